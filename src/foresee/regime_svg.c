/* regime_svg.c -- the map as a picture to print, A4 across.
 *
 * Colour and mark say the same, so that a black-and-white print and a reader
 * who does not tell red from green lose nothing.  No script, no font file, no
 * style sheet; sizes are whole numbers of points.
 */
#include "foresee/regime.h"

#include <stdio.h>

#define PAGE_WIDTH 1123 /* A4 across at 96 dots an inch */
#define LEFT       440
#define TITLE_AT   100 /* behind the id */
#define TITLE_MOST 60  /* letters that fit before LEFT */
#define TOP        118
#define ROW        14
#define GROUP      22
#define MARGIN     24

static const struct {
    const char *fill, *ink, *mark, *title;
} looks[CELL_STATE_COUNT] = {
    [CELL_NONE] = {"#ffffff", "#9a9a9a", "", "nothing"},
    [CELL_GONE] = {"#e4f2e4", "#2c6e2c", "&#8211;", "gone"},
    [CELL_SUSPENDED] = {"#d7e8f7", "#1f4e79", "/", "suspended"},
    [CELL_DUTY] = {"#f4f0d8", "#6b5b00", "d", "duty"},
    [CELL_UNKNOWN] = {"#fff2b8", "#6b5b00", "?", "open"},
    [CELL_EXPOSED] = {"#fbd9b0", "#7a4100", "~", "exposed"},
    [CELL_STATES] = {"#d9d2e9", "#3c2a63", "!", "States must forbid"},
    [CELL_LICENCE] = {"#f4b6a6", "#6e1d0c", "L", "licence"},
    [CELL_IN_FORCE] = {"#b23a2e", "#ffffff", "#", "in force"},
};

/* Text between tags. */
static void put_text(struct byte_writer *to, struct span text) {
    for (size_t i = 0; i < text.length; i++) {
        char c = text.bytes[i];
        if (c == '<')
            write_printed(to, "&lt;");
        else if (c == '&')
            write_printed(to, "&amp;");
        else
            write_byte(to, (uint8_t)c);
    }
}

static void open_text(struct byte_writer *to, int x, int y, int size,
                      const char *more) {
    write_printed(to, "<text x=\"%d\" y=\"%d\" font-size=\"%d\"%s>", x, y, size,
                  more);
}

/* ---- the frame -------------------------------------------------------------------- */

struct grid {
    uint32_t columns[LAYERS_MOST], count;
    int width; /* of a column */
    int height;
};

static struct grid grid_of(const struct regime *regime) {
    struct grid grid = {.height = TOP};
    struct span group = SPAN_EMPTY;
    for (uint32_t l = 0; l < regime->layer_count; l++)
        if (regime->is_used[l]) grid.columns[grid.count++] = l;
    grid.width =
        (PAGE_WIDTH - LEFT - MARGIN - 110) / (int)(grid.count ? grid.count : 1);
    if (grid.width > 64) grid.width = 64;
    for (uint32_t i = 0; i < regime->row_count; i++) {
        struct span next = regime->rows[i].conduct->group;
        if (!span_equals(group, next)) grid.height += GROUP;
        group = next;
        grid.height += ROW;
    }
    grid.height += 52;
    return grid;
}

static void put_title(const struct rulebook *book, const struct regime *regime,
                      struct byte_writer *to) {
    char day[DATE_TEXT_ROOM];
    uint32_t scenario = regime->question.scenario;
    day_print(regime->day, day);
    open_text(to, MARGIN, 40, 20, " font-weight=\"bold\"");
    write_printed(to,
                  "What the law says of North Korea, layer by layer</text>\n");
    open_text(to, MARGIN, 62, 13, "");
    write_printed(to, "law of %s", day);
    if (scenario != LAW_NONE) {
        const struct law_scenario *s = &book->scenarios.items[scenario];
        write_printed(to, ", if: ");
        put_text(to, law_text_of(book, s->about.title));
        if (s->reconstructed) write_printed(to, " (reconstructed)");
    }
    write_printed(to, "</text>\n");
}

static void put_columns(const struct regime *regime, const struct grid *grid,
                        struct byte_writer *to) {
    for (uint32_t c = 0; c < grid->count; c++) {
        int x = LEFT + (int)c * grid->width + grid->width / 2;
        open_text(to, x, TOP - 8, 11,
                  " text-anchor=\"middle\" font-weight=\"bold\"");
        write_printed(to, "%s</text>\n", regime->layers[grid->columns[c]].id);
    }
    open_text(to, LEFT + (int)grid->count * grid->width + 8, TOP - 8, 11,
              " font-weight=\"bold\"");
    write_printed(to, "verdict</text>\n");
}

/* ---- rows ----------------------------------------------------------------------------- */

static void put_cell(int x, int y, int width, enum cell_state state,
                     struct byte_writer *to) {
    write_printed(
        to,
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\" "
        "stroke=\"#d0d0d0\" stroke-width=\"0.5\"/>\n",
        x, y, width, ROW, looks[state].fill);
    if (!looks[state].mark[0]) return;
    write_printed(
        to,
        "<text x=\"%d\" y=\"%d\" font-size=\"10\" text-anchor=\"middle\" "
        "fill=\"%s\">%s</text>\n",
        x + width / 2, y + ROW - 4, looks[state].ink, looks[state].mark);
}

static void put_row(const struct regime *regime, const struct regime_row *row,
                    const struct grid *grid, int y, struct byte_writer *to) {
    struct span id = row->conduct->id;
    open_text(to, MARGIN, y + ROW - 4, 10, "");
    write_printed(to, "%.*s</text>\n", (int)id.length, id.bytes);
    struct span title = row->conduct->title;
    bool is_cut = title.length > TITLE_MOST;
    if (is_cut) title.length = TITLE_MOST - 1;
    open_text(to, MARGIN + TITLE_AT, y + ROW - 4, 10, "");
    put_text(to, title);
    write_printed(to, "%s</text>\n", is_cut ? "&#8230;" : "");
    for (uint32_t c = 0; c < grid->count; c++)
        put_cell(LEFT + (int)c * grid->width, y, grid->width,
                 (enum cell_state)row->cells[grid->columns[c]].state, to);
    open_text(to, LEFT + (int)grid->count * grid->width + 8, y + ROW - 4, 10,
              row->after.word >= VERDICT_PROHIBITED ? ""
                                                    : " font-style=\"italic\"");
    write_printed(to, "%s%s</text>\n", regime_word(regime, row),
                  row->before.word != row->after.word ? " *" : "");
}

static int put_rows(const struct regime *regime, const struct grid *grid,
                    struct byte_writer *to) {
    struct span group = SPAN_EMPTY;
    int y = TOP;
    for (uint32_t i = 0; i < regime->row_count; i++) {
        const struct regime_row *row = &regime->rows[i];
        if (!span_equals(group, row->conduct->group)) {
            group = row->conduct->group;
            open_text(to, MARGIN, y + GROUP - 6, 11, " font-weight=\"bold\"");
            put_text(to, group);
            write_printed(to, "</text>\n");
            y += GROUP;
        }
        put_row(regime, row, grid, y, to);
        y += ROW;
    }
    return y;
}

static void put_legend(int y, struct byte_writer *to) {
    int x = MARGIN;
    for (int state = CELL_IN_FORCE; state > CELL_NONE; state--) {
        put_cell(x, y, 18, (enum cell_state)state, to);
        open_text(to, x + 23, y + ROW - 4, 10, "");
        write_printed(to, "%s</text>\n", looks[state].title);
        x += 36 + 6 * (int)strlen(looks[state].title);
    }
    open_text(to, x, y + ROW - 4, 10, "");
    write_printed(to, "* another verdict than before</text>\n");
}

static uint32_t refused_count(const struct regime *regime) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < regime->aftermath.count; i++)
        count += regime->aftermath.results[i].fate == DEED_REFUSED;
    return count;
}

/* Below the legend, so that a print does not hide what was not done. */
static void put_refused(const struct rulebook *book,
                        const struct regime *regime, int y,
                        struct byte_writer *to) {
    struct byte_writer lines = {0};
    regime_refused_text(book, regime, &lines);
    to->failed |= lines.failed;
    for (struct span rest = written(&lines); rest.length > 0; y += ROW) {
        open_text(to, MARGIN, y, 10, "");
        put_text(to, span_cut(&rest, '\n'));
        write_printed(to, "</text>\n");
    }
    byte_writer_release(&lines);
}

void regime_svg(const struct rulebook *book, const struct regime *regime,
                struct byte_writer *to) {
    struct grid grid = grid_of(regime);
    grid.height += ROW * (int)refused_count(regime);
    write_printed(
        to,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
        "viewBox=\"0 0 %d %d\" font-family=\"sans-serif\">\n",
        PAGE_WIDTH, grid.height, PAGE_WIDTH, grid.height);
    write_printed(to, "<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n",
                  PAGE_WIDTH, grid.height);
    put_title(book, regime, to);
    put_columns(regime, &grid, to);
    int legend = put_rows(regime, &grid, to) + 18;
    put_legend(legend, to);
    put_refused(book, regime, legend + 32, to);
    write_printed(to, "</svg>\n");
}

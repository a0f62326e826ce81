/* chain_picture.c -- the chain of a rule, as boxes of text and as SVG.
 *
 *     ┌─ us.ieepa
 *     │  International Emergency Economic Powers Act
 *     └─ us.eo13570.1
 *
 * Drawn from the rulebook alone, whatever the day: every instrument that the
 * rule's `rests on` names, roots first.
 */
#include "decide/rule_print.h"

#include "base/xml_write.h"

#include <stdio.h>

struct walk {
    const struct rulebook *book;
    uint32_t out[CHAIN_MOST];
    size_t count;
    unsigned depth;
};

static void walk_node(struct walk *w, uint32_t node);

static void walk_instrument(struct walk *w, uint32_t instrument) {
    for (size_t i = 0; i < w->count; i++)
        if (w->out[i] == instrument) return;
    uint32_t node = w->book->instruments.items[instrument].rests_on;
    if (node != LAW_NONE && w->depth < CHAIN_MOST) {
        w->depth++;
        walk_node(w, node);
        w->depth--;
    }
    if (w->count < CHAIN_MOST) w->out[w->count++] = instrument;
}

static void walk_node(struct walk *w, uint32_t node) {
    const struct law_node *n = &w->book->nodes.items[node];
    if (n->op == LAW_ALIVE) walk_instrument(w, n->a);
    if (n->op == LAW_NOT) walk_node(w, n->a);
    if (n->op != LAW_AND && n->op != LAW_OR) return;
    for (uint32_t i = 0; i < n->b; i++)
        walk_node(w, w->book->ids.items[n->a + i]);
}

static struct walk walk_rule(const struct rulebook *book, uint32_t rule) {
    struct walk walk = {.book = book};
    uint32_t node = book->rules.items[rule].rests_on;
    if (node != LAW_NONE) walk_node(&walk, node);
    return walk;
}

size_t chain_whole(const struct rulebook *book, uint32_t rule,
                   uint32_t out[CHAIN_MOST]) {
    struct walk walk = walk_rule(book, rule);
    memcpy(out, walk.out, walk.count * sizeof *out);
    return walk.count;
}

static void put(struct byte_writer *to, const char *text) {
    write_bytes(to, text, strlen(text));
}
static void put_span(struct byte_writer *to, struct span text) {
    write_bytes(to, text.bytes, text.length);
}

/* ---- text ---------------------------------------------------------------- */

static void put_box(struct byte_writer *to, const struct rulebook *book,
                    const struct law_about *about, const char *corner) {
    put(to, corner);
    put_span(to, law_name_of(book, about->name));
    put(to, "\n\xE2\x94\x82    ");
    put_span(to, law_text_of(book, about->title));
    put(to, "\n\xE2\x94\x82    ");
    put_span(to, law_text_of(book, about->cite));
    put(to, "\n");
}

void chain_text(const struct rulebook *book, uint32_t rule,
                struct byte_writer *to) {
    struct walk walk = walk_rule(book, rule);
    const struct law_rule *r = &book->rules.items[rule];
    for (size_t i = 0; i < walk.count; i++)
        put_box(to, book, &book->instruments.items[walk.out[i]].about,
                i ? "\xE2\x94\x9C\xE2\x94\x80 " : "\xE2\x94\x8C\xE2\x94\x80 ");
    put(to, "\xE2\x94\x94\xE2\x94\x80 ");
    put_span(to, law_name_of(book, r->about.name));
    put(to, "\n     ");
    put_span(to, law_text_of(book, r->about.title));
    put(to, "\n     ");
    put_span(to, law_text_of(book, r->about.cite));
    put(to, "\n");
}

/* ---- SVG ----------------------------------------------------------------- */

#define BOX_HEIGHT 54
#define BOX_GAP    22
#define BOX_WIDTH  620

static void put_svg_box(struct byte_writer *to, const struct rulebook *book,
                        const struct law_about *about, unsigned i,
                        const char *colour) {
    char text[320];
    unsigned y = 10 + i * (BOX_HEIGHT + BOX_GAP);
    int length =
        snprintf(text, sizeof text,
                 "<rect x=\"10\" y=\"%u\" width=\"%d\" height=\"%d\" rx=\"5\" "
                 "fill=\"%s\" stroke=\"#345\"/>\n<text x=\"22\" y=\"%u\" "
                 "font-weight=\"bold\">",
                 y, BOX_WIDTH, BOX_HEIGHT, colour, y + 22);
    write_bytes(to, text, (size_t)length);
    write_xml_text(to, law_name_of(book, about->name));
    length = snprintf(text, sizeof text, "</text>\n<text x=\"22\" y=\"%u\">",
                      y + 42);
    write_bytes(to, text, (size_t)length);
    struct span title = law_text_of(book, about->title);
    if (title.length > 84) {
        title.length = 84;
        while (title.length > 0 && (title.bytes[title.length] & 0xC0) == 0x80)
            title.length--;
    }
    write_xml_text(to, title);
    put(to, "</text>\n");
    if (i == 0) return;
    length = snprintf(text, sizeof text,
                      "<path d=\"M%d %u v%d\" stroke=\"#345\"/>\n",
                      10 + BOX_WIDTH / 2, y - BOX_GAP, BOX_GAP);
    write_bytes(to, text, (size_t)length);
}

void chain_svg(const struct rulebook *book, uint32_t rule,
               struct byte_writer *to) {
    struct walk walk = walk_rule(book, rule);
    char text[240];
    unsigned height = 20 + ((unsigned)walk.count + 1) * (BOX_HEIGHT + BOX_GAP);
    int length = snprintf(text, sizeof text,
                          "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                          "width=\"%d\" height=\"%u\" font-family=\"sans-serif"
                          "\" font-size=\"13\">\n",
                          BOX_WIDTH + 20, height);
    write_bytes(to, text, (size_t)length);
    for (size_t i = 0; i < walk.count; i++)
        put_svg_box(to, book, &book->instruments.items[walk.out[i]].about,
                    (unsigned)i, "#eef3f8");
    put_svg_box(to, book, &book->rules.items[rule].about, (unsigned)walk.count,
                "#fbe9e7");
    put(to, "</svg>\n");
}

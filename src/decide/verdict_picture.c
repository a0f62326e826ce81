/* verdict_picture.c -- a verdict as a picture to print, A4 upright.
 *
 *     ┌ PROHIBITED on 2025-03-01 ───────────────────┐
 *     │ US prohibited   UN state-duty               │
 *     ├ importation of goods from North Korea ──────┤
 *     │ [us.ieepa] -> [us.eo13570] -> us.eo13570.1  │
 *     │ binds ...  because ...  lifted by ...       │
 *     ├ duties ... what would change it ... ────────┤
 *
 * The chain of authority goes down from the statute to the rule, with the
 * facts that met it beside it.  The word of the verdict is written as well as
 * coloured, and nothing is drawn that a black-and-white print would lose.
 * Invariant: whatever the case is called, the picture is well-formed XML; and
 * lines are broken to the width of the page, never cut.
 */
#include "decide/verdict_parts.h"

#include "base/utf8.h"
#include "base/xml_write.h"

#define PAGE_WIDTH   794 /* A4 upright at 96 dots an inch */
#define MARGIN       28
#define LINE         16
#define GAP          14
#define BOX_WIDTH    270
#define BOX_HEIGHT   36
#define BOX_GAP      12
#define PROOF_AT     (MARGIN + 12 + BOX_WIDTH + 22)
#define LETTERS_WIDE 108 /* of 12 dots that fit the page */
#define LETTERS_BOX  42  /* of 11 dots that fit a box */
#define LETTERS_SIDE 62  /* beside a chain */
#define PANELS_MOST  16  /* outcomes drawn; the others are counted */
#define SETS_DRAWN   12
#define WAYS_DRAWN   5
#define CHAIN_MOST   64

struct picture {
    struct decider *d;
    const struct rulebook *book;
    struct byte_writer *to;
    int y; /* where the next line stands */
};

static const struct {
    const char *fill, *ink;
} looks[VERDICT_COUNT] = {
    [VERDICT_PERMITTED] = {"#e4f2e4", "#1f4d1f"},
    [VERDICT_DUTIES] = {"#e4f2e4", "#1f4d1f"},
    [VERDICT_NEEDS_FACTS] = {"#fff2b8", "#5a4b00"},
    [VERDICT_EXPOSED] = {"#fbd9b0", "#6a3900"},
    [VERDICT_LICENCE] = {"#f4b6a6", "#6e1d0c"},
    [VERDICT_PROHIBITED] = {"#b23a2e", "#ffffff"},
    [VERDICT_BLOCKED] = {"#7a1710", "#ffffff"},
};

/* ---- text ---------------------------------------------------------------- */

static void put_line(struct picture *p, int x, int y, const char *style,
                     struct span text) {
    write_printed(p->to, "<text x=\"%d\" y=\"%d\" %s>", x, y, style);
    write_xml_text(p->to, text);
    write_printed(p->to, "</text>\n");
}

/* Where a line of so many letters ends: behind a blank if there is one. */
static size_t line_end(struct span text, size_t most) {
    size_t at = 0, letters = 0, blank = 0;
    while (at < text.length && letters < most) {
        if (text.bytes[at] == ' ') blank = at;
        at++;
        while (at < text.length &&
               ((unsigned char)text.bytes[at] & 0xC0) == 0x80)
            at++;
        letters++;
    }
    return at == text.length || blank == 0 ? at : blank;
}

#define PLAIN "font-size=\"12\""
#define BOLD  "font-size=\"12\" font-weight=\"bold\""
#define FAINT "font-size=\"11\" fill=\"#555\""

/* How a paragraph looks, and how many letters a line of it holds. */
struct pen {
    const char *style;
    size_t letters;
};
static const struct pen note_pen = {PLAIN, LETTERS_WIDE};
static const struct pen side_pen = {PLAIN, LETTERS_SIDE - 12};
static const struct pen rule_pen = {BOLD, LETTERS_WIDE - 8};
static const struct pen case_pen = {"font-size=\"16\" font-weight=\"bold\"",
                                    80};

/* Broken over as many lines as it needs, from *y down. */
static void put_wrapped(struct picture *p, int x, int *y, const struct pen *pen,
                        struct span text) {
    while (text.length > 0) {
        size_t end = line_end(text, pen->letters);
        put_line(p, x, *y, pen->style, (struct span){text.bytes, end});
        *y += LINE;
        text.bytes += end;
        text.length -= end;
        text = span_trim(text);
    }
}

static void put_heading(struct picture *p, const char *text) {
    p->y += GAP;
    put_line(p, MARGIN, p->y, "font-size=\"14\" font-weight=\"bold\"",
             span_of(text));
    write_printed(p->to,
                  "<path d=\"M%d %d H%d\" stroke=\"#345\" fill=\"none\"/>\n",
                  MARGIN, p->y + 5, PAGE_WIDTH - MARGIN);
    p->y += LINE + 8;
}

static void put_note(struct picture *p, struct span text) {
    put_wrapped(p, MARGIN + 6, &p->y, &note_pen, text);
}

/* ---- the head ------------------------------------------------------------ */

static void put_jurisdictions(struct picture *p) {
    int x = MARGIN;
    for (uint32_t i = 0; i < p->book->orders.count; i++) {
        struct jurisdiction_verdict v = verdict_in(p->d, i);
        if (!v.is_told) continue;
        struct span name =
            law_name_of(p->book, p->book->orders.items[i].about.name);
        struct span text =
            fresh_print(p->d, "%.*s %s", (int)name.length, name.bytes,
                        v.is_state_duty ? "state-duty" : verdict_name(v.word));
        int width = 14 + 7 * (int)text.length;
        if (x + width > PAGE_WIDTH - MARGIN) {
            x = MARGIN;
            p->y += 26;
        }
        write_printed(p->to,
                      "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"20\" "
                      "rx=\"4\" fill=\"%s\" stroke=\"#345\"/>\n",
                      x, p->y - 14, width,
                      v.is_state_duty ? "#d9d2e9" : looks[v.word].fill);
        write_printed(
            p->to, "<text x=\"%d\" y=\"%d\" font-size=\"12\" fill=\"%s\">",
            x + 7, p->y, v.is_state_duty ? "#3c2a63" : looks[v.word].ink);
        write_xml_text(p->to, text);
        write_printed(p->to, "</text>\n");
        x += width + 8;
    }
    p->y += LINE;
}

static void put_head(struct picture *p) {
    const struct ruling *v = &p->d->ruling;
    struct span day = day_text(p->d, v->day), id = p->d->facts.id;
    if (id.length == 0) id = SPAN_OF("a case");
    p->y = MARGIN + 12;
    put_wrapped(p, MARGIN, &p->y, &case_pen, id);
    write_printed(p->to,
                  "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"36\" rx=\"5\" "
                  "fill=\"%s\" stroke=\"#345\"/>\n<text x=\"%d\" y=\"%d\" "
                  "font-size=\"18\" font-weight=\"bold\" fill=\"%s\">",
                  MARGIN, p->y - 6, PAGE_WIDTH - 2 * MARGIN,
                  looks[v->word].fill, MARGIN + 12, p->y + 18,
                  looks[v->word].ink);
    write_xml_text(p->to, v->word == VERDICT_PERMITTED
                              ? SPAN_OF("no coded rule forbids this")
                              : span_of(verdict_name(v->word)));
    write_printed(p->to, " on %.*s</text>\n", (int)day.length, day.bytes);
    p->y += 52;
    if (v->is_other_day) {
        struct span own = day_text(p->d, p->d->facts.date);
        put_note(p, fresh_print(p->d, "the case is of %.*s", (int)own.length,
                                own.bytes));
    }
    if (v->least != v->most)
        put_note(p, fresh_print(p->d,
                                "facts that are not given decide between %s "
                                "and %s",
                                verdict_name(v->least), verdict_name(v->most)));
    p->y += 4;
    put_jurisdictions(p);
}

/* ---- one outcome --------------------------------------------------------- */

static void put_box(struct picture *p, int y, const struct law_about *about,
                    const char *fill, struct span below) {
    int x = MARGIN + 12;
    write_printed(p->to,
                  "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\" "
                  "fill=\"%s\" stroke=\"#345\"/>\n",
                  x, y, BOX_WIDTH, BOX_HEIGHT, fill);
    put_line(p, x + 8, y + 15, BOLD, law_name_of(p->book, about->name));
    size_t end = line_end(below, LETTERS_BOX);
    struct span shown = {below.bytes, end};
    if (end < below.length)
        shown = fresh_print(p->d, "%.*s ...", (int)end, below.bytes);
    put_line(p, x + 8, y + 29, FAINT, shown);
}

static void put_arrow(struct picture *p, int y) {
    int x = MARGIN + 12 + BOX_WIDTH / 2;
    write_printed(p->to,
                  "<path d=\"M%d %d v%d m-4 -5 l4 5 l4 -5\" stroke=\"#345\" "
                  "fill=\"none\"/>\n",
                  x, y, BOX_GAP);
}

/* Statutes on top, the rule at the foot; where the chain ends. */
static int put_chain(struct picture *p, const struct outcome *o, int y) {
    const struct law_rule *r = &p->book->rules.items[o->rule];
    uint32_t chain[CHAIN_MOST];
    size_t count = rule_chain(p->d, o->rule, chain, CHAIN_MOST);
    for (size_t i = 0; i < count; i++) {
        const struct law_about *about =
            &p->book->instruments.items[chain[i]].about;
        put_box(p, y, about, "#eef3f8", law_text_of(p->book, about->title));
        put_arrow(p, y + BOX_HEIGHT);
        y += BOX_HEIGHT + BOX_GAP;
    }
    put_box(p, y, &r->about, "#fbe9e7", law_text_of(p->book, r->about.cite));
    return y + BOX_HEIGHT;
}

static void put_side(struct picture *p, int *y, const char *label,
                     struct span text) {
    put_line(p, PROOF_AT, *y, FAINT, span_of(label));
    put_wrapped(p, PROOF_AT + 70, y, &side_pen, text);
}

static void put_side_lines(struct picture *p, int *y, const char *label,
                           const struct lines *lines) {
    for (size_t i = 0; i < lines->count; i++)
        put_side(p, y, i ? "" : label, lines->text[i]);
}

/* What lifts it, and what may. */
static void put_ways(struct picture *p, const struct outcome *o, int *y) {
    const struct law_rule *r = &p->book->rules.items[o->rule];
    unsigned drawn = 0;
    if (o->approval != LAW_NONE)
        put_side(p, y, "lifted by", p->d->facts.approvals[o->approval].id);
    for (uint32_t i = 0; i < r->authorisations.count; i++) {
        uint32_t a = p->book->ids.items[r->authorisations.first + i];
        struct span name =
            law_name_of(p->book, p->book->authorisations.items[a].about.name);
        enum truth lifts = authorisation_lifts(p->d, a, o->rule);
        struct lines why = {.count = 0};
        if (lifts == TRUTH_YES) put_side(p, y, "lifted by", name);
        if (lifts != TRUTH_UNKNOWN || drawn++ >= WAYS_DRAWN) continue;
        explain_failure(p->d, a, &why);
        put_side(p, y, "perhaps by",
                 fresh_print(p->d, "%.*s, if %.*s%s", (int)name.length,
                             name.bytes,
                             why.count ? (int)why.text[0].length : 0,
                             why.count ? why.text[0].bytes : "",
                             why.count > 1 ? " and more" : ""));
    }
}

static void put_licensors(struct picture *p, const struct law_rule *r, int *y) {
    for (uint32_t i = 0; i < r->licensors.count; i++) {
        uint32_t actor = p->book->ids.items[r->licensors.first + i];
        put_side(p, y, i ? "" : "licence",
                 law_name_of(p->book, p->book->actors.items[actor].about.name));
    }
}

static int put_proof(struct picture *p, const struct outcome *o, int y) {
    const struct law_rule *r = &p->book->rules.items[o->rule];
    struct lines binds = {.count = 0}, because = {.count = 0};
    explain_binding(p->d, o->rule, &binds);
    if (r->condition != LAW_NONE) explain_node(p->d, r->condition, 0, &because);
    explain_cap(p->d, o->rule, &because);
    put_side_lines(p, &y, "binds", &binds);
    put_side_lines(p, &y, "because", &because);
    put_ways(p, o, &y);
    put_licensors(p, r, &y);
    put_side(p, &y, "text", span_of(law_confidence_word(r->about.confidence)));
    return y;
}

static void put_outcome(struct picture *p, const struct outcome *o) {
    const struct law_rule *r = &p->book->rules.items[o->rule];
    struct standpoint old = stand_at(p->d, o->rule);
    struct span order =
        law_name_of(p->book, p->book->orders.items[r->jurisdiction].about.name);
    struct span title = law_text_of(p->book, r->about.title);
    put_wrapped(p, MARGIN + 6, &p->y, &rule_pen,
                fresh_print(p->d, "%.*s %s: %.*s", (int)order.length,
                            order.bytes, law_outcome_word(r->outcome),
                            (int)title.length, title.bytes));
    int chain = put_chain(p, o, p->y - 6), proof = put_proof(p, o, p->y + 6);
    stand_back(p->d, old);
    p->y = (chain > proof ? chain : proof) + LINE + GAP;
}

static void put_outcomes(struct picture *p) {
    size_t count = 0;
    const struct outcome **told = outcomes_to_tell(p->d, &count);
    if (!told || count == 0) return;
    put_heading(p, "Under whose law, and why");
    for (size_t i = 0; i < count && i < PANELS_MOST; i++)
        put_outcome(p, told[i]);
    if (count > PANELS_MOST)
        put_note(p, fresh_print(p->d,
                                "and %zu more rules; the text and the "
                                "JSON of the verdict tell all",
                                count - PANELS_MOST));
}

/* ---- duties, what would change it, the foot ------------------------------ */

static void put_duties(struct picture *p) {
    struct due dues[DUES_MOST];
    size_t count = gather_duties(p->d, dues);
    if (count > 0) put_heading(p, "Duties");
    for (size_t i = 0; i < count; i++) {
        struct span what = law_text_of(p->book, dues[i].duty->text);
        put_note(p, fresh_print(p->d, "%s: %.*s (%.*s%s)",
                                law_duty_word(dues[i].duty->deed),
                                (int)what.length, what.bytes,
                                (int)dues[i].from.length, dues[i].from.bytes,
                                dues[i].is_of_states ? ", of States" : ""));
    }
}

static struct span set_text(struct picture *p, const struct missing_set *set) {
    struct span names = SPAN_EMPTY;
    for (size_t k = 0; k < set->name_count; k++)
        names = fresh_print(p->d, "%.*s%s%.*s", (int)names.length, names.bytes,
                            k ? " and " : "", (int)set->names[k].length,
                            set->names[k].bytes);
    struct span rule =
        law_name_of(p->book, p->book->rules.items[set->rules[0]].about.name);
    return fresh_print(p->d, "%s%.*s: settles %.*s%s",
                       set->may_raise ? "could raise it: " : "",
                       (int)names.length, names.bytes, (int)rule.length,
                       rule.bytes, set->rule_count > 1 ? " and more" : "");
}

static void put_changes(struct picture *p) {
    const struct missing_list *list = gather_missing(p->d);
    if (!list || list->count == 0) return;
    put_heading(p, "What would change it: facts that are not known");
    for (size_t i = 0; i < list->count && i < SETS_DRAWN; i++)
        put_note(p, set_text(p, &list->sets[i]));
    if (list->count > SETS_DRAWN)
        put_note(p, fresh_print(p->d, "and %zu more sets of facts",
                                list->count - SETS_DRAWN));
}

static void put_foot(struct picture *p) {
    struct lines relied = {.count = 0};
    char sum[SHA256_TEXT_ROOM];
    explain_relied(p->d, &relied);
    if (relied.count > 0) put_heading(p, "Relied on");
    for (size_t i = 0; i < relied.count; i++)
        put_note(p, relied.text[i]);
    sha256_print(&p->book->sum, sum);
    p->y += GAP;
    put_line(p, MARGIN, p->y, FAINT, fresh_print(p->d, "rulebook %s", sum));
    p->y += LINE;
}

idt_status verdict_svg(struct decider *d, struct byte_writer *to) {
    struct byte_writer body = {.failed = false};
    struct picture p = {d, d->book, &body, 0};
    put_head(&p);
    put_outcomes(&p);
    put_duties(&p);
    put_changes(&p);
    put_foot(&p);
    write_printed(to,
                  "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" "
                  "height=\"%d\" viewBox=\"0 0 %d %d\" "
                  "font-family=\"sans-serif\">\n<title>",
                  PAGE_WIDTH, p.y + MARGIN, PAGE_WIDTH, p.y + MARGIN);
    write_xml_text(to, d->facts.id.length ? d->facts.id : SPAN_OF("a verdict"));
    write_printed(to,
                  "</title>\n<rect width=\"%d\" height=\"%d\" "
                  "fill=\"#ffffff\"/>\n",
                  PAGE_WIDTH, p.y + MARGIN);
    write_bytes(to, body.bytes.items, body.bytes.count);
    write_printed(to, "</svg>\n");
    bool is_failed = body.failed || to->failed || d->is_out_of_memory;
    byte_writer_release(&body);
    return is_failed ? IDT_NO_MEMORY : IDT_OK;
}

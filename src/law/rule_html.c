/* rule_html.c -- the rulebook as one page of HTML, for whoever reads law and
 * not JSON.
 *
 *     contents -> legal order -> instrument -> | rule | who | what | ...
 *
 * A row is told in the words of the law page, column by column: which
 * keywords stand in which column is a table here.  One file without script,
 * picture or address elsewhere, so that it can be mailed, printed and kept.
 * Invariant: every text of the rulebook is escaped, whoever wrote the page.
 */
#include "law/law_inside.h"

#include "base/memory.h"

#include <stdio.h>

struct column {
    const char *title;
    const char *keywords[12]; /* NULL ends */
};

static const struct column rule_columns[] = {
    {"who", {"binds"}},
    {"what",
     {"outcome", "forbids", "concerns", "when", "cap", "counts", "notice at",
      "stop at", "standard", "duty"}},
    {"exceptions", {"unless", "rebutted when"}},
    {"in force", {"from", "until", "dormant", "renewal"}},
    {"source", {"cite", "rests on", "unsettled"}},
    {"confidence", {"confidence", "reviewed by"}},
};
static const struct column authorisation_columns[] = {
    {"who", {"for", "approval by"}},
    {"what", {"kind", "when", "unless", "limit", "lasts at most", "duty"}},
    {"lifts", {"reaches", "does not reach"}},
    {"in force", {"from", "until", "renewal"}},
    {"source", {"cite", "rests on", "unsettled"}},
    {"confidence", {"confidence", "reviewed by"}},
};
#define COLUMN_COUNT 6
#define EXCEPTIONS   2 /* the column of a rule that names authorisations */

struct page {
    const struct rulebook *book;
    struct byte_writer *to;
    struct law_sheet sheet;
    uint32_t *orders, *instruments, *rules, *authorisations;
};

static void put(struct page *page, const char *markup) {
    write_bytes(page->to, markup, strlen(markup));
}

static void put_escaped(struct page *page, struct span text) {
    for (size_t i = 0; i < text.length; i++)
        switch (text.bytes[i]) {
        case '&': put(page, "&amp;"); break;
        case '<': put(page, "&lt;"); break;
        case '>': put(page, "&gt;"); break;
        case '"': put(page, "&quot;"); break;
        case '\'': put(page, "&#39;"); break;
        default: write_bytes(page->to, text.bytes + i, 1);
        }
}

static struct span id_of(const struct page *page, enum law_kind kind,
                         uint32_t index) {
    return law_name_of(page->book, law_about_of(page->book, kind, index).name);
}

/* kind:id, in an attribute. */
static void put_anchor(struct page *page, enum law_kind kind, struct span id) {
    put(page, law_kind_word(kind));
    put(page, ":");
    put_escaped(page, id);
}

static void put_link(struct page *page, enum law_kind kind, struct span id) {
    put(page, "<a href=\"#");
    put_anchor(page, kind, id);
    put(page, "\">");
    put_escaped(page, id);
    put(page, "</a>");
}

/* ---- cells --------------------------------------------------------------- */

/* Rules are links, and a nexus is told by its title: its id alone says
 * nothing to a reader. */
static void put_value(struct page *page, const char *keyword,
                      struct span value) {
    uint32_t nexus = LAW_NONE;
    if (strcmp(keyword, "reaches") == 0) {
        put_link(page, LAW_RULE, value);
        return;
    }
    if (strcmp(keyword, "binds") == 0 || strcmp(keyword, "for") == 0)
        nexus = law_find(page->book, LAW_NEXUS, value);
    if (nexus == LAW_NONE) {
        put_escaped(page, value);
        return;
    }
    put_escaped(
        page,
        law_text_of(page->book, page->book->nexuses.items[nexus].about.title));
    put(page, " (");
    put_escaped(page, value);
    put(page, ")");
}

static void put_statement(struct page *page, const char *keyword) {
    bool is_first = true;
    for (size_t i = 0; i < page->sheet.lines.count; i++) {
        if (strcmp(page->sheet.lines.items[i].keyword, keyword) != 0) continue;
        put(page, is_first ? "<p><b>" : "; ");
        if (is_first) {
            put(page, keyword);
            put(page, "</b> ");
        }
        put_value(page, keyword, law_sheet_value(&page->sheet, i));
        is_first = false;
    }
    if (!is_first) put(page, "</p>");
}

static void put_exceptions(struct page *page, uint32_t rule) {
    const struct rulebook *book = page->book;
    struct law_list list = book->rules.items[rule].authorisations;
    for (uint32_t i = 0; i < list.count; i++) {
        put(page, i ? "; " : "<p><b>may be lifted by</b> ");
        put_link(
            page, LAW_AUTHORISATION,
            id_of(page, LAW_AUTHORISATION, book->ids.items[list.first + i]));
    }
    if (list.count > 0) put(page, "</p>");
}

static bool put_row(struct page *page, enum law_kind kind, uint32_t index) {
    const struct column *columns =
        kind == LAW_RULE ? rule_columns : authorisation_columns;
    struct span id = id_of(page, kind, index);
    if (!law_sheet_fill(page->book, kind, index, &page->sheet)) return false;
    put(page, "<tr id=\"");
    put_anchor(page, kind, id);
    put(page, "\"><th scope=\"row\">");
    put_escaped(page, law_sheet_find(&page->sheet, "title"));
    put(page, "<br><code>");
    put_escaped(page, id);
    put(page, "</code></th>");
    for (int c = 0; c < COLUMN_COUNT; c++) {
        put(page, "<td>");
        for (const char *const *word = columns[c].keywords; *word; word++)
            put_statement(page, *word);
        if (kind == LAW_RULE && c == EXCEPTIONS) put_exceptions(page, index);
        put(page, "</td>");
    }
    put(page, "</tr>\n");
    return true;
}

/* ---- tables -------------------------------------------------------------- */

/* Where things are told: under an instrument of a legal order, or, LAW_NONE,
 * under those that stand within none. */
struct chapter {
    uint32_t order, instrument;
};

/* The instrument that a thing is first within. */
static bool stands_in(const struct page *page, enum law_kind kind,
                      uint32_t index, struct chapter chapter) {
    const struct rulebook *book = page->book;
    bool is_rule = kind == LAW_RULE;
    struct law_list within = is_rule ? book->rules.items[index].within
                                     : book->authorisations.items[index].within;
    uint32_t order = is_rule ? book->rules.items[index].jurisdiction
                             : book->authorisations.items[index].jurisdiction;
    if (within.count > 0)
        return book->ids.items[within.first] == chapter.instrument;
    return chapter.instrument == LAW_NONE && order == chapter.order;
}

static uint32_t count_rows(const struct page *page, enum law_kind kind,
                           struct chapter chapter) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < law_count(page->book, kind); i++)
        count += stands_in(page, kind, i, chapter);
    return count;
}

static bool put_table(struct page *page, enum law_kind kind,
                      struct chapter chapter) {
    bool is_rule = kind == LAW_RULE;
    const uint32_t *order = is_rule ? page->rules : page->authorisations;
    const struct column *columns =
        is_rule ? rule_columns : authorisation_columns;
    bool is_whole = true;
    if (count_rows(page, kind, chapter) == 0) return true;
    put(page, "<table>\n<thead><tr><th>");
    put(page, law_kind_word(kind));
    for (int c = 0; c < COLUMN_COUNT; c++) {
        put(page, "</th><th>");
        put(page, columns[c].title);
    }
    put(page, "</th></tr></thead>\n<tbody>\n");
    for (uint32_t i = 0; is_whole && i < law_count(page->book, kind); i++)
        if (stands_in(page, kind, order[i], chapter))
            is_whole = put_row(page, kind, order[i]);
    put(page, "</tbody>\n</table>\n");
    return is_whole;
}

static bool put_head(struct page *page, struct chapter chapter) {
    static const char *const keywords[] = {"kind",     "cite", "from",  "until",
                                           "rests on", "note", "source"};
    if (chapter.instrument == LAW_NONE) {
        put(page, "<h3>Within no instrument</h3>\n");
        return true;
    }
    if (!law_sheet_fill(page->book, LAW_INSTRUMENT, chapter.instrument,
                        &page->sheet))
        return false;
    struct span id = id_of(page, LAW_INSTRUMENT, chapter.instrument);
    put(page, "<h3 id=\"");
    put_anchor(page, LAW_INSTRUMENT, id);
    put(page, "\">");
    put_escaped(page, law_sheet_find(&page->sheet, "title"));
    put(page, " <code>");
    put_escaped(page, id);
    put(page, "</code></h3>\n<div class=\"about\">");
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        put_statement(page, keywords[i]);
    put(page, "</div>\n");
    return true;
}

static bool put_chapter(struct page *page, struct chapter chapter) {
    if (chapter.instrument == LAW_NONE &&
        count_rows(page, LAW_RULE, chapter) == 0 &&
        count_rows(page, LAW_AUTHORISATION, chapter) == 0)
        return true;
    return put_head(page, chapter) && put_table(page, LAW_RULE, chapter) &&
           put_table(page, LAW_AUTHORISATION, chapter);
}

/* ---- the page ------------------------------------------------------------ */

static void put_titled(struct page *page, enum law_kind kind, uint32_t index) {
    struct law_about about = law_about_of(page->book, kind, index);
    put(page, "<li><a href=\"#");
    put_anchor(page, kind, law_name_of(page->book, about.name));
    put(page, "\">");
    put_escaped(page, law_text_of(page->book, about.title));
    put(page, "</a>");
}

static void put_contents(struct page *page) {
    const struct rulebook *book = page->book;
    put(page, "<nav><h2>Contents</h2>\n<ul>\n");
    for (uint32_t o = 0; o < law_count(book, LAW_ORDER); o++) {
        put_titled(page, LAW_ORDER, page->orders[o]);
        put(page, "\n<ul>\n");
        for (uint32_t i = 0; i < law_count(book, LAW_INSTRUMENT); i++) {
            uint32_t instrument = page->instruments[i];
            struct chapter chapter = {page->orders[o], instrument};
            char text[48];
            if (book->instruments.items[instrument].jurisdiction !=
                page->orders[o])
                continue;
            put_titled(page, LAW_INSTRUMENT, instrument);
            snprintf(text, sizeof text, " (%u)</li>\n",
                     (unsigned)count_rows(page, LAW_RULE, chapter));
            put(page, text);
        }
        put(page, "</ul></li>\n");
    }
    put(page, "</ul>\n</nav>\n");
}

static bool put_order(struct page *page, uint32_t order) {
    const struct rulebook *book = page->book;
    struct law_about about = law_about_of(book, LAW_ORDER, order);
    bool is_whole = true;
    put(page, "<section>\n<h2 id=\"");
    put_anchor(page, LAW_ORDER, law_name_of(book, about.name));
    put(page, "\">");
    put_escaped(page, law_text_of(book, about.title));
    put(page, "</h2>\n");
    for (uint32_t i = 0; is_whole && i < law_count(book, LAW_INSTRUMENT); i++) {
        struct chapter chapter = {order, page->instruments[i]};
        if (book->instruments.items[chapter.instrument].jurisdiction == order)
            is_whole = put_chapter(page, chapter);
    }
    is_whole = is_whole && put_chapter(page, (struct chapter){order, LAW_NONE});
    put(page, "</section>\n");
    return is_whole;
}

static void put_opening(struct page *page) {
    char sum[SHA256_TEXT_ROOM];
    sha256_print(&page->book->sum, sum);
    put(page,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">"
        "\n<title>The rulebook</title>\n<style>\n"
        "body{font:15px/1.4 serif;margin:2em auto;max-width:90em;"
        "padding:0 1em}\n"
        "table{border-collapse:collapse;width:100%;margin:1em 0}\n"
        "th,td{border:1px solid #999;padding:.3em .5em;text-align:left;"
        "vertical-align:top;overflow-wrap:anywhere}\n"
        "thead{background:#eee}\np{margin:0 0 .3em}\nb{font-weight:600}\n"
        "code{font-size:.85em}\n.about{color:#333}\n"
        "@media print{body{font-size:9pt;margin:0;max-width:none}"
        "a{color:inherit;text-decoration:none}tr{break-inside:avoid}"
        "h2{break-before:page}h3{break-after:avoid}}\n"
        "</style>\n</head>\n<body>\n<h1>The rulebook</h1>\n"
        "<p>Every rule and authorisation, in the words of the engine, with "
        "its source and how well the text is known. No legal advice. "
        "Rulebook <code>");
    put(page, sum);
    put(page, "</code>.</p>\n");
}

bool law_html(const struct rulebook *book, struct byte_writer *to) {
    struct page page = {.book = book, .to = to};
    page.orders = law_in_order(book, LAW_ORDER);
    page.instruments = law_in_order(book, LAW_INSTRUMENT);
    page.rules = law_in_order(book, LAW_RULE);
    page.authorisations = law_in_order(book, LAW_AUTHORISATION);
    bool is_whole =
        page.orders && page.instruments && page.rules && page.authorisations;
    if (is_whole) {
        put_opening(&page);
        put_contents(&page);
        for (uint32_t i = 0; is_whole && i < law_count(book, LAW_ORDER); i++)
            is_whole = put_order(&page, page.orders[i]);
        put(&page, "</body>\n</html>\n");
    }
    memory_free(page.orders);
    memory_free(page.instruments);
    memory_free(page.rules);
    memory_free(page.authorisations);
    law_sheet_release(&page.sheet);
    return is_whole && !to->failed;
}

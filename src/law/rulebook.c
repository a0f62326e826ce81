/* rulebook.c -- finding things in a finished rulebook, and printing conditions.
 *
 *     law_find(book, LAW_RULE, "us.eo13570.1")            -> 0
 *     law_find_rule(book, "us.gl.510.512", 2023-01-01)    for rules by day
 *
 * Names are found by halving the sorted table; ids of different kinds may be
 * equal, so the kind is part of the question.
 */
#include "law/law_inside.h"

#include <stdio.h>

/* The first place in names_sorted whose id is not before `id`. */
static size_t lower_bound(const struct rulebook *book, struct span id) {
    size_t low = 0, high = book->names_sorted.count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        struct span known = law_name_of(book, book->names_sorted.items[mid]);
        if (span_compare(known, id) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

uint32_t law_find(const struct rulebook *book, enum law_kind kind,
                  struct span id) {
    for (size_t i = lower_bound(book, id); i < book->names_sorted.count; i++) {
        uint32_t name = book->names_sorted.items[i];
        if (!span_equals(law_name_of(book, name), id)) break;
        if (book->names.items[name].kind == (uint32_t)kind)
            return book->names.items[name].index;
    }
    return LAW_NONE;
}

uint32_t law_find_rule(const struct rulebook *book, struct span base,
                       day_number day) {
    uint32_t exact = law_find(book, LAW_RULE, base);
    if (exact != LAW_NONE) return exact;
    for (size_t i = lower_bound(book, base); i < book->names_sorted.count;
         i++) {
        uint32_t name = book->names_sorted.items[i];
        struct span known = law_name_of(book, name);
        if (known.length < base.length ||
            memcmp(known.bytes, base.bytes, base.length) != 0)
            break;
        if (book->names.items[name].kind != LAW_RULE ||
            !span_equals(id_without_version(known), base))
            continue;
        uint32_t rule = book->names.items[name].index;
        if (law_dates_cover(&book->rules.items[rule].dates, day)) return rule;
    }
    return LAW_NONE;
}

uint32_t law_find_word(const struct rulebook *book, struct span word) {
    for (uint32_t i = 0; i < book->words.count; i++)
        if (span_equals(law_text_of(book, book->words.items[i]), word))
            return i;
    return LAW_NONE;
}

/* ---- conditions in the language they were written in -------------------------- */

static void put(struct byte_writer *to, const char *words) {
    write_bytes(to, words, strlen(words));
}
static void put_span(struct byte_writer *to, struct span text) {
    write_bytes(to, text.bytes, text.length);
}

void law_amount_print(int64_t steps, uint32_t unit, struct byte_writer *to) {
    int64_t one, rest = steps;
    if (!law_amount_parse(SPAN_OF("1"), unit, &one)) one = 1;
    char text[48];
    int length = snprintf(text, sizeof text, "%lld", (long long)(steps / one));
    put_span(to, (struct span){text, (size_t)length});
    rest = steps % one;
    if (rest) put(to, ".");
    for (one /= 10; rest && one >= 1; one /= 10) {
        /* one is at least 1 here; cppcheck loses sight of it. */
        /* cppcheck-suppress zerodivcond */
        char digit[2] = {(char)('0' + rest / one), 0};
        put(to, digit);
        rest %= one;
    }
    put(to, " ");
    put(to, law_unit_word(unit));
}

void law_hs_print(uint32_t hs, struct byte_writer *to) {
    char digits[16];
    snprintf(digits, sizeof digits, "%0*u", (int)(hs >> 28),
             (unsigned)(hs & 0x0FFFFFFFu));
    put(to, digits);
}

static void put_value(const struct rulebook *book, const struct law_fact *fact,
                      uint32_t value, struct byte_writer *to) {
    char country[3] = {(char)(value >> 8), (char)value, 0};
    switch ((enum law_fact_type)fact->type) {
    case LAW_WORD:
    case LAW_WORDS:
        put_span(to, law_text_of(book, book->words.items[value]));
        break;
    case LAW_COUNTRY:
    case LAW_COUNTRIES: put(to, country); break;
    case LAW_IS_ACTIVITY:
        put_span(to,
                 law_name_of(book, book->activities.items[value].about.name));
        break;
    case LAW_PROGRAMMES:
        put_span(to,
                 law_name_of(book, book->programmes.items[value].about.name));
        break;
    case LAW_CLASSES:
        put_span(to, law_name_of(book, book->classes.items[value].about.name));
        break;
    case LAW_HS: law_hs_print(value, to); break;
    case LAW_YES_NO:
    case LAW_NUMBER:
    case LAW_DATE: break;
    }
}

static void put_set(const struct rulebook *book, struct law_node n,
                    struct byte_writer *to) {
    const struct law_fact *fact = &book->facts.items[n.a];
    bool is_many = fact->type == LAW_WORDS || fact->type == LAW_COUNTRIES ||
                   fact->type == LAW_PROGRAMMES || fact->type == LAW_CLASSES;
    const char *one = is_many ? " has " : " is ";
    const char *several = is_many ? " has any of (" : " in (";
    if (n.op == LAW_BEGINS) {
        one = " begins with ";
        several = " begins with any of (";
    }
    put(to, n.c == 1 ? one : several);
    for (uint32_t i = 0; i < n.c; i++) {
        if (i > 0) put(to, ", ");
        put_value(book, fact, book->ids.items[n.b + i], to);
    }
    if (n.c != 1) put(to, ")");
}

static void put_comparison(const struct rulebook *book, struct law_node n,
                           struct byte_writer *to) {
    static const char *const numbers[] = {" at least ", " at most ",
                                          " more than ", " less than "};
    static const char *const dates[] = {" on or after ", " on or before ",
                                        " after ", " before "};
    const struct law_fact *fact = &book->facts.items[n.a];
    bool is_date = fact->type == LAW_DATE;
    put(to, (is_date ? dates : numbers)[n.op - LAW_AT_LEAST]);
    int64_t number = book->numbers.items[n.b];
    if (!is_date) {
        law_amount_print(number, fact->unit, to);
        return;
    }
    char day[DATE_TEXT_ROOM];
    day_print((day_number)number, day);
    put(to, day);
}

static void put_chain(const struct rulebook *book, struct law_node n,
                      struct byte_writer *to) {
    for (uint32_t i = 0; i < n.b; i++) {
        uint32_t child = book->ids.items[n.a + i];
        uint32_t op = book->nodes.items[child].op;
        bool in_brackets = op == LAW_OR || (op == LAW_AND && n.op == LAW_AND);
        if (i > 0) put(to, n.op == LAW_AND ? " and " : " or ");
        if (in_brackets) put(to, "(");
        law_node_print(book, child, to);
        if (in_brackets) put(to, ")");
    }
}

static void put_quantified(const struct rulebook *book, struct law_node n,
                           struct byte_writer *to) {
    put(to, n.op == LAW_SOME ? "some " : "every ");
    put(to, choice_words(CHOICE_SCOPE)[n.a]);
    put(to, " (");
    law_node_print(book, n.b, to);
    put(to, ")");
}

static void put_not(const struct rulebook *book, struct law_node n,
                    struct byte_writer *to) {
    uint32_t op = book->nodes.items[n.a].op;
    bool in_brackets = op == LAW_OR || op == LAW_AND;
    put(to, in_brackets ? "not (" : "not ");
    law_node_print(book, n.a, to);
    if (in_brackets) put(to, ")");
}

void law_node_print(const struct rulebook *book, uint32_t node,
                    struct byte_writer *to) {
    if (node == LAW_NONE) return;
    struct law_node n = book->nodes.items[node];
    switch ((enum law_op)n.op) {
    case LAW_YES: put(to, "yes"); break;
    case LAW_AND:
    case LAW_OR: put_chain(book, n, to); break;
    case LAW_NOT: put_not(book, n, to); break;
    case LAW_SOME:
    case LAW_EVERY: put_quantified(book, n, to); break;
    case LAW_ALIVE:
        put_span(to,
                 law_name_of(book, book->instruments.items[n.a].about.name));
        break;
    case LAW_DONE:
        put(to, "done ");
        put_span(to, law_name_of(book, book->acts.items[n.a].about.name));
        break;
    case LAW_APPROVED:
        put(to, "approved ");
        put_span(to,
                 law_name_of(book, book->authorisations.items[n.a].about.name));
        break;
    case LAW_IMPLEMENTED: put(to, "implemented duty"); break;
    case LAW_HOLDS:
        put_span(to, law_name_of(book, book->facts.items[n.a].about.name));
        break;
    case LAW_IN:
    case LAW_BEGINS:
        put_span(to, law_name_of(book, book->facts.items[n.a].about.name));
        put_set(book, n, to);
        break;
    case LAW_AT_LEAST:
    case LAW_AT_MOST:
    case LAW_MORE:
    case LAW_LESS:
        put_span(to, law_name_of(book, book->facts.items[n.a].about.name));
        put_comparison(book, n, to);
        break;
    case LAW_OP_COUNT: break;
    }
}

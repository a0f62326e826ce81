/* case_screen.c -- where screening meets a case: who is to be looked up, and
 * what was found.  The looking up is done elsewhere; see decide.h. */
#include "decide/case_inside.h"

#include <assert.h>

static_assert(CASE_NUMBERS_ASKED == CASE_NUMBERS_MOST + 1,
              "room for all identifiers and the BIC");

/* Parties first, then the ship. */
uint32_t case_asked_count(const struct decider *d) {
    return d->facts.items[LAW_OVER_PARTY] + d->facts.items[LAW_OVER_VESSEL];
}

static bool is_ship(const struct decider *d, uint32_t i) {
    return i >= d->facts.items[LAW_OVER_PARTY];
}

static void ask_number(struct case_question *out, const char *kind,
                       struct span value, const char country[3]) {
    if (!value.bytes) return;
    out->numbers[out->number_count].kind = kind;
    memcpy(out->numbers[out->number_count].country, country, 3);
    out->numbers[out->number_count++].value = value;
}

static const char *party_kind(const struct decider *d, uint32_t party) {
    uint32_t fact = d->plan->known[KNOWN_PARTY_TYPE];
    if (fact == LAW_NONE) return NULL;
    size_t at = (size_t)party * d->plan->fact_count[LAW_OVER_PARTY] +
                d->plan->fact[fact].slot;
    const struct value *type = &d->facts.given[LAW_OVER_PARTY][at];
    if (type->state != VALUE_KNOWN) return NULL;
    struct span word =
        law_text_of(d->book, d->book->words.items[type->as.number]);
    if (span_is(word, "person")) return "person";
    if (span_is(word, "organization")) return "organization";
    return span_is(word, "vessel") ? "vessel" : NULL;
}

bool case_asks(const struct decider *d, uint32_t i, struct case_question *out) {
    *out = (struct case_question){.name = {NULL, 0}};
    if (is_ship(d, i)) {
        const struct case_vessel *v = &d->facts.vessels[0];
        if (v->listed != LISTED_ABSENT) return false;
        out->name = v->name;
        out->type = "vessel";
        ask_number(out, "imo", v->imo, "\0\0");
    } else {
        const struct case_party *p = &d->facts.parties[i];
        if (p->listed != LISTED_ABSENT) return false;
        out->name = p->name;
        out->birth = p->birth;
        out->type = party_kind(d, i);
        ask_number(out, "bic", p->bic, "\0\0");
        for (uint32_t k = 0; k < p->number_count; k++)
            ask_number(out, p->numbers[k].kind, p->numbers[k].value,
                       p->numbers[k].country);
    }
    return out->name.length > 0 || out->number_count > 0;
}

static const struct listing *
keep_listings(struct decider *d, const struct listing *from, uint32_t count) {
    struct listing *kept = keep(d, count, sizeof *kept);
    for (uint32_t i = 0; kept && i < count; i++) {
        struct span *tags = keep(d, from[i].programme_count, sizeof *tags);
        kept[i] = from[i];
        kept[i].entity = arena_copy(&d->kept, from[i].entity);
        bool has_all = tags && kept[i].entity.bytes;
        for (uint32_t k = 0; has_all && k < from[i].programme_count; k++) {
            tags[k] = arena_copy(&d->kept, from[i].programmes[k]);
            has_all = tags[k].bytes != NULL;
        }
        kept[i].programmes = tags;
        if (!has_all) return NULL;
    }
    return kept;
}

idt_status case_answer(struct decider *d, uint32_t i,
                       const struct case_hits *hits, idt_error *error) {
    const struct listing *sure = keep_listings(d, hits->sure, hits->sure_count);
    const struct listing *maybe =
        keep_listings(d, hits->maybe, hits->maybe_count);
    if (!sure || !maybe) return fail_memory(error);
    if (is_ship(d, i)) {
        struct case_vessel *v = &d->facts.vessels[0];
        v->listed = LISTED_SCREENED;
        v->listings = sure;
        v->listing_count = hits->sure_count;
        v->maybe = maybe;
        v->maybe_count = hits->maybe_count;
        return IDT_OK;
    }
    struct case_party *p = &d->facts.parties[i];
    p->listed = LISTED_SCREENED;
    p->listings = sure;
    p->listing_count = hits->sure_count;
    p->maybe = maybe;
    p->maybe_count = hits->maybe_count;
    return IDT_OK;
}

idt_status case_searched(struct decider *d, const struct search_told *how,
                         idt_error *error) {
    struct searched_list *lists = keep(d, how->count, sizeof *lists);
    struct byte_writer text = {.failed = false};
    if (!lists) return fail_memory(error);
    for (uint32_t i = 0; i < how->count; i++) {
        char day[DATE_TEXT_ROOM] = "of no date";
        lists[i] = how->lists[i];
        lists[i].name = arena_copy(&d->kept, how->lists[i].name);
        if (!lists[i].name.bytes) return fail_memory(error);
        if (lists[i].published != DAY_NONE) day_print(lists[i].published, day);
        write_bytes(&text, i ? ", " : "", i ? 2 : 0);
        write_bytes(&text, lists[i].name.bytes, lists[i].name.length);
        write_bytes(&text, " ", 1);
        write_bytes(&text, day, strlen(day));
    }
    d->facts.searched = lists;
    d->facts.searched_count = how->count;
    d->facts.is_builtin_only = how->is_builtin;
    d->facts.is_capped = how->is_capped;
    d->facts.searched_text = arena_copy(&d->kept, written(&text));
    bool has_failed = text.failed || !d->facts.searched_text.bytes;
    byte_writer_release(&text);
    return has_failed ? fail_memory(error) : IDT_OK;
}

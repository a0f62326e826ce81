/* verdict_json.c -- a verdict for machines (docs/schema/verdict.json).
 *
 * Keys may be added, never change their meaning.  Outcomes that stand come
 * first, then those that facts may still raise, then those that something
 * lifts.
 */
#include "decide/verdict_parts.h"

#include "base/json_write.h"

#define CHAIN_MOST 64

struct telling {
    struct decider *d;
    const struct rulebook *book;
    struct json_writer json;
};

static void put_key_text(struct telling *t, const char *key, struct span text) {
    json_put_key(&t->json, key);
    json_put_text(&t->json, text);
}

static void put_key_string(struct telling *t, const char *key,
                           const char *text) {
    json_put_key(&t->json, key);
    json_put_string(&t->json, text);
}

static void put_lines(struct telling *t, const char *key,
                      const struct lines *lines) {
    json_put_key(&t->json, key);
    json_open_array(&t->json);
    for (size_t i = 0; i < lines->count; i++)
        json_put_text(&t->json, lines->text[i]);
    json_close_array(&t->json);
}

static struct span order_name(const struct rulebook *book, uint32_t order) {
    return law_name_of(book, book->orders.items[order].about.name);
}

/* ---- the head ------------------------------------------------------------ */

static void put_jurisdictions(struct telling *t) {
    json_put_key(&t->json, "by_jurisdiction");
    json_open_object(&t->json);
    for (uint32_t i = 0; i < t->book->orders.count; i++) {
        struct jurisdiction_verdict v = verdict_in(t->d, i);
        if (!v.is_told) continue;
        json_put_key_span(&t->json, order_name(t->book, i));
        json_put_string(&t->json,
                        v.is_state_duty ? "state-duty" : verdict_name(v.word));
    }
    json_close_object(&t->json);
}

static void put_coverage(struct telling *t) {
    uint32_t countries[COUNTRIES_MOST];
    json_put_key(&t->json, "covered");
    json_open_array(&t->json);
    for (uint32_t i = 0; i < t->book->orders.count; i++) {
        struct coverage c = coverage_of(t->d, i);
        if (c.rules == 0) continue;
        json_open_object(&t->json);
        put_key_text(t, "jurisdiction", order_name(t->book, i));
        json_put_key(&t->json, "rules");
        json_put_integer(&t->json, c.rules);
        json_put_key(&t->json, "verified");
        json_put_integer(&t->json, c.verified);
        json_put_key(&t->json, "reviewed");
        json_put_integer(&t->json, c.reviewed);
        put_key_text(t, "through",
                     day_text(t->d, t->book->orders.items[i].through));
        json_close_object(&t->json);
    }
    json_close_array(&t->json);
    json_put_key(&t->json, "not_covered");
    json_open_array(&t->json);
    size_t count = not_covered(t->d, countries);
    for (size_t i = 0; i < count; i++) {
        char code[3] = {(char)(countries[i] >> 8), (char)(countries[i] & 255),
                        0};
        json_put_string(&t->json, code);
    }
    json_close_array(&t->json);
}

static void put_head(struct telling *t) {
    const struct ruling *v = &t->d->ruling;
    char sum[SHA256_TEXT_ROOM];
    if (t->d->facts.id.length > 0) put_key_text(t, "id", t->d->facts.id);
    put_key_string(t, "verdict", verdict_name(v->word));
    put_key_string(t, "least", verdict_name(v->least));
    put_key_string(t, "most", verdict_name(v->most));
    put_key_text(t, "as_of", day_text(t->d, v->day));
    if (v->is_other_day)
        put_key_text(t, "case_date", day_text(t->d, t->d->facts.date));
    if (t->d->known_at != DAY_NONE)
        put_key_text(t, "known_at", day_text(t->d, t->d->known_at));
    sha256_print(&t->book->sum, sum);
    put_key_string(t, "rulebook", sum);
    put_jurisdictions(t);
    put_coverage(t);
}

/* ---- penalties ----------------------------------------------------------- */

static void put_money(struct telling *t, const char *key,
                      struct law_list list) {
    for (uint32_t i = 0; i < list.count; i++) {
        const struct law_money *m = &t->book->money.items[list.first + i];
        bool is_from = m->from == DAY_NONE || m->from <= t->d->day;
        if (!is_from || (m->until != DAY_NONE && t->d->day >= m->until))
            continue;
        put_key_text(t, key, amount_text(t->d, m->amount));
        return;
    }
}

static void put_penalty(struct telling *t, uint32_t index) {
    const struct law_penalty *p = &t->book->penalties.items[index];
    json_open_object(&t->json);
    put_key_text(t, "class", law_name_of(t->book, p->about.name));
    put_money(t, "civil", p->civil);
    if (p->factor != LAW_NONE && p->factor > 0) {
        json_put_key(&t->json, "or_times_transaction");
        json_put_integer(&t->json, p->factor);
    }
    put_money(t, "fine", p->fine);
    for (uint32_t i = 0; i < p->prison.count; i++) {
        const struct law_sentence *s =
            &t->book->sentences.items[p->prison.first + i];
        put_key_text(t, i ? "prison_else" : "prison",
                     amount_text(t->d, s->time));
        if (i == 1) break;
    }
    put_key_text(t, "cite", law_text_of(t->book, p->about.cite));
    json_close_object(&t->json);
}

/* ---- authorisations ------------------------------------------------------ */

static void put_truth(struct telling *t, const char *key, enum truth truth) {
    json_put_key(&t->json, key);
    if (truth == TRUTH_UNKNOWN)
        json_put_null(&t->json);
    else
        json_put_bool(&t->json, truth == TRUTH_YES);
}

static void put_authorisation(struct telling *t, uint32_t index,
                              uint32_t rule) {
    const struct law_authorisation *a = &t->book->authorisations.items[index];
    struct lines why = {.count = 0};
    enum truth holds = authorisation_lifts(t->d, index, rule);
    json_open_object(&t->json);
    put_key_text(t, "id", law_name_of(t->book, a->about.name));
    put_key_text(t, "title", law_text_of(t->book, a->about.title));
    put_key_string(t, "kind", law_authorisation_word(a->kind));
    json_put_key(&t->json, "reaches");
    json_put_bool(&t->json, true);
    put_truth(t, "holds", holds);
    if (holds != TRUTH_YES) explain_failure(t->d, index, &why);
    put_lines(t, holds == TRUTH_UNKNOWN ? "needs" : "why_not", &why);
    put_key_text(t, "cite", law_text_of(t->book, a->about.cite));
    json_close_object(&t->json);
}

static bool is_reached(const struct rulebook *book, const struct law_rule *r,
                       uint32_t authorisation) {
    for (uint32_t i = 0; i < r->authorisations.count; i++)
        if (book->ids.items[r->authorisations.first + i] == authorisation)
            return true;
    return false;
}

/* Authorisations that hold of the case and yet say nothing of this rule. */
static void put_beside(struct telling *t, const struct law_rule *r) {
    for (uint32_t i = 0; i < t->book->authorisations.count; i++) {
        const struct law_authorisation *a = &t->book->authorisations.items[i];
        if (a->jurisdiction != r->jurisdiction || is_reached(t->book, r, i) ||
            t->d->held[i] != TRUTH_YES + 1)
            continue;
        struct span name = law_name_of(
            t->book, t->book->rules.items[t->book->ids.items[a->reaches.first]]
                         .about.name);
        struct lines why = {.count = 0};
        add_line(&why, fresh_print(t->d, "reaches %.*s%s, not this rule",
                                   (int)name.length, name.bytes,
                                   a->reaches.count > 1 ? " and others" : ""));
        json_open_object(&t->json);
        put_key_text(t, "id", law_name_of(t->book, a->about.name));
        json_put_key(&t->json, "reaches");
        json_put_bool(&t->json, false);
        json_put_key(&t->json, "holds");
        json_put_bool(&t->json, true);
        put_lines(t, "why_not", &why);
        json_close_object(&t->json);
    }
}

static void put_authorisations(struct telling *t, const struct outcome *o) {
    const struct law_rule *r = &t->book->rules.items[o->rule];
    json_put_key(&t->json, "authorisations");
    json_open_array(&t->json);
    if (o->approval != LAW_NONE) {
        const struct approval *a = &t->d->facts.approvals[o->approval];
        json_open_object(&t->json);
        put_key_text(t, "id", a->id);
        put_key_text(t, "reference", a->reference);
        json_put_key(&t->json, "reaches");
        json_put_bool(&t->json, true);
        json_put_key(&t->json, "holds");
        json_put_bool(&t->json, true);
        json_close_object(&t->json);
    }
    for (uint32_t i = 0; i < r->authorisations.count; i++)
        put_authorisation(t, t->book->ids.items[r->authorisations.first + i],
                          o->rule);
    put_beside(t, r);
    json_close_array(&t->json);
}

/* ---- outcomes ------------------------------------------------------------ */

static void put_chain(struct telling *t, uint32_t rule) {
    uint32_t chain[CHAIN_MOST];
    size_t count = rule_chain(t->d, rule, chain, CHAIN_MOST);
    json_put_key(&t->json, "chain");
    json_open_array(&t->json);
    for (size_t i = 0; i < count; i++)
        json_put_text(
            &t->json,
            law_name_of(t->book,
                        t->book->instruments.items[chain[i]].about.name));
    json_close_array(&t->json);
}

static void put_actors(struct telling *t, const char *key,
                       struct law_list actors) {
    json_put_key(&t->json, key);
    json_open_array(&t->json);
    for (uint32_t i = 0; i < actors.count; i++) {
        uint32_t actor = t->book->ids.items[actors.first + i];
        json_put_text(
            &t->json,
            law_name_of(t->book, t->book->actors.items[actor].about.name));
    }
    json_close_array(&t->json);
}

static void put_texts(struct telling *t, const char *key,
                      struct law_list texts) {
    if (texts.count == 0) return;
    json_put_key(&t->json, key);
    json_open_array(&t->json);
    for (uint32_t i = 0; i < texts.count; i++)
        json_put_text(
            &t->json,
            law_text_of(t->book, t->book->texts.items[texts.first + i]));
    json_close_array(&t->json);
}

static void put_source(struct telling *t, const struct law_about *about) {
    put_key_text(t, "cite", law_text_of(t->book, about->cite));
    put_key_string(t, "confidence", law_confidence_word(about->confidence));
    if (about->recorded != DAY_NONE)
        put_key_text(t, "recorded", day_text(t->d, about->recorded));
    if (about->reviewer.length > 0)
        put_key_text(t, "reviewed_by", law_text_of(t->book, about->reviewer));
    put_texts(t, "unsettled", about->unsettled);
}

static void put_standing(struct telling *t, const struct outcome *o) {
    put_truth(t, "bites", o->bites);
    put_truth(t, "lifted", o->lifted);
    if (o->lacks_approval) {
        json_put_key(&t->json, "lacks_only_approval");
        json_put_bool(&t->json, true);
    }
    if (o->is_unimplemented) {
        json_put_key(&t->json, "mandate_unimplemented");
        json_put_bool(&t->json, true);
    }
    if (o->renewal_since != DAY_NONE) {
        struct span day = day_text(t->d, o->renewal_since);
        put_key_text(t, "renewal",
                     fresh_print(t->d, "not on file since %.*s",
                                 (int)day.length, day.bytes));
    }
}

static void put_proof(struct telling *t, const struct outcome *o) {
    const struct law_rule *r = &t->book->rules.items[o->rule];
    struct lines binds = {.count = 0}, because = {.count = 0};
    explain_binding(t->d, o->rule, &binds);
    if (r->condition != LAW_NONE) explain_node(t->d, r->condition, 0, &because);
    explain_cap(t->d, o->rule, &because);
    put_lines(t, "binds", &binds);
    put_lines(t, "because", &because);
    put_chain(t, o->rule);
    put_source(t, &r->about);
    put_actors(t, "could_be_licensed", r->licensors);
    json_put_key(&t->json, "penalties");
    json_open_array(&t->json);
    for (uint32_t i = 0; i < r->penalties.count; i++)
        put_penalty(t, t->book->ids.items[r->penalties.first + i]);
    json_close_array(&t->json);
    put_authorisations(t, o);
}

/* What bites is proved.  Of what only may bite it is told which rule it is;
 * the facts that decide it stand under `missing`. */
static void put_outcome(struct telling *t, const struct outcome *o) {
    const struct law_rule *r = &t->book->rules.items[o->rule];
    struct standpoint old = stand_at(t->d, o->rule);
    json_open_object(&t->json);
    put_key_text(t, "rule", law_name_of(t->book, r->about.name));
    put_key_text(t, "title", law_text_of(t->book, r->about.title));
    put_key_string(t, "outcome", law_outcome_word(r->outcome));
    put_key_text(t, "jurisdiction", order_name(t->book, r->jurisdiction));
    put_standing(t, o);
    if (o->bites == TRUTH_YES)
        put_proof(t, o);
    else
        put_source(t, &r->about);
    json_close_object(&t->json);
    stand_back(t->d, old);
}

static void put_outcomes(struct telling *t) {
    json_put_key(&t->json, "outcomes");
    json_open_array(&t->json);
    for (unsigned pass = 0; pass < 3; pass++)
        for (size_t i = 0; i < t->d->outcomes.count; i++) {
            const struct outcome *o = &t->d->outcomes.items[i];
            unsigned kind = outcome_stands(o) ? 0 : outcome_is_open(o) ? 1 : 2;
            if (kind == pass) put_outcome(t, o);
        }
    json_close_array(&t->json);
}

/* ---- the rest ------------------------------------------------------------ */

static void put_due(struct telling *t, const struct due *due) {
    const struct law_duty *duty = due->duty;
    json_open_object(&t->json);
    put_key_string(t, "duty", law_duty_word(duty->deed));
    if (duty->to != LAW_NONE)
        put_key_text(
            t, "to",
            law_name_of(t->book, t->book->actors.items[duty->to].about.name));
    if (duty->within.number != LAW_NONE)
        put_key_text(t, "within", amount_text(t->d, duty->within));
    put_key_text(t, "what", law_text_of(t->book, duty->text));
    put_key_text(t, "from", due->from);
    json_put_key(&t->json, "binds_states");
    json_put_bool(&t->json, due->is_of_states);
    json_close_object(&t->json);
}

static void put_duties(struct telling *t) {
    struct due dues[DUES_MOST];
    size_t count = gather_duties(t->d, dues);
    json_put_key(&t->json, "duties");
    json_open_array(&t->json);
    for (size_t i = 0; i < count; i++)
        put_due(t, &dues[i]);
    json_close_array(&t->json);
}

static void put_factors(struct telling *t, const struct missing_set *set) {
    for (size_t i = 0; i < set->name_count; i++) {
        uint32_t fact = judged_fact(t->d->plan, set->names[i]);
        if (fact != LAW_NONE)
            put_texts(t, "factors", t->book->facts.items[fact].factors);
        if (fact != LAW_NONE) return;
    }
}

static void put_missing(struct telling *t) {
    const struct missing_list *list = gather_missing(t->d);
    json_put_key(&t->json, "missing");
    json_open_array(&t->json);
    for (size_t i = 0; list && i < list->count; i++) {
        const struct missing_set *set = &list->sets[i];
        json_open_object(&t->json);
        json_put_key(&t->json, "facts");
        json_open_array(&t->json);
        for (size_t k = 0; k < set->name_count; k++)
            json_put_text(&t->json, set->names[k]);
        json_close_array(&t->json);
        json_put_key(&t->json, "would_settle");
        json_open_array(&t->json);
        for (size_t k = 0; k < set->rule_count; k++)
            json_put_text(
                &t->json,
                law_name_of(t->book,
                            t->book->rules.items[set->rules[k]].about.name));
        json_close_array(&t->json);
        json_put_key(&t->json, "may_raise");
        json_put_bool(&t->json, set->may_raise);
        put_factors(t, set);
        json_close_object(&t->json);
    }
    json_close_array(&t->json);
    json_put_key(&t->json, "missing_complete");
    json_put_bool(&t->json, list && !list->is_cut);
}

idt_status verdict_json(struct decider *d, bool is_pretty,
                        struct byte_writer *to) {
    struct telling t = {
        d, d->book, json_writer_to(to, is_pretty ? JSON_PRETTY : JSON_COMPACT)};
    struct lines relied = {.count = 0};
    json_open_object(&t.json);
    put_head(&t);
    put_outcomes(&t);
    explain_relied(d, &relied);
    put_lines(&t, "relied_on", &relied);
    put_duties(&t);
    put_missing(&t);
    json_close_object(&t.json);
    json_end_line(&t.json);
    return to->failed || d->is_out_of_memory ? IDT_NO_MEMORY : IDT_OK;
}

/* foresee_json.c -- a foresight as one JSON object (docs/schema/foresee.json).
 */
#include "foresee/foresee.h"

#include "base/json_write.h"

struct telling {
    struct json_writer json;
    const struct rulebook *book;
    const struct foresight *foresight;
};

static void put_id(struct telling *t, const struct law_about *about) {
    json_put_text(&t->json, law_name_of(t->book, about->name));
}
static void put_key_text(struct telling *t, const char *key,
                         struct law_text text) {
    json_put_key(&t->json, key);
    json_put_text(&t->json, law_text_of(t->book, text));
}
static void put_key_day(struct telling *t, const char *key, day_number day) {
    char text[DATE_TEXT_ROOM];
    json_put_key(&t->json, key);
    if (day == DAY_NONE) {
        json_put_null(&t->json);
        return;
    }
    day_print(day, text);
    json_put_string(&t->json, text);
}
static void put_key_node(struct telling *t, const char *key, uint32_t node) {
    struct byte_writer text = {0};
    json_put_key(&t->json, key);
    if (node == LAW_NONE) {
        json_put_null(&t->json);
        return;
    }
    law_node_print(t->book, node, &text);
    t->json.to->failed |= text.failed;
    json_put_text(&t->json, written(&text));
    byte_writer_release(&text);
}

static void put_verdict(struct telling *t, const char *key,
                        const struct told_verdict *verdict) {
    json_put_key(&t->json, key);
    json_open_object(&t->json);
    json_put_key(&t->json, "verdict");
    json_put_string(&t->json, verdict_name(verdict->word));
    json_put_key(&t->json, "least");
    json_put_string(&t->json, verdict_name(verdict->least));
    json_put_key(&t->json, "most");
    json_put_string(&t->json, verdict_name(verdict->most));
    put_key_day(t, "as_of", verdict->day);
    json_close_object(&t->json);
}

static void put_actors(struct telling *t, const char *key,
                       const uint32_t *actors, uint32_t count) {
    json_put_key(&t->json, key);
    json_open_array(&t->json);
    for (uint32_t i = 0; i < count; i++)
        put_id(t, &t->book->actors.items[actors[i]].about);
    json_close_array(&t->json);
}

/* ---- deeds ---------------------------------------------------------------------- */

static void put_refusal(struct telling *t, const struct deed_result *result) {
    const struct deed_result *results = t->foresight->aftermath.results;
    put_key_node(t, "needs", result->failing);
    json_put_key(&t->json, "known");
    json_put_bool(&t->json, result->truth == TRUTH_NO);
    if (result->early == LAW_NONE) return;
    const struct deed *later = &results[result->early].deed;
    put_key_day(t, "comes_on", act_effect(t->book, later->act, later->on));
}

static void put_deed(struct telling *t, const struct deed_result *result) {
    const struct law_act *act = &t->book->acts.items[result->deed.act];
    json_open_object(&t->json);
    json_put_key(&t->json, "act");
    put_id(t, &act->about);
    put_key_day(t, "on", result->deed.on);
    if (result->deed.line) {
        json_put_key(&t->json, "line");
        json_put_integer(&t->json, result->deed.line);
    }
    put_actors(t, "by", t->book->ids.items + act->by.first, act->by.count);
    if (result->fate == DEED_REFUSED) {
        put_refusal(t, result);
    } else {
        json_put_key(&t->json, "fate");
        json_put_string(&t->json, deed_fate_word(result->fate));
        put_key_day(t, "effect", result->effect);
        put_key_day(t, "until", result->until);
    }
    put_key_text(t, "cite", act->about.cite);
    json_close_object(&t->json);
}

static void put_deeds(struct telling *t, const char *key, bool refused) {
    const struct aftermath *after = &t->foresight->aftermath;
    json_put_key(&t->json, key);
    json_open_array(&t->json);
    for (uint32_t i = 0; i < after->count; i++)
        if ((after->results[i].fate == DEED_REFUSED) == refused)
            put_deed(t, &after->results[i]);
    json_close_array(&t->json);
}

/* ---- what fell and what stands ------------------------------------------------------ */

static void put_lost(struct telling *t, uint32_t node) {
    uint32_t lost[LOST_MOST];
    uint32_t count = lost_instruments(t->book, &t->foresight->aftermath, node,
                                      lost, LOST_MOST);
    json_put_key(&t->json, "lost");
    json_open_array(&t->json);
    for (uint32_t i = 0; i < count; i++)
        put_id(t, &t->book->instruments.items[lost[i]].about);
    json_close_array(&t->json);
}

static void put_branches(struct telling *t, const struct outcome *outcome) {
    json_put_key(&t->json, "if_it_binds");
    json_put_string(&t->json, verdict_name(outcome->most));
    json_put_key(&t->json, "if_not");
    json_put_string(&t->json, verdict_name(outcome->least));
}

static void put_unsettled(struct telling *t, const struct law_about *about) {
    if (about->unsettled.count == 0) return;
    json_put_key(&t->json, "unsettled");
    json_open_array(&t->json);
    for (uint32_t i = 0; i < about->unsettled.count; i++)
        json_put_text(
            &t->json,
            law_text_of(t->book,
                        t->book->texts.items[about->unsettled.first + i]));
    json_close_array(&t->json);
}

static void put_change(struct telling *t, const struct rule_change *change) {
    const struct law_rule *rule = &t->book->rules.items[change->rule];
    bool fell = change->change == CHANGE_FELL;
    const struct outcome *outcome = fell ? &change->before : &change->after;
    json_open_object(&t->json);
    json_put_key(&t->json, "rule");
    put_id(t, &rule->about);
    json_put_key(&t->json, "jurisdiction");
    put_id(t, &t->book->orders.items[rule->jurisdiction].about);
    json_put_key(&t->json, "outcome");
    json_put_string(&t->json, outcome->is_state_duty
                                  ? "state-duty"
                                  : verdict_name(outcome->most));
    if (!fell) {
        json_put_key(&t->json, "sure");
        json_put_bool(&t->json, outcome->bites == TRUTH_YES);
        put_key_node(t, "alive_through", rule->rests_on);
        if (outcome->renewal_since != DAY_NONE)
            put_key_day(t, "no_renewal_since", outcome->renewal_since);
    } else {
        if (change->act != LAW_NONE) {
            json_put_key(&t->json, "act");
            put_id(t, &t->book->acts.items[change->act].about);
        }
        put_lost(t, rule->rests_on);
    }
    if (change->change == CHANGE_OPEN) put_branches(t, outcome);
    put_key_text(t, "cite", rule->about.cite);
    json_put_key(&t->json, "confidence");
    json_put_string(&t->json, law_confidence_word(rule->about.confidence));
    put_unsettled(t, &rule->about);
    json_close_object(&t->json);
}

static void put_changes(struct telling *t, const char *key,
                        enum change change) {
    const struct foresight *f = t->foresight;
    json_put_key(&t->json, key);
    json_open_array(&t->json);
    for (uint32_t i = 0; i < f->change_count; i++)
        if (f->changes[i].change == change) put_change(t, &f->changes[i]);
    json_close_array(&t->json);
}

/* ---- least ---------------------------------------------------------------------------- */

static void put_set(struct telling *t, const struct least_set *set) {
    json_open_object(&t->json);
    json_put_key(&t->json, "acts");
    json_open_array(&t->json);
    for (uint32_t i = 0; i < set->count; i++) {
        json_open_object(&t->json);
        json_put_key(&t->json, "act");
        put_id(t, &t->book->acts.items[set->deeds[i].act].about);
        put_key_day(t, "on", set->deeds[i].on);
        json_close_object(&t->json);
    }
    json_close_array(&t->json);
    put_actors(t, "actors", set->actors, set->actor_count);
    json_put_key(&t->json, "consents");
    json_put_integer(&t->json, set->consents);
    json_put_key(&t->json, "waiting_days");
    json_put_integer(&t->json, set->waiting_days);
    put_key_day(t, "done_on", set->done_on);
    json_put_key(&t->json, "late");
    json_put_bool(&t->json, set->is_late);
    json_close_object(&t->json);
}

static void put_least(struct telling *t) {
    const struct least_answer *least = &t->foresight->least;
    json_put_key(&t->json, "wanted");
    json_put_string(&t->json,
                    verdict_name(t->foresight->question->least.wanted));
    json_put_key(&t->json, "least");
    json_open_array(&t->json);
    for (uint32_t i = 0; i < least->count; i++)
        put_set(t, &least->sets[i]);
    json_close_array(&t->json);
    json_put_key(&t->json, "if_facts");
    json_put_bool(&t->json, least->if_facts);
    put_actors(t, "veto_players", least->veto_players, least->veto_count);
    json_put_key(&t->json, "entrenchment");
    if (least->entrenchment == UINT32_MAX)
        json_put_null(&t->json);
    else
        json_put_integer(&t->json, least->entrenchment);
    json_put_key(&t->json, "found");
    json_put_integer(&t->json, least->found);
    json_put_key(&t->json, "complete");
    json_put_bool(&t->json, least->is_complete);
}

/* ---- all --------------------------------------------------------------------------------- */

static void put_scenario(struct telling *t) {
    uint32_t scenario = t->foresight->question->scenario;
    json_put_key(&t->json, "scenario");
    if (scenario == LAW_NONE) {
        json_put_null(&t->json);
        return;
    }
    const struct law_scenario *s = &t->book->scenarios.items[scenario];
    json_open_object(&t->json);
    json_put_key(&t->json, "id");
    put_id(t, &s->about);
    put_key_text(t, "title", s->about.title);
    json_put_key(&t->json, "reconstructed");
    json_put_bool(&t->json, s->reconstructed != 0);
    json_close_object(&t->json);
}

void foresight_json(struct decider *decider, const struct foresight *foresight,
                    bool is_pretty, struct byte_writer *to) {
    struct telling t = {
        .json = json_writer_to(to, is_pretty ? JSON_PRETTY : JSON_COMPACT),
        .book = decider_book(decider),
        .foresight = foresight};
    struct span id = case_id(decider);
    json_open_object(&t.json);
    if (id.length > 0) {
        json_put_key(&t.json, "id");
        json_put_text(&t.json, id);
    }
    put_scenario(&t);
    if (foresight->has_start) put_verdict(&t, "start", &foresight->start);
    put_verdict(&t, "before", &foresight->before);
    put_verdict(&t, "after", &foresight->after);
    put_deeds(&t, "acts", false);
    put_deeds(&t, "refused_acts", true);
    put_changes(&t, "fell", CHANGE_FELL);
    put_changes(&t, "stands", CHANGE_STANDS);
    put_changes(&t, "open", CHANGE_OPEN);
    put_changes(&t, "new", CHANGE_NEW);
    if (foresight->has_least) put_least(&t);
    json_close_object(&t.json);
    json_end_line(&t.json);
}

/* foresee_text.c -- a foresight for people: about twenty lines.
 *
 *     before  blocked         on 2026-12-02
 *     after   blocked         on 2026-12-02  Five orders revoked
 *
 *     done    us.act.revoke-eo13722              2026-12-01
 *     refused us.act.revoke-eo13687              needs done us.9230...
 *
 *     fell    us.eo13722.1.a                     blocked
 *               us.act.revoke-eo13722
 *     stands  us.nkspea.104c1                    blocked
 *               on us.nkspea; 22 USC 9214(c)(1)
 *
 * The first word of a line says what it tells; the program colours by it.
 */
#include "foresee/foresee.h"

#include <stdarg.h>
#include <stdio.h>

struct telling {
    struct byte_writer *to;
    const struct rulebook *book;
    const struct foresight *foresight;
};

static void PRINTF_LIKE(2, 3) put(struct telling *t, const char *format, ...) {
    va_list values;
    va_start(values, format);
    write_printed_list(t->to, format, values);
    va_end(values);
}
static void put_span(struct telling *t, struct span text) {
    write_bytes(t->to, text.bytes, text.length);
}
static void put_name(struct telling *t, const struct law_about *about) {
    put_span(t, law_name_of(t->book, about->name));
}
static void put_padded(struct telling *t, struct span text, size_t width) {
    put_span(t, text);
    for (size_t i = text.length; i < width; i++)
        put(t, " ");
}
static void put_day(struct telling *t, day_number day) {
    char text[DATE_TEXT_ROOM];
    day_print(day, text);
    put(t, "%s", text);
}

/* ---- verdicts -------------------------------------------------------------------- */

static void put_verdict(struct telling *t, const char *when,
                        const struct told_verdict *verdict) {
    put(t, "%-8s%-22s on ", when, verdict_name(verdict->word));
    put_day(t, verdict->day);
    if (verdict->least != verdict->most)
        put(t, "  (between %s and %s)", verdict_name(verdict->least),
            verdict_name(verdict->most));
}

/* ---- deeds ------------------------------------------------------------------------- */

#define ID_WIDTH 38

static void put_refused(struct telling *t, const struct deed_result *result) {
    if (result->failing == LAW_NONE) {
        put(t, "  voted down on that day");
        return;
    }
    put(t, "  needs ");
    law_node_print(t->book, result->failing, t->to);
    if (result->early != LAW_NONE) {
        const struct deed *later =
            &t->foresight->aftermath.results[result->early].deed;
        put(t, ", in effect only on ");
        put_day(t, act_effect(t->book, later->act, later->on));
    } else if (result->truth == TRUTH_UNKNOWN) {
        put(t, ", which is not known to hold");
    }
}

static void put_deed(struct telling *t, const struct deed_result *result) {
    const struct law_act *act = &t->book->acts.items[result->deed.act];
    put(t, "%-8s", deed_fate_word(result->fate));
    put_padded(t, law_name_of(t->book, act->about.name), ID_WIDTH);
    put(t, " ");
    put_day(t, result->deed.on);
    if (result->fate == DEED_REFUSED) {
        put_refused(t, result);
        if (result->deed.line > 0) put(t, ", line %u", result->deed.line);
    } else {
        if (result->effect != result->deed.on) {
            put(t, ", effect ");
            put_day(t, result->effect);
        }
        if (result->until != DAY_NONE) {
            put(t, ", until ");
            put_day(t, result->until);
        }
    }
    put(t, "\n");
}

/* ---- rules --------------------------------------------------------------------------- */

static void put_lost(struct telling *t, const struct rule_change *change) {
    const struct law_rule *rule = &t->book->rules.items[change->rule];
    uint32_t lost[LOST_MOST], count = 0;
    if (change->act != LAW_NONE) {
        put(t, "by ");
        put_name(t, &t->book->acts.items[change->act].about);
        return;
    }
    count = lost_instruments(t->book, &t->foresight->aftermath, rule->rests_on,
                             lost, LOST_MOST);
    put(t, count ? "without " : "its condition no longer holds");
    for (uint32_t i = 0; i < count; i++) {
        if (i > 0) put(t, ", ");
        put_name(t, &t->book->instruments.items[lost[i]].about);
    }
}

static void put_reason(struct telling *t, const struct rule_change *change) {
    const struct law_rule *rule = &t->book->rules.items[change->rule];
    const struct outcome *after = &change->after;
    if (change->change == CHANGE_FELL) {
        put_lost(t, change);
        return;
    }
    if (change->change == CHANGE_OPEN)
        put(t, "nothing carries it out: %s if it binds by itself, else %s",
            verdict_name(after->most), verdict_name(after->least));
    else {
        put(t, "on ");
        law_node_print(t->book, rule->rests_on, t->to);
    }
    if (after->renewal_since == DAY_NONE) return;
    put(t, "; no renewal on file since ");
    put_day(t, after->renewal_since);
}

static void put_change(struct telling *t, const struct rule_change *change) {
    const struct law_rule *rule = &t->book->rules.items[change->rule];
    bool fell = change->change == CHANGE_FELL;
    const struct outcome *outcome = fell ? &change->before : &change->after;
    put(t, "%-8s", change_word(change->change));
    put_padded(t, law_name_of(t->book, rule->about.name), 27);
    put(t, " %-14s  ",
        outcome->is_state_duty ? "(States)" : verdict_name(outcome->most));
    put_reason(t, change);
    put(t, "\n");
}

enum crowd { CROWD_TOLD, CROWD_STATES, CROWD_DOUBT, CROWD_COUNT };

/* Duties of States move no verdict, and what may bite while facts are missing
 * fills pages: both are told by number; JSON names them all. */
static enum crowd crowd_of(const struct rule_change *change) {
    const struct outcome *outcome =
        change->change == CHANGE_FELL ? &change->before : &change->after;
    if (outcome->is_state_duty) return CROWD_STATES;
    return outcome->bites == TRUTH_YES || change->change == CHANGE_OPEN
               ? CROWD_TOLD
               : CROWD_DOUBT;
}

static void put_crowd(struct telling *t, enum change change, enum crowd crowd,
                      uint32_t count) {
    static const char *const words[CROWD_COUNT][2] = {
        [CROWD_STATES] = {"duty of States under the resolutions",
                          "duties of States under the resolutions"},
        [CROWD_DOUBT] = {"rule that may bite; facts are missing",
                         "rules that may bite; facts are missing"}};
    if (count > 0)
        put(t, "%-8s%u %s\n", change_word(change), count,
            words[crowd][count != 1]);
}

static void put_changes(struct telling *t) {
    const struct foresight *f = t->foresight;
    uint32_t counts[CHANGE_NEW + 1][CROWD_COUNT] = {{0}};
    for (uint32_t i = 0; i < f->change_count; i++) {
        enum crowd crowd = crowd_of(&f->changes[i]);
        counts[f->changes[i].change][crowd]++;
        if (crowd == CROWD_TOLD) put_change(t, &f->changes[i]);
    }
    for (int c = CHANGE_FELL; c <= CHANGE_NEW; c++) {
        put_crowd(t, (enum change)c, CROWD_STATES, counts[c][CROWD_STATES]);
        put_crowd(t, (enum change)c, CROWD_DOUBT, counts[c][CROWD_DOUBT]);
    }
}

/* ---- least ----------------------------------------------------------------------------- */

static void put_set(struct telling *t, uint32_t number,
                    const struct least_set *set) {
    put(t, "%6u. ", number);
    for (uint32_t i = 0; i < set->count; i++) {
        if (i > 0) put(t, " + ");
        put_name(t, &t->book->acts.items[set->deeds[i].act].about);
    }
    put(t, "\n        consents %u (", set->consents);
    for (uint32_t i = 0; i < set->actor_count; i++) {
        if (i > 0) put(t, ", ");
        put_name(t, &t->book->actors.items[set->actors[i]].about);
    }
    put(t, "), acts %u, waiting %u day%s%s\n", set->count, set->waiting_days,
        set->waiting_days == 1 ? "" : "s", set->is_late ? ", too late" : "");
}

static void put_least(struct telling *t) {
    const struct least_answer *least = &t->foresight->least;
    const char *wanted = verdict_name(t->foresight->question->least.wanted);
    if (least->is_reached) {
        put(t, "\nleast acts to %s: none; it is so today\n", wanted);
        return;
    }
    if (least->count == 0) {
        put(t, "\nleast acts to %s: no set of acts on file reaches it%s\n",
            wanted, least->is_complete ? "" : "; the search was cut");
        return;
    }
    put(t, "\nleast acts to %s%s: %u found%s\n", wanted,
        least->if_facts ? ", if the unknown facts turn out well" : "",
        least->found, least->is_complete ? "" : ", complete: false");
    for (uint32_t i = 0; i < least->count; i++)
        if (least->sets[i].count > 0)
            put_set(t, i + 1, &least->sets[i]);
        else
            put(t, "     no act: only facts are missing\n");
    put(t, "nobody gets round: ");
    for (uint32_t i = 0; i < least->veto_count; i++) {
        if (i > 0) put(t, ", ");
        put_name(t, &t->book->actors.items[least->veto_players[i]].about);
    }
    put(t, "%s; fewest consents: %u\n", least->veto_count ? "" : "-",
        least->entrenchment);
}

/* ---- all ---------------------------------------------------------------------------------- */

void foresight_text(struct decider *decider, const struct foresight *foresight,
                    struct byte_writer *to) {
    struct telling t = {
        .to = to, .book = decider_book(decider), .foresight = foresight};
    uint32_t scenario = foresight->question->scenario;
    if (foresight->has_start) {
        put_verdict(&t, "as of", &foresight->start);
        put(&t, "\n");
    }
    put_verdict(&t, "before", &foresight->before);
    put(&t, "\n");
    if (foresight->question->deed_count > 0 || scenario != LAW_NONE) {
        put_verdict(&t, "after", &foresight->after);
        if (scenario != LAW_NONE) {
            put(&t, "  ");
            put_span(
                &t, law_text_of(t.book,
                                t.book->scenarios.items[scenario].about.title));
        }
        put(&t, "\n\n");
    }
    for (uint32_t i = 0; i < foresight->aftermath.count; i++)
        put_deed(&t, &foresight->aftermath.results[i]);
    put_changes(&t);
    if (foresight->has_least) put_least(&t);
}

/* council_answer.c -- words to a count, an outcome to words. */
#include "foresee/council_answer.h"

#include "base/json_write.h"

#include <stdio.h>

/* ---- the question ------------------------------------------------------------------ */

static idt_status find_draft(const struct rulebook *book, struct span draft,
                             idt_error *error, struct council_question *out) {
    out->vote = law_find(book, LAW_VOTE, draft);
    out->act = law_find(book, LAW_ACT, draft);
    for (uint32_t i = 0; out->vote == LAW_NONE && i < book->votes.count; i++)
        if (span_equals(law_text_of(book, book->votes.items[i].draft), draft))
            out->vote = i;
    if (out->vote != LAW_NONE) {
        out->actor = book->votes.items[out->vote].by;
        return IDT_OK;
    }
    if (out->act == LAW_NONE)
        return fail(error, IDT_NOT_FOUND, NOWHERE,
                    "no vote on record and no act is named '%.*s'",
                    (int)draft.length, draft.bytes);
    struct law_list by = book->acts.items[out->act].by;
    out->actor = by.count ? book->ids.items[by.first] : LAW_NONE;
    if (by.count == 1 && book->actors.items[out->actor].decides == LAW_BY_VOTE)
        return IDT_OK;
    return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                "'%.*s' is not decided by a vote", (int)draft.length,
                draft.bytes);
}

static bool side_of(struct span word, enum vote_side *out) {
    static const char *const words[] = {
        [VOTE_YES] = "yes", [VOTE_NO] = "no", [VOTE_ABSTAIN] = "abstain"};
    for (int side = 0; side < VOTE_SIDES; side++)
        if (span_is(word, words[side])) {
            *out = (enum vote_side)side;
            return true;
        }
    return false;
}

static bool has_voted(const struct council_question *q, uint32_t country) {
    for (int side = 0; side < VOTE_SIDES; side++)
        for (uint32_t i = 0; i < q->count.sides[side].named; i++)
            if (q->count.sides[side].countries[i] == country) return true;
    return false;
}

static void cast_vote(struct council_question *q, enum vote_side side,
                      uint32_t country) {
    struct vote_ballot *ballot = &q->count.sides[side];
    ballot->countries[ballot->named++] = country;
    ballot->count++;
}

static void cast_others(struct council_question *q, enum vote_side side) {
    for (uint32_t i = 0; i < q->member_count; i++)
        if (!has_voted(q, q->members[i])) cast_vote(q, side, q->members[i]);
}

static idt_status cast_one(struct council_question *q, struct span who,
                           enum vote_side side, idt_error *error) {
    uint32_t country = who.length == 2 ? law_country(who.bytes) : 0;
    bool sits = false;
    for (uint32_t i = 0; i < q->member_count; i++)
        sits |= q->members[i] == country;
    if (!sits)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "'%.*s' has no seat on that day", (int)who.length,
                    who.bytes);
    if (has_voted(q, country))
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "'%.*s' votes twice",
                    (int)who.length, who.bytes);
    cast_vote(q, side, country);
    return IDT_OK;
}

/* "CN=no,others=yes": others come last, whatever their place. */
static idt_status read_votes(struct council_question *q, struct span votes,
                             idt_error *error) {
    enum vote_side side, others = VOTE_SIDES;
    q->count = (struct council_count){{{0}}};
    while (votes.bytes) {
        struct span rest = span_trim(span_cut(&votes, ','));
        struct span who = span_trim(span_cut(&rest, '='));
        if (!rest.bytes || !side_of(span_trim(rest), &side))
            return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                        "'%.*s' needs '=' and one of yes, no, abstain",
                        (int)who.length, who.bytes);
        if (span_is(who, "others")) {
            if (others != VOTE_SIDES)
                return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                            "'others' votes twice");
            others = side;
            continue;
        }
        idt_status status = cast_one(q, who, side, error);
        if (status) return status;
    }
    if (others != VOTE_SIDES) cast_others(q, others);
    return IDT_OK;
}

idt_status council_question_of(const struct rulebook *book, struct span draft,
                               struct span votes, idt_error *error,
                               struct council_question *out) {
    struct council_question q = {.on = out->on};
    idt_status status = find_draft(book, draft, error, &q);
    if (status) return status;
    if (q.vote != LAW_NONE && q.on == DAY_NONE)
        q.on = book->votes.items[q.vote].on;
    if (q.on == DAY_NONE)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "no day: whose members vote?  --as-of gives one");
    if (q.vote != LAW_NONE && q.on != book->votes.items[q.vote].on)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "'%.*s' is a vote on record and has its own day; a day "
                    "goes with an act",
                    (int)draft.length, draft.bytes);
    q.member_count = council_members(book, q.actor, q.on, q.members);
    if (votes.length > 0)
        status = read_votes(&q, votes, error);
    else if (q.vote != LAW_NONE)
        q.count = council_recorded(book, &book->votes.items[q.vote]);
    else
        status = fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                      "no votes are told and none are on record");
    if (!status) *out = q;
    return status;
}

/* ---- the answer ---------------------------------------------------------------------- */

static void put_countries(struct byte_writer *to, const uint32_t *countries,
                          uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        write_printed(to, "%s%c%c", i ? ", " : "", (char)(countries[i] >> 8),
                      (char)countries[i]);
}

static const char *const side_words[] = {"yes", "no", "abstain"};

static void answer_text(const struct rulebook *book,
                        const struct council_question *q,
                        const struct council_outcome *out,
                        struct byte_writer *to) {
    char day[DATE_TEXT_ROOM];
    const struct law_about *about = q->vote != LAW_NONE
                                        ? &book->votes.items[q->vote].about
                                        : &book->acts.items[q->act].about;
    struct span title = law_text_of(book, about->title);
    day_print(q->on, day);
    write_printed(to, "%s  %.*s, %s\n", council_result_word(out->result),
                  (int)title.length, title.bytes, day);
    for (int side = 0; side < VOTE_SIDES; side++) {
        const struct vote_ballot *ballot = &q->count.sides[side];
        write_printed(to, "  %-8s %2u  ", side_words[side], ballot->count);
        put_countries(to, ballot->countries, ballot->named);
        write_printed(to, "\n");
    }
    if (out->untold > 0)
        write_printed(to, "  %u of %u votes are not told\n", out->untold,
                      book->actors.items[q->actor].members);
    if (out->veto_count > 0) {
        write_printed(to, "  against it as permanent members: ");
        put_countries(to, out->vetoes, out->veto_count);
        write_printed(to, "\n");
    }
    if (out->missing > 0)
        write_printed(to, "  %u short of the %u that are needed\n",
                      out->missing, out->quorum);
}

static void put_json_countries(struct json_writer *json, const char *key,
                               const uint32_t *countries, uint32_t count) {
    json_put_key(json, key);
    json_open_array(json);
    for (uint32_t i = 0; i < count; i++) {
        char code[3] = {(char)(countries[i] >> 8), (char)countries[i], 0};
        json_put_string(json, code);
    }
    json_close_array(json);
}

static void put_json_number(struct json_writer *json, const char *key,
                            uint32_t number) {
    json_put_key(json, key);
    json_put_integer(json, number);
}

static void answer_json(const struct rulebook *book,
                        const struct council_question *q,
                        const struct council_outcome *out,
                        struct byte_writer *to) {
    char day[DATE_TEXT_ROOM];
    struct json_writer json = json_writer_to(to, JSON_COMPACT);
    const struct law_about *about = q->vote != LAW_NONE
                                        ? &book->votes.items[q->vote].about
                                        : &book->acts.items[q->act].about;
    day_print(q->on, day);
    json_open_object(&json);
    json_put_key(&json, "draft");
    json_put_text(&json, law_name_of(book, about->name));
    json_put_key(&json, "on");
    json_put_string(&json, day);
    json_put_key(&json, "result");
    json_put_string(&json, council_result_word(out->result));
    for (int side = 0; side < VOTE_SIDES; side++) {
        const struct vote_ballot *ballot = &q->count.sides[side];
        json_put_key(&json, side_words[side]);
        json_open_object(&json);
        put_json_number(&json, "count", ballot->count);
        put_json_countries(&json, "named", ballot->countries, ballot->named);
        json_close_object(&json);
    }
    put_json_countries(&json, "vetoes", out->vetoes, out->veto_count);
    put_json_number(&json, "needed", out->quorum);
    put_json_number(&json, "missing", out->missing);
    put_json_number(&json, "untold", out->untold);
    put_json_countries(&json, "members", q->members, q->member_count);
    json_close_object(&json);
    json_end_line(&json);
}

void council_answer(const struct rulebook *book,
                    const struct council_question *question, bool is_json,
                    struct byte_writer *to) {
    struct council_outcome out =
        council_decide(book, question->actor, &question->count);
    if (is_json)
        answer_json(book, question, &out, to);
    else
        answer_text(book, question, &out, to);
}

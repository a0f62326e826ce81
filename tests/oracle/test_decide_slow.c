/* test_decide_slow.c -- the evaluator against a slow and obvious one.
 *
 *     random rulebook of a few rules, random case of a few facts
 *       some facts unknown -> every way to fill them in, one by one, in two
 *                             values, without keeping anything
 *
 * A whole case must get the very verdict of the slow evaluator.  Of a case
 * with unknowns, each way to fill them in must end between `least` and `most`
 * and, when a rule that bites decided it, the stated word must be one of the
 * ends that exceptions leave.  Then the promises: a further prohibition never
 * softens, a further authorisation never hardens, the order of the rules does
 * not matter, a duty of States never binds a person.
 */
#include "decide/decide.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

#define BOOKS   200
#define CASES   100 /* of each book: 20,000 in all */
#define FACTS   6   /* of the case */
#define PARTIES 2
#define TRAITS  2 /* facts of a party */
#define ATOMS   (FACTS + PARTIES * TRAITS)

struct dice {
    uint64_t seed;
};

static uint32_t roll(struct dice *dice, uint32_t sides) {
    dice->seed = dice->seed * UINT64_C(6364136223846793005) +
                 UINT64_C(1442695040888963407);
    return (uint32_t)(dice->seed >> 33) % sides;
}

/* ---- random law ---------------------------------------------------------- */

static const char vocabulary[] =
    "```law\n"
    "legal-order US\n title u\n through 2026-01-01\n"
    "legal-order UN\n title n\n binds states\n through 2026-01-01\n"
    "activity import\n title i\n"
    "actor us.ofac\n title o\n decides alone\n"
    "fact activity\n title a\n type activity\n read from activity\n known by "
    "x\n"
    "fact date\n title d\n type date\n read from date\n known by x\n"
    "fact f0\n title f\n type yes-no\n known by x\n"
    "fact f1\n title f\n type yes-no\n known by x\n"
    "fact f2\n title f\n type yes-no\n known by x\n"
    "fact f3\n title f\n type yes-no\n known by x\n"
    "fact f4\n title f\n type yes-no\n known by x\n"
    "fact f5\n title f\n type yes-no\n known by x\n"
    "fact party.g0\n title g\n type yes-no\n known by x\n"
    "fact party.g1\n title g\n type yes-no\n known by x\n"
    "fact defined\n title d\n type yes-no\n holds when f0 and not f1 or some"
    " party (party.g1)\n known by x\n"
    "nexus anyone\n title a\n over case\n holds when yes\n"
    "nexus some-g0\n title g\n over party\n holds when party.g0\n"
    "nexus if-f5\n title f\n over case\n holds when f5\n"
    "instrument us.old\n title o\n kind statute\n jurisdiction US\n from"
    " 2000-01-01\n cite c\n confidence verified\n recorded 2026-01-01\n"
    "instrument us.gone\n title o\n kind statute\n jurisdiction US\n from"
    " 2000-01-01\n until 2010-01-01\n cite c\n confidence verified\n"
    " recorded 2026-01-01\n```\n";

struct text {
    char bytes[24000];
    size_t length;
};

static void add(struct text *text, const char *words) {
    size_t length = strlen(words);
    assert_true(text->length + length + 1 < sizeof text->bytes);
    memcpy(text->bytes + text->length, words, length + 1);
    text->length += length;
}

static void add_number(struct text *text, const char *words, uint32_t n) {
    char made[16];
    snprintf(made, sizeof made, "%u", (unsigned)n);
    add(text, words);
    add(text, made);
}

static void add_condition(struct text *text, struct dice *dice, int depth,
                          bool in_party) {
    uint32_t kind = depth <= 0 ? 0 : roll(dice, 5);
    if (kind == 0 && in_party && roll(dice, 2)) {
        add_number(text, "party.g", roll(dice, TRAITS));
    } else if (kind == 0) {
        if (roll(dice, 8) == 0)
            add(text, "defined");
        else
            add_number(text, "f", roll(dice, FACTS));
    } else if (kind == 1) {
        add(text, "not (");
        add_condition(text, dice, depth - 1, in_party);
        add(text, ")");
    } else if (kind == 2 && !in_party) {
        static const char *const words[] = {"some", "every", "no"};
        add(text, words[roll(dice, 3)]);
        add(text, " party (");
        add_condition(text, dice, depth - 1, true);
        add(text, ")");
    } else {
        add(text, "(");
        add_condition(text, dice, depth - 1, in_party);
        add(text, kind == 3 ? " and " : " or ");
        add_condition(text, dice, depth - 1, in_party);
        add(text, ")");
    }
}

static const char *const outcomes[] = {"block",  "prohibit", "licence",
                                       "expose", "duty",     "presume"};

static void add_rule(struct text *text, struct dice *dice, uint32_t n) {
    static const char *const binds[] = {"anyone", "some-g0", "if-f5, some-g0"};
    static const char *const rests[] = {
        "us.old", "us.gone", "us.old or us.gone", "us.old and us.gone"};
    uint32_t outcome = roll(dice, 6);
    add_number(text, "rule us.r", n);
    add(text, "\n title r\n rests on ");
    add(text, rests[roll(dice, 4)]);
    add(text, "\n binds ");
    add(text, binds[roll(dice, 3)]);
    add(text, "\n forbids import\n when ");
    add_condition(text, dice, 3, false);
    if (roll(dice, 3) == 0) {
        add(text, "\n unless ");
        add_condition(text, dice, 1, false);
    }
    add(text, "\n outcome ");
    add(text, outcomes[outcome]);
    if (outcome == 5) {
        add(text, "\n standard s\n rebutted when ");
        add_condition(text, dice, 1, false);
    }
    add(text, "\n from 2005-01-01\n");
    if (roll(dice, 6) == 0) add(text, " until 2008-01-01\n");
    add(text, " cite c\n confidence verified\n");
}

static void add_authorisation(struct text *text, struct dice *dice, uint32_t n,
                              uint32_t rules) {
    add_number(text, "authorisation us.a", n);
    add(text, "\n title a\n kind general-licence\n rests on us.old\n"
              " reaches us.r0");
    for (uint32_t i = 1; i < rules; i++)
        if (roll(dice, 2)) add_number(text, ", us.r", i);
    add(text, "\n");
    if (roll(dice, 3) == 0) add(text, " for some-g0\n");
    add(text, " when ");
    add_condition(text, dice, 2, false);
    add(text, "\n from 2004-01-01\n cite c\n confidence verified\n");
    if (roll(dice, 4) == 0) add(text, " approval by us.ofac\n");
}

/* `extra` 1: one more prohibition, 2: one more authorisation, 3: the rules in
 * another order. */
static struct rulebook *random_book(uint64_t seed, int extra) {
    static struct text text;
    struct dice dice = {seed}, more = {seed ^ 12345};
    struct rulebook *book = NULL;
    idt_error error = {0};
    uint32_t rules = 2 + roll(&dice, 4), authorisations = roll(&dice, 4);
    static struct text parts[16];
    size_t count = 0;
    for (uint32_t i = 0; i < rules; i++, count++) {
        parts[count].length = 0;
        add_rule(&parts[count], &dice, i);
    }
    for (uint32_t i = 0; i < authorisations; i++, count++) {
        parts[count].length = 0;
        add_authorisation(&parts[count], &dice, i, rules);
    }
    text.length = 0;
    add(&text, "```law\npage\n jurisdiction US\n recorded 2026-01-01\n");
    add(&text, "rule un.r\n title r\n jurisdiction UN\n rests on us.old\n"
               " binds anyone\n forbids import\n when f0\n outcome state-duty\n"
               " from 2005-01-01\n cite c\n confidence verified\n");
    for (size_t i = 0; i < count; i++)
        add(&text, parts[extra == 3 ? count - 1 - i : i].bytes);
    if (extra == 1) add_rule(&text, &more, 20);
    if (extra == 2) add_authorisation(&text, &more, 20, rules);
    add(&text, "```\n");
    struct law_source sources[] = {
        {"vocabulary.md", SPAN_OF(vocabulary)},
        {"test.md", {text.bytes, text.length}},
    };
    if (rulebook_compile(sources, 2, NULL, &error, &book))
        fail_msg("%u: %s\n%s", (unsigned)error.line, error.message, text.bytes);
    return book;
}

/* ---- random cases -------------------------------------------------------- */

enum { NO, YES, UNKNOWN_ATOM };

struct world_case {
    int atoms[ATOMS]; /* facts of the case, then of each party */
    bool is_approved;
};

static const char *value_of(int atom) {
    return atom == YES ? "true" : atom == NO ? "false" : "null";
}

static void case_text(const struct world_case *c, char *to, size_t room) {
    size_t at = (size_t)snprintf(
        to, room,
        "{\"date\":\"2009-01-01\",\"activity\":\"import\",\"facts\":{");
    for (int i = 0; i < FACTS; i++)
        at += (size_t)snprintf(to + at, room - at, "%s\"f%d\":%s", i ? "," : "",
                               i, value_of(c->atoms[i]));
    at += (size_t)snprintf(to + at, room - at, "},\"parties\":[");
    for (int p = 0; p < PARTIES; p++)
        at += (size_t)snprintf(
            to + at, room - at, "%s{\"facts\":{\"g0\":%s,\"g1\":%s}}",
            p ? "," : "", value_of(c->atoms[FACTS + p * TRAITS]),
            value_of(c->atoms[FACTS + p * TRAITS + 1]));
    snprintf(to + at, room - at, "]%s}",
             c->is_approved ? ",\"approvals\":[{\"authorisation\":\"us.a0\","
                              "\"date\":\"2000-01-01\"}]"
                            : "");
}

/* ---- the slow evaluator -------------------------------------------------- */

struct slow {
    const struct rulebook *book;
    const struct world_case *c;
};

static bool slow_node(const struct slow *s, uint32_t node, int party);

static bool slow_fact(const struct slow *s, uint32_t fact, int party) {
    const struct law_fact *f = &s->book->facts.items[fact];
    struct span name = law_name_of(s->book, f->about.name);
    if (f->holds_when != LAW_NONE) return slow_node(s, f->holds_when, party);
    int digit = name.bytes[name.length - 1] - '0';
    int atom =
        f->scope == LAW_OVER_CASE ? digit : FACTS + party * TRAITS + digit;
    return s->c->atoms[atom] == YES;
}

static bool slow_alive(const struct slow *s, uint32_t instrument) {
    day_number day;
    assert_true(day_from_parts(2009, 1, 1, &day));
    return law_dates_cover(&s->book->instruments.items[instrument].dates, day);
}

static bool slow_node(const struct slow *s, uint32_t node, int party) {
    const struct law_node *n = &s->book->nodes.items[node];
    uint32_t yes = 0, count = n->op == LAW_AND || n->op == LAW_OR ? n->b : 0;
    for (uint32_t i = 0; i < count; i++)
        yes += slow_node(s, s->book->ids.items[n->a + i], party);
    uint32_t items = 0;
    for (int p = 0; (n->op == LAW_SOME || n->op == LAW_EVERY) && p < PARTIES;
         p++)
        items += slow_node(s, n->b, p);
    if (n->op == LAW_AND) return yes == count;
    if (n->op == LAW_OR) return yes > 0;
    if (n->op == LAW_NOT) return !slow_node(s, n->a, party);
    if (n->op == LAW_SOME) return items > 0;
    if (n->op == LAW_EVERY) return items == PARTIES;
    if (n->op == LAW_ALIVE) return slow_alive(s, n->a);
    if (n->op == LAW_HOLDS) return slow_fact(s, n->a, party);
    assert_int_equal(n->op, LAW_YES);
    return true;
}

static bool slow_nexuses(const struct slow *s, struct law_list list) {
    bool is_any = list.count == 0;
    for (uint32_t i = 0; i < list.count; i++) {
        const struct law_nexus *n =
            &s->book->nexuses.items[s->book->ids.items[list.first + i]];
        for (int p = 0; p < PARTIES; p++)
            is_any |= slow_node(s, n->holds_when, p);
    }
    return is_any;
}

/* Whether it holds, or but for the approval. */
static bool slow_holds(const struct slow *s, uint32_t index,
                       bool *lacks_approval) {
    const struct law_authorisation *a = &s->book->authorisations.items[index];
    bool holds = slow_node(s, a->rests_on, 0) && slow_nexuses(s, a->users) &&
                 slow_node(s, a->condition, 0);
    struct span name = law_name_of(s->book, a->about.name);
    bool is_approved = a->approval_by.count == 0 ||
                       (s->c->is_approved && span_is(name, "us.a0"));
    *lacks_approval = holds && !is_approved;
    return holds && is_approved;
}

static int slow_rule(const struct slow *s, const struct law_rule *r) {
    static const int words[] = {[LAW_BLOCK] = VERDICT_BLOCKED,
                                [LAW_PROHIBIT] = VERDICT_PROHIBITED,
                                [LAW_LICENCE] = VERDICT_LICENCE,
                                [LAW_EXPOSE] = VERDICT_EXPOSED,
                                [LAW_DUTY] = VERDICT_DUTIES,
                                [LAW_PRESUME] = VERDICT_PROHIBITED,
                                [LAW_STATE_DUTY] = VERDICT_PERMITTED};
    day_number day;
    assert_true(day_from_parts(2009, 1, 1, &day));
    int word = words[r->outcome];
    if (!law_dates_cover(&r->dates, day) || !slow_node(s, r->rests_on, 0) ||
        !slow_nexuses(s, r->binds) || !slow_node(s, r->condition, 0))
        return VERDICT_PERMITTED;
    if (r->outcome == LAW_PRESUME && slow_node(s, r->rebutted_when, 0))
        return VERDICT_PERMITTED;
    for (uint32_t i = 0; i < r->authorisations.count; i++) {
        bool lacks;
        if (slow_holds(s, s->book->ids.items[r->authorisations.first + i],
                       &lacks))
            return VERDICT_PERMITTED;
        if (lacks && word > VERDICT_LICENCE) word = VERDICT_LICENCE;
    }
    return word;
}

static int slow_verdict(const struct rulebook *book,
                        const struct world_case *c) {
    struct slow s = {book, c};
    int worst = VERDICT_PERMITTED;
    for (size_t i = 0; i < book->rules.count; i++) {
        int word = slow_rule(&s, &book->rules.items[i]);
        if (word > worst) worst = word;
    }
    return worst;
}

/* ---- both ---------------------------------------------------------------- */

struct fast {
    struct rulebook *book;
    struct plan *plan;
    struct decider *decider;
};

static struct fast fast_new(uint64_t seed, int extra) {
    struct fast fast = {random_book(seed, extra), NULL, NULL};
    idt_error error;
    assert_int_equal(plan_new(fast.book, &error, &fast.plan), IDT_OK);
    assert_int_equal(decider_new(fast.plan, &error, &fast.decider), IDT_OK);
    return fast;
}

static void fast_free(struct fast *fast) {
    decider_free(fast->decider);
    plan_free(fast->plan);
    rulebook_free(fast->book);
}

static const struct ruling *fast_decide(struct fast *fast, const char *text) {
    idt_error error = {0};
    if (case_parse(fast->decider, span_of(text), at("case", 1, 0), &error) ||
        decide(fast->decider, DAY_NONE, NULL, &error))
        fail_msg("%s: %s", error.message, text);
    return decider_ruling(fast->decider);
}

static void check_ways(struct fast *fast, struct world_case *c,
                       const struct ruling *ruling) {
    int open[ATOMS], count = 0, found[VERDICT_COUNT] = {0};
    struct world_case whole = *c;
    for (int i = 0; i < ATOMS; i++)
        if (c->atoms[i] == UNKNOWN_ATOM) open[count++] = i;
    for (uint32_t way = 0; way < UINT32_C(1) << count; way++) {
        for (int i = 0; i < count; i++)
            whole.atoms[open[i]] = (int)(way >> i & 1);
        int word = slow_verdict(fast->book, &whole);
        found[word]++;
        assert_in_range(word, ruling->least, ruling->most);
    }
    if (count == 0) {
        assert_int_equal(found[ruling->word], 1);
        assert_int_equal(ruling->least, ruling->most);
    }
}

static void random_cases_agree_with_every_way_to_fill_them_in(void **state) {
    (void)state;
    char text[1200];
    for (uint64_t seed = 1; seed <= BOOKS; seed++) {
        struct fast fast = fast_new(seed, 0);
        struct dice dice = {seed * 977};
        for (int n = 0; n < CASES; n++) {
            struct world_case c;
            uint32_t unknown = roll(&dice, 4); /* of ten */
            for (int i = 0; i < ATOMS; i++)
                c.atoms[i] = roll(&dice, 10) < unknown ? UNKNOWN_ATOM
                                                       : (int)roll(&dice, 2);
            c.is_approved =
                roll(&dice, 4) == 0 && fast.book->authorisations.count > 0;
            case_text(&c, text, sizeof text);
            check_ways(&fast, &c, fast_decide(&fast, text));
        }
        fast_free(&fast);
    }
}

/* ---- promises ------------------------------------------------------------ */

static struct ruling ruling_of(struct fast *fast, const char *text) {
    return *fast_decide(fast, text);
}

static void check_promises(struct fast books[4], const char *text) {
    struct ruling plain = ruling_of(&books[0], text);
    struct ruling forbidden = ruling_of(&books[1], text);
    struct ruling authorised = ruling_of(&books[2], text);
    struct ruling turned = ruling_of(&books[3], text);
    assert_true(forbidden.least >= plain.least);
    assert_true(forbidden.most >= plain.most);
    assert_true(forbidden.word >= plain.word);
    assert_true(authorised.least <= plain.least);
    assert_true(authorised.most <= plain.most);
    assert_true(authorised.word <= plain.word);
    assert_int_equal(turned.word, plain.word);
    assert_int_equal(turned.least, plain.least);
    assert_int_equal(turned.most, plain.most);
}

static void more_law_and_other_order_keep_their_promises(void **state) {
    (void)state;
    char text[1200];
    for (uint64_t seed = 1; seed <= 250; seed++) {
        struct fast books[4];
        struct dice dice = {seed * 31};
        for (int i = 0; i < 4; i++)
            books[i] = fast_new(seed, i);
        for (int n = 0; n < 100; n++) {
            struct world_case c = {.is_approved = false};
            for (int i = 0; i < ATOMS; i++)
                c.atoms[i] = (int)roll(&dice, 3);
            case_text(&c, text, sizeof text);
            check_promises(books, text);
        }
        for (int i = 0; i < 4; i++)
            fast_free(&books[i]);
    }
}

static void a_duty_of_states_alone_never_forbids_a_person(void **state) {
    (void)state;
    struct fast fast = fast_new(7, 0);
    const struct ruling *ruling = fast_decide(
        &fast, "{\"date\":\"2009-01-01\",\"activity\":\"import\",\"facts\":"
               "{\"f0\":true},\"parties\":[]}");
    uint32_t un = law_find(fast.book, LAW_ORDER, SPAN_OF("UN"));
    struct jurisdiction_verdict told = verdict_in(fast.decider, un);
    assert_true(told.is_state_duty);
    for (size_t i = 0; i < ruling->outcome_count; i++)
        if (ruling->outcomes[i].is_state_duty)
            assert_int_equal(ruling->outcomes[i].most, VERDICT_PERMITTED);
    fast_free(&fast);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_cases_agree_with_every_way_to_fill_them_in),
        cmocka_unit_test(more_law_and_other_order_keep_their_promises),
        cmocka_unit_test(a_duty_of_states_alone_never_forbids_a_person),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

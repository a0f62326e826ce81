/* test_verdict_words.c -- one word from a rule and its ways out. */
#include "../law/law_text.h"
#include "decide/decide.h"

#include <stdio.h>

#define WAY(id, fact, more)                                                    \
    "authorisation " id "\n title a way out\n kind exemption\n rests on "      \
    "us.act\n reaches us.r1\n when " fact "\n" more                            \
    " from 2010-01-01\n cite 1 USC 3\n confidence verified\n"
#define DUTY " duty report to us.ofac: what was done\n"
#define LAW                                                                    \
    LAW_HEAD RULE_HEAD(                                                        \
        "us.r1") " from 2010-01-01\n when from-north-korea\n" WAY("us.w1",     \
                                                                  "ngo", "")   \
        WAY("us.w2", "humanitarian", DUTY) LAW_END

static const char vocabulary[] =
    "```law\nlegal-order US\n title u\n through 2026-01-01\n"
    "activity import\n title i\n"
    "actor us.ofac\n title o\n decides alone\n"
    "nexus us-person\n title p\n over party\n holds when party.us-person\n"
    "fact activity\n title a\n type activity\n read from activity\n"
    " known by x\n"
    "fact date\n title d\n type date\n read from date\n known by x\n"
    "fact from-north-korea\n title f\n type yes-no\n known by x\n"
    "fact ngo\n title n\n type yes-no\n known by x\n"
    "fact humanitarian\n title h\n type yes-no\n known by x\n"
    "fact party.us-person\n title p\n type yes-no\n known by x\n```\n";

static struct rulebook *compile_both(void) {
    const struct law_source sources[] = {
        {"vocabulary.md", {vocabulary, sizeof vocabulary - 1}},
        {"test.md", {LAW, sizeof LAW - 1}},
    };
    struct rulebook *book = NULL;
    idt_error error = {0};
    if (rulebook_compile(sources, 2, NULL, &error, &book))
        print_message("%s:%u: %s\n", error.source, (unsigned)error.line,
                      error.message);
    assert_non_null(book);
    return book;
}

struct line {
    const char *facts;
    enum verdict_word word, least, most;
};

static void word_follows_rule_and_ways_out(void **state) {
    (void)state;
    static const struct line lines[] = {
        {"\"from-north-korea\": false", VERDICT_PERMITTED, VERDICT_PERMITTED,
         VERDICT_PERMITTED},
        {"\"from-north-korea\": true, \"ngo\": false, \"humanitarian\": false",
         VERDICT_PROHIBITED, VERDICT_PROHIBITED, VERDICT_PROHIBITED},
        {"\"from-north-korea\": true", VERDICT_PROHIBITED, VERDICT_PERMITTED,
         VERDICT_PROHIBITED},
        {"\"ngo\": false, \"humanitarian\": false", VERDICT_NEEDS_FACTS,
         VERDICT_PERMITTED, VERDICT_PROHIBITED},
        /* A way out with a duty. */
        {"\"from-north-korea\": true, \"ngo\": false, \"humanitarian\": true",
         VERDICT_DUTIES, VERDICT_DUTIES, VERDICT_DUTIES},
        /* Perhaps one without. */
        {"\"from-north-korea\": true, \"humanitarian\": true", VERDICT_DUTIES,
         VERDICT_PERMITTED, VERDICT_DUTIES},
        /* Both: nobody is bound to take the harder one. */
        {"\"from-north-korea\": true, \"ngo\": true, \"humanitarian\": true",
         VERDICT_PERMITTED, VERDICT_PERMITTED, VERDICT_PERMITTED},
        /* Lifted if it bites: the duty may come with it. */
        {"\"ngo\": false, \"humanitarian\": true", VERDICT_DUTIES,
         VERDICT_PERMITTED, VERDICT_DUTIES},
    };
    struct rulebook *book = compile_both();
    struct plan *plan = NULL;
    struct decider *decider = NULL;
    idt_error error = {0};
    assert_int_equal(plan_new(book, &error, &plan), IDT_OK);
    assert_int_equal(decider_new(plan, &error, &decider), IDT_OK);
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        char text[400];
        struct place start = {"case.json", 1, 1};
        snprintf(text, sizeof text,
                 "{\"date\": \"2020-01-01\", \"activity\": \"import\", "
                 "\"parties\": [{}], \"facts\": {\"party[0].us-person\": true, "
                 "%s}}",
                 lines[i].facts);
        assert_int_equal(case_parse(decider, span_of(text), start, &error),
                         IDT_OK);
        assert_int_equal(decide(decider, DAY_NONE, NULL, &error), IDT_OK);
        const struct ruling *ruling = decider_ruling(decider);
        bool is_same = ruling->word == lines[i].word &&
                       ruling->least == lines[i].least &&
                       ruling->most == lines[i].most;
        if (!is_same)
            print_message("%s: %s, %s to %s\n", lines[i].facts,
                          verdict_name(ruling->word),
                          verdict_name(ruling->least),
                          verdict_name(ruling->most));
        assert_true(is_same);
    }
    decider_free(decider);
    plan_free(plan);
    rulebook_free(book);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(word_follows_rule_and_ways_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_screen.c -- the contract of screening, on the built-in list. */
#include "interdict.h"

#include "unit.h"

#include <stdio.h>

struct desk {
    idt_lists *lists;
    idt_screener *screener;
};

static void desk_open(struct desk *desk, const idt_screen_options *options) {
    assert_int_equal(idt_lists_builtin(NULL, &desk->lists), IDT_OK);
    assert_int_equal(
        idt_screener_new(desk->lists, options, NULL, &desk->screener), IDT_OK);
}

static void desk_close(struct desk *desk) {
    idt_screener_free(desk->screener);
    idt_lists_free(desk->lists);
}

static idt_text text_of(const char *text) {
    return (idt_text){text, strlen(text)};
}

static idt_query asking(const char *name) {
    idt_query query = IDT_QUERY_INIT;
    query.name = text_of(name);
    return query;
}

static const idt_report *screened(struct desk *desk, const idt_query *query) {
    const idt_report *report = NULL;
    idt_error error = {0};
    if (idt_screen(desk->screener, query, &error, &report))
        fail_msg("'%.*s': %s", (int)query->name.length, query->name.bytes,
                 error.message);
    return report;
}

static const idt_hit *hit_of(const idt_report *report, uint32_t entity) {
    for (uint32_t i = 0; i < idt_report_count(report); i++)
        if (idt_report_hit(report, i)->entity == entity)
            return idt_report_hit(report, i);
    return NULL;
}

/* "A B, C" -> "C A B": the last word first. */
static idt_text turned(idt_text name, char *room) {
    size_t cut = name.length;
    while (cut > 0 && name.bytes[cut - 1] != ' ')
        cut--;
    if (cut == 0) return name;
    size_t last = name.length - cut;
    memcpy(room, name.bytes + cut, last);
    room[last] = ' ';
    memcpy(room + last + 1, name.bytes, cut - 1);
    return (idt_text){room, name.length};
}

static void every_strong_name_finds_its_record_in_any_order(void **state) {
    struct desk desk;
    unsigned asked = 0;
    (void)state;
    desk_open(&desk, NULL);
    for (uint32_t i = 0; i < idt_lists_entities(desk.lists); i++) {
        idt_entity entity;
        idt_item item;
        assert_int_equal(idt_entity_at(desk.lists, i, &entity), IDT_OK);
        while (idt_entity_item(&entity, &item)) {
            char room[4096];
            idt_query query = IDT_QUERY_INIT;
            if (strcmp(item.kind, "name") != 0 ||
                strcmp(item.role, "weak-alias") == 0)
                continue;
            query.name = item.text;
            for (int turn = 0; turn < 2; turn++) {
                const idt_hit *hit = hit_of(screened(&desk, &query), i);
                assert_non_null(hit);
                assert_true(hit->score >= 0.90);
                assert_string_equal(hit->band, "strong");
                query.name = turned(item.text, room);
            }
            asked++;
        }
    }
    assert_true(asked > 500);
    desk_close(&desk);
}

static void hits_are_sorted_and_reach_the_threshold(void **state) {
    idt_screen_options options = IDT_SCREEN_OPTIONS_INIT;
    struct desk desk;
    (void)state;
    options.threshold = 0.20;
    desk_open(&desk, &options);
    idt_query query = asking("korea general trading corporation");
    const idt_report *report = screened(&desk, &query);
    assert_true(idt_report_count(report) > 5);
    for (uint32_t i = 1; i < idt_report_count(report); i++) {
        const idt_hit *a = idt_report_hit(report, i - 1);
        const idt_hit *b = idt_report_hit(report, i);
        assert_true(a->score > b->score ||
                    (a->score == b->score && a->bits >= b->bits));
        assert_true(b->score >= 0.199999);
    }
    assert_null(idt_report_hit(report, idt_report_count(report)));
    desk_close(&desk);
}

static void limit_cuts_hits_and_total_tells_all(void **state) {
    idt_screen_options options = IDT_SCREEN_OPTIONS_INIT;
    struct desk whole, cut;
    (void)state;
    options.threshold = 0.30;
    desk_open(&whole, &options);
    options.limit = 3;
    desk_open(&cut, &options);
    idt_query query = asking("korea general trading corporation");
    const idt_report *all = screened(&whole, &query);
    const idt_report *few = screened(&cut, &query);
    assert_int_equal(idt_report_count(few), 3);
    assert_int_equal(idt_report_total(few), idt_report_count(all));
    for (uint32_t i = 0; i < 3; i++)
        assert_int_equal(idt_report_hit(few, i)->entity,
                         idt_report_hit(all, i)->entity);
    desk_close(&whole);
    desk_close(&cut);
}

static void refuses(struct desk *desk, const idt_query *query,
                    idt_status status, const char *word) {
    const idt_report *report = NULL;
    idt_error error = {0};
    assert_int_equal(idt_screen(desk->screener, query, &error, &report),
                     status);
    assert_null(report);
    assert_int_equal(error.status, status);
    assert_non_null(strstr(error.message, word));
}

static void unknown_facts_are_refused_by_name(void **state) {
    struct desk desk;
    (void)state;
    desk_open(&desk, NULL);
    idt_query query = asking("kim jong un");
    query.type = "spaceship";
    refuses(&desk, &query, IDT_BAD_ARGUMENT, "spaceship");
    query = asking("kim jong un");
    query.birth = text_of("1984-02-31");
    refuses(&desk, &query, IDT_BAD_ARGUMENT, "1984-02-31");
    query = asking("kim jong un");
    query.country = text_of("Atlantis");
    refuses(&desk, &query, IDT_BAD_ARGUMENT, "Atlantis");
    query = asking(" ");
    refuses(&desk, &query, IDT_BAD_ARGUMENT, "name");
    query = asking("kim \xFF");
    refuses(&desk, &query, IDT_BAD_DATA, "UTF-8");
    desk_close(&desk);
}

static void name_over_a_limit_is_refused_and_the_longest_is_not(void **state) {
    static char name[5000];
    struct desk desk;
    (void)state;
    desk_open(&desk, NULL);
    memset(name, 'a', 4096);
    idt_query query = asking(name);
    (void)screened(&desk, &query);
    name[4096] = 'a';
    query = asking(name);
    refuses(&desk, &query, IDT_OVER_LIMIT, "4096");
    memset(name, 0, sizeof name);
    for (int i = 0; i < 128; i++)
        memcpy(name + 4 * i, "kim ", 4);
    query = asking(name);
    (void)screened(&desk, &query);
    memcpy(name + 4 * 128, "kim", 3);
    query = asking(name);
    refuses(&desk, &query, IDT_OVER_LIMIT, "128");
    desk_close(&desk);
}

/* Two listed records bear the name; a birth date keeps one below. */
/* Signs, widths and look-alikes that change nothing for a reader. */
static void disguised_korean_name_finds_what_the_plain_one_finds(void **state) {
    static const char *const disguised[] = {
        "\"Gim Jeong-eun\"",       "(Gim Jeong-eun);",
        "Gim_Jeong-eun",           "Gim/Jeong-eun",
        "Gim\u3000Jeong\u2212eun", "\u202AGim Je\u2060ong-eun\u202C",
        "G\u00EDm Jeong\uFF0Deun", "G\u0456m Jeong-eun",
        "Gim Je\u043Eng-eun",      "G1m Je0ng-eun",
    };
    struct desk desk;
    (void)state;
    desk_open(&desk, NULL);
    idt_query query = asking("Gim Jeong-eun");
    const idt_report *report = screened(&desk, &query);
    assert_true(idt_report_count(report) > 0);
    idt_hit plain = *idt_report_hit(report, 0);
    for (size_t i = 0; i < sizeof disguised / sizeof *disguised; i++) {
        query = asking(disguised[i]);
        report = screened(&desk, &query);
        const idt_hit *hit = hit_of(report, plain.entity);
        if (!hit) fail_msg("'%s' finds nothing", disguised[i]);
        assert_true(hit->score == plain.score);
    }
    desk_close(&desk);
}

static void ambiguous_counts_records_that_are_no_hits_too(void **state) {
    idt_screen_options options = IDT_SCREEN_OPTIONS_INIT;
    struct desk desk;
    (void)state;
    options.threshold = 0.96;
    desk_open(&desk, &options);
    idt_query query = asking("Kim Yong Chol");
    query.birth = text_of("1962-02-18");
    const idt_report *report = screened(&desk, &query);
    assert_int_equal(idt_report_count(report), 1);
    assert_int_equal(idt_report_hit(report, 0)->ambiguous, 2);
    desk_close(&desk);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_strong_name_finds_its_record_in_any_order),
        cmocka_unit_test(hits_are_sorted_and_reach_the_threshold),
        cmocka_unit_test(limit_cuts_hits_and_total_tells_all),
        cmocka_unit_test(disguised_korean_name_finds_what_the_plain_one_finds),
        cmocka_unit_test(ambiguous_counts_records_that_are_no_hits_too),
        cmocka_unit_test(unknown_facts_are_refused_by_name),
        cmocka_unit_test(name_over_a_limit_is_refused_and_the_longest_is_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

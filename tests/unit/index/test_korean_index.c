/* test_korean_index.c -- filed, found by key, and damage refused. */
#include "index/korean_index.h"

#include "base/memory.h"
#include "unit.h"

static const char *const names[] = {"KIM, Jong Un", "Ivan Petrov", "김영철",
                                    "PAK, To-Chun", "LI, Cheng He"};
enum { NAMES = sizeof names / sizeof *names };

/* The sections as a snapshot gives them, where a test may spoil them. */
struct filed {
    struct korean_index_draft *draft;
    struct index_section sections[KOREAN_INDEX_SECTIONS];
};

static bool find(const void *context, const char *tag, struct span *bytes,
                 uint32_t *count) {
    const struct filed *filed = context;
    for (size_t i = 0; i < KOREAN_INDEX_SECTIONS; i++)
        if (strcmp(filed->sections[i].tag, tag) == 0) {
            *bytes = filed->sections[i].bytes;
            *count = filed->sections[i].count;
            return true;
        }
    return false;
}

static void file_all(struct filed *filed) {
    static struct folded_name folded;
    filed->draft = korean_index_draft_new();
    assert_non_null(filed->draft);
    for (uint32_t i = 0; i < NAMES; i++) {
        struct span text = span_of(names[i]);
        assert_true(fold_name(text, &folded));
        assert_int_equal(
            korean_index_draft_add(filed->draft, text, &folded, i, NULL),
            IDT_OK);
    }
    korean_index_draft_finish(filed->draft, filed->sections);
}

static idt_status open_filed(const struct filed *filed,
                             struct korean_index *index) {
    struct section_finder finder = {filed, find};
    return korean_index_open(finder, NAMES, NULL, index);
}

static void keep_name(void *context, uint32_t name) {
    unsigned *found = context;
    *found |= 1U << name;
}

static unsigned names_met(const struct korean_index *index, const char *text) {
    static struct folded_name folded;
    static struct korean_name asked;
    unsigned found = 0;
    assert_true(fold_name(span_of(text), &folded));
    (void)korean_name_read(span_of(text), &folded, &asked);
    for (uint32_t i = 0; i < asked.count; i++)
        korean_index_walk(index, &asked.forms[i], keep_name, &found);
    return found;
}

static void names_meet_under_their_keys(void **state) {
    struct filed filed;
    struct korean_index index;
    (void)state;
    file_all(&filed);
    assert_int_equal(open_filed(&filed, &index), IDT_OK);
    assert_int_equal(names_met(&index, "Gim Jeong-eun"), 1U << 0);
    assert_int_equal(names_met(&index, "Kim Young Cheol"), 1U << 2);
    assert_int_equal(names_met(&index, "박도춘"), 1U << 3);
    assert_true(names_met(&index, "Ri Song Hyok") & 1U << 4);
    assert_int_equal(names_met(&index, "Ivan Petrov"), 0);
    korean_index_draft_free(filed.draft);
}

static void forms_are_those_of_their_name(void **state) {
    struct filed filed;
    struct korean_index index;
    uint32_t first, end;
    (void)state;
    file_all(&filed);
    assert_int_equal(open_filed(&filed, &index), IDT_OK);
    korean_forms_of(&index, 1, &first, &end);
    assert_int_equal(first, end);
    korean_forms_of(&index, 2, &first, &end);
    assert_int_equal(end - first, 1);
    assert_int_equal(index.forms[first].count, 3);
    korean_forms_of(&index, NAMES, &first, &end);
    assert_int_equal(first, end);
    korean_index_draft_free(filed.draft);
}

/* One byte of a section, turned; the draft's memory may be written. */
static void spoil(struct filed *filed, size_t section, size_t byte) {
    ((char *)(uintptr_t)filed->sections[section].bytes.bytes)[byte] ^= 0x7F;
}

static void damage_is_refused(void **state) {
    static const struct {
        size_t section, byte;
    } spoilt[] = {
        {0, 0},  /* onset of a syllable that is a set */
        {0, 6},  /* number of a set */
        {0, 32}, /* how many syllables */
        {0, 34}, /* kind */
        {1, 1},  /* a name beyond the names */
        {2, 7},  /* keys out of order */
        {2, 9},  /* a form beyond the forms */
        {2, 12}, /* what must be zero */
        {3, 0},  /* other tables */
    };
    struct filed filed;
    struct korean_index index;
    (void)state;
    for (size_t i = 0; i < sizeof spoilt / sizeof *spoilt; i++) {
        file_all(&filed);
        spoil(&filed, spoilt[i].section, spoilt[i].byte);
        if (open_filed(&filed, &index) != IDT_BAD_SNAPSHOT)
            fail_msg("section %zu byte %zu", spoilt[i].section, spoilt[i].byte);
        korean_index_draft_free(filed.draft);
    }
    file_all(&filed);
    filed.sections[1].count--;
    assert_int_equal(open_filed(&filed, &index), IDT_BAD_SNAPSHOT);
    filed.sections[0].tag[0] = 'X';
    assert_int_equal(open_filed(&filed, &index), IDT_BAD_SNAPSHOT);
    korean_index_draft_free(filed.draft);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_meet_under_their_keys),
        cmocka_unit_test(forms_are_those_of_their_name),
        cmocka_unit_test(damage_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_korean_persons.c -- no two persons of the North meet by mistake.
 *
 * The names of Korean officials are made of few syllables: "KIM, Yong Chol",
 * "KIM, Tong Chol" and "KIM, Yong Il" are three people, and a slip of a
 * letter apart.  Every pair of different persons under OFAC's programmes on
 * North Korea is compared by its primary names; only names of the same words
 * may reach the threshold.
 */
#include "real_lists.h"

#include "text/korean_name.h"

enum { PERSONS_MOST = 512 };

struct persons {
    idt_text names[PERSONS_MOST];
    size_t count;
};

static idt_text primary_name(const idt_entity *entity) {
    idt_entity walk = *entity;
    idt_item item;
    while (idt_entity_item(&walk, &item))
        if (strcmp(item.kind, "name") == 0 && strcmp(item.role, "primary") == 0)
            return item.text;
    fail_msg("%s has no name", entity->id);
    return (idt_text){"", 0};
}

static bool is_of_program(const idt_entity *entity, const char *program) {
    idt_entity walk = *entity;
    idt_item item;
    while (idt_entity_item(&walk, &item))
        if (strcmp(item.kind, "program") == 0 &&
            item.text.length >= strlen(program) &&
            memcmp(item.text.bytes, program, strlen(program)) == 0)
            return true;
    return false;
}

static void collect(const idt_lists *lists, struct persons *persons) {
    persons->count = 0;
    for (uint32_t i = 0; i < idt_lists_entities(lists); i++) {
        idt_entity entity;
        assert_int_equal(idt_entity_at(lists, i, &entity), IDT_OK);
        if (strcmp(entity.type, "person") != 0 ||
            !is_of_program(&entity, "DPRK"))
            continue;
        assert_true(persons->count < PERSONS_MOST);
        persons->names[persons->count++] = primary_name(&entity);
    }
}

static int compare_words(const void *left, const void *right) {
    const struct span *a = left, *b = right;
    return span_compare(*a, *b);
}

static size_t words_of(idt_text name, struct folded_name *folded,
                       struct span *words) {
    assert_true(fold_name((struct span){name.bytes, name.length}, folded));
    for (size_t i = 0; i < folded->count; i++)
        words[i] = folded_word(folded, i);
    qsort(words, folded->count, sizeof *words, compare_words);
    return folded->count;
}

static bool are_same_words(idt_text a, idt_text b) {
    static struct folded_name of_a, of_b;
    struct span left[LIMIT_NAME_TOKENS], right[LIMIT_NAME_TOKENS];
    size_t count = words_of(a, &of_a, left);
    if (words_of(b, &of_b, right) != count) return false;
    for (size_t i = 0; i < count; i++)
        if (!span_equals(left[i], right[i])) return false;
    return true;
}

static double score_of(idt_comparer *comparer, idt_text a, idt_text b) {
    idt_query left = IDT_QUERY_INIT, right = IDT_QUERY_INIT;
    idt_comparison made;
    left.name = a;
    right.name = b;
    assert_int_equal(idt_compare(comparer, &left, &right, NULL, &made), IDT_OK);
    return made.score;
}

static void compare_all(const struct persons *persons) {
    idt_comparer *comparer = NULL;
    unsigned pairs = 0, met = 0, wrong = 0;
    assert_int_equal(idt_comparer_new(NULL, &comparer), IDT_OK);
    for (size_t i = 0; i < persons->count; i++)
        for (size_t k = i + 1; k < persons->count; k++) {
            idt_text a = persons->names[i];
            idt_text b = persons->names[k];
            pairs++;
            double score = score_of(comparer, a, b);
            if (score < 0.70) continue;
            met++;
            if (are_same_words(a, b)) continue;
            wrong++;
            print_message("'%.*s' and '%.*s' score %.4f\n", (int)a.length,
                          a.bytes, (int)b.length, b.bytes, score);
        }
    idt_comparer_free(comparer);
    print_message("%u pairs of %zu persons: %u meet, %u of them by other "
                  "words\n",
                  pairs, persons->count, met, wrong);
    assert_true(pairs > 10000);
    assert_true(met > 0);
    assert_int_equal(wrong, 0);
}

static void different_persons_meet_by_equal_words_alone(void **state) {
    static const struct real_file files[] = {
        {"ofac/sdn_2024-05-03.csv", "ofac/sdn.csv"}};
    static struct persons persons;
    char path[1024];
    idt_error error = {0};
    idt_built built;
    idt_lists *lists = NULL;
    (void)state;
    test_data_or_skip(files[0].from, path, sizeof path);
    if (real_lists_open(files, 1, &error, &built, &lists))
        fail_msg("%s:%u: %s", error.source, error.line, error.message);
    collect(lists, &persons);
    compare_all(&persons);
    idt_lists_free(lists);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(different_persons_meet_by_equal_words_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

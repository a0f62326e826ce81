/* test_portal_parity.c -- portal_score against scores of OFAC's own page.
 *
 * The set is 170 pairs with the score the page told, -1 where it showed
 * nothing.  Told are whole points; 50 is the least the page can show.
 */
#include "base/csv_pull.h"
#include "base/os_file.h"
#include "match/portal_score.h"
#include "text/fold_letters.h"

#include "test_data.h"

#define NEAR_ENOUGH 5 /* points */

static size_t words_of(struct span name, struct folded_name *folded,
                       struct span *words) {
    assert_true(fold_name(name, folded));
    for (size_t i = 0; i < folded->count; i++)
        words[i] = folded_word(folded, i);
    return folded->count;
}

static int points(struct span asked, struct span listed) {
    static struct folded_name a, b;
    struct span x[LIMIT_NAME_TOKENS], y[LIMIT_NAME_TOKENS];
    size_t m = words_of(asked, &a, x), n = words_of(listed, &b, y);
    return (int)(portal_score(x, m, y, n) * 100.0F + 0.5F);
}

static bool is_near(const struct csv_row *row) {
    struct span text = row->fields[2];
    bool shown = !span_starts(text, "-");
    uint64_t told = 0;
    if (shown) assert_true(span_number(text, &told));
    int scored = points(row->fields[0], row->fields[1]);
    if (!shown) return scored <= 50 + NEAR_ENOUGH;
    return labs(scored - (long)told) <= NEAR_ENOUGH;
}

static void portal_score_told_scores_agree_on_19_of_20(void **state) {
    (void)state;
    char path[1024];
    struct byte_stream *stream = NULL;
    struct csv *csv = NULL;
    const struct csv_row *row;
    size_t near = 0, count = 0;
    test_data_or_skip("../eval/ofac_portal_scores.csv", path, sizeof path);
    assert_int_equal(byte_stream_open(path, NULL, &stream), IDT_OK);
    assert_int_equal(csv_open(stream, NULL, NULL, &csv), IDT_OK);
    while (csv_next(csv, NULL, &row) == IDT_OK && row) {
        if (row->line == 1) continue;
        assert_int_equal(row->count, 3);
        near += is_near(row);
        count++;
    }
    csv_close(csv);
    byte_stream_close(stream);
    print_message("%zu of %zu within %d points\n", near, count, NEAR_ENOUGH);
    assert_int_equal(count, 170);
    assert_true(near * 100 >= count * 95);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(portal_score_told_scores_agree_on_19_of_20),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

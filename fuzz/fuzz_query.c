/* fuzz_query.c -- any bytes asked as a name, against the built-in list.
 *
 * The index and the full scan must answer alike; hits reach the threshold.
 */
#include "interdict.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool claim) {
    if (!claim) abort();
}

static idt_screener *screener_of(idt_lists *lists, bool is_full_scan) {
    idt_screen_options options = IDT_SCREEN_OPTIONS_INIT;
    idt_screener *screener = NULL;
    options.threshold = 0.5;
    options.is_full_scan = is_full_scan;
    require(idt_screener_new(lists, &options, NULL, &screener) == IDT_OK);
    return screener;
}

static void compare(const idt_report *a, const idt_report *b) {
    require(idt_report_count(a) == idt_report_count(b));
    for (uint32_t i = 0; i < idt_report_count(a); i++) {
        const idt_hit *left = idt_report_hit(a, i);
        const idt_hit *right = idt_report_hit(b, i);
        require(left->entity == right->entity);
        require(!(left->score < right->score || left->score > right->score));
        require(left->score >= 0.5 && left->score <= 1.0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    idt_lists *lists = NULL;
    idt_query query = IDT_QUERY_INIT;
    const idt_report *fast, *slow;
    require(idt_lists_builtin(NULL, &lists) == IDT_OK);
    idt_screener *index = screener_of(lists, false);
    idt_screener *scan = screener_of(lists, true);
    query.name = (idt_text){(const char *)data, size};
    idt_status status = idt_screen(index, &query, NULL, &fast);
    require(idt_screen(scan, &query, NULL, &slow) == status);
    if (status == IDT_OK) compare(fast, slow);
    idt_screener_free(index);
    idt_screener_free(scan);
    idt_lists_free(lists);
    return 0;
}

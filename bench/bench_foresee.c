/* bench_foresee.c -- how long foreseeing takes, on every conduct of the map.
 *
 *     bench_foresee CONDUCTS.md CASE.json
 *
 * Least acts to `permitted` by US law, conduct by conduct; the whole map under
 * a scenario; verdicts of a portfolio that holds the case again and again.
 * Processor time of one thread, the best of five rounds.
 */
#include "base/os_file.h"
#include "foresee/conducts.h"
#include "interdict.h"

#include "api/rules_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define ROUNDS 5

/* Of this process alone: other work on the machine does not count. */
static double now_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6;
}

static void need(idt_status status, const idt_error *error) {
    if (status == IDT_OK) return;
    fprintf(stderr, "bench_foresee: %s\n", error->message);
    exit(70);
}

static double least_ms(idt_rules *rules, const idt_case *one) {
    idt_foresee_options options = IDT_FORESEE_OPTIONS_INIT;
    double best = 1e9;
    options.wanted = "permitted";
    options.orders = "US";
    for (int round = 0; round < ROUNDS; round++) {
        idt_error error = {0};
        idt_answer *answer = NULL;
        double before = now_ms();
        need(idt_foresee(rules, &options, one, &error, &answer), &error);
        double took = now_ms() - before;
        if (took < best) best = took;
        idt_answer_free(answer);
    }
    return best;
}

static double regime_ms(idt_rules *rules) {
    idt_foresee_options options = IDT_FORESEE_OPTIONS_INIT;
    double best = 1e9;
    options.scenario = "orders-and-emergency";
    options.as_of = 20513; /* 2026-03-01 */
    for (int round = 0; round < ROUNDS; round++) {
        idt_error error = {0};
        idt_answer *answer = NULL;
        double before = now_ms();
        need(idt_regime(rules, &options, &error, &answer), &error);
        double took = now_ms() - before;
        if (took < best) best = took;
        idt_answer_free(answer);
    }
    return best;
}

#define PORTFOLIO 5000

static double cases_a_second(idt_rules *rules, const idt_case *one) {
    idt_foresee_options options = IDT_FORESEE_OPTIONS_INIT;
    idt_portfolio *portfolio = NULL;
    idt_error error = {0};
    idt_flip flip;
    options.scenario = "five-orders";
    need(idt_portfolio_new(rules, &options, &error, &portfolio), &error);
    double before = now_ms();
    for (int i = 0; i < PORTFOLIO; i++)
        need(idt_portfolio_case(portfolio, one, &error, &flip), &error);
    double took = now_ms() - before;
    idt_portfolio_free(portfolio);
    return PORTFOLIO / (took * 1e-3);
}

int main(int count, char **words) {
    static struct conducts conducts;
    static struct byte_writer texts[CONDUCTS_MOST];
    static idt_case cases[CONDUCTS_MOST];
    struct mapped_file page, file;
    idt_rules *rules = NULL;
    idt_error error = {0};
    double most = 0, sum = 0;
    if (count != 3) return 64;
    need(idt_rules_builtin(&error, &rules), &error);
    need(mapped_file_open(words[1], &error, &page), &error);
    need(conducts_read(page.bytes, words[1], &error, &conducts), &error);
    for (uint32_t i = 0; i < conducts.count; i++) {
        need(conduct_case(rules->book, &conducts.items[i], 20513, &error,
                          &texts[i]),
             &error);
        struct span text = written(&texts[i]);
        cases[i] = (idt_case){{text.bytes, text.length}, words[1], 1};
        double took = least_ms(rules, &cases[i]);
        sum += took;
        if (took > most) most = took;
    }
    printf("least acts  %u conducts  mean %.2f ms  slowest %.2f ms\n",
           conducts.count, sum / conducts.count, most);
    printf("regime map  under a scenario  %.1f ms\n", regime_ms(rules));
    need(mapped_file_open(words[2], &error, &file), &error);
    idt_case one = {{file.bytes.bytes, file.bytes.length}, words[2], 1};
    printf("portfolio   %.0f cases/s on one core\n",
           cases_a_second(rules, &one));
    mapped_file_close(&file);
    mapped_file_close(&page);
    idt_rules_free(rules);
    return 0;
}

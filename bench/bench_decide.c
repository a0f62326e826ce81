/* bench_decide.c -- what one verdict costs, by the whole rulebook.
 *
 *     bench_decide LAW-FOLDER CASE.json...
 *
 * Tells p50 and p99 of deciding a case that was read (verdict only), of
 * deciding it and writing all proofs as JSON, of reading, deciding and
 * writing; and how long compiling the folder and loading the compiled
 * rulebook take.  One thread; processor time, so that a busy machine does not
 * show.  The baseline is the slow reading of the law that the tests compare
 * verdicts with (tests/oracle/slow_decide.c).
 */
#include "base/os_file.h"
#include "decide/decide.h"
#include "interdict.h"
#include "slow_decide.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define ROUNDS      2000
#define LOADS       21
#define SLOW_ROUNDS 51

static double microseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void tell(const char *what, double *times, size_t count) {
    qsort(times, count, sizeof *times, by_size);
    printf("%-34s p50 %9.1f us   p99 %9.1f us\n", what, times[count / 2],
           times[count * 99 / 100]);
}

static void require(idt_status status, const idt_error *error) {
    if (!status) return;
    fprintf(stderr, "%s\n", error->message);
    exit(70);
}

static void time_rulebook(const char *folder) {
    static double compiles[LOADS], loads[LOADS];
    idt_error error = {0};
    for (size_t i = 0; i < LOADS; i++) {
        idt_rules *rules = NULL;
        double start = microseconds();
        require(idt_rules_open(folder, &error, &rules), &error);
        compiles[i] = microseconds() - start;
        idt_rules_free(rules);
        start = microseconds();
        require(idt_rules_builtin(&error, &rules), &error);
        loads[i] = microseconds() - start;
        idt_rules_free(rules);
    }
    tell("compile the folder", compiles, LOADS);
    tell("load the compiled rulebook", loads, LOADS);
}

/* The verdict once more, every rule read from its words down. */
static void time_slowly(const struct plan *plan, struct decider *decider) {
    static double times[SLOW_ROUNDS];
    const struct rulebook *book = plan_book(plan);
    struct hints *hints = calloc(book->facts.count, sizeof *hints);
    struct slow slow = {decider, book, hints, 0, LAW_NONE, false};
    for (size_t i = 0; hints && i < SLOW_ROUNDS; i++) {
        double start = microseconds();
        (void)slow_words(&slow);
        times[i] = microseconds() - start;
    }
    free(hints);
    tell("  baseline: slow reading", times, SLOW_ROUNDS);
}

static void time_case(const struct plan *plan, const char *path) {
    static double verdicts[ROUNDS], proofs[ROUNDS], wholes[ROUNDS];
    struct mapped_file map;
    struct decider *decider = NULL;
    struct byte_writer to = {.failed = false};
    idt_error error = {0};
    require(mapped_file_open(path, &error, &map), &error);
    require(decider_new(plan, &error, &decider), &error);
    for (size_t i = 0; i < ROUNDS; i++) {
        double start = microseconds();
        require(case_parse(decider, map.bytes, at(path, 1, 0), &error), &error);
        double read = microseconds();
        require(decide(decider, DAY_NONE, NULL, &error), &error);
        double decided = microseconds();
        growing_clear(&to.bytes);
        require(verdict_json(decider, false, &to), &error);
        double told = microseconds();
        verdicts[i] = decided - read;
        proofs[i] = told - read;
        wholes[i] = told - start;
    }
    printf("%s: %s, %zu bytes of proof\n", path,
           verdict_name(decider_ruling(decider)->word), to.bytes.count);
    tell("  verdict only", verdicts, ROUNDS);
    tell("  verdict and proofs", proofs, ROUNDS);
    tell("  read, decide, write", wholes, ROUNDS);
    time_slowly(plan, decider);
    byte_writer_release(&to);
    decider_free(decider);
    mapped_file_close(&map);
}

/* The compiled rulebook as the room sees it. */
static struct rulebook *compiled(const char *image) {
    struct mapped_file map;
    struct rulebook *book = NULL;
    idt_error error = {0};
    require(mapped_file_open(image, &error, &map), &error);
    require(rulebook_read(map.bytes, &error, &book), &error);
    mapped_file_close(&map);
    return book;
}

int main(int count, char **words) {
    if (count < 4) {
        fprintf(stderr, "bench_decide LAW-FOLDER RULEBOOK.image CASE...\n");
        return 64;
    }
    struct plan *plan = NULL;
    idt_error error = {0};
    time_rulebook(words[1]);
    struct rulebook *book = compiled(words[2]);
    require(plan_new(book, &error, &plan), &error);
    for (int i = 3; i < count; i++)
        time_case(plan, words[i]);
    plan_free(plan);
    rulebook_free(book);
    return 0;
}

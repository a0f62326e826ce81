/* bench_decide.c -- what one verdict costs, by the whole rulebook.
 *
 *     bench_decide LAW-FOLDER CASE.json...
 *
 * Tells p50 and p99 of deciding a case that was read (verdict only); of the
 * same with its proofs, not yet written: who is bound, by which facts, the
 * chain of authority, each authorisation and why it fails; of the sets of
 * missing facts alone; of the verdict written as JSON with all of that; of
 * reading, deciding and writing; and how long compiling the folder and
 * loading the compiled rulebook take.  One thread; processor time, so that a busy machine does not
 * show.  The baseline is the slow reading of the law that the tests compare
 * verdicts with (tests/oracle/slow_decide.c).
 */
#include "base/os_file.h"
#include "decide/verdict_parts.h"
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

#define CHAIN_MOST 64

/* All that bites, proved: what the JSON tells, without its text. */
static size_t prove(struct decider *d) {
    const struct ruling *ruling = decider_ruling(d);
    uint32_t chain[CHAIN_MOST];
    size_t told = 0;
    for (size_t i = 0; i < ruling->outcome_count; i++) {
        const struct outcome *o = &ruling->outcomes[i];
        const struct law_rule *r = &d->book->rules.items[o->rule];
        struct lines binds = {.count = 0}, because = {.count = 0};
        if (o->bites != TRUTH_YES) continue;
        struct standpoint old = stand_at(d, o->rule);
        explain_binding(d, o->rule, &binds);
        if (r->condition != LAW_NONE)
            explain_node(d, r->condition, 0, &because);
        told += rule_chain(d, o->rule, chain, CHAIN_MOST);
        told += binds.count + because.count;
        for (uint32_t k = 0; k < r->authorisations.count; k++) {
            uint32_t a = d->book->ids.items[r->authorisations.first + k];
            struct lines why = {.count = 0};
            if (authorisation_lifts(d, a, o->rule) != TRUTH_YES)
                explain_failure(d, a, &why);
            told += 1 + why.count;
        }
        stand_back(d, old);
    }
    return told;
}

struct times {
    double verdict[ROUNDS], proof[ROUNDS], missing[ROUNDS], written[ROUNDS],
        whole[ROUNDS];
};

/* Decided anew before each, for whatever was worked out is kept. */
static size_t time_round(struct decider *decider, struct span text,
                         struct byte_writer *to, size_t i,
                         struct times *times) {
    idt_error error = {0};
    double start = microseconds();
    require(case_parse(decider, text, at("case", 1, 0), &error), &error);
    double read = microseconds();
    require(decide(decider, DAY_NONE, NULL, &error), &error);
    double decided = microseconds();
    growing_clear(&to->bytes);
    require(verdict_json(decider, false, to), &error);
    double told = microseconds();
    times->verdict[i] = decided - read;
    times->written[i] = told - read;
    times->whole[i] = told - start;
    start = microseconds();
    require(decide(decider, DAY_NONE, NULL, &error), &error);
    size_t parts = prove(decider);
    times->proof[i] = microseconds() - start;
    require(decide(decider, DAY_NONE, NULL, &error), &error);
    (void)prove(decider);
    start = microseconds();
    (void)gather_missing(decider);
    times->missing[i] = microseconds() - start;
    return parts;
}

static void time_case(const struct plan *plan, const char *path) {
    static struct times times;
    struct mapped_file map;
    struct decider *decider = NULL;
    struct byte_writer to = {.failed = false};
    idt_error error = {0};
    size_t parts = 0;
    require(mapped_file_open(path, &error, &map), &error);
    require(decider_new(plan, &error, &decider), &error);
    for (size_t i = 0; i < ROUNDS; i++)
        parts = time_round(decider, map.bytes, &to, i, &times);
    printf("%s: %s, %zu parts of proof, %zu bytes written\n", path,
           verdict_name(decider_ruling(decider)->word), parts, to.bytes.count);
    tell("  verdict only", times.verdict, ROUNDS);
    tell("  verdict with proofs", times.proof, ROUNDS);
    tell("  sets of missing facts alone", times.missing, ROUNDS);
    tell("  all of it, written as JSON", times.written, ROUNDS);
    tell("  read, decide, write", times.whole, ROUNDS);
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

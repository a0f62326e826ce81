/* test_oracle.c -- the index misses nothing and invents nothing.
 *
 *     altered query --index------> hits \
 *                   --full scan--> hits  } equal: entity, score, order
 *
 *     test_oracle [--queries 3000] [--seed 1] [--jobs 2] [--all]
 *
 * The full scan compares the query's words with every listed word, letter by
 * letter, and aligns every listed name by what they met, whatever it scores;
 * it is slow and plain to see.  Each query is asked under one of several
 * thresholds, of both ways, by --jobs threads; one setting is a policy that
 * gives each list and type its own.  The lists are the United Nations' one
 * and OFAC's small one, with --all its large one too; without test data the
 * built-in ones.
 */
#include "altered_names.h"
#include "base/span.h"
#include "real_lists.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

enum { THREADS_MOST = 64, DIFFERENCES_SHOWN = 10 };

static const struct idt_screen_options settings[] = {
    {.size = sizeof(idt_screen_options), .threshold = -1.0},
    {.size = sizeof(idt_screen_options), .threshold = 0.70},
    {.size = sizeof(idt_screen_options), .threshold = 0.50},
    {.size = sizeof(idt_screen_options), .threshold = 0.30},
    {.size = sizeof(idt_screen_options), .threshold = 0.85, .limit = 5},
    {.size = sizeof(idt_screen_options),
     .threshold = 0.70,
     .mode = IDT_MODE_EXACT},
    {.size = sizeof(idt_screen_options), .threshold = -1.0},
};
enum { SETTINGS = sizeof settings / sizeof *settings, BY_LIST = SETTINGS - 1 };

/* The last list and the last type ask the least: what is sought for the first
 * ones is not enough. */
static const char thresholds_by_list[] = "threshold 0.75\n"
                                         "list un-sc\n"
                                         "threshold 0.90\n"
                                         "threshold organization 0.80\n"
                                         "list us-ofac-cons\n"
                                         "threshold 0.70\n"
                                         "threshold vessel 0.35\n"
                                         "threshold organization 0.40\n"
                                         "list us-ofac-sdn\n"
                                         "threshold person 0.60\n"
                                         "threshold vessel 0.35\n";

struct oracle {
    idt_lists *lists;
    idt_policy *policy; /* of thresholds_by_list */
    struct listed_texts texts;
    uint64_t seed, queries, jobs;
    atomic_ullong next, hits, refused, differences;
};

/* One thread's screeners: [setting][0 index, 1 full scan]. */
struct asker {
    struct oracle *oracle;
    idt_screener *screeners[SETTINGS][2];
};

/* ---- lists ------------------------------------------------------------------------- */

static const struct real_file files[] = {
    {"un/un_consolidated_2026-08.xml", "un/consolidated.xml"},
    {"ofac/cons/cons_prim.csv", "cons/cons_prim.csv"},
    {"ofac/cons/cons_alt.csv", "cons/cons_alt.csv"},
    {"ofac/cons/cons_add.csv", "cons/cons_add.csv"},
    {"ofac/sdn_2024-05-03.csv", "ofac/sdn.csv"},
    {"ofac/2026-08/alt.csv", "ofac/alt.csv"},
    {"ofac/2026-08/add.csv", "ofac/add.csv"},
};
enum { FILES = sizeof files / sizeof *files, SMALL_FILES = 4 };

static idt_status open_lists(bool is_all, idt_lists **lists, idt_error *error) {
    size_t count = is_all ? FILES : SMALL_FILES;
    bool all_there = true;
    for (size_t i = 0; i < count; i++)
        if (!real_file_is_there(files[i].from)) all_there = false;
    if (!all_there) {
        printf("no test data in '%s': the built-in list is asked\n",
               test_data_folder());
        return idt_lists_builtin(error, lists);
    }
    idt_built built;
    return real_lists_open(files, count, error, &built, lists);
}

/* A policy is read from a file. */
static bool open_policy(idt_policy **policy, idt_error *error) {
    char path[64];
    FILE *file = tmpfile();
    if (!file) return false;
    fputs(thresholds_by_list, file);
    bool is_written = fflush(file) == 0;
    snprintf(path, sizeof path, "/proc/self/fd/%d", fileno(file));
    bool is_read = is_written && idt_policy_open(path, error, policy) == IDT_OK;
    fclose(file);
    return is_read;
}

/* ---- asking ------------------------------------------------------------------------ */

static bool same_hit(const idt_hit *a, const idt_hit *b) {
    return a->entity == b->entity &&
           memcmp(&a->score, &b->score, sizeof a->score) == 0 &&
           memcmp(&a->bits, &b->bits, sizeof a->bits) == 0 &&
           a->name_item == b->name_item && a->ambiguous == b->ambiguous &&
           a->conflicts == b->conflicts && strcmp(a->band, b->band) == 0;
}

static bool same_reports(const idt_report *a, const idt_report *b) {
    if (idt_report_total(a) != idt_report_total(b) ||
        idt_report_count(a) != idt_report_count(b))
        return false;
    for (uint32_t i = 0; i < idt_report_count(a); i++)
        if (!same_hit(idt_report_hit(a, i), idt_report_hit(b, i))) return false;
    return true;
}

static void show_hits(const char *way, const idt_report *report) {
    printf("  %s: %u hits\n", way, idt_report_total(report));
    for (uint32_t i = 0; i < idt_report_count(report) && i < 5; i++) {
        const idt_hit *hit = idt_report_hit(report, i);
        printf("    entity %u score %.9f bits %.9f item %u ambiguous %u\n",
               hit->entity, hit->score, hit->bits, hit->name_item,
               hit->ambiguous);
    }
}

static void ask(struct asker *asker, uint64_t number) {
    struct oracle *oracle = asker->oracle;
    struct altered_query made;
    const idt_report *reports[2];
    idt_status status[2];
    idt_error error;
    size_t setting = number % SETTINGS;
    altered_query_make(&oracle->texts, oracle->seed + number, &made);
    for (int way = 0; way < 2; way++)
        status[way] = idt_screen(asker->screeners[setting][way], &made.query,
                                 &error, &reports[way]);
    if (status[0]) {
        atomic_fetch_add(&oracle->refused, 1);
        if (status[0] == status[1]) return;
    } else if (!status[1] && same_reports(reports[0], reports[1])) {
        atomic_fetch_add(&oracle->hits, idt_report_total(reports[0]));
        return;
    }
    if (atomic_fetch_add(&oracle->differences, 1) >= DIFFERENCES_SHOWN) return;
    printf("query %llu, setting %zu: '%.*s' status %d and %d\n",
           (unsigned long long)number, setting, (int)made.query.name.length,
           made.query.name.bytes, (int)status[0], (int)status[1]);
    if (!status[0]) show_hits("index", reports[0]);
    if (!status[1]) show_hits("full scan", reports[1]);
}

static void *ask_all(void *context) {
    struct asker *asker = context;
    struct oracle *oracle = asker->oracle;
    for (;;) {
        uint64_t number = atomic_fetch_add(&oracle->next, 1);
        if (number >= oracle->queries) return NULL;
        ask(asker, number);
    }
}

static bool asker_open(struct asker *asker, struct oracle *oracle,
                       idt_error *error) {
    memset(asker, 0, sizeof *asker);
    asker->oracle = oracle;
    for (size_t i = 0; i < SETTINGS; i++)
        for (int way = 0; way < 2; way++) {
            idt_screen_options options = settings[i];
            options.is_full_scan = way == 1;
            if (i == BY_LIST) options.policy = oracle->policy;
            if (idt_screener_new(oracle->lists, &options, error,
                                 &asker->screeners[i][way]))
                return false;
        }
    return true;
}

static void asker_close(struct asker *asker) {
    for (size_t i = 0; i < SETTINGS; i++)
        for (int way = 0; way < 2; way++)
            idt_screener_free(asker->screeners[i][way]);
}

static bool ask_by_threads(struct oracle *oracle, idt_error *error) {
    struct asker askers[THREADS_MOST];
    pthread_t threads[THREADS_MOST];
    int opened = 0, started = 0, jobs = (int)oracle->jobs;
    bool is_open = true;
    while (is_open && opened < jobs)
        is_open = asker_open(&askers[opened++], oracle, error);
    while (is_open && started < jobs &&
           pthread_create(&threads[started], NULL, ask_all, &askers[started]) ==
               0)
        started++;
    for (int i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    for (int i = 0; i < opened; i++)
        asker_close(&askers[i]);
    return is_open && started == jobs;
}

static uint64_t number_after(const char *word, int count, char **words,
                             uint64_t otherwise) {
    uint64_t number = otherwise;
    for (int i = 1; i + 1 < count; i++)
        if (strcmp(words[i], word) == 0 &&
            !span_number(span_of(words[i + 1]), &number))
            return otherwise;
    return number;
}

static bool has_word(const char *word, int count, char **words) {
    for (int i = 1; i < count; i++)
        if (strcmp(words[i], word) == 0) return true;
    return false;
}

int main(int count, char **words) {
    struct oracle oracle;
    idt_error error;
    struct timespec before, after;
    memset(&oracle, 0, sizeof oracle);
    memset(&error, 0, sizeof error);
    oracle.queries = number_after("--queries", count, words, 3000);
    oracle.seed = number_after("--seed", count, words, 1);
    oracle.jobs = number_after("--jobs", count, words, 2);
    if (oracle.jobs == 0 || oracle.jobs > THREADS_MOST) oracle.jobs = 2;
    idt_status status =
        open_lists(has_word("--all", count, words), &oracle.lists, &error);
    if (status || !open_policy(&oracle.policy, &error) ||
        !listed_texts_collect(oracle.lists, &oracle.texts)) {
        printf("no lists: %s %s\n", error.source, error.message);
        return 1;
    }
    clock_gettime(CLOCK_MONOTONIC, &before);
    bool ran = ask_by_threads(&oracle, &error);
    clock_gettime(CLOCK_MONOTONIC, &after);
    printf("seed %llu: %llu queries over %u names of %u records in %lld s: "
           "%llu hits, %llu refused alike, %llu differences\n",
           (unsigned long long)oracle.seed, (unsigned long long)oracle.queries,
           oracle.texts.count[NAMES], idt_lists_entities(oracle.lists),
           (long long)(after.tv_sec - before.tv_sec), oracle.hits,
           oracle.refused, oracle.differences);
    bool proves = ran && oracle.hits > 0 && oracle.differences == 0;
    listed_texts_free(&oracle.texts);
    idt_policy_free(oracle.policy);
    idt_lists_free(oracle.lists);
    return proves ? 0 : 1;
}

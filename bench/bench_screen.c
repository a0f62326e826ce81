/* bench_screen.c -- how long one screening takes, beside a full scan.
 *
 *     bench_screen SNAPSHOT NAMES.txt [SCANS [anew]]
 *
 * NAMES.txt has a name a line.  Each name is screened once to warm up and
 * once to be timed, one thread, without explanation: `screen` seeks each word
 * anew, as a single query does, and `batch` keeps what words asked before met,
 * as every screener does.  Then SCANS of them are scored against every listed
 * name, which is the slow obvious way, and the hits of both ways are compared.
 * With `anew` the first alone is done, to be counted in instructions.
 */
#include "api/screen_query.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now_us(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec * 1e-3;
}

static int by_value(const void *left, const void *right) {
    const double *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

static void print_times(const char *what, double *times, size_t count) {
    double sum = 0;
    if (count == 0) return;
    for (size_t i = 0; i < count; i++)
        sum += times[i];
    qsort(times, count, sizeof *times, by_value);
    printf("%-10s n %zu  p50 %.2f us  p99 %.2f us  max %.1f us  mean %.2f us\n",
           what, count, times[count / 2], times[count * 99 / 100],
           times[count - 1], sum / (double)count);
}

static idt_screener *screener_for(idt_lists *lists, bool is_full_scan) {
    idt_screen_options options = IDT_SCREEN_OPTIONS_INIT;
    options.is_full_scan = is_full_scan;
    idt_screener *screener = NULL;
    idt_error error = {0};
    if (idt_screener_new(lists, &options, &error, &screener)) {
        fprintf(stderr, "bench_screen: %s\n", error.message);
        exit(70);
    }
    return screener;
}

/* Hits of one name; the time goes to *us. */
static uint32_t screen(idt_screener *screener, const char *name, double *us) {
    idt_query query = IDT_QUERY_INIT;
    const idt_report *report = NULL;
    idt_error error = {0};
    query.name = (idt_text){name, strlen(name)};
    double before = now_us();
    idt_status status = idt_screen(screener, &query, &error, &report);
    *us = now_us() - before;
    if (status) fprintf(stderr, "'%s': %s\n", name, error.message);
    return status ? UINT32_MAX : idt_report_count(report);
}

enum { NAMES_MOST = 200000, LINE_MOST = 4096 };

static size_t read_names(const char *path, char **names) {
    static char line[LINE_MOST];
    size_t count = 0;
    FILE *file = fopen(path, "r");
    if (!file) return 0;
    while (count < NAMES_MOST && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\r\n")] = 0;
        if (line[0] && (names[count] = strdup(line))) count++;
    }
    fclose(file);
    return count;
}

/* Twice; the second time is taken.  How many have hits. */
static size_t screen_all(idt_screener *screener, char **names, size_t total,
                         double *times) {
    size_t alerts = 0;
    for (size_t i = 0; i < 2 * total; i++)
        alerts += screen(screener, names[i % total], &times[i % total]) > 0;
    return alerts / 2;
}

int main(int count, char **words) {
    static char *names[NAMES_MOST];
    static double times[NAMES_MOST];
    idt_error error = {0};
    idt_lists *lists = NULL;
    double before = now_us();
    idt_status status =
        count < 3 ? IDT_BAD_ARGUMENT : idt_lists_open(words[1], &error, &lists);
    if (status) {
        fprintf(stderr, "bench_screen SNAPSHOT NAMES [SCANS]: %s\n",
                error.message);
        return 64;
    }
    printf("open       %.2f ms, %u records\n", (now_us() - before) / 1e3,
           (unsigned)idt_lists_entities(lists));
    size_t total = read_names(words[2], names);
    size_t scans = 200;
    if (count > 3 && sscanf(words[3], "%zu", &scans) != 1) return 64;
    idt_screener *anew = screener_for(lists, false);
    idt_screener *fast = screener_for(lists, false);
    idt_screener *slow = scans ? screener_for(lists, true) : NULL;
    asked_name_keep_nothing(anew->screener.asked);
    size_t alerts = screen_all(anew, names, total, times), differ = 0;
    print_times("screen", times, total);
    idt_screener_free(anew);
    if (count > 4) {
        idt_screener_free(fast);
        idt_lists_free(lists);
        return 0;
    }
    alerts = screen_all(fast, names, total, times);
    print_times("batch", times, total);
    printf("alerts     %zu of %zu\n", alerts, total);
    if (scans > total) scans = total;
    for (size_t i = 0; i < scans; i++) {
        double us;
        size_t at = i * (total / scans);
        uint32_t found = screen(fast, names[at], &us);
        if (screen(slow, names[at], &times[i]) != found) {
            differ++;
            printf("differs: '%s'\n", names[at]);
        }
    }
    print_times("full scan", times, scans);
    printf("index and full scan differ on %zu of %zu names\n", differ, scans);
    idt_screener_free(fast);
    idt_screener_free(slow);
    idt_lists_free(lists);
    return differ > 0;
}

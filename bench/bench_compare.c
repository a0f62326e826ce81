/* bench_compare.c -- how long it takes to compare two names without a list.
 *
 *     bench_compare NAMES.txt [PAIRS [ready|anew|alike]]
 *
 * NAMES.txt has a name a line.  `ready` compares names made ready before, each
 * with the hundred behind it in the file: most have nothing in common.  `alike`
 * compares each with itself less a letter, so that nearly all agree.  `anew`
 * gives two names as text to each comparison, both other than the last.  One thread, processor
 * time; without a word all three are done.
 */
#include "interdict.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { NAMES_MOST = 50000, LINE_MOST = 4096 };

struct bench {
    idt_comparer *comparer;
    char *text[NAMES_MOST], *altered[NAMES_MOST];
    idt_name *ready[NAMES_MOST], *alike[NAMES_MOST];
    size_t count, pairs;
};

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static idt_text text_of(const char *text) {
    return (idt_text){text, strlen(text)};
}

/* The letter in the middle left out, if it is one of ASCII. */
static char *alter(const char *text) {
    size_t length = strlen(text), at = length / 2;
    char *made = strdup(text);
    bool is_plain =
        made && (unsigned char)text[at] < 128 && (unsigned char)text[at] > ' ';
    if (is_plain) memmove(made + at, text + at + 1, length - at);
    return made;
}

static idt_name *make_ready(struct bench *b, const char *text) {
    idt_error error = {0};
    idt_name *name = NULL;
    if (text && idt_name_new(b->comparer, text_of(text), &error, &name))
        fprintf(stderr, "'%s': %s\n", text, error.message);
    return name;
}

static bool read_names(struct bench *b, const char *path) {
    static char line[LINE_MOST];
    FILE *file = fopen(path, "r");
    if (!file) return false;
    while (b->count < NAMES_MOST && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\r\n")] = 0;
        if (!line[0]) continue;
        size_t i = b->count++;
        b->text[i] = strdup(line);
        b->altered[i] = alter(line);
        b->ready[i] = make_ready(b, b->text[i]);
        b->alike[i] = make_ready(b, b->altered[i]);
    }
    fclose(file);
    return b->count > 1;
}

/* One name with the hundred behind it, then the next. */
enum { BEHIND = 100 };

static size_t one_of(const struct bench *b, size_t pair) {
    return pair / BEHIND % b->count;
}

static size_t other_of(const struct bench *b, size_t pair) {
    return (one_of(b, pair) + 1 + pair % BEHIND) % b->count;
}

static double compare_ready(struct bench *b, size_t pair) {
    return idt_compare_names(b->comparer, b->ready[one_of(b, pair)],
                             b->ready[other_of(b, pair)]);
}

static double compare_alike(struct bench *b, size_t pair) {
    size_t i = pair % b->count;
    return idt_compare_names(b->comparer, b->ready[i], b->alike[i]);
}

static double compare_anew(struct bench *b, size_t pair) {
    idt_query one = IDT_QUERY_INIT, other = IDT_QUERY_INIT;
    idt_comparison made = {0};
    one.name = text_of(b->text[pair % b->count]);
    other.name = text_of(b->text[(pair * 7919 + 1) % b->count]);
    if (idt_compare(b->comparer, &one, &other, NULL, &made)) return 0.0;
    return made.score;
}

static void run(struct bench *b, const char *what,
                double (*compare)(struct bench *, size_t)) {
    size_t above = 0;
    double before = seconds();
    for (size_t pair = 0; pair < b->pairs; pair++)
        above += compare(b, pair) >= IDT_THRESHOLD;
    double spent = seconds() - before;
    printf("%-6s %zu pairs, %.3f us a pair, %.0f a second; %zu above the "
           "threshold\n",
           what, b->pairs, spent * 1e6 / (double)b->pairs,
           (double)b->pairs / spent, above);
}

static void close_bench(struct bench *b) {
    for (size_t i = 0; i < b->count; i++) {
        free(b->text[i]);
        free(b->altered[i]);
        idt_name_free(b->ready[i]);
        idt_name_free(b->alike[i]);
    }
    idt_comparer_free(b->comparer);
}

int main(int count, char **words) {
    static const struct {
        const char *what;
        double (*compare)(struct bench *, size_t);
    } ways[] = {{"ready", compare_ready},
                {"alike", compare_alike},
                {"anew", compare_anew}};
    static struct bench b;
    idt_error error = {0};
    b.pairs = 1000000;
    if (count > 2) (void)sscanf(words[2], "%zu", &b.pairs);
    if (count < 2 || b.pairs == 0 || idt_comparer_new(&error, &b.comparer) ||
        !read_names(&b, words[1])) {
        fprintf(stderr, "bench_compare NAMES.txt [PAIRS [ready|alike|anew]]\n");
        return 64;
    }
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (count < 4 || strcmp(words[3], ways[i].what) == 0)
            run(&b, ways[i].what, ways[i].compare);
    close_bench(&b);
    return 0;
}

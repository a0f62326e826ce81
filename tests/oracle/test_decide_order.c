/* test_decide_order.c -- the order of rules never changes a verdict.
 *
 *     test_decide_order [--cases N] [--books N] [--seed N]
 *
 * The pages of law/ are compiled with files, blocks and things in another
 * order, several times over; random cases are decided by each such rulebook
 * and by the one in the library, and every rule must stand in both alike.
 */
#include "random_cases.h"
#include "shuffled_pages.h"

#include "builtin/builtin_rulebook.h"

struct bench {
    struct rulebook *book;
    struct plan *plan;
    struct decider *decider;
};

static bool bench_open(struct bench *bench, struct rulebook *book) {
    idt_error error = {0};
    bench->book = book;
    return !plan_new(book, &error, &bench->plan) &&
           !decider_new(bench->plan, &error, &bench->decider);
}

static void bench_close(struct bench *bench) {
    decider_free(bench->decider);
    plan_free(bench->plan);
    rulebook_free(bench->book);
    *bench = (struct bench){NULL, NULL, NULL};
}

static bool decide_with(struct bench *bench, struct span text) {
    struct place start = {"case.json", 1, 1};
    idt_error error = {0};
    return !case_parse(bench->decider, text, start, &error) &&
           !decide(bench->decider, DAY_NONE, NULL, &error);
}

/* ---- two rulings --------------------------------------------------------- */

static const struct outcome *outcome_named(const struct bench *bench,
                                           struct span name) {
    const struct ruling *ruling = decider_ruling(bench->decider);
    for (size_t i = 0; i < ruling->outcome_count; i++) {
        const struct law_rule *r =
            &bench->book->rules.items[ruling->outcomes[i].rule];
        if (span_equals(law_name_of(bench->book, r->about.name), name))
            return &ruling->outcomes[i];
    }
    return NULL;
}

static bool outcomes_agree(const struct outcome *a, const struct outcome *b) {
    return b && a->bites == b->bites && a->lifted == b->lifted &&
           a->least == b->least && a->stated == b->stated &&
           a->most == b->most && a->renewal_since == b->renewal_since;
}

/* The rule on which they differ; empty: none.  "the whole" for the sum. */
static struct span difference(const struct bench *one,
                              const struct bench *two) {
    const struct ruling *a = decider_ruling(one->decider);
    const struct ruling *b = decider_ruling(two->decider);
    if (a->word != b->word || a->least != b->least || a->most != b->most ||
        a->outcome_count != b->outcome_count)
        return SPAN_OF("the whole");
    for (size_t i = 0; i < a->outcome_count; i++) {
        const struct law_rule *r = &one->book->rules.items[a->outcomes[i].rule];
        struct span name = law_name_of(one->book, r->about.name);
        if (!outcomes_agree(&a->outcomes[i], outcome_named(two, name)))
            return name;
    }
    return SPAN_EMPTY;
}

/* ---- all ------------------------------------------------------------------ */

struct sum {
    unsigned long decided, failed;
};

static void compare_cases(const struct bench *plain, struct bench *shuffled,
                          struct case_maker *maker, unsigned long cases,
                          struct sum *sum) {
    static char text[8000];
    for (unsigned long i = 0; i < cases && sum->failed < 5; i++) {
        struct random_case made;
        random_case_draw(maker, &made);
        struct span json = {text,
                            random_case_write(maker, &made, made.given_count,
                                              text, sizeof text)};
        struct bench one = *plain;
        bool is_read = decide_with(&one, json);
        if (is_read != decide_with(shuffled, json)) {
            sum->failed++;
            printf("refused by one of two orders:\n%.*s\n\n", (int)json.length,
                   json.bytes);
        }
        if (!is_read) continue;
        sum->decided++;
        struct span where = difference(&one, shuffled);
        if (where.length == 0) continue;
        sum->failed++;
        printf("%.*s depends on the order of rules:\n%.*s\n\n",
               (int)where.length, where.bytes, (int)json.length, json.bytes);
    }
}

/* One more order of the same pages; false when it does not compile. */
static bool try_order(const struct bench *plain,
                      const struct law_folder *folder, struct case_maker *maker,
                      unsigned long cases, struct sum *sum) {
    static struct shuffled_pages pages;
    struct bench shuffled = {NULL, NULL, NULL};
    struct rulebook *book = NULL;
    idt_error error = {0};
    bool is_good =
        shuffled_pages_make(&pages, folder, &maker->seed) &&
        !rulebook_compile(pages.sources, pages.count, NULL, &error, &book) &&
        bench_open(&shuffled, book);
    if (error.status)
        printf("%s:%u: %s\n", error.source, (unsigned)error.line,
               error.message);
    is_good = is_good && book->rules.count == plain->book->rules.count &&
              memcmp(&book->sum, &plain->book->sum, sizeof book->sum) != 0;
    if (is_good) compare_cases(plain, &shuffled, maker, cases, sum);
    bench_close(&shuffled);
    shuffled_pages_release(&pages);
    return is_good;
}

int main(int count, char **arguments) {
    struct span image = {builtin_rulebook_bytes(), builtin_rulebook_length()};
    static struct law_folder folder;
    uint64_t cases = IS_SANITIZED ? 600 : 6000, books = 6, seed = 20251125;
    struct bench plain = {NULL, NULL, NULL};
    struct rulebook *book = NULL;
    struct case_maker maker = {.book = NULL};
    struct sum sum = {0, 0};
    idt_error error = {0};
    for (int i = 1; i + 1 < count; i += 2) {
        uint64_t number = 0;
        if (!span_number(span_of(arguments[i + 1]), &number)) return 64;
        if (strcmp(arguments[i], "--cases") == 0) cases = number;
        if (strcmp(arguments[i], "--books") == 0) books = number;
        if (strcmp(arguments[i], "--seed") == 0) seed = number;
    }
    bool is_good = law_folder_read(&folder, LAW_ROOT "/law") &&
                   !rulebook_read(image, &error, &book) &&
                   bench_open(&plain, book) &&
                   case_maker_open(&maker, book, seed);
    for (uint64_t i = 0; is_good && i < books; i++)
        is_good = try_order(&plain, &folder, &maker, cases / books, &sum);
    printf("seed %llu: %llu orders, %lu cases decided, %lu depend on the "
           "order\n",
           (unsigned long long)seed, (unsigned long long)books, sum.decided,
           sum.failed);
    case_maker_close(&maker);
    bench_close(&plain);
    law_folder_release(&folder);
    return is_good && sum.failed == 0 && sum.decided > 0 ? 0 : 1;
}

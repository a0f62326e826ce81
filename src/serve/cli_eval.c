/* cli_eval.c -- how good is it?  Labelled sets against lists, or pairs.
 *
 *     --positives F   every row should be found     recall
 *     --negatives F   no row should be              alert rate
 *     --pairs F       two names and yes or no       precision, recall, F1
 *     --aliases       the lists themselves          alias_recall.h
 *
 * Every row is asked once, at the lowest threshold of the table; the tallies
 * of all thresholds are then sums over the scores, not runs of their own.
 * Precision and F1 depend on how many positives the sets hold beside the
 * negatives; recall and alert rate do not, so they stand first.
 */
#include "serve/alias_recall.h"
#include "serve/answer_output.h"
#include "serve/cli_commands.h"
#include "serve/eval_files.h"
#include "serve/exit_codes.h"
#include "serve/search_setup.h"

#include "base/memory.h"

#include <math.h>
#include <stdlib.h>
#include <unistd.h>

#define LOWEST_LISTS 0.60 /* below it alerts are noise, and slow to count */
#define LOWEST_PAIRS 0.05
#define STEP         0.05
#define CLASSES_MOST 1000

struct eval {
    const struct arguments *given;
    bool is_pairs;
    double threshold, lowest;
    double label_at; /* NAN: labels are words */
    struct row_mapping mapping;
    struct labelled_set sets[SIDES];
    struct scored *rows; /* of the first set, then of the second */
    size_t count;
    struct search search; /* not opened for pairs */
    struct evaluation made;
    idt_error *error;
};

/* ---- what was asked ------------------------------------------------------ */

static idt_status take_number(struct span text, double *number) {
    char *end = NULL;
    *number = strtod(text.bytes, &end);
    bool is_whole = text.length && end == text.bytes + text.length;
    return is_whole && isfinite(*number) ? IDT_OK : IDT_BAD_ARGUMENT;
}

static idt_status check_sets(const struct eval *eval) {
    bool has_sets = option_given(eval->given, OPTION_POSITIVES) ||
                    option_given(eval->given, OPTION_NEGATIVES);
    if (eval->is_pairs == has_sets)
        return fail(eval->error, IDT_BAD_ARGUMENT, NOWHERE,
                    "give --positives and --negatives, or --pairs, or "
                    "--aliases");
    return IDT_OK;
}

static idt_status take_options(struct eval *eval) {
    const struct arguments *given = eval->given;
    const char *map = option_text(given, OPTION_MAP);
    const char *by = option_text(given, OPTION_BY);
    const char *label_at = option_text(given, OPTION_LABEL_AT);
    eval->is_pairs = option_given(given, OPTION_PAIRS);
    eval->mapping = (struct row_mapping){
        .map = map ? span_of(map) : SPAN_EMPTY,
        .by = by ? span_of(by) : SPAN_EMPTY,
        .has_no_header = option_given(given, OPTION_NO_HEADER),
        .is_name_only = option_given(given, OPTION_NAME_ONLY)};
    eval->threshold = IDT_THRESHOLD;
    eval->label_at = (double)NAN;
    idt_status status = check_sets(eval);
    if (!status && !eval->is_pairs)
        status = search_open(given, eval->error, &eval->search);
    if (!status && !eval->is_pairs) eval->threshold = eval->search.threshold;
    if (!status)
        status = option_share(given, OPTION_THRESHOLD, eval->error,
                              &eval->threshold);
    if (!status && label_at && take_number(span_of(label_at), &eval->label_at))
        status = fail(eval->error, IDT_BAD_ARGUMENT, NOWHERE,
                      "'--label-at' is a number, not '%s'", label_at);
    eval->lowest =
        fmin(eval->threshold, eval->is_pairs ? LOWEST_PAIRS : LOWEST_LISTS);
    return status;
}

/* ---- reading and labelling ----------------------------------------------- */

static idt_status read_sets(struct eval *eval) {
    static const enum option_id OPTIONS[SIDES] = {OPTION_POSITIVES,
                                                  OPTION_NEGATIVES};
    unsigned needed = 1u << COLUMN_NAME;
    if (eval->is_pairs)
        return labelled_set_read(
            &eval->sets[POSITIVES], option_text(eval->given, OPTION_PAIRS),
            &eval->mapping, needed | 1u << COLUMN_OTHER | 1u << COLUMN_LABEL,
            eval->error);
    for (size_t side = 0; side < SIDES; side++) {
        const char *path = option_text(eval->given, OPTIONS[side]);
        idt_status status =
            path ? labelled_set_read(&eval->sets[side], path, &eval->mapping,
                                     needed, eval->error)
                 : IDT_OK;
        if (status) return status;
    }
    return IDT_OK;
}

/* Tools tell scores of 0 to 1 or to 100, and below 0 for nothing shown. */
static double told_of(double number) {
    return number > 1 ? number / 100 : number;
}

static idt_status label_pair(const struct eval *eval, size_t i, bool *same,
                             double *told) {
    const struct labelled_row *row = &eval->sets[POSITIVES].rows.items[i];
    struct span label = row->column[COLUMN_LABEL];
    struct place place = at(eval->sets[POSITIVES].path, row->line, 0);
    double number = 0;
    if (isnan(eval->label_at)) {
        if (label_read(label, same)) return IDT_OK;
        return fail(eval->error, IDT_BAD_DATA, place,
                    "'%.*s' is no label; write yes or no, or give --label-at",
                    (int)label.length, label.bytes);
    }
    if (take_number(label, &number))
        return fail(eval->error, IDT_BAD_DATA, place,
                    "'%.*s' is no number to compare with --label-at",
                    (int)label.length, label.bytes);
    *same = number >= eval->label_at;
    *told = told_of(number);
    return IDT_OK;
}

static struct eval_rows rows_of(const struct eval *eval) {
    return (struct eval_rows){eval->sets, eval->rows, eval->count,
                              eval->threshold};
}

/* Numbers the classes in order of first sight. */
static idt_status class_number(struct eval *eval, struct span name,
                               uint32_t *number) {
    size_t count = eval->made.classes.count;
    for (*number = 0; *number < count; ++*number)
        if (span_equals(eval->made.classes.items[*number].name, name))
            return IDT_OK;
    if (count == CLASSES_MOST)
        return fail(eval->error, IDT_OVER_LIMIT, NOWHERE,
                    "the column of '--by' holds more than %d classes",
                    CLASSES_MOST);
    struct class_tally class = {.name = name};
    return growing_add(&eval->made.classes, class) ? IDT_OK
                                                   : fail_memory(eval->error);
}

static idt_status label_rows(struct eval *eval) {
    bool has_classes = option_given(eval->given, OPTION_BY);
    idt_status status = IDT_OK;
    eval->count =
        eval->sets[POSITIVES].rows.count + eval->sets[NEGATIVES].rows.count;
    eval->rows =
        (struct scored *)memory_take_zeroed(eval->count, sizeof *eval->rows);
    if (!eval->rows) return fail_memory(eval->error);
    struct eval_rows rows = rows_of(eval);
    for (size_t i = 0; i < eval->count && !status; i++) {
        enum side side;
        const struct labelled_row *row = eval_row_at(&rows, i, &side);
        bool is_positive = side == POSITIVES;
        eval->rows[i].told = (double)NAN;
        if (eval->is_pairs)
            status = label_pair(eval, i, &is_positive, &eval->rows[i].told);
        if (!status && has_classes)
            status = class_number(eval, row->column[COLUMN_CLASS],
                                  &eval->rows[i].class_number);
        eval->rows[i].is_positive = is_positive;
        eval->made.rows[is_positive ? POSITIVES : NEGATIVES]++;
    }
    return status;
}

/* ---- scoring ------------------------------------------------------------- */

static unsigned jobs_of(const struct arguments *given, uint32_t asked) {
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    if (option_given(given, OPTION_JOBS) && asked) return asked;
    return cores > 0 ? (unsigned)cores : 1;
}

static bool has_records(const struct labelled_set *set) {
    for (size_t i = 0; i < set->rows.count; i++)
        if (set->rows.items[i].column[COLUMN_RECORD].length) return true;
    return false;
}

static idt_status score_sets(struct eval *eval, idt_lists *lists,
                             idt_screen_options *options) {
    uint32_t jobs = 0;
    idt_status status =
        option_number(eval->given, OPTION_JOBS, 1024, eval->error, &jobs);
    struct row_scoring scoring = {lists, options, mode_given(eval->given),
                                  jobs_of(eval->given, jobs)};
    struct scored *answers = eval->rows;
    for (size_t side = 0; side < SIDES && !status; side++) {
        const struct labelled_set *set = &eval->sets[side];
        if (options) options->limit = has_records(set) ? 0 : 1;
        if (set->rows.count)
            status = score_rows(&scoring, set, answers,
                                &eval->made.failures[side], eval->error);
        answers += set->rows.count;
    }
    return status;
}

/* The options of the search hold but for the threshold: all scores from the
 * lowest of the table on are wanted. */
static idt_status score_lists(struct eval *eval) {
    idt_screen_options options = eval->search.options;
    options.threshold = eval->lowest;
    eval->made.snapshot = idt_lists_sum(eval->search.lists);
    eval->made.config = idt_policy_sum(eval->search.policy);
    return score_sets(eval, eval->search.lists, &options);
}

/* ---- tallying ------------------------------------------------------------ */

/* The grid from the lowest to 1, and the threshold asked for in its place. */
static void tally_all(struct eval *eval) {
    struct evaluation *made = &eval->made;
    bool is_placed = false;
    int step = (int)ceil(eval->lowest / STEP - 1e-9);
    for (; step <= (int)lround(1 / STEP); step++) {
        double threshold = step * STEP;
        bool is_asked = fabs(threshold - eval->threshold) < 1e-6;
        if (!is_placed && (is_asked || threshold > eval->threshold)) {
            made->chosen = made->tally_count;
            made->tallies[made->tally_count++] =
                tally_at(eval->rows, eval->count, eval->threshold, ANY_CLASS);
            is_placed = true;
        }
        if (!is_asked)
            made->tallies[made->tally_count++] =
                tally_at(eval->rows, eval->count, threshold, ANY_CLASS);
    }
    for (size_t i = 0; i < made->classes.count; i++) {
        struct class_tally *class = &made->classes.items[i];
        class->tally =
            tally_at(eval->rows, eval->count, eval->threshold, (uint32_t)i);
        class->area = area_under_curve(eval->rows, eval->count, (uint32_t)i);
    }
    made->agreement = agreement_of(eval->rows, eval->count);
    made->area = area_under_curve(eval->rows, eval->count, ANY_CLASS);
}

/* ---- files beside -------------------------------------------------------- */

#define SAMPLES_UNSAID 50

static idt_status write_beside(struct eval *eval) {
    const struct arguments *given = eval->given;
    const char *misses = option_text(given, OPTION_MISSES);
    const char *scores = option_text(given, OPTION_SCORES);
    const char *samples = option_text(given, OPTION_SAMPLES);
    const char *before = option_text(given, OPTION_BEFORE);
    const char *picture = option_text(given, OPTION_SVG);
    struct eval_rows rows = rows_of(eval);
    uint32_t most = SAMPLES_UNSAID;
    idt_status status =
        option_number(given, OPTION_HOW_MANY, UINT32_MAX, eval->error, &most);
    if (!status && before)
        status = eval_compare(&rows, before, eval->error, &eval->made.flips);
    if (!status && misses)
        status = eval_write_misses(&rows, misses, eval->error);
    if (!status && scores)
        status = eval_write_scores(&rows, scores, eval->error);
    if (!status && samples)
        status = eval_write_samples(&rows, samples, most, eval->error);
    if (!status && picture)
        status = eval_write_svg(&eval->made, picture, eval->error);
    return status;
}

/* ---- the command --------------------------------------------------------- */

/* Flips are told by name: the first so many; the files of --scores
 * have all. */
#define FLIPS_TOLD 20

static void tell_flips(const struct eval *eval, struct terminal *to) {
    const struct eval_flips *flips = &eval->made.flips;
    struct eval_rows rows = rows_of(eval);
    for (size_t i = 0; i < flips->rows.count && i < FLIPS_TOLD; i++) {
        enum side side;
        const struct eval_flip *flip = &flips->rows.items[i];
        const struct labelled_row *row = eval_row_at(&rows, flip->row, &side);
        const struct scored *now = &eval->rows[flip->row];
        terminal_print(to, "  %s line %u  %.4f -> %.4f  ",
                       side == POSITIVES ? "positives" : "negatives", row->line,
                       flip->before,
                       now->has_record ? now->record_score : now->score);
        terminal_text(to, row->column[COLUMN_NAME]);
        terminal_print(to, "\n");
    }
    if (flips->rows.count > FLIPS_TOLD)
        terminal_print(to, "  and %zu more; compare the --scores files\n",
                       flips->rows.count - FLIPS_TOLD);
}

static idt_status tell(const struct eval *eval) {
    struct terminal to = terminal_for(STDOUT_FILENO);
    if (option_given(eval->given, OPTION_JSON)) {
        evaluation_print_json(&eval->made, &to.bytes);
    } else {
        evaluation_print_text(&eval->made, &to);
        tell_flips(eval, &to);
    }
    idt_status status = answer_print(&to.bytes, eval->error);
    terminal_release(&to);
    return status;
}

static idt_status evaluate(struct eval *eval) {
    idt_status status = take_options(eval);
    if (!status) status = read_sets(eval);
    if (!status) status = label_rows(eval);
    if (!status)
        status =
            eval->is_pairs ? score_sets(eval, NULL, NULL) : score_lists(eval);
    if (status) return status;
    tally_all(eval);
    status = write_beside(eval);
    return status ? status : tell(eval);
}

/* The options that only sets and pairs have. */
static idt_status check_aliases(const struct arguments *given,
                                idt_error *error) {
    static const enum option_id OTHERS[] = {
        OPTION_POSITIVES, OPTION_NEGATIVES, OPTION_PAIRS,    OPTION_MAP,
        OPTION_NO_HEADER, OPTION_NAME_ONLY, OPTION_LABEL_AT, OPTION_BY,
        OPTION_SCORES,    OPTION_BEFORE,    OPTION_SAMPLES,  OPTION_SVG,
        OPTION_HOW_MANY};
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
        if (option_given(given, OTHERS[i]))
            return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                        "'--%s' does not go with --aliases",
                        option_rows[OTHERS[i]].name);
    return IDT_OK;
}

static int run_aliases(const struct arguments *given) {
    idt_error error = {0};
    struct search search = {0};
    struct alias_recall recall = {0};
    struct terminal to = terminal_for(STDOUT_FILENO);
    const char *misses = option_text(given, OPTION_MISSES);
    idt_status status = check_aliases(given, &error);
    if (!status) status = search_open(given, &error, &search);
    if (!status) status = alias_recall_measure(&search, &recall, &error);
    if (!status && misses)
        status = answer_print_to(misses, &recall.misses, &error);
    if (!status && option_given(given, OPTION_JSON))
        alias_recall_print_json(&recall, &to.bytes);
    else if (!status)
        alias_recall_print_text(&recall, &to);
    if (!status) status = answer_print(&to.bytes, &error);
    terminal_release(&to);
    alias_recall_release(&recall);
    search_close(&search);
    return status ? tell_failure(status, &error) : EXIT_NOTHING;
}

int run_eval(const struct arguments *given) {
    if (option_given(given, OPTION_ALIASES)) return run_aliases(given);
    idt_error error = {0};
    struct eval eval = {.given = given, .error = &error};
    eval.made.kind = option_given(given, OPTION_PAIRS) ? "pairs" : "lists";
    eval.made.names[POSITIVES] = "positives";
    eval.made.names[NEGATIVES] = "negatives";
    idt_status status = evaluate(&eval);
    uint64_t failures = eval.made.failures[POSITIVES].count +
                        eval.made.failures[NEGATIVES].count;
    search_close(&eval.search);
    memory_free(eval.rows);
    growing_release(&eval.made.classes);
    growing_release(&eval.made.flips.rows);
    labelled_set_release(&eval.sets[POSITIVES]);
    labelled_set_release(&eval.sets[NEGATIVES]);
    if (status) return tell_failure(status, &error);
    return failures ? EXIT_DATA : EXIT_NOTHING;
}

/* cli_batch.c -- `screen --input`: options, output, interrupts, exit code.
 *
 * Invariant: the file of --output appears whole or not at all; Ctrl-C, a
 * full disk and a broken input leave what was there before.
 */
#include "serve/cli_batch.h"

#include "serve/batch_ring.h"
#include "serve/batch_write.h"
#include "serve/exit_codes.h"
#include "serve/interrupt_watch.h"

#include <unistd.h>

#define JOBS_MOST 256

/* ---- options ---------------------------------------------------------------------- */

static const struct {
    const char *word;
    enum batch_format format;
} formats[] = {
    {"csv", BATCH_CSV},
    {"tsv", BATCH_TSV},
    {"ndjson", BATCH_NDJSON},
    {"jsonl", BATCH_NDJSON},
};

static bool find_format(const char *word, enum batch_format *format) {
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (strcmp(formats[i].word, word) != 0) continue;
        *format = formats[i].format;
        return true;
    }
    return false;
}

/* --format, else by the name of the file. */
static idt_status choose_input_format(const struct arguments *given,
                                      enum batch_format *format,
                                      idt_error *error) {
    const char *word = option_text(given, OPTION_FORMAT);
    const char *dot = strrchr(option_text(given, OPTION_INPUT), '.');
    if (!word && dot) word = dot + 1;
    if (word && find_format(word, format)) return IDT_OK;
    return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                "how is '%s' written? say --format csv, tsv or ndjson",
                option_text(given, OPTION_INPUT));
}

static idt_status choose_jobs(const struct arguments *given, uint32_t *jobs,
                              idt_error *error) {
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    *jobs = cores < 1 ? 1 : cores > JOBS_MOST ? JOBS_MOST : (uint32_t)cores;
    idt_status status =
        option_number(given, OPTION_JOBS, JOBS_MOST, error, jobs);
    if (!status && *jobs == 0)
        status =
            fail(error, IDT_BAD_ARGUMENT, NOWHERE, "'--jobs' is 1 or more");
    return status;
}

/* What belongs to one query is a column of many. */
static idt_status check_options(const struct arguments *given,
                                idt_error *error) {
    static const enum option_id single_only[] = {
        OPTION_TYPE, OPTION_BIRTH, OPTION_COUNTRY, OPTION_ID, OPTION_ADDRESS};
    if (given->operands.count > 0)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "a NAME and --input do not go together");
    idt_status status = IDT_OK;
    for (size_t i = 0; !status && i < sizeof single_only / sizeof *single_only;
         i++)
        status = option_refuse(given, single_only[i],
                               "is for one query; with --input it is a column "
                               "of the rows",
                               error);
    return status;
}

static idt_status read_options(const struct arguments *given,
                               struct batch *batch, idt_error *error) {
    const char *word = option_text(given, OPTION_OUTPUT_FORMAT);
    batch->output_format = BATCH_NDJSON;
    if (word) (void)find_format(word, &batch->output_format);
    if (option_given(given, OPTION_JSON) && word &&
        batch->output_format != BATCH_NDJSON)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "'--json' and '--output-format %s' contradict", word);
    idt_status status = check_options(given, error);
    if (!status) status = choose_input_format(given, &batch->input, error);
    if (!status) status = choose_jobs(given, &batch->jobs, error);
    return status;
}

/* ---- running -------------------------------------------------------------------------- */

/* On Ctrl-C: the lock is kept, so that nobody writes any more. */
static void remove_output(void *context) {
    struct batch *batch = context;
    pthread_mutex_lock(batch->output_lock);
    answer_abandon(&batch->output);
}

static idt_status write_names(struct batch *batch, idt_error *error) {
    struct byte_writer bytes = {0};
    write_column_names((struct row_writer){&bytes, NULL, batch->output_format});
    idt_status status =
        bytes.failed ? fail_memory(error)
                     : answer_write(&batch->output, written(&bytes), error);
    byte_writer_release(&bytes);
    return status;
}

static idt_status run_watched(const struct arguments *given,
                              struct batch *batch, idt_error *error) {
    struct interrupt_watch watch;
    idt_status status =
        answer_begin(option_text(given, OPTION_OUTPUT), error, &batch->output);
    if (status) return status;
    (void)interrupt_watch_begin(&watch, remove_output, batch);
    status = write_names(batch, error);
    if (!status) status = batch_run(batch, error);
    if (!status && batch->rows == 0)
        status = fail_no_rows(option_text(given, OPTION_INPUT), error);
    pthread_mutex_lock(batch->output_lock);
    if (!status) status = answer_commit(&batch->output, error);
    answer_abandon(&batch->output);
    pthread_mutex_unlock(batch->output_lock);
    interrupt_watch_end(&watch);
    return status;
}

static idt_status run_search(const struct arguments *given,
                             struct search *search, struct batch *batch,
                             idt_error *error) {
    idt_status status = search_open(given, error, search);
    if (status) return status;
    status = row_reader_open(option_text(given, OPTION_INPUT), batch->input,
                             error, &batch->reader);
    if (!status) status = run_watched(given, batch, error);
    row_reader_close(batch->reader);
    search_close(search);
    return status;
}

int run_batch(const struct arguments *given) {
    idt_error error = {0};
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    struct search search;
    struct batch batch = {.search = &search, .output_lock = &lock};
    idt_status status = read_options(given, &batch, &error);
    if (!status) status = run_search(given, &search, &batch, &error);
    pthread_mutex_destroy(&lock);
    if (status) return tell_failure(status, &error);
    if (batch.bad > 0) {
        tell_note("%llu of %llu rows could not be read; each is answered by "
                  "an error",
                  (unsigned long long)batch.bad,
                  (unsigned long long)batch.rows);
        return EXIT_DATA;
    }
    return batch.found > 0 ? EXIT_FOUND : EXIT_NOTHING;
}

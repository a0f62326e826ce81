/* fault_csv_json.c -- reading CSV, reading and writing JSON, with each
 * request for memory refused. */
#include "base/csv_pull.h"
#include "base/json_read.h"
#include "base/json_write.h"
#include "base/os_file.h"

#include "fault_memory.h"
#include "unit.h"

/* ---- CSV ---------------------------------------------------------------- */

/* Doubled quotes and foreign letters, so that fields are decoded too. */
static const char csv_text[] = "id,name\n1,\"KIM \"\"J\"\"\"\n2,Jos\xE9\n";

static idt_status read_rows(struct csv *csv, idt_error *error) {
    const struct csv_row *row = NULL;
    idt_status status;
    size_t rows = 0;
    while (!(status = csv_next(csv, error, &row)) && row)
        rows++;
    assert_int_equal(rows == 3, status == IDT_OK);
    return status;
}

static idt_status read_csv(void *context) {
    (void)context;
    struct byte_stream *stream = NULL;
    struct csv *csv = NULL;
    idt_error error = {0};
    struct csv_options options = {0, CSV_LATIN1};
    idt_status status =
        byte_stream_over(SPAN_OF(csv_text), "t.csv", &error, &stream);
    if (!status) status = csv_open(stream, &options, &error, &csv);
    if (status)
        assert_null(csv);
    else
        status = read_rows(csv, &error);
    csv_close(csv);
    byte_stream_close(stream);
    assert_int_equal(error.status, status);
    return status;
}

static void csv_refused_anywhere_says_so(void **state) {
    (void)state;
    assert_true(fault_loop(read_csv, NULL) >= 6);
}

/* ---- JSON --------------------------------------------------------------- */

/* More members than are compared pair by pair, so that keys are sorted. */
static const char json_lines[] =
    "{\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":5,\"f\":6,\"g\":7,\"h\":8,\"i\":9,"
    "\"j\":1,\"k\":2,\"l\":3,\"m\":4,\"n\":5,\"o\":6,\"p\":7,\"q\":8,\"r\":9}";

static idt_status read_json(void *context) {
    (void)context;
    struct json_document *document = NULL;
    idt_error error = {0};
    idt_status status =
        json_parse(SPAN_OF(json_lines), at("t.json", 1, 0), &error, &document);
    assert_int_equal(error.status, status);
    assert_int_equal(document == NULL, status != IDT_OK);
    json_free(document);
    return status;
}

static void json_parse_refused_anywhere_says_so(void **state) {
    (void)state;
    assert_true(fault_loop(read_json, NULL) >= 3);
}

static idt_status write_json(void *context) {
    (void)context;
    struct byte_writer bytes = {0};
    struct json_writer json = json_writer_to(&bytes, JSON_PRETTY);
    json_open_array(&json);
    for (int64_t i = 0; i < 50; i++)
        json_put_integer(&json, i);
    json_close_array(&json);
    idt_status status = bytes.failed ? IDT_NO_MEMORY : IDT_OK;
    byte_writer_release(&bytes);
    return status;
}

static void json_write_refused_anywhere_says_failed(void **state) {
    (void)state;
    assert_true(fault_loop(write_json, NULL) >= 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_refused_anywhere_says_so),
        cmocka_unit_test(json_parse_refused_anywhere_says_so),
        cmocka_unit_test(json_write_refused_anywhere_says_failed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

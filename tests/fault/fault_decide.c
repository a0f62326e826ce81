/* fault_decide.c -- a case read, decided and told, with each request for
 * memory refused. */
#include "builtin/builtin_rulebook.h"
#include "decide/case_file.h"
#include "decide/decide.h"

#include "fault_memory.h"
#include "unit.h"

static struct rulebook *book;
static struct plan *plan;

static const char text[] =
    "{\"date\": \"2019-05-01\", \"activity\": \"import\", \"parties\": [{"
    "\"role\": \"importer\", \"incorporated\": \"US\", \"owners\": [{\"share\":"
    " \"0.6\", \"listed\": [{\"entity\": \"us-ofac-sdn:1\", \"programs\": "
    "[\"DPRK3\"]}]}]}, {\"role\": \"exporter\", \"acts_for\": 0}], \"goods\": "
    "[{\"hs\": \"2701.12\", \"quantity\": \"10 t\", \"origin\": \"KP\"}], "
    "\"route\": {\"from\": \"KP\", \"vessel\": {\"calls\": [{\"port\": "
    "\"KPNAM\", \"date\": \"2019-04-01\"}]}}, \"payment\": {\"amount\": \"5 "
    "USD\", \"banks\": [{\"bic\": \"CHASUS33\"}]}, \"approvals\": "
    "[{\"authorisation\": \"us.ofac.specific-licence\", \"date\": "
    "\"2019-01-01\", \"covers\": "
    "[\"us.31cfr510\"]}], \"facts\": {\"party[0].ngo\": false}}";

static idt_status plan_once(void *context) {
    struct plan *made = NULL;
    idt_error error = {0};
    idt_status status = plan_new(book, &error, &made);
    (void)context;
    if (status) assert_null(made);
    plan_free(made);
    return status;
}

static idt_status decide_once(void *context) {
    struct place start = {"case.json", 1, 1};
    struct byte_writer to = {.failed = false};
    struct decider *decider = NULL;
    idt_error error = {0};
    (void)context;
    idt_status status = decider_new(plan, &error, &decider);
    if (!status) status = case_parse(decider, span_of(text), start, &error);
    if (!status) status = decide(decider, DAY_NONE, NULL, &error);
    if (!status) status = verdict_json(decider, true, &to);
    if (!status) status = verdict_text(decider, &to);
    byte_writer_release(&to);
    decider_free(decider);
    return status;
}

static idt_status read_file_once(void *context) {
    static const char filed[] =
        "case one\ngiven {\"date\": \"2019-05-01\", \"activity\": \"import\","
        " \"goods\": [{\"origin\": \"KP\"}]}\nexpect no us.eo13570.1\n"
        "case two\nlike one\nwith {\"goods\": [{\"hs\": \"2701\"}]}\n"
        "expect needs-facts in US\n";
    struct case_file file;
    idt_error error = {0};
    (void)context;
    idt_status status = case_file_read(span_of(filed), "a.case", &error, &file);
    case_file_release(&file);
    return status;
}

static void plan_refused_anywhere_gives_back_all(void **state) {
    (void)state;
    assert_true(fault_loop(plan_once, NULL) > 5);
}

static void case_refused_anywhere_gives_no_verdict(void **state) {
    (void)state;
    assert_true(fault_loop(decide_once, NULL) > 20);
}

static void case_file_refused_anywhere_gives_back_all(void **state) {
    (void)state;
    assert_true(fault_loop(read_file_once, NULL) > 5);
}

static int open_rules(void **state) {
    struct span image = {builtin_rulebook_bytes(), builtin_rulebook_length()};
    idt_error error;
    (void)state;
    if (rulebook_read(image, &error, &book)) return -1;
    return plan_new(book, &error, &plan) ? -1 : 0;
}

static int close_rules(void **state) {
    (void)state;
    plan_free(plan);
    rulebook_free(book);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plan_refused_anywhere_gives_back_all),
        cmocka_unit_test(case_refused_anywhere_gives_no_verdict),
        cmocka_unit_test(case_file_refused_anywhere_gives_back_all),
    };
    return cmocka_run_group_tests(tests, open_rules, close_rules);
}

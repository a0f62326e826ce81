/* fault_party.c -- building and writing a party when the heap refuses. */
#include "record/party_bytes.h"

#include "fault_memory.h"
#include "record/sample_party.h"
#include "unit.h"

static idt_status build_and_write(void *context) {
    struct arena arena;
    struct party party = {0};
    struct byte_writer to = {0};
    struct party_view view;
    size_t canonical = 0;
    (void)context;
    arena_init(&arena, 64); /* small blocks: many requests */
    sample_build(&party, &arena);
    party_write(&party, &to, &canonical);
    bool failed = party.failed || to.failed;
    /* Half a party is still a sound one: items are added whole or not. */
    if (!to.failed) assert_true(party_view_open(written(&to), &view));
    byte_writer_release(&to);
    party_release(&party);
    arena_release(&arena);
    return failed ? IDT_NO_MEMORY : IDT_OK;
}

static void party_every_refused_request_is_told(void **state) {
    (void)state;
    assert_true(fault_loop(build_and_write, NULL) > 10);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(party_every_refused_request_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

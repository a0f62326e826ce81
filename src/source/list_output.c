/* list_output.c -- one id, one head, one hand-over.
 *
 *     ids seen   {"5468": 2, "191": 1}      the next 5468 is "5468/3"
 *
 * The suffix is tried until it is free: a publisher may really have an id
 * "5468/3".
 */
#include "source/list_output.h"

void list_output_init(struct list_output *out, const struct source_sink *sink,
                      idt_error *error) {
    *out = (struct list_output){.sink = sink, .error = error};
    out->head.published = DAY_NONE;
    arena_init(&out->arena, 0);
    arena_init(&out->id_arena, 0);
    text_table_init(&out->ids, &out->id_arena);
}

void list_output_release(struct list_output *out) {
    party_release(&out->party);
    text_table_release(&out->ids);
    arena_release(&out->arena);
    arena_release(&out->id_arena);
}

struct party *list_output_begin(struct list_output *out) {
    arena_clear(&out->arena);
    party_begin(&out->party, &out->arena, PARTY_UNKNOWN);
    return &out->party;
}

static bool is_new_id(struct list_output *out, struct span id,
                      uint32_t *times) {
    uint32_t *number = text_table_at(&out->ids, id);
    if (!number) {
        out->party.failed = true;
        return true;
    }
    *times = ++*number;
    return *times == 1;
}

static void id_make_unique(struct list_output *out) {
    struct span id = out->party.id;
    uint32_t times = 0;
    if (id.length == 0 || is_new_id(out, id, &times)) return;
    for (uint32_t i = times; !out->party.failed; i++) {
        char digits[16];
        snprintf(digits, sizeof digits, "/%u", (unsigned)i);
        size_t length = strlen(digits);
        char *bytes = arena_take(&out->arena, id.length + length, 1);
        if (!bytes) {
            out->party.failed = true;
            return;
        }
        memcpy(bytes, id.bytes, id.length);
        memcpy(bytes + id.length, digits, length);
        struct span made = {bytes, id.length + length};
        if (!is_new_id(out, made, &times)) continue;
        party_set_id(&out->party, made);
        return;
    }
}

static idt_status list_announce(struct list_output *out) {
    if (out->is_headed) return IDT_OK;
    out->is_headed = true;
    return out->sink->list(out->sink->context, &out->head, out->error);
}

idt_status list_output_end(struct list_output *out,
                           const struct record_bytes *bytes) {
    struct party *party = &out->party;
    id_make_unique(out);
    if (party->measures == 0) {
        party->measures =
            out->measures_else ? out->measures_else : (uint32_t)MEASURE_OTHER;
        party->is_flawed = true;
    }
    party->raw_place = bytes->place;
    party->raw_line = (uint32_t)bytes->line;
    party->raw_length = (uint32_t)bytes->raw.length;
    if (party->is_flawed) party->raw = bytes->raw;
    if (party->failed) return fail_memory(out->error);
    idt_status status = list_announce(out);
    if (status) return status;
    return out->sink->party(out->sink->context, party, out->error);
}

idt_status list_output_unknown(struct list_output *out,
                               const struct record_bytes *bytes) {
    list_output_begin(out)->is_flawed = true;
    return list_output_end(out, bytes);
}

idt_status list_output_finish(struct list_output *out) {
    return list_announce(out);
}

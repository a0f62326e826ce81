/* cli_dump.c -- any part of a snapshot, shown.
 *
 *     interdict dump day.snapshot                     the sections
 *     interdict dump day.snapshot --section LIST      its bytes
 *     interdict dump day.snapshot --entity un-sc:KPi.033
 *     interdict dump day.snapshot --diff old.snapshot
 *     interdict dump day.snapshot --check
 *
 * A format that its own program can show in full is one that others trust.
 */
#include "serve/answer_output.h"
#include "serve/cli_commands.h"
#include "serve/engine_text.h"
#include "serve/entity_json.h"
#include "serve/exit_codes.h"
#include "serve/snapshot_choice.h"
#include "serve/terminal.h"

#include "base/hash.h"
#include "base/os_file.h"

#include <unistd.h>

#define FLUSH_BYTES ((size_t)64 * 1024) /* written out when so much is there */

struct dumping {
    const struct arguments *given;
    struct arena arena;
    idt_lists *lists;
    const char *path; /* NULL: the built-in list */
    struct terminal to;
    struct json_writer json;
    bool is_json;
};

/* ---- sections ------------------------------------------------------------------- */

static void section_members(struct json_writer *json,
                            const idt_section *section) {
    json_put_key(json, "section");
    json_put_string(json, section->tag);
    json_put_key(json, "count");
    json_put_integer(json, section->count);
    json_put_key(json, "offset");
    json_put_integer(json, (int64_t)section->offset);
    json_put_key(json, "bytes");
    json_put_integer(json, (int64_t)section->bytes);
}

static idt_status dump_sections(struct dumping *d, idt_error *error) {
    (void)error;
    idt_section section;
    if (d->is_json) {
        json_open_object(&d->json);
        json_put_key(&d->json, "snapshot");
        json_put_string(&d->json, idt_lists_sum(d->lists));
        json_put_key(&d->json, "lists");
        json_put_integer(&d->json, idt_lists_count(d->lists));
        json_put_key(&d->json, "entities");
        json_put_integer(&d->json, idt_lists_entities(d->lists));
        json_put_key(&d->json, "sections");
        json_open_array(&d->json);
    } else {
        terminal_print(&d->to,
                       "%s\n%u lists, %u entities\n\n%-7s %10s %12s %12s\n",
                       idt_lists_sum(d->lists), idt_lists_count(d->lists),
                       idt_lists_entities(d->lists), "section", "count",
                       "offset", "bytes");
    }
    for (uint32_t i = 0; idt_lists_section(d->lists, i, &section); i++) {
        if (d->is_json) {
            json_open_object(&d->json);
            section_members(&d->json, &section);
            json_close_object(&d->json);
        } else {
            terminal_print(&d->to, "%-7s %10u %12llu %12llu\n", section.tag,
                           section.count, (unsigned long long)section.offset,
                           (unsigned long long)section.bytes);
        }
    }
    if (d->is_json) {
        json_close_array(&d->json);
        json_close_object(&d->json);
        json_end_line(&d->json);
    }
    return IDT_OK;
}

/* ---- the bytes of a section -------------------------------------------------------- */

static bool find_section(const idt_lists *lists, const char *tag,
                         idt_section *section) {
    for (uint32_t i = 0; idt_lists_section(lists, i, section); i++)
        if (span_is_caseless(span_of(tag), section->tag)) return true;
    return false;
}

/* 00000040  6b 69 6d ...  kim */
static void write_hex_line(struct terminal *to, struct span bytes,
                           uint64_t place) {
    char letters[17];
    terminal_print(to, "%010llx ", (unsigned long long)place);
    for (size_t i = 0; i < 16; i++) {
        if (i >= bytes.length) {
            terminal_print(to, "   ");
            letters[i] = 0;
            continue;
        }
        unsigned char byte = (unsigned char)bytes.bytes[i];
        terminal_print(to, " %02x", byte);
        letters[i] = byte >= 0x20 && byte < 0x7F ? (char)byte : '.';
    }
    letters[16] = 0;
    terminal_print(to, "  %s\n", letters);
}

static idt_status write_hex(struct terminal *to, struct span bytes,
                            uint64_t place, idt_error *error) {
    idt_status status = IDT_OK;
    for (size_t i = 0; !status && i < bytes.length; i += 16) {
        size_t left = bytes.length - i;
        struct span line = {bytes.bytes + i, left < 16 ? left : 16};
        write_hex_line(to, line, place + i);
        if (written(&to->bytes).length < FLUSH_BYTES) continue;
        status = answer_print(&to->bytes, error);
        growing_clear(&to->bytes.bytes);
    }
    return status;
}

static idt_status section_json(struct dumping *d, const idt_section *section,
                               struct span bytes, idt_error *error) {
    struct sha256 sum;
    char text[SHA256_TEXT_ROOM];
    idt_status status = sha256_of(bytes, error, &sum);
    if (status) return status;
    sha256_print(&sum, text);
    json_open_object(&d->json);
    section_members(&d->json, section);
    json_put_key(&d->json, "sha256");
    json_put_string(&d->json, text);
    json_close_object(&d->json);
    json_end_line(&d->json);
    return IDT_OK;
}

static idt_status dump_section(struct dumping *d, idt_error *error) {
    const char *tag = option_text(d->given, OPTION_SECTION);
    idt_section section;
    struct mapped_file file;
    if (!find_section(d->lists, tag, &section))
        return fail(error, IDT_NOT_FOUND, NOWHERE,
                    "no section '%s'; 'interdict dump' without options lists "
                    "them",
                    tag);
    if (!d->path)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "the built-in list is no file; name a snapshot to see its "
                    "bytes");
    idt_status status = mapped_file_open(d->path, error, &file);
    if (status) return status;
    if (section.offset > file.bytes.length ||
        section.bytes > file.bytes.length - section.offset) {
        status = fail(error, IDT_BAD_SNAPSHOT, at(d->path, 0, 0),
                      "file was cut while it was read");
    } else {
        struct span bytes = {file.bytes.bytes + section.offset,
                             (size_t)section.bytes};
        status = d->is_json ? section_json(d, &section, bytes, error)
                            : write_hex(&d->to, bytes, section.offset, error);
    }
    mapped_file_close(&file);
    return status;
}

/* ---- one record ------------------------------------------------------------------- */

static void write_item_line(struct terminal *to, const idt_item *item) {
    terminal_print(to, "  %-12s %-16s ", item->kind, item->role);
    terminal_text(to, span_of_text(item->text));
    if (item->has_date && !span_is(span_of_text(item->text), item->date))
        terminal_print(to, "%s%s", item->text.length ? "  " : "", item->date);
    if (item->extra.length > 0) {
        terminal_print(to, "  [");
        terminal_text(to, span_of_text(item->extra));
        terminal_print(to, "]");
    }
    if (item->check_passed) terminal_print(to, "  check passed");
    if (item->check_failed) terminal_print(to, "  check failed");
    terminal_print(to, "\n");
}

static void entity_text(struct terminal *to, const idt_entity *entity) {
    idt_entity walk = *entity;
    idt_item item;
    terminal_style(to, STYLE_BOLD);
    terminal_text(to, span_of(entity->id));
    terminal_style(to, STYLE_PLAIN);
    terminal_print(to, "  %s  ", entity->type);
    for (uint32_t bits = entity->measures; bits; bits &= bits - 1)
        terminal_print(to, "%s ", idt_measure_word(bits));
    terminal_print(to, "%s\n  %s\n", entity->is_flawed ? " flawed" : "",
                   entity->sum);
    while (idt_entity_item(&walk, &item))
        write_item_line(to, &item);
}

static idt_status dump_entity(struct dumping *d, idt_error *error) {
    const char *id = option_text(d->given, OPTION_ENTITY);
    idt_entity entity;
    idt_status status = idt_entity_find(d->lists, text_of_string(id), &entity);
    if (status == IDT_NOT_FOUND)
        return fail(error, status, NOWHERE, "no record '%s'", id);
    if (status)
        return fail(error, status, NOWHERE, "record '%s' cannot be read", id);
    if (d->is_json) {
        entity_json_whole(&d->json, &entity);
        json_end_line(&d->json);
    } else {
        entity_text(&d->to, &entity);
    }
    return IDT_OK;
}

/* ---- two snapshots ------------------------------------------------------------------ */

struct differing {
    struct dumping *d;
    const idt_lists *old;
    uint32_t added, removed, changed;
};

static void write_change(struct differing *x, const idt_change *change) {
    bool is_gone = change->kind == '-';
    idt_entity entity;
    struct span name = SPAN_EMPTY;
    if (!idt_entity_at(is_gone ? x->old : x->d->lists,
                       is_gone ? change->old_entity : change->new_entity,
                       &entity))
        name = entity_name(&entity);
    struct terminal *to = &x->d->to;
    terminal_style(to, is_gone               ? STYLE_BAD
                       : change->kind == '+' ? STYLE_GOOD
                                             : STYLE_WARN);
    terminal_print(to, "%c ", change->kind);
    terminal_text(to, span_of(change->id));
    terminal_style(to, STYLE_PLAIN);
    terminal_print(to, "  ");
    terminal_text(to, name);
    terminal_print(to, "\n");
}

static int take_change(void *context, const idt_change *change) {
    struct differing *x = context;
    if (change->kind == '+') x->added++;
    if (change->kind == '-') x->removed++;
    if (change->kind == '~') x->changed++;
    if (!x->d->is_json) {
        write_change(x, change);
        return x->d->to.bytes.failed;
    }
    struct json_writer *json = &x->d->json;
    json_open_object(json);
    json_put_key(json, "id");
    json_put_string(json, change->id);
    json_put_key(json, "change");
    json_put_string(json, change->kind == '+'   ? "added"
                          : change->kind == '-' ? "removed"
                                                : "changed");
    json_close_object(json);
    return x->d->to.bytes.failed;
}

static void end_diff(struct differing *x) {
    struct dumping *d = x->d;
    if (!d->is_json) {
        terminal_print(&d->to, "%u added, %u removed, %u changed\n", x->added,
                       x->removed, x->changed);
        return;
    }
    const struct {
        const char *key;
        uint32_t count;
    } counts[] = {
        {"added", x->added}, {"removed", x->removed}, {"changed", x->changed}};
    json_close_array(&d->json);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        json_put_key(&d->json, counts[i].key);
        json_put_integer(&d->json, counts[i].count);
    }
    json_close_object(&d->json);
    json_end_line(&d->json);
}

static idt_status dump_diff(struct dumping *d, idt_error *error) {
    idt_lists *old = NULL;
    idt_status status =
        idt_lists_open(option_text(d->given, OPTION_DIFF), error, &old);
    if (status) return status;
    struct differing x = {.d = d, .old = old};
    if (d->is_json) {
        json_open_object(&d->json);
        json_put_key(&d->json, "old");
        json_put_string(&d->json, idt_lists_sum(old));
        json_put_key(&d->json, "new");
        json_put_string(&d->json, idt_lists_sum(d->lists));
        json_put_key(&d->json, "changes");
        json_open_array(&d->json);
    }
    status = idt_lists_diff(old, d->lists, take_change, &x, error);
    if (!status) end_diff(&x);
    idt_lists_free(old);
    return status;
}

/* ---- checking ------------------------------------------------------------------------ */

static idt_status dump_check(struct dumping *d, idt_error *error) {
    idt_status status = idt_lists_check(d->lists, error);
    if (status) return status;
    if (d->is_json) {
        json_open_object(&d->json);
        json_put_key(&d->json, "snapshot");
        json_put_string(&d->json, idt_lists_sum(d->lists));
        json_put_key(&d->json, "good");
        json_put_bool(&d->json, true);
        json_close_object(&d->json);
        json_end_line(&d->json);
    } else {
        terminal_print(&d->to, "%s: every byte is as it was written\n",
                       idt_lists_sum(d->lists));
    }
    return IDT_OK;
}

/* ---- dispatch ------------------------------------------------------------------------ */

static const struct {
    enum option_id option;
    idt_status (*dump)(struct dumping *d, idt_error *error);
} views[] = {
    {OPTION_SECTION, dump_section},
    {OPTION_ENTITY, dump_entity},
    {OPTION_DIFF, dump_diff},
    {OPTION_CHECK, dump_check},
};

static idt_status open_dumping(struct dumping *d, idt_error *error) {
    const char *named = option_text(d->given, OPTION_SNAPSHOT);
    if (named && d->given->operands.count > 0)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "one snapshot is dumped; leave --snapshot or '%s' out",
                    d->given->operands.items[0]);
    if (d->given->operands.count > 0) named = d->given->operands.items[0];
    return snapshot_open_chosen(named, &d->arena, error, &d->lists, &d->path);
}

static idt_status dump(struct dumping *d, idt_error *error) {
    idt_status (*view)(struct dumping *, idt_error *) = dump_sections;
    unsigned count = 0;
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        if (!option_given(d->given, views[i].option)) continue;
        view = views[i].dump;
        count++;
    }
    if (count > 1)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "one of --section, --entity, --diff and --check at a "
                    "time");
    idt_status status = open_dumping(d, error);
    if (!status) status = view(d, error);
    if (!status) status = answer_print(&d->to.bytes, error);
    return status;
}

int run_dump(const struct arguments *given) {
    idt_error error = {0};
    struct dumping d = {.given = given,
                        .to = terminal_for(STDOUT_FILENO),
                        .is_json = option_given(given, OPTION_JSON)};
    arena_init(&d.arena, 0);
    d.json = json_writer_to(&d.to.bytes, JSON_COMPACT);
    idt_status status = dump(&d, &error);
    terminal_release(&d.to);
    idt_lists_free(d.lists);
    arena_release(&d.arena);
    return status ? tell_failure(status, &error) : EXIT_NOTHING;
}

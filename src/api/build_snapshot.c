/* build_snapshot.c -- list files in, one snapshot out.
 *
 *     files -> readers -> draft -> index -> sections -> file
 *
 * Fails closed: until the last byte is flushed and renamed the old snapshot
 * stays, and any refusal on the way leaves it.
 */
#include "api/api_inside.h"

#include "api/snapshot_index.h"
#include "base/memory.h"
#include "source/source.h"

/* Records between two calls of the caller's progress. */
#define PROGRESS_EVERY 1000

struct building {
    const idt_build_options *options;
    struct snapshot_draft *draft;
    struct arena arena;
    char list[64];
    const char *path;
    idt_built built;
};

static idt_status take_list(void *context, const struct list_head *head,
                            idt_error *error) {
    struct building *b = context;
    struct list_info info;
    memset(&info, 0, sizeof info);
    info.id = span_of(head->list);
    info.publisher = span_of(head->publisher);
    info.kind = span_of(head->kind);
    info.published = head->published;
    size_t length =
        info.id.length < sizeof b->list ? info.id.length : sizeof b->list - 1;
    memcpy(b->list, info.id.bytes, length);
    b->list[length] = 0;
    b->built.lists++;
    return draft_list(b->draft, &info, error);
}

static bool has_name(const struct party *party) {
    for (size_t i = 0; i < party->items.count; i++)
        if (party->items.items[i].kind == ITEM_NAME) return true;
    return false;
}

static idt_status take_party(void *context, const struct party *party,
                             idt_error *error) {
    struct building *b = context;
    if (party->failed) return fail_memory(error);
    if (party->id.length == 0 || !has_name(party)) {
        if (++b->built.bad <= b->options->accept_bad) return IDT_OK;
        return fail(error, IDT_BAD_SOURCE, at(b->path, party->raw_line, 0),
                    "record of list '%s' has no readable %s; let such records "
                    "pass with --accept-bad N",
                    b->list, party->id.length ? "name" : "id");
    }
    if (party->is_flawed) b->built.flawed++;
    if (++b->built.records % PROGRESS_EVERY == 0 && b->options->progress)
        b->options->progress(b->options->context, b->list, b->built.records);
    return draft_party(b->draft, party, error);
}

static idt_status take_orphan(void *context, const char *file, uint32_t line,
                              struct span key, idt_error *error) {
    struct building *b = context;
    (void)file, (void)line, (void)key, (void)error;
    b->built.orphans++;
    draft_orphan(b->draft);
    return IDT_OK;
}

/* A list that states its date needs no modification time, and without it the
 * same bytes make the same snapshot on every machine. */
static idt_status note_files(struct building *b, const struct source_set *set,
                             uint32_t first_list, idt_error *error) {
    for (uint32_t list = first_list; list < draft_list_count(b->draft);
         list++) {
        struct list_info info;
        bool is_dated = draft_list_info(b->draft, list, &info) &&
                        info.published != DAY_NONE;
        for (size_t i = 0; i < set->count; i++) {
            const struct source_file *from = &set->files[i];
            const char *slash = strrchr(from->path, '/');
            struct list_file file = {span_of(slash ? slash + 1 : from->path),
                                     from->sum, from->raw_bytes,
                                     is_dated ? 0 : from->modified};
            idt_status status = draft_file(b->draft, list, &file, error);
            if (status) return status;
        }
    }
    return IDT_OK;
}

static idt_status read_set(struct building *b, struct source_set *set,
                           idt_error *error) {
    struct source_sink sink = {b, take_list, take_party, take_orphan};
    uint32_t first_list = draft_list_count(b->draft);
    b->path = set->count ? set->files[0].path : NULL;
    idt_status status = source_read(set, &sink, error);
    return status ? status : note_files(b, set, first_list, error);
}

static idt_status read_sources(struct building *b, idt_error *error) {
    const idt_build_options *o = b->options;
    struct source_paths paths = {
        o->paths, o->path_count, o->kind, {o->map, o->own_name}};
    struct source_sets sets;
    idt_status status = source_find(&paths, &b->arena, error, &sets);
    for (size_t i = 0; !status && i < sets.count; i++)
        status = read_set(b, &sets.items[i], error);
    return status;
}

static idt_status tell_how_to_replace(idt_status status, idt_error *error) {
    if (!error || status != IDT_BAD_SNAPSHOT) return status;
    idt_error inner = *error;
    return fail(error, status, at(inner.source, 0, 0),
                "the old snapshot cannot be compared with: %s; with "
                "--accept-shrink it is replaced unseen",
                inner.message);
}

/* A snapshot that cannot be opened is no reason to lose a list: refused. */
static idt_status compare_with_old(struct building *b, idt_error *error) {
    if (!b->options->old || b->options->accept_shrink) return IDT_OK;
    struct snapshot *old = NULL;
    idt_status status = snapshot_open(b->options->old, error, &old);
    if (status == IDT_NOT_FOUND) return IDT_OK; /* the first build */
    if (status) return tell_how_to_replace(status, error);
    status = draft_compare(b->draft, old, error);
    snapshot_close(old);
    return status;
}

/* A list without records reads as "nobody is listed": more likely a page of
 * errors or a file cut behind its header. */
static idt_status refuse_empty(const struct building *b, idt_error *error) {
    struct list_info info;
    if (b->options->accept_shrink) return IDT_OK;
    for (uint32_t i = 0; draft_list_info(b->draft, i, &info); i++)
        if (info.record_count == 0)
            return fail(error, IDT_REFUSED, NOWHERE,
                        "list '%.*s' has no record; if that is right, build "
                        "with --accept-shrink",
                        (int)(info.id.length < 100 ? info.id.length : 100),
                        info.id.bytes);
    return IDT_OK;
}

static idt_status write_out(struct building *b, idt_error *error) {
    struct byte_writer file = {{NULL, 0, 0}, false};
    uint32_t names = 0;
    idt_status status = snapshot_with_index(b->draft, error, &file, &names);
    if (!status) status = snapshot_save(b->options->out, written(&file), error);
    b->built.names = names;
    b->built.bytes = file.bytes.count;
    byte_writer_release(&file);
    return status;
}

static idt_status finish(struct building *b, idt_error *error) {
    idt_status status = refuse_empty(b, error);
    if (!status) status = compare_with_old(b, error);
    if (!status) status = write_out(b, error);
    if (status) return status;
    idt_lists *lists = NULL;
    status = idt_lists_open(b->options->out, error, &lists);
    if (status) return status;
    for (uint32_t i = 0; i < idt_lists_count(lists); i++)
        b->built.unknown_texts += lists->lists[i].unknown_texts;
    memcpy(b->built.sum, lists->sum, sizeof lists->sum);
    idt_lists_free(lists);
    return IDT_OK;
}

idt_status idt_build(const idt_build_options *options, idt_error *error,
                     idt_built *built) {
    if (!options || !options->path_count || !options->out || !built)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "no list to build from");
    struct building b;
    memset(&b, 0, sizeof b);
    b.options = options;
    arena_init(&b.arena, 0);
    b.draft = draft_new();
    idt_status status = b.draft ? read_sources(&b, error) : fail_memory(error);
    if (!status) status = finish(&b, error);
    draft_free(b.draft);
    arena_release(&b.arena);
    if (!status) *built = b.built;
    return status;
}

bool idt_source_kind(uint32_t i, const char **kind, const char **title) {
    for (uint32_t at = 0; source_readers[at]; at++)
        if (at == i) {
            *kind = source_readers[at]->kind;
            *title = source_readers[at]->title;
            return true;
        }
    return false;
}

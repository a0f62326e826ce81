/* update_plan.c -- from the table and the options to a list of sources. */
#include "serve/update_plan.h"

#include "serve/source_urls.h"

#include <stdio.h>

#define OWN_FILE       "list" /* whatever the address says: one copy */
#define OWN_MOST_BYTES ((uint64_t)1 << 30) /* of a source of the user's own */

static const char *const RESULT_WORDS[] = {
    [UPDATE_NEW] = "updated",       [UPDATE_UNCHANGED] = "unchanged",
    [UPDATE_LEFT_OUT] = "left-out", [UPDATE_UNAVAILABLE] = "failed",
    [UPDATE_REFUSED] = "refused",
};

const char *update_result_word(enum update_result result) {
    return RESULT_WORDS[result];
}

struct planning {
    const struct arguments *given;
    struct arena *arena;
    idt_error *error;
    struct update_plan *plan;
};

static bool has_source(const struct update_plan *plan, struct span id) {
    for (size_t i = 0; i < plan->sources.count; i++)
        if (span_is(id, plan->sources.items[i].id)) return true;
    return false;
}

/* ---- sources of the table -------------------------------------------------- */

static const char *last_part(const char *url) {
    const char *slash = strrchr(url, '/');
    return slash ? slash + 1 : url;
}

static idt_status joined(const struct planning *p, const char *base,
                         const char *name, const char **out) {
    size_t head = strlen(base), tail = strlen(name);
    char *text = (char *)arena_take(p->arena, head + tail + 1, 1);
    if (!text) return fail_memory(p->error);
    memcpy(text, base, head);
    memcpy(text + head, name, tail + 1);
    *out = text;
    return IDT_OK;
}

static idt_status add_row(struct planning *p, const struct source_url *row,
                          const char *address) {
    struct update_file file = {.file = row->file,
                               .url = row->url,
                               .kind = row->kind,
                               .tried = row->tried,
                               .token_name = address ? NULL : row->token,
                               .most_bytes = row->most_bytes};
    idt_status status = IDT_OK;
    if (address && span_ends(span_of(address), "/"))
        status = joined(p, address, last_part(row->url), &file.url);
    else if (address)
        file.url = address;
    if (status) return status;
    return growing_add(&p->plan->files, file) ? IDT_OK : fail_memory(p->error);
}

/* Address NULL: the table's own. */
static idt_status add_known(struct planning *p, struct span id,
                            const char *address, bool is_asked) {
    struct update_source source = {.first = p->plan->files.count,
                                   .is_asked = is_asked};
    const struct source_url *row;
    idt_status status = IDT_OK;
    for (size_t i = 0; !status && (row = source_url_at(i)); i++) {
        if (!span_is(id, row->source)) continue;
        source.id = row->source;
        source.list = row->list;
        source.count++;
        status = add_row(p, row, address);
    }
    if (!status && address && source.count > 1 &&
        !span_ends(span_of(address), "/"))
        status = fail(p->error, IDT_BAD_ARGUMENT, NOWHERE,
                      "source '%s' has %zu files; give the folder they are "
                      "in, ending with /",
                      source.id, source.count);
    if (status) return status;
    return growing_add(&p->plan->sources, source) ? IDT_OK
                                                  : fail_memory(p->error);
}

/* ---- sources of the user's own --------------------------------------------- */

/* What may be the name of a folder. */
static bool is_plain_name(struct span name) {
    for (size_t i = 0; i < name.length; i++) {
        char c = name.bytes[i];
        bool is_plain =
            (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '-' && i);
        if (!is_plain) return false;
    }
    return name.length > 0 && name.length <= 80;
}

static idt_status add_own(struct planning *p, struct span id,
                          const char *address) {
    struct update_source source = {.id = arena_copy(p->arena, id).bytes,
                                   .first = p->plan->files.count,
                                   .count = 1,
                                   .is_asked = true};
    struct update_file file = {.file = OWN_FILE,
                               .url = address,
                               .kind = "",
                               .tried = "",
                               .most_bytes = OWN_MOST_BYTES};
    if (!source.id || !growing_add(&p->plan->files, file) ||
        !growing_add(&p->plan->sources, source))
        return fail_memory(p->error);
    return IDT_OK;
}

/* "un-sc=https://..." or "https://..."; the latter is named source-N. */
static idt_status add_given(struct planning *p, const char *text, size_t n) {
    struct span address = span_of(text);
    struct span id = span_cut(&address, '=');
    char number[32];
    if (!address.bytes || !is_plain_name(id)) {
        (void)snprintf(number, sizeof number, "source-%zu", n);
        id = span_of(number);
        address = span_of(text);
    }
    if (!fetch_allows(address.bytes))
        return fail(p->error, IDT_BAD_ARGUMENT, NOWHERE,
                    "'%s' is no https address", address.bytes);
    if (has_source(p->plan, id))
        return fail(p->error, IDT_BAD_ARGUMENT, NOWHERE,
                    "source '%.*s' is given twice", (int)id.length, id.bytes);
    if (source_is_known(id)) return add_known(p, id, address.bytes, true);
    return add_own(p, id, address.bytes);
}

/* ---- the plan -------------------------------------------------------------- */

static idt_status add_only(struct planning *p, const char *only) {
    struct span rest = span_of(only);
    idt_status status = IDT_OK;
    while (rest.bytes && !status) {
        struct span id = span_trim(span_cut(&rest, ','));
        if (!source_is_known(id))
            return fail(p->error, IDT_BAD_ARGUMENT, NOWHERE,
                        "unknown source '%.*s'; 'interdict update --dry-run' "
                        "lists all",
                        (int)id.length, id.bytes);
        if (!has_source(p->plan, id)) status = add_known(p, id, NULL, true);
    }
    return status;
}

static idt_status add_usual(struct planning *p) {
    /* A dry run shows every form there is. */
    bool is_all = option_given(p->given, OPTION_DRY_RUN);
    const struct source_url *row;
    idt_status status = IDT_OK;
    for (size_t i = 0; !status && (row = source_url_at(i)); i++)
        if ((row->is_fetched || is_all) &&
            !has_source(p->plan, span_of(row->source)))
            status = add_known(p, span_of(row->source), NULL, false);
    return status;
}

idt_status update_plan_make(const struct arguments *given, struct arena *arena,
                            idt_error *error, struct update_plan *out) {
    struct update_plan plan = {0};
    struct planning p = {given, arena, error, &plan};
    const char *text, *only = option_text(given, OPTION_ONLY);
    idt_status status = IDT_OK;
    size_t at_value = 0, number = 0;
    while (!status && option_next(given, OPTION_SOURCE, &at_value, &text))
        status = add_given(&p, text, ++number);
    if (!status && only) status = add_only(&p, only);
    if (!status && !only && number == 0) status = add_usual(&p);
    if (status)
        update_plan_release(&plan);
    else
        *out = plan;
    return status;
}

void update_plan_release(struct update_plan *plan) {
    growing_release(&plan->sources);
    growing_release(&plan->files);
}

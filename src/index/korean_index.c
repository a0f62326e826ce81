/* korean_index.c -- forms in the order of names, keys in their own. */
#include "index/korean_index.h"

#include "base/memory.h"

#include <assert.h>
#include <stdlib.h>

static_assert(sizeof(struct korean_syllable) == 8 &&
                  sizeof(struct korean_form) == 36 &&
                  sizeof(struct korean_key_entry) == 16,
              "entries as the snapshot has them");

/* ---- looking -------------------------------------------------------------------- */

/* The first form of this name or a later one. */
static uint32_t first_form(const struct korean_index *index, uint32_t name) {
    uint32_t low = 0, high = index->form_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (index->form_name[middle] < name)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void korean_forms_of(const struct korean_index *index, uint32_t name,
                     uint32_t *first, uint32_t *end) {
    *first = first_form(index, name);
    *end = *first;
    while (*end < index->form_count && index->form_name[*end] == name)
        (*end)++;
}

struct walk {
    const struct korean_index *index;
    korean_name_visit *visit;
    void *context;
};

static void walk_key(void *context, uint64_t key) {
    const struct walk *w = context;
    uint32_t low = 0, high = w->index->key_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (w->index->keys[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < w->index->key_count && w->index->keys[low].key == key; low++)
        w->visit(w->context, w->index->form_name[w->index->keys[low].form]);
}

void korean_index_walk(const struct korean_index *index,
                       const struct korean_form *asked,
                       korean_name_visit *visit, void *context) {
    struct walk w = {index, visit, context};
    korean_form_keys(asked, true, walk_key, &w);
}

/* ---- building ----------------------------------------------------------------------- */

struct korean_index_draft {
    GROWING(struct korean_form) forms;
    GROWING(uint32_t) names;
    GROWING(struct korean_key_entry) keys;
    struct korean_name read; /* the name being added */
    uint64_t sum;
    bool failed;
};

struct korean_index_draft *korean_index_draft_new(void) {
    return memory_take_zeroed(1, sizeof(struct korean_index_draft));
}

void korean_index_draft_free(struct korean_index_draft *draft) {
    if (!draft) return;
    growing_release(&draft->forms);
    growing_release(&draft->names);
    growing_release(&draft->keys);
    memory_free(draft);
}

static void file_key(void *context, uint64_t key) {
    struct korean_index_draft *draft = context;
    struct korean_key_entry entry = {key, (uint32_t)draft->forms.count, 0};
    if (!growing_add(&draft->keys, entry)) draft->failed = true;
}

idt_status korean_index_draft_add(struct korean_index_draft *draft,
                                  struct span text,
                                  const struct folded_name *folded,
                                  uint32_t name, idt_error *error) {
    if (!korean_name_read(text, folded, &draft->read)) return IDT_OK;
    for (uint32_t i = 0; i < draft->read.count; i++) {
        struct korean_form form = draft->read.forms[i];
        korean_form_keys(&form, false, file_key, draft);
        if (draft->failed || !growing_add(&draft->forms, form) ||
            !growing_add(&draft->names, name))
            return fail_memory(error);
    }
    return IDT_OK;
}

static int compare_keys(const void *left, const void *right) {
    const struct korean_key_entry *a = left, *b = right;
    if (a->key != b->key) return a->key < b->key ? -1 : 1;
    return (a->form > b->form) - (a->form < b->form);
}

static struct index_section piece(const char *tag, const void *items,
                                  size_t count, size_t size) {
    struct index_section section = {
        {0}, (uint32_t)count, {items, count * size}};
    memcpy(section.tag, tag, 4);
    return section;
}

void korean_index_draft_finish(struct korean_index_draft *draft,
                               struct index_section *out) {
    size_t keys = draft->keys.count, forms = draft->forms.count;
    draft->sum = korean_table_sum();
    if (keys > 1)
        qsort(draft->keys.items, keys, sizeof *draft->keys.items, compare_keys);
    out[0] =
        piece("KFRM", draft->forms.items, forms, sizeof(struct korean_form));
    out[1] = piece("KNAM", draft->names.items, forms, sizeof(uint32_t));
    out[2] =
        piece("KKEY", draft->keys.items, keys, sizeof(struct korean_key_entry));
    out[3] = piece("KSUM", &draft->sum, 1, sizeof draft->sum);
}

/* ---- opening ------------------------------------------------------------------------- */

/* The items of a section, `size` bytes each. */
struct items {
    const void *at;
    uint32_t count;
};

static idt_status open_items(struct section_finder finder, const char *tag,
                             size_t size, idt_error *error,
                             struct items *items) {
    struct span bytes = SPAN_EMPTY;
    if (!finder.find(finder.context, tag, &bytes, &items->count) ||
        bytes.length != (size_t)items->count * size)
        return fail(error, IDT_BAD_SNAPSHOT, NOWHERE,
                    "index section '%s' is missing or of the wrong length",
                    tag);
    items->at = bytes.bytes;
    return IDT_OK;
}

static bool forms_are_sound(const struct korean_index *index, uint32_t names) {
    for (uint32_t i = 0; i < index->form_count; i++) {
        uint32_t name = index->form_name[i];
        if (name >= names || !korean_form_check(&index->forms[i])) return false;
        if (i > 0 && name < index->form_name[i - 1]) return false;
    }
    return true;
}

static bool keys_are_sound(const struct korean_index *index) {
    for (uint32_t i = 0; i < index->key_count; i++) {
        const struct korean_key_entry *entry = &index->keys[i];
        if (entry->form >= index->form_count || entry->zero) return false;
        if (i > 0 && compare_keys(&entry[-1], entry) >= 0) return false;
    }
    return true;
}

static idt_status check_sum(struct section_finder finder, idt_error *error) {
    struct items sums;
    uint64_t sum = 0;
    idt_status status = open_items(finder, "KSUM", sizeof sum, error, &sums);
    if (status) return status;
    if (sums.count == 1) memcpy(&sum, sums.at, sizeof sum);
    if (sums.count == 1 && sum == korean_table_sum()) return IDT_OK;
    return fail(error, IDT_BAD_SNAPSHOT, NOWHERE,
                "Korean names were read by other tables; build the snapshot "
                "anew");
}

idt_status korean_index_open(struct section_finder finder, uint32_t names,
                             idt_error *error, struct korean_index *index) {
    struct items forms, owners, keys;
    idt_status status = check_sum(finder, error);
    if (!status)
        status = open_items(finder, "KFRM", sizeof(struct korean_form), error,
                            &forms);
    if (!status)
        status = open_items(finder, "KNAM", sizeof(uint32_t), error, &owners);
    if (!status)
        status = open_items(finder, "KKEY", sizeof(struct korean_key_entry),
                            error, &keys);
    if (status) return status;
    struct korean_index made = {forms.at, owners.at, keys.at, forms.count,
                                keys.count};
    if (owners.count != forms.count || !forms_are_sound(&made, names) ||
        !keys_are_sound(&made))
        return fail(error, IDT_BAD_SNAPSHOT, NOWHERE,
                    "index is damaged: Korean names");
    *index = made;
    return IDT_OK;
}

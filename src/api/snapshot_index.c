/* snapshot_index.c -- every name and identifier of a draft, filed. */
#include "api/snapshot_index.h"

#include "base/hash.h"
#include "base/memory.h"
#include "index/identifier_index.h"
#include "index/korean_index.h"
#include "index/word_index.h"
#include "text/latin_readings.h"

#include <assert.h>

struct filing {
    struct word_index_draft *words;
    struct korean_index_draft *korean;
    struct folded_name *folded;
    struct latin_readings *readings;
    GROWING(uint64_t) told; /* names of the record at hand, by hash */
    GROWING(struct identifier_entry) identifiers;
    uint32_t names, filed; /* as listed; with their readings */
};

/* The same for every order of the same words. */
static uint64_t hash_of_words(const struct folded_name *name) {
    uint64_t sum = 0;
    for (size_t i = 0; i < name->count; i++) {
        struct span word = folded_word(name, i);
        sum += hash_bytes(word.bytes, word.length);
    }
    return sum;
}

/* Whether the record has no name of these words yet. */
static bool is_news(struct filing *f, const struct folded_name *name) {
    uint64_t hash = hash_of_words(name);
    for (size_t i = 0; i < f->told.count; i++)
        if (f->told.items[i] == hash) return false;
    return true;
}

static idt_status file_words(struct filing *f, const struct folded_name *name,
                             struct name_origin origin, idt_error *error) {
    if (!growing_add(&f->told, hash_of_words(name))) return fail_memory(error);
    f->filed++;
    return word_index_draft_add(f->words, name, origin, error);
}

static idt_status file_name(struct filing *f, const struct item *item,
                            struct name_origin origin, idt_error *error) {
    if (!fold_name(item->text, f->folded))
        return fail(error, IDT_OVER_LIMIT, NOWHERE,
                    "record %u has a name of %zu bytes, over %d bytes or %d "
                    "words",
                    origin.record, item->text.length, LIMIT_NAME_BYTES,
                    LIMIT_NAME_TOKENS);
    if (f->folded->count == 0) return IDT_OK;
    idt_status status = korean_index_draft_add(f->korean, item->text, f->folded,
                                               f->filed, error);
    f->names++;
    return status ? status : file_words(f, f->folded, origin, error);
}

/* A name in another script, once more in Latin letters; what the list itself
 * says in Latin letters is not filed twice. */
static idt_status file_readings(struct filing *f, const struct item *item,
                                struct name_origin origin, idt_error *error) {
    idt_status status = IDT_OK;
    if (!fold_name(item->text, f->folded)) return IDT_OK; /* told before */
    latin_readings_make(f->folded, f->readings);
    origin.role |= NAME_IS_READING;
    for (unsigned i = 0; !status && i < f->readings->count; i++)
        if (is_news(f, &f->readings->of[i]))
            status = file_words(f, &f->readings->of[i], origin, error);
    return status;
}

static idt_status file_identifier(struct filing *f, const struct item *item,
                                  struct name_origin origin, idt_error *error) {
    char canonical[IDENTIFIER_BYTES_MOST];
    enum identifier_kind kind = (enum identifier_kind)item->role;
    size_t length =
        identifier_canonical(kind, item->text, canonical, sizeof canonical);
    if (length == 0) return IDT_OK;
    struct identifier_entry entry = {
        identifier_hash(kind, (struct span){canonical, length}), origin.record,
        origin.item};
    return growing_add(&f->identifiers, entry) ? IDT_OK : fail_memory(error);
}

static idt_status file_all_readings(struct filing *f,
                                    const struct party_view *view,
                                    uint32_t record, idt_error *error) {
    struct byte_reader walk = view->items;
    idt_status status = IDT_OK;
    for (uint32_t i = 0; !status && i < view->item_count; i++) {
        struct item item;
        party_item(&walk, &item);
        struct name_origin origin = {record, i, item.role};
        if (item.kind == ITEM_NAME)
            status = file_readings(f, &item, origin, error);
    }
    return status;
}

static idt_status file_record(struct filing *f, const struct party_view *view,
                              uint32_t record, idt_error *error) {
    growing_clear(&f->told);
    struct byte_reader walk = view->items;
    idt_status status = IDT_OK;
    for (uint32_t i = 0; !status && i < view->item_count; i++) {
        struct item item;
        party_item(&walk, &item);
        struct name_origin origin = {record, i, item.role};
        if (item.kind == ITEM_NAME)
            status = file_name(f, &item, origin, error);
        else if (item.kind == ITEM_IDENTIFIER)
            status = file_identifier(f, &item, origin, error);
    }
    return status ? status : file_all_readings(f, view, record, error);
}

static idt_status file_all(struct filing *f, struct snapshot_draft *draft,
                           idt_error *error) {
    for (uint32_t r = 0; r < draft_record_count(draft); r++) {
        struct party_view view;
        if (!draft_record(draft, r, &view))
            return fail(error, IDT_BAD_DATA, NOWHERE, "record %u is no party",
                        r);
        idt_status status = file_record(f, &view, r, error);
        if (status) return status;
    }
    return IDT_OK;
}

enum { SECTIONS_MOST = WORD_INDEX_SECTIONS + KOREAN_INDEX_SECTIONS + 17 };

static size_t add_sections(struct snapshot_section *all, size_t count,
                           const struct index_section *more, size_t many) {
    for (size_t i = 0; i < many; i++) {
        const char *t = more[i].tag;
        all[count++] = (struct snapshot_section){
            SNAPSHOT_TAG(t[0], t[1], t[2], t[3]), more[i].count, more[i].bytes};
    }
    return count;
}

static idt_status make_file(struct filing *f, struct snapshot_draft *draft,
                            idt_error *error, struct byte_writer *file) {
    struct index_section words[WORD_INDEX_SECTIONS];
    struct index_section korean[KOREAN_INDEX_SECTIONS];
    struct snapshot_section all[SECTIONS_MOST];
    const struct snapshot_section *own;
    size_t count;
    idt_status status = draft_sections(draft, error, &own, &count);
    if (!status) status = word_index_draft_finish(f->words, error, words);
    if (status) return status;
    korean_index_draft_finish(f->korean, korean);
    assert(count + WORD_INDEX_SECTIONS + KOREAN_INDEX_SECTIONS + 1 <=
           SECTIONS_MOST);
    memcpy(all, own, count * sizeof *own);
    count = add_sections(all, count, words, WORD_INDEX_SECTIONS);
    count = add_sections(all, count, korean, KOREAN_INDEX_SECTIONS);
    identifier_entries_sort(f->identifiers.items, f->identifiers.count);
    all[count++] = (struct snapshot_section){
        SNAPSHOT_TAG('I', 'D', 'N', 'T'),
        (uint32_t)f->identifiers.count,
        {(const char *)f->identifiers.items,
         f->identifiers.count * sizeof *f->identifiers.items}};
    return snapshot_make(all, count, error, file);
}

idt_status snapshot_with_index(struct snapshot_draft *draft, idt_error *error,
                               struct byte_writer *file, uint32_t *names) {
    struct filing f = {word_index_draft_new(),
                       korean_index_draft_new(),
                       memory_take(1, sizeof *f.folded),
                       memory_take(1, sizeof *f.readings),
                       {NULL, 0, 0},
                       {NULL, 0, 0},
                       0,
                       0};
    idt_status status;
    if (f.words && f.korean && f.folded && f.readings) {
        status = file_all(&f, draft, error);
        if (!status) status = make_file(&f, draft, error, file);
    } else {
        status = fail_memory(error);
    }
    if (!status) *names = f.names;
    word_index_draft_free(f.words);
    korean_index_draft_free(f.korean);
    memory_free(f.folded);
    memory_free(f.readings);
    growing_release(&f.told);
    growing_release(&f.identifiers);
    return status;
}

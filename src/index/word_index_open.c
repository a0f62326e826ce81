/* word_index_open.c -- the arrays in place, every number in them checked.
 *
 * A snapshot is foreign bytes even when its sums are right.  After this walk
 * no reader of the index can be led outside it: offsets rise and end at the
 * array's end, word and name numbers are below their counts, hash tables
 * have an empty slot so that probing ends.
 */
#include "base/limits.h"
#include "index/index_inside.h"
#include "record/party.h"

struct opening {
    struct section_finder finder;
    idt_error *error;
    idt_status status;
};

static const void *array_of(struct opening *o, const char *tag, size_t size,
                            uint32_t *count) {
    struct span bytes = SPAN_EMPTY;
    uint32_t stated = 0;
    *count = 0;
    if (o->status) return NULL;
    bool found = o->finder.find(o->finder.context, tag, &bytes, &stated);
    if (!found || bytes.length != (size_t)stated * size) {
        o->status = fail(o->error, IDT_BAD_SNAPSHOT, NOWHERE,
                         "index section '%s' is %s", tag,
                         found ? "of the wrong length" : "missing");
        return NULL;
    }
    *count = stated;
    return bytes.bytes;
}

static void demand(struct opening *o, bool claim, const char *what) {
    if (o->status || claim) return;
    o->status =
        fail(o->error, IDT_BAD_SNAPSHOT, NOWHERE, "index is damaged: %s", what);
}

static bool all_below(const uint32_t *items, uint32_t count, uint32_t limit) {
    uint32_t most = 0;
    for (uint32_t i = 0; i < count; i++)
        most = items[i] > most ? items[i] : most;
    return count == 0 || most < limit;
}

/* Offsets: begin at 0, never fall, end at `end`. */
static bool is_staircase(const uint32_t *items, uint32_t count, uint64_t end) {
    if (count == 0 || items[0] != 0 || items[count - 1] != end) return false;
    uint32_t falls = 0;
    for (uint32_t i = 1; i < count; i++)
        falls |= items[i] < items[i - 1];
    return falls == 0;
}

static bool is_mask(uint32_t count) {
    return count > 0 && (count & (count - 1)) == 0;
}

/* Every slot names a word or none, and one is empty: probing ends. */
static bool are_slots(const uint32_t *slots, uint32_t count, uint32_t words) {
    uint32_t empty = 0, most = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t number = slots[i] & (WORDS_MOST - 1);
        most = number > most ? number : most;
        empty |= number == 0;
    }
    return empty && most <= words;
}

static void open_words(struct opening *o, struct word_index *x) {
    uint32_t bytes, infos, slots;
    x->words.bytes = array_of(o, "WORD", 1, &bytes);
    x->words.length = bytes;
    x->word_infos = array_of(o, "WINF", sizeof *x->word_infos, &infos);
    x->word_slots = array_of(o, "WHSH", 4, &slots);
    if (o->status) return;
    demand(o, infos > 0 && infos <= WORDS_MOST, "counts of words");
    if (o->status) return;
    uint32_t words = infos - 1;
    const struct word_info *info = x->word_infos;
    demand(o, info[0].at == 0 && info[words].at == bytes, "places of words");
    demand(o, is_mask(slots) && are_slots(x->word_slots, slots, words),
           "table of words");
    for (uint32_t w = 0; !o->status && w < words; w++) {
        demand(o, info[w + 1].at > info[w].at, "an empty word");
        demand(o,
               info[w].bits >= WEIGHT_LEAST * 256 &&
                   info[w].bits <= WEIGHT_MOST * 256,
               "weight of a word");
    }
    x->word_count = words;
    x->hash_mask = slots - 1;
}

static void open_deletes(struct opening *o, struct word_index *x) {
    uint32_t starts, entries;
    x->delete_at = array_of(o, "DDIR", 4, &starts);
    x->delete_entries = array_of(o, "DENT", 4, &entries);
    if (o->status) return;
    demand(o,
           starts > 1 && is_mask(starts - 1) &&
               is_staircase(x->delete_at, starts, entries),
           "delete buckets");
    uint32_t most = 0;
    for (uint32_t i = 0; i < entries; i++) {
        uint32_t word = x->delete_entries[i] & (WORDS_MOST - 1);
        most = word > most ? word : most;
    }
    demand(o, entries == 0 || most < x->word_count, "delete entries");
    x->delete_mask = starts - 2;
}

static void open_sounds(struct opening *o, struct word_index *x) {
    uint32_t starts, entries, bits = 0, most = 0, falls = 0;
    x->sounds.starts = array_of(o, "SNDD", 4, &starts);
    x->sounds.entries =
        array_of(o, "SNDE", sizeof(struct sound_entry), &entries);
    if (o->status) return;
    demand(o,
           starts > 2 && is_mask(starts - 1) &&
               is_staircase(x->sounds.starts, starts, entries),
           "buckets of sounds");
    for (uint32_t i = 0; i < entries; i++) {
        const struct sound_entry *entry = &x->sounds.entries[i];
        most = entry->word > most ? entry->word : most;
        falls |= i > 0 && entry->key < entry[-1].key;
    }
    demand(o, entries == 0 || (most < x->word_count && !falls), "sounds");
    while ((UINT32_C(1) << bits) < starts - 1)
        bits++;
    x->sounds.shift = 32 - bits;
}

static void open_postings(struct opening *o, struct word_index *x) {
    uint32_t starts, names, sketches;
    x->posting_at = array_of(o, "POFF", 4, &starts);
    x->posting_name = array_of(o, "PNAM", 4, &names);
    x->posting_sketch = array_of(o, "PSKE", 8, &sketches);
    if (o->status) return;
    demand(o,
           starts == x->word_count + 1 && names == sketches &&
               is_staircase(x->posting_at, starts, names),
           "posting lists");
    demand(o, all_below(x->posting_name, names, x->name_count), "postings");
}

static void open_names(struct opening *o, struct word_index *x,
                       uint32_t records) {
    uint32_t words, starts, owners, items;
    x->name_words = array_of(o, "NFWD", 4, &words);
    x->name_at = array_of(o, "NOFF", 4, &starts);
    x->name_record = array_of(o, "NREC", 4, &owners);
    x->name_item = array_of(o, "NITM", 4, &items);
    if (o->status) return;
    demand(o,
           starts == owners + 1 && owners == items &&
               is_staircase(x->name_at, starts, words),
           "places of names");
    demand(o, all_below(x->name_words, words, x->word_count), "words of names");
    demand(o, all_below(x->name_record, owners, records), "owners of names");
    x->name_count = owners;
    for (uint32_t n = 0; !o->status && n < owners; n++) {
        demand(o, (x->name_item[n] & 127) < NAME_ROLE_COUNT, "role of a name");
        demand(o, n == 0 || x->name_record[n] >= x->name_record[n - 1],
               "order of names");
        demand(o, x->name_at[n + 1] - x->name_at[n] <= LIMIT_NAME_TOKENS,
               "length of a name");
    }
}

idt_status word_index_open(struct section_finder finder, uint32_t records,
                           idt_error *error, struct word_index *index) {
    struct opening o = {finder, error, IDT_OK};
    struct word_index made;
    memset(&made, 0, sizeof made);
    open_words(&o, &made);
    open_deletes(&o, &made);
    open_sounds(&o, &made);
    open_names(&o, &made, records);
    open_postings(&o, &made);
    if (!o.status) *index = made;
    return o.status;
}

/* shuffled_pages.c -- see shuffled_pages.h. */
#include "shuffled_pages.h"

#include "random_cases.h"

#include "base/memory.h"

#define THINGS_MOST 1024 /* of one file; the vocabulary has 700 */

struct things {
    struct span item[THINGS_MOST];
    size_t count;
};

static bool is_fence(struct span line) {
    return span_starts(line, "```");
}

/* A head stands at the beginning of its line, a statement does not. */
static bool is_head(struct span line) {
    return line.length > 0 && line.bytes[0] >= 'a' && line.bytes[0] <= 'z';
}

static void grow_last(struct things *things, struct span line) {
    if (things->count == 0) return;
    struct span *last = &things->item[things->count - 1];
    last->length = (size_t)(line.bytes + line.length - last->bytes);
}

/* Each from its head to the line before the next, within its block. */
static bool split_things(struct span text, struct things *out) {
    bool is_law = false;
    out->count = 0;
    for (struct span rest = text; rest.bytes && rest.length > 0;) {
        struct span line = span_cut(&rest, '\n');
        if (is_fence(line)) {
            is_law = span_is(span_trim(line), "```law");
        } else if (is_law && is_head(line)) {
            if (out->count == THINGS_MOST) return false;
            out->item[out->count++] = line;
        } else if (is_law) {
            grow_last(out, line);
        }
    }
    return true;
}

static void shuffle_spans(struct span *items, size_t count, uint64_t *seed) {
    for (size_t i = count; i-- > 1;) {
        size_t k = random_below(seed, i + 1);
        struct span moved = items[i];
        items[i] = items[k];
        items[k] = moved;
    }
}

/* Every second thing opens a block of its own. */
static size_t write_page(const struct things *things, char *to) {
    char *at = to;
    for (size_t i = 0; i < things->count; i++) {
        struct span item = things->item[i];
        if (i % 2 == 0) {
            memcpy(at, "```law\n", 7);
            at += 7;
        }
        memcpy(at, item.bytes, item.length);
        at += item.length;
        *at++ = '\n';
        if (i % 2 == 1 || i + 1 == things->count) {
            memcpy(at, "```\n", 4);
            at += 4;
        }
    }
    return (size_t)(at - to);
}

bool shuffled_pages_make(struct shuffled_pages *out,
                         const struct law_folder *folder, uint64_t *seed) {
    static struct things things;
    out->count = out->things = 0;
    for (size_t i = 0; i < folder->count; i++) {
        struct span text = folder->sources[i].bytes;
        bool is_vocabulary =
            span_ends(span_of(folder->sources[i].path), "/vocabulary.md");
        if (!split_things(text, &things)) return false;
        shuffle_spans(things.item, things.count, seed);
        char *page = memory_take(text.length + things.count * 16 + 1, 1);
        if (!page) return false;
        out->texts[out->count] = page;
        snprintf(out->paths[out->count], sizeof out->paths[0], "p%05u-%zu/%s",
                 (unsigned)random_below(seed, 100000), i,
                 is_vocabulary ? "vocabulary.md" : "pages.md");
        out->sources[out->count] = (struct law_source){
            out->paths[out->count], {page, write_page(&things, page)}};
        out->count++;
        out->things += things.count;
    }
    return true;
}

void shuffled_pages_release(struct shuffled_pages *pages) {
    for (size_t i = 0; i < pages->count; i++)
        memory_free(pages->texts[i]);
    pages->count = 0;
}

/* xml_walk.c -- expat, stopped at the end of each record.
 *
 *     expat  --start tag-->  a node below the open one
 *            --text------->  the text stack
 *            --end tag---->  node gets its text; a record's end stops expat
 *
 * The text stack is one growing buffer.  A node remembers where its text
 * began; its children push theirs above and take it off when they end, so
 * text on both sides of a child joins without a buffer for each node:
 *     <a>x<b>y</b>z</a>     "x" -> "xy" -> b takes "y" -> "x" -> "xz"
 *
 * Invariant: walk->open is NULL outside a record; the bytes of the open
 * record are in `kept` from its first byte on.  The first failure stays.
 */
#include "source/xml_walk.h"

#include "base/arena.h"
#include "base/growing_array.h"
#include "base/limits.h"
#include "base/memory.h"

#include <assert.h>
#include <expat.h>

#define CHUNK_BYTES 65536

struct xml_walk {
    XML_Parser parser;
    struct byte_stream *stream;
    const char *const *records;
    struct xml_outside outside; /* empty: all is passed over */
    unsigned aside_depth;       /* of the element passed over; 0: none */
    struct arena arena, root_arena;
    struct xml_node root;
    struct xml_node *open; /* the deepest open node of the record */
    struct xml_node *last_child[LIMIT_XML_DEPTH + 1];
    size_t text_from[LIMIT_XML_DEPTH + 1];
    unsigned depth;         /* open elements of the document */
    unsigned record_depth;  /* the record's own depth */
    size_t nodes;           /* of the open record */
    struct xml_node *ready; /* a whole record, expat is stopped */
    size_t ready_bytes;
    GROWING(char) text;
    GROWING(char) kept; /* bytes of the file ... */
    uint64_t kept_from; /* ... from this place on */
    bool is_stopped, is_over;
    idt_status status;
    idt_error *error; /* of the running call */
};

/* ---- failing ------------------------------------------------------------ */

static struct place place_now(const struct xml_walk *walk) {
    return at(byte_stream_name(walk->stream),
              XML_GetCurrentLineNumber(walk->parser),
              XML_GetCurrentColumnNumber(walk->parser) + 1);
}

static void walk_fail(struct xml_walk *walk, idt_status status, const char *why,
                      size_t limit) {
    if (walk->status) return;
    if (status == IDT_NO_MEMORY)
        walk->status = fail_memory(walk->error);
    else if (limit)
        walk->status =
            fail(walk->error, status, place_now(walk), "%s %zu", why, limit);
    else
        walk->status = fail(walk->error, status, place_now(walk), "%s", why);
    XML_StopParser(walk->parser, XML_FALSE);
}

/* ---- building nodes ------------------------------------------------------ */

static struct span without_prefix(const char *name) {
    const char *colon = strchr(name, ':');
    return span_of(colon ? colon + 1 : name);
}

static bool copy_attributes(struct arena *arena, const XML_Char **pairs,
                            struct xml_node *node) {
    size_t count = 0;
    while (pairs[2 * count])
        count++;
    struct xml_attribute *copies = arena_take(arena, count, sizeof *copies);
    if (!copies) return false;
    for (size_t i = 0; i < count; i++) {
        copies[i].name = arena_copy(arena, without_prefix(pairs[2 * i]));
        copies[i].value = arena_copy(arena, span_of(pairs[2 * i + 1]));
        if (!copies[i].name.bytes || !copies[i].value.bytes) return false;
    }
    node->attributes = copies;
    node->attribute_count = count;
    return true;
}

static bool fill_node(struct xml_walk *walk, struct arena *arena,
                      const char *name, const XML_Char **pairs,
                      struct xml_node *node) {
    *node = (struct xml_node){
        .name = arena_copy(arena, without_prefix(name)),
        .text = SPAN_EMPTY,
        .line = place_now(walk).line,
        .column = place_now(walk).column,
        .place = (uint64_t)XML_GetCurrentByteIndex(walk->parser),
    };
    return node->name.bytes && copy_attributes(arena, pairs, node);
}

bool xml_name_is(struct span name, const char *const *names) {
    for (; *names; names++)
        if (span_is(name, *names)) return true;
    return false;
}

/* Whether an element outside all records begins one, or is none we know. */
static bool begins_record(struct xml_walk *walk, const char *name) {
    struct span bare = without_prefix(name);
    if (walk->aside_depth) return false;
    if (xml_name_is(bare, walk->records)) return true;
    if (!walk->outside.around || walk->depth == 1) return false;
    if (xml_name_is(bare, walk->outside.aside)) {
        walk->aside_depth = walk->depth;
        return false;
    }
    return !xml_name_is(bare, walk->outside.around);
}

/* An unknown element with nothing in it says nothing. */
static bool says_something(const struct xml_walk *walk,
                           const struct xml_node *node) {
    return node->child || node->text.length || node->attribute_count ||
           xml_name_is(node->name, walk->records);
}

/* Puts a new node under the open one, or begins a record with it. */
static void open_node(struct xml_walk *walk, const char *name,
                      const XML_Char **pairs) {
    if (!walk->open) {
        arena_clear(&walk->arena);
        growing_clear(&walk->text);
        walk->nodes = 0;
        walk->record_depth = walk->depth;
    }
    if (++walk->nodes > LIMIT_XML_NODES) {
        walk_fail(walk, IDT_OVER_LIMIT, "record has more elements than",
                  LIMIT_XML_NODES);
        return;
    }
    struct xml_node *node = arena_take(&walk->arena, 1, sizeof *node);
    if (!node || !fill_node(walk, &walk->arena, name, pairs, node)) {
        walk_fail(walk, IDT_NO_MEMORY, "", 0);
        return;
    }
    if (walk->open) {
        struct xml_node *before = walk->last_child[walk->depth - 1];
        if (before)
            before->next = node;
        else
            walk->open->child = node;
        node->parent = walk->open;
    }
    walk->last_child[walk->depth - 1] = node;
    walk->last_child[walk->depth] = NULL;
    walk->text_from[walk->depth] = walk->text.count;
    walk->open = node;
}

/* ---- what expat calls ---------------------------------------------------- */

static void XMLCALL start_element(void *context, const XML_Char *name,
                                  const XML_Char **pairs) {
    struct xml_walk *walk = context;
    if (walk->status) return;
    if (walk->depth == LIMIT_XML_DEPTH) {
        walk_fail(walk, IDT_OVER_LIMIT, "elements are nested deeper than",
                  LIMIT_XML_DEPTH);
        return;
    }
    walk->depth++;
    if (walk->depth == 1 &&
        !fill_node(walk, &walk->root_arena, name, pairs, &walk->root)) {
        walk_fail(walk, IDT_NO_MEMORY, "", 0);
        return;
    }
    if (walk->open || begins_record(walk, name)) open_node(walk, name, pairs);
}

static void XMLCALL character_data(void *context, const XML_Char *text,
                                   int length) {
    struct xml_walk *walk = context;
    if (walk->status || !walk->open || length <= 0) return;
    size_t more = (size_t)length;
    size_t own = walk->text.count - walk->text_from[walk->depth];
    if (own + more > LIMIT_FIELD_BYTES) {
        walk_fail(walk, IDT_OVER_LIMIT, "text of an element is longer than",
                  LIMIT_FIELD_BYTES);
        return;
    }
    if (!growing_reserve(&walk->text, walk->text.count + more)) {
        walk_fail(walk, IDT_NO_MEMORY, "", 0);
        return;
    }
    memcpy(walk->text.items + walk->text.count, text, more);
    walk->text.count += more;
}

static void XMLCALL end_element(void *context, const XML_Char *name) {
    struct xml_walk *walk = context;
    (void)name;
    if (walk->status) return;
    unsigned depth = walk->depth--;
    if (walk->aside_depth == depth) walk->aside_depth = 0;
    if (!walk->open) return;
    struct xml_node *node = walk->open;
    size_t from = walk->text_from[depth];
    struct span text =
        span_trim((struct span){walk->text.items ? walk->text.items + from : "",
                                walk->text.count - from});
    walk->text.count = from;
    if (text.length) node->text = arena_copy(&walk->arena, text);
    if (!node->text.bytes) {
        walk_fail(walk, IDT_NO_MEMORY, "", 0);
        return;
    }
    walk->open = node->parent;
    if (depth != walk->record_depth || !says_something(walk, node)) return;
    uint64_t end = (uint64_t)XML_GetCurrentByteIndex(walk->parser) +
                   (uint64_t)XML_GetCurrentByteCount(walk->parser);
    walk->ready = node;
    walk->ready_bytes = (size_t)(end - node->place);
    XML_StopParser(walk->parser, XML_TRUE);
}

static void XMLCALL start_doctype(void *context, const XML_Char *name,
                                  const XML_Char *system,
                                  const XML_Char *public, int has_subset) {
    (void)name, (void)system, (void)public, (void)has_subset;
    walk_fail(context, IDT_BAD_SOURCE, "a DOCTYPE is not accepted", 0);
}

/* ---- feeding expat ------------------------------------------------------- */

/* Forgets the bytes that no record needs: none is open and expat is past them.
 * It holds back a start tag that the end of a piece cut; of a long one, since
 * expat 2.6 and its backports, it even forgets where the tag began, and then
 * everything may still be needed. */
static void drop_kept(struct xml_walk *walk) {
    XML_Index read_to = XML_GetCurrentByteIndex(walk->parser);
    if (!walk->open && read_to < 0) return;
    uint64_t from = (uint64_t)read_to;
    if (walk->open) {
        const struct xml_node *top = walk->open;
        while (top->parent)
            top = top->parent;
        from = top->place;
    }
    assert(from >= walk->kept_from &&
           from - walk->kept_from <= walk->kept.count);
    size_t gone = (size_t)(from - walk->kept_from);
    if (gone)
        memmove(walk->kept.items, walk->kept.items + gone,
                walk->kept.count - gone);
    walk->kept.count -= gone;
    walk->kept_from = from;
}

static bool keep(struct xml_walk *walk, const char *bytes, size_t length) {
    if (walk->kept.count > LIMIT_RECORD_BYTES) {
        walk_fail(walk, IDT_OVER_LIMIT, "record has more bytes than",
                  LIMIT_RECORD_BYTES);
        return false;
    }
    if (!growing_reserve(&walk->kept, walk->kept.count + length)) {
        walk_fail(walk, IDT_NO_MEMORY, "", 0);
        return false;
    }
    if (length) memcpy(walk->kept.items + walk->kept.count, bytes, length);
    walk->kept.count += length;
    return true;
}

/* Expat knows one word for many ills; a control character deserves its own. */
static void tell_expat(struct xml_walk *walk) {
    enum XML_Error code = XML_GetErrorCode(walk->parser);
    uint64_t index = (uint64_t)XML_GetCurrentByteIndex(walk->parser);
    if (walk->status) return;
    if (code == XML_ERROR_NO_MEMORY) {
        walk->status = fail_memory(walk->error);
        return;
    }
    uint64_t offset = index - walk->kept_from;
    unsigned char byte = ' ';
    if (index >= walk->kept_from && offset < walk->kept.count)
        byte = (unsigned char)walk->kept.items[offset];
    if (code == XML_ERROR_INVALID_TOKEN && byte < ' ')
        walk->status = fail(walk->error, IDT_BAD_SOURCE, place_now(walk),
                            "not well-formed: control character 0x%02x", byte);
    else
        walk->status = fail(walk->error, IDT_BAD_SOURCE, place_now(walk),
                            "not well-formed: %s", XML_ErrorString(code));
}

static enum XML_Status feed(struct xml_walk *walk) {
    size_t length = 0;
    drop_kept(walk); /* first: a new buffer makes expat forget its place */
    char *room = XML_GetBuffer(walk->parser, CHUNK_BYTES);
    if (!room) return XML_STATUS_ERROR;
    walk->status =
        byte_stream_read(walk->stream, room, CHUNK_BYTES, walk->error, &length);
    if (walk->status || !keep(walk, room, length)) return XML_STATUS_ERROR;
    walk->is_over = length == 0;
    return XML_ParseBuffer(walk->parser, (int)length, walk->is_over);
}

idt_status xml_walk_next(struct xml_walk *walk, idt_error *error,
                         const struct xml_node **record) {
    if (walk->status) return walk->status;
    walk->error = error;
    walk->ready = NULL;
    while (!walk->ready && (walk->is_stopped || !walk->is_over)) {
        enum XML_Status done =
            walk->is_stopped ? XML_ResumeParser(walk->parser) : feed(walk);
        walk->is_stopped = done == XML_STATUS_SUSPENDED;
        if (done == XML_STATUS_ERROR) tell_expat(walk);
        if (walk->status) break;
    }
    walk->error = NULL;
    if (walk->status) return walk->status;
    *record = walk->ready;
    return IDT_OK;
}

const struct xml_node *xml_walk_root(const struct xml_walk *walk) {
    return &walk->root;
}

struct span xml_walk_raw(const struct xml_walk *walk) {
    if (!walk->ready) return SPAN_EMPTY;
    assert(walk->ready->place >= walk->kept_from);
    uint64_t from = walk->ready->place - walk->kept_from;
    assert(from + walk->ready_bytes <= walk->kept.count);
    return (struct span){walk->kept.items + (size_t)from, walk->ready_bytes};
}

/* ---- beginning and end --------------------------------------------------- */

static void *take(size_t bytes) {
    return memory_take(1, bytes);
}

static void *resize(void *block, size_t bytes) {
    return memory_resize(block, 1, bytes);
}

idt_status xml_walk_new(struct byte_stream *stream, const char *const *records,
                        idt_error *error, struct xml_walk **out) {
    static const XML_Memory_Handling_Suite memory = {take, resize, memory_free};
    struct xml_walk *walk = memory_take_zeroed(1, sizeof *walk);
    if (!walk) return fail_memory(error);
    walk->parser = XML_ParserCreate_MM(NULL, &memory, NULL);
    if (!walk->parser) {
        memory_free(walk);
        return fail_memory(error);
    }
    walk->stream = stream;
    walk->records = records;
    arena_init(&walk->arena, 0);
    arena_init(&walk->root_arena, 4096);
    XML_SetUserData(walk->parser, walk);
    XML_SetElementHandler(walk->parser, start_element, end_element);
    XML_SetCharacterDataHandler(walk->parser, character_data);
    XML_SetStartDoctypeDeclHandler(walk->parser, start_doctype);
    *out = walk;
    return IDT_OK;
}

void xml_walk_outside(struct xml_walk *walk,
                      const struct xml_outside *outside) {
    walk->outside = *outside;
}

void xml_walk_free(struct xml_walk *walk) {
    if (!walk) return;
    XML_ParserFree(walk->parser);
    arena_release(&walk->arena);
    arena_release(&walk->root_arena);
    growing_release(&walk->text);
    growing_release(&walk->kept);
    memory_free(walk);
}

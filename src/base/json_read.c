/* json_read.c -- cJSON's tree, tied to the places of json_scan.
 *
 *     cJSON item --valueint--> node (offset, key, parent) --> line, path
 *
 * cJSON leaves `valueint` to say what double it read, which we never ask (a
 * double is no place for an id), so it carries the number of the item's
 * node.  Both passes meet the values in the same order.
 * Hooks and the error pointer of cJSON are global, and neither is touched.
 */
#include "base/json_read.h"

#include "base/json_scan.h"
#include "base/limits.h"
#include "base/memory.h"

#include <cJSON.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define FEW_KEYS 16 /* up to here comparing all pairs is quicker */

struct json_document {
    struct json_nodes nodes;
    cJSON *root;
};

/* ---- parsing ------------------------------------------------------------ */

static struct json json_of(const struct json_document *document,
                           const cJSON *item) {
    return (struct json){document, item};
}

static const struct json_node *node_of(struct json value) {
    return &value.document->nodes.list.items[value.item->valueint];
}

/* Numbers the items as json_scan did; the next free number. */
static int number_items(cJSON *item, int next) {
    for (; item; item = item->next) {
        item->valueint = next++;
        next = number_items(item->child, next);
    }
    return next;
}

static idt_status refuse_twice(struct json member, idt_error *error) {
    const struct json_nodes *nodes = &member.document->nodes;
    char path[JSON_PATH_ROOM];
    json_path(member, path);
    return fail(error, IDT_BAD_DATA,
                json_scan_place(nodes, node_of(member)->key - 1),
                "key '%s' stands twice in its object", path);
}

/* The first member whose key stood before, by comparing all pairs. */
static const cJSON *twice_among_few(const cJSON *object) {
    for (const cJSON *a = object->child; a; a = a->next)
        for (const cJSON *b = object->child; b != a; b = b->next)
            if (strcmp(a->string, b->string) == 0) return a;
    return NULL;
}

struct member {
    const cJSON *item;
};

/* By key, and in the order of the text where keys are equal. */
static int compare_members(const void *left, const void *right) {
    const struct member *a = left, *b = right;
    int order = strcmp(a->item->string, b->item->string);
    if (order) return order;
    return (a->item->valueint > b->item->valueint) -
           (a->item->valueint < b->item->valueint);
}

/* The same, by sorting; false when memory ran out. */
static bool twice_among_many(const cJSON *object, size_t count,
                             const cJSON **twice) {
    struct member *members = memory_take(count, sizeof *members);
    if (!members) return false;
    size_t filled = 0;
    for (const cJSON *item = object->child; item; item = item->next)
        members[filled++].item = item;
    qsort(members, count, sizeof *members, compare_members);
    for (size_t i = 1; i < count && !*twice; i++)
        if (strcmp(members[i - 1].item->string, members[i].item->string) == 0)
            *twice = members[i].item;
    memory_free(members);
    return true;
}

static idt_status check_object(struct json object, idt_error *error) {
    size_t count = json_count(object);
    const cJSON *twice = NULL;
    if (count <= FEW_KEYS)
        twice = twice_among_few(object.item);
    else if (!twice_among_many(object.item, count, &twice))
        return fail_memory(error);
    return twice ? refuse_twice(json_of(object.document, twice), error)
                 : IDT_OK;
}

/* No key twice, here and below. */
static idt_status check_twice(struct json value, idt_error *error) {
    idt_status status = IDT_OK;
    struct json child;
    if (cJSON_IsObject(value.item)) status = check_object(value, error);
    for (bool has = json_first(value, &child); has && !status;
         has = json_next(&child))
        if (child.item->child) status = check_twice(child, error);
    return status;
}

/* The tree of a text that json_scan has passed, so that only memory can
 * fail. */
static idt_status grow_tree(struct json_document *made, idt_error *error) {
    struct json_node root = made->nodes.list.items[0];
    made->root = cJSON_ParseWithLengthOpts(made->nodes.text.bytes + root.offset,
                                           root.length, NULL, false);
    if (!made->root) return fail_memory(error);
    if ((size_t)number_items(made->root, 0) != made->nodes.list.count)
        return fail(error, IDT_BAD_DATA, made->nodes.start,
                    "JSON text is read in two ways");
    return check_twice(json_root(made), error);
}

idt_status json_parse(struct span text, struct place start, idt_error *error,
                      struct json_document **out) {
    struct json_document *made = memory_take_zeroed(1, sizeof *made);
    if (!made) return fail_memory(error);
    made->nodes.text = text.length ? text : SPAN_EMPTY;
    made->nodes.start = start;
    idt_status status = json_scan(&made->nodes, error);
    if (!status) status = grow_tree(made, error);
    if (status)
        json_free(made);
    else
        *out = made;
    return status;
}

void json_free(struct json_document *document) {
    if (!document) return;
    cJSON_Delete(document->root);
    growing_release(&document->nodes.list);
    memory_free(document);
}

struct json json_root(const struct json_document *document) {
    return json_of(document, document->root);
}

/* ---- looking ------------------------------------------------------------ */

enum json_kind json_kind_of(struct json value) {
    switch (value.item->type & 0xFF) {
    case cJSON_Object: return JSON_OBJECT;
    case cJSON_Array: return JSON_ARRAY;
    case cJSON_String: return JSON_TEXT;
    case cJSON_Number: return JSON_NUMBER;
    case cJSON_True:
    case cJSON_False: return JSON_BOOL;
    default: return JSON_NULL;
    }
}

const char *json_kind_name(enum json_kind kind) {
    static const char *const names[] = {
        [JSON_NULL] = "null",       [JSON_BOOL] = "true or false",
        [JSON_NUMBER] = "a number", [JSON_TEXT] = "a text in quotes",
        [JSON_ARRAY] = "an array",  [JSON_OBJECT] = "an object",
    };
    return names[kind];
}

bool json_find(struct json object, const char *key, struct json *out) {
    if (!cJSON_IsObject(object.item)) return false;
    const cJSON *found = cJSON_GetObjectItemCaseSensitive(object.item, key);
    if (!found) return false;
    *out = json_of(object.document, found);
    return true;
}

bool json_first(struct json parent, struct json *child) {
    if (!parent.item->child) return false;
    *child = json_of(parent.document, parent.item->child);
    return true;
}

bool json_next(struct json *child) {
    if (!child->item->next) return false;
    child->item = child->item->next;
    return true;
}

size_t json_count(struct json parent) {
    size_t count = 0;
    for (const cJSON *item = parent.item->child; item; item = item->next)
        count++;
    return count;
}

struct span json_key(struct json member) {
    return member.item->string ? span_of(member.item->string) : SPAN_EMPTY;
}

struct span json_text_of(struct json value) {
    return cJSON_IsString(value.item) ? span_of(value.item->valuestring)
                                      : SPAN_EMPTY;
}

struct span json_source(struct json value) {
    const struct json_node *node = node_of(value);
    return (struct span){value.document->nodes.text.bytes + node->offset,
                         node->length};
}

/* ---- telling ------------------------------------------------------------ */

struct place json_place(struct json value) {
    return json_scan_place(&value.document->nodes, node_of(value)->offset);
}

void json_path(struct json value, char path[JSON_PATH_ROOM]) {
    json_scan_path(&value.document->nodes, (size_t)value.item->valueint, path);
}

idt_status json_refuse(struct json value, idt_error *error, const char *format,
                       ...) {
    char path[JSON_PATH_ROOM], words[sizeof error->message];
    va_list list;
    va_start(list, format);
    vsnprintf(words, sizeof words, format, list);
    va_end(list);
    json_path(value, path);
    return fail(error, IDT_BAD_DATA, json_place(value), "'%s' %s", path, words);
}

/* ---- members of a known kind -------------------------------------------- */

idt_status json_expect(struct json value, enum json_kind kind,
                       idt_error *error) {
    enum json_kind found = json_kind_of(value);
    if (found == kind) return IDT_OK;
    bool loses_digits = kind == JSON_TEXT && found == JSON_NUMBER;
    return json_refuse(value, error, "must be %s, not %s%s",
                       json_kind_name(kind), json_kind_name(found),
                       loses_digits ? ", which would lose digits" : "");
}

struct wanted {
    const char *key;
    enum json_need need;
    enum json_kind kind;
};

/* The member that is wanted, *is_there false when it may be absent and is. */
static idt_status find_wanted(struct json object, struct wanted wanted,
                              idt_error *error, struct json *out,
                              bool *is_there) {
    struct json found;
    *is_there = json_find(object, wanted.key, &found);
    if (*is_there && json_kind_of(found) == JSON_NULL &&
        wanted.need == JSON_OPTIONAL)
        *is_there = false;
    if (!*is_there && wanted.need == JSON_OPTIONAL) return IDT_OK;
    if (!*is_there)
        return json_refuse(object, error, "has no '%s', which it must have",
                           wanted.key);
    idt_status status = json_expect(found, wanted.kind, error);
    if (!status) *out = found;
    return status;
}

idt_status json_text(struct json object, const char *key, enum json_need need,
                     idt_error *error, struct span *out) {
    bool is_there;
    struct json value;
    idt_status status =
        find_wanted(object, (struct wanted){key, need, JSON_TEXT}, error,
                    &value, &is_there);
    if (!status && is_there) *out = json_text_of(value);
    return status;
}

/* The digits of a number as a whole number; false when it is none. */
static bool whole_number(struct span source, int64_t *out) {
    bool is_negative = span_starts(source, "-");
    struct span digits = {source.bytes + is_negative,
                          source.length - is_negative};
    uint64_t size;
    if (!span_number(digits, &size)) return false;
    if (size > (uint64_t)INT64_MAX + is_negative) return false;
    if (size > (uint64_t)INT64_MAX)
        *out = INT64_MIN;
    else
        *out = is_negative ? -(int64_t)size : (int64_t)size;
    return true;
}

idt_status json_integer(struct json object, const char *key,
                        enum json_need need, idt_error *error, int64_t *out) {
    bool is_there;
    struct json value;
    idt_status status =
        find_wanted(object, (struct wanted){key, need, JSON_NUMBER}, error,
                    &value, &is_there);
    if (status || !is_there) return status;
    if (!whole_number(json_source(value), out))
        return json_refuse(value, error,
                           "must be a whole number of at most 64 bits");
    return IDT_OK;
}

idt_status json_real(struct json object, const char *key, enum json_need need,
                     idt_error *error, double *out) {
    bool is_there;
    struct json value;
    idt_status status =
        find_wanted(object, (struct wanted){key, need, JSON_NUMBER}, error,
                    &value, &is_there);
    if (!status && is_there) *out = value.item->valuedouble;
    return status;
}

idt_status json_bool(struct json object, const char *key, enum json_need need,
                     idt_error *error, bool *out) {
    bool is_there;
    struct json value;
    idt_status status =
        find_wanted(object, (struct wanted){key, need, JSON_BOOL}, error,
                    &value, &is_there);
    if (!status && is_there) *out = cJSON_IsTrue(value.item);
    return status;
}

idt_status json_array(struct json object, const char *key, enum json_need need,
                      idt_error *error, struct json *out) {
    bool is_there;
    return find_wanted(object, (struct wanted){key, need, JSON_ARRAY}, error,
                       out, &is_there);
}

idt_status json_object(struct json object, const char *key, enum json_need need,
                       idt_error *error, struct json *out) {
    bool is_there;
    return find_wanted(object, (struct wanted){key, need, JSON_OBJECT}, error,
                       out, &is_there);
}

/* ---- unknown keys -------------------------------------------------------- */

#define KEY_BYTES 64 /* longer keys have no near one */

/* Levenshtein's distance in bytes; KEY_BYTES when one is too long. */
static size_t key_distance(struct span a, struct span b) {
    size_t row[KEY_BYTES];
    if (a.length >= KEY_BYTES || b.length >= KEY_BYTES) return KEY_BYTES;
    for (size_t k = 0; k <= b.length; k++)
        row[k] = k;
    for (size_t i = 0; i < a.length; i++) {
        size_t diagonal = row[0];
        row[0] = i + 1;
        for (size_t k = 0; k < b.length; k++) {
            size_t best = diagonal + (a.bytes[i] != b.bytes[k]);
            diagonal = row[k + 1];
            if (row[k] + 1 < best) best = row[k] + 1;
            if (diagonal + 1 < best) best = diagonal + 1;
            row[k + 1] = best;
        }
    }
    return row[b.length];
}

/* The known key with the fewest changes, none when all are far. */
static const char *nearest_key(struct span key, const char *const *known,
                               size_t count) {
    size_t least = 2 + key.length / 4;
    const char *nearest = NULL;
    for (size_t i = 0; i < count; i++) {
        if (span_is_caseless(key, known[i])) return known[i];
        size_t distance = key_distance(key, span_of(known[i]));
        if (distance < least) {
            least = distance;
            nearest = known[i];
        }
    }
    return nearest;
}

static bool is_known(struct span key, const char *const *known, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (span_is(key, known[i])) return true;
    return false;
}

static idt_status refuse_key(struct json member, const char *nearest,
                             idt_error *error) {
    char path[JSON_PATH_ROOM];
    struct place place =
        json_scan_place(&member.document->nodes, node_of(member)->key - 1);
    json_path(member, path);
    if (!nearest)
        return fail(error, IDT_BAD_DATA, place, "unknown key '%s'", path);
    return fail(error, IDT_BAD_DATA, place,
                "unknown key '%s'; the nearest known one is '%s'", path,
                nearest);
}

idt_status json_check_keys(struct json object, const char *const *known,
                           size_t count, idt_error *error) {
    struct json member;
    for (bool has = json_first(object, &member); has;
         has = json_next(&member)) {
        struct span key = json_key(member);
        if (!is_known(key, known, count))
            return refuse_key(member, nearest_key(key, known, count), error);
    }
    return IDT_OK;
}

/* json_read.h -- one JSON document, or one line of NDJSON, read strictly.
 *
 *     status = json_parse(text, at("case.json", 1, 0), error, &document);
 *     status = json_text(json_root(document), "id", JSON_REQUIRED, error,
 *                        &id);
 *     case.json:4:18: 'goods[0].value' must be a text in quotes, not a
 *     number, which would lose digits
 *
 * Strictly: valid UTF-8, RFC 8259 to the end, no key twice in an object, no
 * \u0000, nothing over limits.h.  Two readers of one text must never see two
 * cases.  Keys are compared with case.  Money, quantities, shares and ids
 * are texts: ask for them with json_text and a number is refused.
 * Invariant: the document and the text it was read from outlive every
 * struct json and span taken from them; both never change.
 */
#ifndef BASE_JSON_READ_H
#define BASE_JSON_READ_H

#include "base/error.h"
#include "base/span.h"

struct cJSON;
struct json_document;

/* A value in a document; two words, passed by value. */
struct json {
    const struct json_document *document;
    const struct cJSON *item;
};

enum json_kind {
    JSON_NULL,
    JSON_BOOL,
    JSON_NUMBER,
    JSON_TEXT,
    JSON_ARRAY,
    JSON_OBJECT,
};

enum json_need { JSON_OPTIONAL, JSON_REQUIRED };

/* `start` tells the source and the line of the first byte (its column is not
 * used).  IDT_BAD_DATA, IDT_OVER_LIMIT or IDT_NO_MEMORY on failure. */
idt_status json_parse(struct span text, struct place start, idt_error *error,
                      struct json_document **out);
void json_free(struct json_document *document); /* NULL is fine */
struct json json_root(const struct json_document *document);

/* ---- looking ------------------------------------------------------------ */

enum json_kind json_kind_of(struct json value);
/* "a text", "a number" ... for messages. */
const char *json_kind_name(enum json_kind kind);

/* The member of an object; false when there is none or it is no object. */
bool json_find(struct json object, const char *key, struct json *out);

/* for (bool has = json_first(array, &item); has; has = json_next(&item)) */
bool json_first(struct json parent, struct json *child);
bool json_next(struct json *child);
size_t json_count(struct json parent); /* of an array or object */
struct span json_key(struct json member);

/* The characters of a text, escapes undone; empty for other kinds. */
struct span json_text_of(struct json value);
/* The value exactly as written: the digits of a number, say. */
struct span json_source(struct json value);

/* ---- members of a known kind ---------------------------------------------
 * A member that is absent or null leaves *out alone and is a failure only
 * if it is required; one of another kind is always a failure. */

idt_status json_text(struct json object, const char *key, enum json_need need,
                     idt_error *error, struct span *out);
/* A number without point or exponent that fits. */
idt_status json_integer(struct json object, const char *key,
                        enum json_need need, idt_error *error, int64_t *out);
/* For thresholds and weights, never for money. */
idt_status json_real(struct json object, const char *key, enum json_need need,
                     idt_error *error, double *out);
idt_status json_bool(struct json object, const char *key, enum json_need need,
                     idt_error *error, bool *out);
idt_status json_array(struct json object, const char *key, enum json_need need,
                      idt_error *error, struct json *out);
idt_status json_object(struct json object, const char *key, enum json_need need,
                       idt_error *error, struct json *out);

/* That the value is of this kind, told as above if not. */
idt_status json_expect(struct json value, enum json_kind kind,
                       idt_error *error);
/* That each key of the object is one of `known`; a failure names the nearest
 * known one. */
idt_status json_check_keys(struct json object, const char *const *known,
                           size_t count, idt_error *error);

/* ---- telling ------------------------------------------------------------ */

struct place json_place(struct json value);

#define JSON_PATH_ROOM 160
/* "parties[0].name"; "$" for the root. */
void json_path(struct json value, char path[JSON_PATH_ROOM]);

/* IDT_BAD_DATA with the place of the value and "'path' " before the words:
 *     return json_refuse(value, error, "is no date; write YYYY-MM-DD"); */
idt_status json_refuse(struct json value, idt_error *error, const char *format,
                       ...) PRINTF_LIKE(3, 4);

#endif

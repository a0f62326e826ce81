/* json_write.h -- JSON text, value by value, into a byte_writer.
 *
 *     struct json_writer json = json_writer_to(&bytes, JSON_COMPACT);
 *     json_open_object(&json);
 *     json_put_key(&json, "score");
 *     json_put_decimal(&json, 98, 2);
 *     json_close_object(&json);            {"score":0.98}
 *
 * The writer puts commas, colons and indentation; the caller puts a key
 * before each value of an object.  Nothing fails half way: memory that ran
 * out is told once, by bytes.failed.  No tree is built, because a batch
 * writes millions of rows and needs none of them again.
 * Invariant: what comes out is valid JSON in valid UTF-8 whatever texts go
 * in; calls out of order (a value without key) are bugs, and asserted.
 */
#ifndef BASE_JSON_WRITE_H
#define BASE_JSON_WRITE_H

#include "base/bytes.h"
#include "base/span.h"

enum json_layout { JSON_COMPACT, JSON_PRETTY /* two spaces a level */ };

#define JSON_WRITE_DEPTH 64 /* objects and arrays inside one another */

struct json_writer {
    struct byte_writer *to;
    enum json_layout layout;
    unsigned depth;
    bool has_key;       /* a key was put, its value was not */
    uint64_t has_items; /* bit d-1: the one open at depth d has some */
    uint64_t is_object; /* bit d-1: it is an object */
};

struct json_writer json_writer_to(struct byte_writer *to,
                                  enum json_layout layout);

void json_open_object(struct json_writer *json);
void json_close_object(struct json_writer *json);
void json_open_array(struct json_writer *json);
void json_close_array(struct json_writer *json);

/* A key named in the code: plain ASCII, written as it is. */
void json_put_key(struct json_writer *json, const char *key);
void json_put_key_span(struct json_writer *json, struct span key);

/* Quotes, backslashes and control characters are escaped; each byte that is
 * not UTF-8 becomes U+FFFD. */
void json_put_text(struct json_writer *json, struct span text);
/* The text of a C string; null for NULL. */
void json_put_string(struct json_writer *json, const char *text);
void json_put_integer(struct json_writer *json, int64_t number);
/* number / 10^digits with all its digits: (70, 2) is 0.70.  At most 18. */
void json_put_decimal(struct json_writer *json, int64_t number,
                      unsigned digits);
void json_put_bool(struct json_writer *json, bool truth);
void json_put_null(struct json_writer *json);
/* Members of an object that were written before, compact and without braces. */
void json_put_members(struct json_writer *json, struct span members);
/* One whole JSON value, written as it is. */
void json_put_raw(struct json_writer *json, struct span value);

/* A line end: between the documents of NDJSON, after a pretty one. */
void json_end_line(struct json_writer *json);

#endif

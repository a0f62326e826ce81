/* fuzz_json.c -- any bytes: what is read can be walked, placed and written
 * out again, and the second reading sees the same values. */
#include "base/json_read.h"
#include "base/json_write.h"
#include "base/utf8.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool claim) {
    if (!claim) abort();
}

static void write_value(struct json_writer *to, struct json value) {
    struct json child;
    enum json_kind kind = json_kind_of(value);
    char path[JSON_PATH_ROOM];
    json_path(value, path);
    require(utf8_check(span_of(path)) == strlen(path));
    require(json_place(value).line > 0);
    if (kind == JSON_TEXT) {
        json_put_text(to, json_text_of(value));
    } else if (kind == JSON_OBJECT) {
        json_open_object(to);
        for (bool has = json_first(value, &child); has;
             has = json_next(&child)) {
            json_put_key_span(to, json_key(child));
            write_value(to, child);
        }
        json_close_object(to);
    } else if (kind == JSON_ARRAY) {
        json_open_array(to);
        for (bool has = json_first(value, &child); has; has = json_next(&child))
            write_value(to, child);
        json_close_array(to);
    } else {
        json_put_raw(to, json_source(value));
    }
}

/* The document of `text` written by ours, empty when it was refused. */
static struct byte_writer rewrite(struct span text) {
    struct byte_writer bytes = {0};
    struct json_document *document = NULL;
    idt_error error;
    if (json_parse(text, at("fuzz.json", 1, 0), &error, &document))
        return bytes;
    struct json_writer to = json_writer_to(&bytes, JSON_COMPACT);
    write_value(&to, json_root(document));
    json_free(document);
    return bytes;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size > 4096) return 0; /* places are counted from the start each time */
    struct byte_writer once = rewrite((struct span){(const char *)data, size});
    if (once.bytes.count > 0) {
        struct byte_writer twice = rewrite(written(&once));
        require(span_equals(written(&once), written(&twice)));
        byte_writer_release(&twice);
    }
    byte_writer_release(&once);
    return 0;
}

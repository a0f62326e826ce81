/* own_fields.c -- the fields there are, and the file that maps them.
 *
 *     "weak alias", "Weak_Alias"  -> weak-alias
 *     "wallet-xbt"                -> wallet, currency XBT
 *
 * A mapping is written by hand, so every doubt is an error with its line and
 * the nearest word that is known; a field read from the wrong column would
 * screen against nonsense for years.
 */
#include "source/own_fields.h"

#include "base/bytes.h"
#include "base/limits.h"
#include "base/os_file.h"
#include "base/utf8.h"
#include "record/identifier.h"
#include "source/nearest_word.h"

#define LENGTH(array) (sizeof(array) / sizeof *(array))

/* Besides these every word of identifier.h is a field. */
static const struct own_field fields[] = {
    {"id", OWN_ID, 0, 0, true, {"", 0}},
    {"type", OWN_TYPE, 0, 0, true, {"", 0}},
    {"name", OWN_TEXT, ITEM_NAME, NAME_PRIMARY, true, {"", 0}},
    {"alias", OWN_TEXT, ITEM_NAME, NAME_ALIAS, false, {"", 0}},
    {"weak-alias", OWN_TEXT, ITEM_NAME, NAME_WEAK_ALIAS, false, {"", 0}},
    {"former-name", OWN_TEXT, ITEM_NAME, NAME_FORMER, false, {"", 0}},
    {"script-name", OWN_TEXT, ITEM_NAME, NAME_SCRIPT, false, {"", 0}},
    {"program", OWN_TEXT, ITEM_PROGRAM, 0, false, {"", 0}},
    {"measure", OWN_MEASURE, 0, 0, true, {"", 0}},
    {"instrument", OWN_TEXT, ITEM_INSTRUMENT, 0, false, {"", 0}},
    {"birth", OWN_BIRTH, ITEM_BIRTH, 0, false, {"", 0}},
    {"birth-place", OWN_PLACE, ITEM_BIRTH_PLACE, 0, false, {"", 0}},
    {"nationality",
     OWN_COUNTRY,
     ITEM_COUNTRY,
     COUNTRY_NATIONALITY,
     false,
     {"", 0}},
    {"citizenship",
     OWN_COUNTRY,
     ITEM_COUNTRY,
     COUNTRY_CITIZENSHIP,
     false,
     {"", 0}},
    {"residence", OWN_COUNTRY, ITEM_COUNTRY, COUNTRY_RESIDENCE, false, {"", 0}},
    {"registered-in",
     OWN_COUNTRY,
     ITEM_COUNTRY,
     COUNTRY_REGISTRATION,
     false,
     {"", 0}},
    {"country", OWN_COUNTRY, ITEM_COUNTRY, COUNTRY_OPERATION, false, {"", 0}},
    {"flag", OWN_COUNTRY, ITEM_COUNTRY, COUNTRY_FLAG, false, {"", 0}},
    {"vessel-type", OWN_TEXT, ITEM_VESSEL, VESSEL_TYPE, true, {"", 0}},
    {"address", OWN_TEXT, ITEM_ADDRESS, 0, false, {"", 0}},
    {"listed", OWN_DATE, ITEM_DATE, DATE_LISTED, true, {"", 0}},
    {"updated", OWN_DATE, ITEM_DATE, DATE_UPDATED, true, {"", 0}},
    {"ended", OWN_DATE, ITEM_DATE, DATE_ENDED, true, {"", 0}},
    {"gender", OWN_TEXT, ITEM_DETAIL, DETAIL_GENDER, true, {"", 0}},
    {"title", OWN_TEXT, ITEM_DETAIL, DETAIL_TITLE, false, {"", 0}},
    {"position", OWN_TEXT, ITEM_DETAIL, DETAIL_POSITION, false, {"", 0}},
    {"remark", OWN_TEXT, ITEM_DETAIL, DETAIL_REMARK, true, {"", 0}},
    {"reason", OWN_TEXT, ITEM_DETAIL, DETAIL_REASON, true, {"", 0}},
    {"reference", OWN_TEXT, ITEM_DETAIL, DETAIL_REFERENCE, false, {"", 0}},
    {"source-url", OWN_TEXT, ITEM_DETAIL, DETAIL_SOURCE_URL, false, {"", 0}},
};

#define WORD_ROOM 48 /* the longest field has 15 letters */

/* Lower case, dashes; empty when it is too long to be a field. */
static struct span plain_word(struct span word, char room[WORD_ROOM]) {
    word = span_trim(word);
    if (word.length >= WORD_ROOM) return SPAN_EMPTY;
    for (size_t i = 0; i < word.length; i++) {
        char byte = word.bytes[i];
        if (byte >= 'A' && byte <= 'Z') byte = (char)(byte + 32);
        room[i] = byte == ' ' || byte == '_' ? '-' : byte;
    }
    return (struct span){room, word.length};
}

/* "wallet-xbt" -> "XBT" */
static struct span unit_of(struct span word, struct arena *arena) {
    if (!arena || word.length <= 7) return SPAN_EMPTY;
    size_t length = word.length - 7;
    char *bytes = arena_take(arena, length, 1);
    for (size_t i = 0; bytes && i < length; i++) {
        char byte = word.bytes[7 + i];
        bytes[i] = byte >= 'a' && byte <= 'z' ? (char)(byte - 32) : byte;
    }
    return (struct span){bytes, bytes ? length : 0};
}

bool own_field_find(struct span word, struct arena *arena,
                    struct own_field *field) {
    char room[WORD_ROOM];
    enum identifier_kind kind;
    word = plain_word(word, room);
    for (size_t i = 0; i < LENGTH(fields); i++) {
        if (!span_is(word, fields[i].word)) continue;
        *field = fields[i];
        return true;
    }
    if (word.length == 0 || !identifier_parse(word, &kind)) return false;
    *field = (struct own_field){.word = identifier_word(kind),
                                .form = OWN_IDENTIFIER,
                                .kind = ITEM_IDENTIFIER,
                                .role = (int)kind,
                                .unit = SPAN_EMPTY};
    if (kind == IDENTIFIER_WALLET) field->unit = unit_of(word, arena);
    return true;
}

/* ---- the mapping file ---------------------------------------------------- */

struct map_reader {
    struct own_map *map;
    struct arena *arena;
    idt_error *error;
    uint32_t line;
};

#define refuse(reader, ...)                                                    \
    fail((reader)->error, IDT_BAD_SOURCE,                                      \
         at((reader)->map->path, (reader)->line, 1), __VA_ARGS__)

static int shown(struct span text) {
    return text.length < 60 ? (int)text.length : 60;
}

/* Settings are constants with these names. */
static idt_status read_setting(struct map_reader *reader, struct span word,
                               struct span value, bool *is_setting) {
    struct own_map *map = reader->map;
    *is_setting = true;
    if (span_is(word, "split")) {
        if (value.length != 1)
            return refuse(reader, "split '%.*s' is not one sign", shown(value),
                          value.bytes);
        map->split = value.bytes[0];
    } else if (span_is(word, "separator")) {
        if (value.length != 1 && !span_is(value, "tab"))
            return refuse(reader, "separator '%.*s' is not one sign or 'tab'",
                          shown(value), value.bytes);
        map->csv.separator = value.length == 1 ? value.bytes[0] : '\t';
    } else if (span_is(word, "encoding")) {
        bool is_latin = span_is(value, "windows-1252");
        if (!is_latin && !span_is(value, "utf-8"))
            return refuse(reader,
                          "unknown encoding '%.*s'; write utf-8 or "
                          "windows-1252",
                          shown(value), value.bytes);
        map->csv.encoding = is_latin ? CSV_LATIN1 : CSV_UTF8;
    } else {
        *is_setting = false;
    }
    return IDT_OK;
}

static idt_status add_line(struct map_reader *reader, struct span word,
                           struct span value, bool is_constant) {
    struct own_line line = {.line = reader->line, .constant = SPAN_EMPTY};
    if (!own_field_find(word, reader->arena, &line.field))
        return refuse(reader,
                      "unknown field '%.*s'; the nearest known one is '%s'",
                      shown(word), word.bytes, NEAREST_WORD(word, fields));
    if (is_constant && line.field.form == OWN_ID)
        return refuse(reader, "'id' cannot be the same in every row");
    struct span copy = arena_copy(reader->arena, value);
    if (!copy.bytes) return fail_memory(reader->error);
    if (is_constant)
        line.constant = copy;
    else
        line.column = copy.bytes;
    return growing_add(&reader->map->lines, line) ? IDT_OK
                                                  : fail_memory(reader->error);
}

static idt_status read_map_line(struct map_reader *reader, struct span text) {
    text = span_trim(text);
    if (text.length == 0 || *text.bytes == '#') return IDT_OK;
    if (utf8_check(text) != text.length || memchr(text.bytes, 0, text.length))
        return refuse(reader, "line is not UTF-8; save the mapping as UTF-8");
    size_t sign = span_find(text, "=", 0);
    bool is_constant =
        sign > 0 && sign < text.length && text.bytes[sign - 1] == ':';
    struct span word =
        span_trim((struct span){text.bytes, is_constant ? sign - 1 : sign});
    struct span value = sign < text.length
                            ? span_trim((struct span){text.bytes + sign + 1,
                                                      text.length - sign - 1})
                            : SPAN_EMPTY;
    if (word.length == 0 || value.length == 0)
        return refuse(reader, "line is no mapping; write FIELD = COLUMN or "
                              "FIELD := TEXT");
    bool is_setting = false;
    idt_status status =
        is_constant ? read_setting(reader, word, value, &is_setting) : IDT_OK;
    if (status || is_setting) return status;
    return add_line(reader, word, value, is_constant);
}

static idt_status gather(const char *path, idt_error *error,
                         struct byte_writer *to) {
    struct byte_stream *stream = NULL;
    char piece[4096];
    size_t got = 1;
    idt_status status = byte_stream_open(path, error, &stream);
    while (!status && got > 0) {
        status = byte_stream_read(stream, piece, sizeof piece, error, &got);
        if (status) break;
        write_bytes(to, piece, got);
        if (to->failed) status = fail_memory(error);
        if (to->bytes.count > LIMIT_FIELD_BYTES)
            status = fail(error, IDT_OVER_LIMIT, at(path, 0, 0),
                          "mapping is over %zu bytes", LIMIT_FIELD_BYTES);
    }
    byte_stream_close(stream);
    return status;
}

idt_status own_map_read(const char *path, struct arena *arena, idt_error *error,
                        struct own_map *map) {
    struct byte_writer text = {0};
    *map = (struct own_map){.path = path};
    if (!path) return IDT_OK;
    struct map_reader reader = {map, arena, error, 0};
    idt_status status = gather(path, error, &text);
    struct span rest = text.bytes.count ? written(&text) : SPAN_EMPTY;
    while (!status && rest.bytes) {
        reader.line++;
        status = read_map_line(&reader, span_cut(&rest, '\n'));
    }
    byte_writer_release(&text);
    if (status) own_map_release(map);
    return status;
}

void own_map_release(struct own_map *map) {
    growing_release(&map->lines);
}

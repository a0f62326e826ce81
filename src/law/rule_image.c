/* rule_image.c -- a rulebook as bytes, and back.
 *
 *     "IDTLAW1\n"  version  table count
 *     for each table: entries, words an entry, words (32 bits, low byte first)
 *     numbers: count, 64-bit words        text: length, bytes
 *
 * Every table is plain 32-bit words, so writing is copying; the same files
 * give the same bytes on every machine, and the SHA-256 of them names the
 * rulebook in every verdict.  Reading checks each word against what its row
 * says it may hold (the rows of rule_words.c), so no number in a rulebook
 * from a hostile file leads outside it.
 */
#include "law/law_inside.h"

#include "base/memory.h"

#include <stddef.h>

static const char magic[8] = "IDTLAW1\n";

#define X(name, type) {offsetof(struct rulebook, name), sizeof(type)},
static const struct table_shape all_tables[] = {LAW_TABLES(X)};
#undef X
#define TABLE_COUNT (sizeof all_tables / sizeof all_tables[0])

static void put_word(struct byte_writer *to, uint32_t word) {
    char bytes[4];
    for (int i = 0; i < 4; i++)
        bytes[i] = (char)(word >> (8 * i) & 255);
    write_bytes(to, bytes, 4);
}

bool rulebook_write(const struct rulebook *book, struct byte_writer *to) {
    write_bytes(to, magic, sizeof magic);
    put_word(to, LAW_IMAGE_VERSION);
    put_word(to, TABLE_COUNT);
    for (size_t t = 0; t < TABLE_COUNT; t++) {
        struct grown view = table_view(book, &all_tables[t]);
        put_word(to, (uint32_t)view.count);
        put_word(to, (uint32_t)(all_tables[t].size / 4));
        size_t words = view.count * (all_tables[t].size / 4);
        for (size_t i = 0; i < words; i++) {
            uint32_t word;
            memcpy(&word, (const char *)view.items + 4 * i, 4);
            put_word(to, word);
        }
    }
    put_word(to, (uint32_t)book->numbers.count);
    for (size_t i = 0; i < book->numbers.count; i++) {
        uint64_t number = (uint64_t)book->numbers.items[i];
        put_word(to, (uint32_t)number);
        put_word(to, (uint32_t)(number >> 32));
    }
    put_word(to, (uint32_t)book->text.count);
    write_bytes(to, book->text.items, book->text.count);
    return !to->failed;
}

/* ---- reading ---------------------------------------------------------------- */

static uint32_t get_word(struct byte_reader *from) {
    if (from->failed || from->end - from->at < 4) {
        from->failed = true;
        return 0;
    }
    uint32_t word = 0;
    for (int i = 0; i < 4; i++)
        word |= (uint32_t)(unsigned char)from->at[i] << (8 * i);
    from->at += 4;
    return word;
}

/* Words of the image, low byte first whatever the machine's order. */
static void copy_words(char *to, const char *bytes, size_t count) {
    const unsigned char *from = (const unsigned char *)bytes;
    for (size_t i = 0; i < count; i++, from += 4) {
        uint32_t word = (uint32_t)from[0] | (uint32_t)from[1] << 8 |
                        (uint32_t)from[2] << 16 | (uint32_t)from[3] << 24;
        memcpy(to + 4 * i, &word, sizeof word);
    }
}

static bool get_table(struct byte_reader *from, struct rulebook *book,
                      const struct table_shape *shape) {
    uint32_t count = get_word(from), words = get_word(from);
    size_t left = (size_t)(from->end - from->at);
    if (from->failed || words != shape->size / 4) return false;
    if (count > left / shape->size) return false;
    struct grown view = table_view(book, shape);
    if (count > 0 &&
        !growing_room(&view.items, &view.room, count, shape->size)) {
        from->failed = true;
        return true; /* told apart below: no memory */
    }
    view.count = count;
    copy_words(view.items, from->at, (size_t)count * words);
    from->at += (size_t)count * shape->size;
    memcpy((char *)book + shape->offset, &view, sizeof view);
    return true;
}

static idt_status damaged(idt_error *error, const char *what) {
    return fail(error, IDT_BAD_RULES, NOWHERE, "rulebook image: %s", what);
}

static idt_status get_numbers(struct byte_reader *from, struct rulebook *book,
                              idt_error *error) {
    uint32_t count = get_word(from);
    if (from->failed || count > (size_t)(from->end - from->at) / 8)
        return damaged(error, "cut short");
    if (count > 0 && !growing_reserve(&book->numbers, count))
        return fail_memory(error);
    for (uint32_t i = 0; i < count; i++) {
        uint64_t low = get_word(from), high = get_word(from);
        book->numbers.items[book->numbers.count++] =
            (int64_t)(low | high << 32);
    }
    return IDT_OK;
}

static idt_status get_text(struct byte_reader *from, struct rulebook *book,
                           idt_error *error) {
    uint32_t length = get_word(from);
    if (from->failed || length != (size_t)(from->end - from->at))
        return damaged(error, "cut short");
    if (length > 0 && !growing_reserve(&book->text, length))
        return fail_memory(error);
    if (length > 0) memcpy(book->text.items, from->at, length);
    book->text.count = length;
    return IDT_OK;
}

static idt_status get_image(struct span image, struct rulebook *book,
                            idt_error *error) {
    struct byte_reader from = byte_reader_of(image);
    if (image.length < sizeof magic ||
        memcmp(image.bytes, magic, sizeof magic) != 0)
        return damaged(error, "not one (expected IDTLAW1)");
    from.at += sizeof magic;
    if (get_word(&from) != LAW_IMAGE_VERSION || get_word(&from) != TABLE_COUNT)
        return damaged(error, "of another version; compile it again");
    for (size_t t = 0; t < TABLE_COUNT; t++) {
        if (!get_table(&from, book, &all_tables[t]))
            return damaged(error, "a table is cut short or of another shape");
        if (from.failed) return fail_memory(error);
    }
    idt_status status = get_numbers(&from, book, error);
    return status ? status : get_text(&from, book, error);
}

idt_status rulebook_read(struct span image, idt_error *error,
                         struct rulebook **out) {
    struct rulebook *book = memory_take_zeroed(1, sizeof *book);
    if (!book) return fail_memory(error);
    idt_status status = get_image(image, book, error);
    if (!status) status = check_image(book, error);
    if (!status) status = sha256_of(image, error, &book->sum);
    if (!status) {
        *out = book;
        book = NULL;
    }
    rulebook_free(book);
    return status;
}

void rulebook_free(struct rulebook *book) {
    if (!book) return;
    for (size_t t = 0; t < TABLE_COUNT; t++) {
        struct grown view = table_view(book, &all_tables[t]);
        growing_drop(&view.items);
    }
    growing_release(&book->numbers);
    growing_release(&book->text);
    memory_free(book);
}

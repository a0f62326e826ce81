/* test_byte_stream.c -- packed here with the libraries, read back, cut short.
 *
 * Every packing of one text must read back as that text, through buffers of
 * any size; every true prefix of a packed file must be refused.
 */
#include "base/byte_stream_inside.h"

#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define TEXT_BYTES 3000

struct packed {
    char bytes[8192];
    size_t length;
};

/* A text that packs, but not to nothing. */
static struct span sample_text(void) {
    static char text[TEXT_BYTES];
    unsigned noise = 1;
    for (size_t i = 0; i < sizeof text; i++) {
        noise = noise * 1103515245u + 12345u;
        text[i] = (char)('a' + (noise >> 16) % 20);
    }
    return (struct span){text, sizeof text};
}

static void add(struct packed *to, const void *bytes, size_t length) {
    assert_true(length <= sizeof to->bytes - to->length);
    memcpy(to->bytes + to->length, bytes, length);
    to->length += length;
}

static void add_little(struct packed *to, uint64_t number, size_t bytes) {
    for (size_t i = 0; i < bytes; i++, number >>= 8)
        add(to, &(char){(char)(number & 0xFF)}, 1);
}

/* ---- packing ------------------------------------------------------------ */

static void add_deflated(struct packed *to, struct span text, int window) {
    z_stream zlib = {0};
    assert_int_equal(deflateInit2(&zlib, 9, Z_DEFLATED, window, 8, 0), Z_OK);
    zlib.next_in = (const Bytef *)text.bytes;
    zlib.avail_in = (uInt)text.length;
    zlib.next_out = (Bytef *)to->bytes + to->length;
    zlib.avail_out = (uInt)(sizeof to->bytes - to->length);
    assert_int_equal(deflate(&zlib, Z_FINISH), Z_STREAM_END);
    to->length += zlib.total_out;
    deflateEnd(&zlib);
}

static void pack_gzip(struct packed *to, struct span text) {
    add_deflated(to, text, 15 + 16);
}

static void pack_gzip_twice(struct packed *to, struct span text) {
    pack_gzip(to, (struct span){text.bytes, 1000});
    pack_gzip(to, (struct span){text.bytes + 1000, text.length - 1000});
}

static void pack_zstd(struct packed *to, struct span text) {
    size_t made =
        ZSTD_compress(to->bytes + to->length, sizeof to->bytes - to->length,
                      text.bytes, text.length, 3);
    assert_false(ZSTD_isError(made));
    to->length += made;
}

static void pack_zstd_twice(struct packed *to, struct span text) {
    add_little(to, 0x184D2A57, 4); /* a frame to skip, of 3 bytes */
    add_little(to, 3, 4);
    add(to, "abc", 3);
    pack_zstd(to, (struct span){text.bytes, 1});
    pack_zstd(to, (struct span){text.bytes + 1, text.length - 1});
}

struct zip_shape {
    unsigned flags, method;
    bool has_signature; /* of the descriptor */
    const char *name;
    const char *comment;
    unsigned members; /* that the end record counts */
};

static uint32_t sum_of(struct span text) {
    return (uint32_t)crc32(0, (const Bytef *)text.bytes, (uInt)text.length);
}

static void zip_header(struct packed *to, struct span text, size_t packed_bytes,
                       const struct zip_shape *shape) {
    bool is_late = shape->flags & 8;
    add(to, "PK\3\4", 4);
    add_little(to, 20, 2);
    add_little(to, shape->flags, 2);
    add_little(to, shape->method, 2);
    add_little(to, 0, 4);
    add_little(to, is_late ? 0 : sum_of(text), 4);
    add_little(to, is_late ? 0 : packed_bytes, 4);
    add_little(to, is_late ? 0 : text.length, 4);
    add_little(to, strlen(shape->name), 2);
    add_little(to, 5, 2); /* an extra field of a kind that nobody knows */
    add(to, shape->name, strlen(shape->name));
    add(to, "xx\1\0y", 5);
}

static void zip_end(struct packed *to, struct span text, size_t packed_bytes,
                    const struct zip_shape *shape) {
    if (shape->flags & 8) {
        if (shape->has_signature) add(to, "PK\7\10", 4);
        add_little(to, sum_of(text), 4);
        add_little(to, packed_bytes, 4);
        add_little(to, text.length, 4);
    }
    add(to, "PK\1\2 a directory nobody reads", 30);
    add(to, "PK\5\6", 4);
    add_little(to, 0, 6);
    add_little(to, shape->members, 2);
    add_little(to, 0, 8);
    add_little(to, strlen(shape->comment), 2);
    add(to, shape->comment, strlen(shape->comment));
}

static void pack_zip_as(struct packed *to, struct span text,
                        struct zip_shape shape) {
    static struct packed data;
    data.length = 0;
    if (shape.method == 8)
        add_deflated(&data, text, -15);
    else
        add(&data, text.bytes, text.length);
    zip_header(to, text, data.length, &shape);
    add(to, data.bytes, data.length);
    zip_end(to, text, data.length, &shape);
}

static void pack_zip_deflated(struct packed *to, struct span text) {
    pack_zip_as(to, text, (struct zip_shape){0, 8, false, "sdn.csv", "", 1});
}

static void pack_zip_stored(struct packed *to, struct span text) {
    pack_zip_as(to, text,
                (struct zip_shape){0, 0, false, "a/b.csv", "hello", 1});
}

static void pack_zip_descriptor(struct packed *to, struct span text) {
    pack_zip_as(to, text, (struct zip_shape){8, 8, true, "sdn.csv", "", 1});
}

static void pack_zip_descriptor_bare(struct packed *to, struct span text) {
    pack_zip_as(to, text, (struct zip_shape){8, 8, false, "sdn.csv", "", 1});
}

static void pack_plain(struct packed *to, struct span text) {
    add(to, text.bytes, text.length);
}

static const struct packing_case {
    const char *name;
    void (*pack)(struct packed *to, struct span text);
    size_t told_from;  /* shorter prefixes show no magic: they read as plain */
    size_t whole_also; /* prefixes that are whole files: cut between members */
} cases[] = {
    {"plain", pack_plain, SIZE_MAX, 0},
    {"gzip", pack_gzip, 2, 0},
    {"gzip twice", pack_gzip_twice, 2, 1},
    {"zstd", pack_zstd, 4, 0},
    {"zstd twice", pack_zstd_twice, 4, 2},
    {"zip deflated", pack_zip_deflated, 4, 0},
    {"zip stored", pack_zip_stored, 4, 0},
    {"zip descriptor", pack_zip_descriptor, 4, 0},
    {"zip descriptor bare", pack_zip_descriptor_bare, 4, 0},
};
#define CASE_COUNT (sizeof cases / sizeof *cases)

/* ---- reading ------------------------------------------------------------ */

struct outcome {
    idt_status status;
    idt_error error;
    size_t length;
    char bytes[TEXT_BYTES + 100];
};

/* Bytes that do not fit are counted and dropped. */
static void read_all(struct byte_stream *stream, size_t step,
                     struct outcome *out) {
    char piece[100];
    size_t got = 1;
    assert_true(step <= sizeof piece);
    while (!out->status && got > 0) {
        out->status = byte_stream_read(stream, piece, step, &out->error, &got);
        if (out->status) return;
        if (out->length + got <= sizeof out->bytes)
            memcpy(out->bytes + out->length, piece, got);
        out->length += got;
    }
}

static void read_over(struct span bytes, size_t step, struct outcome *out) {
    struct byte_stream *stream = NULL;
    memset(out, 0, sizeof *out);
    out->status = byte_stream_over(bytes, "t", &out->error, &stream);
    if (!out->status) read_all(stream, step, out);
    byte_stream_close(stream);
}

static bool holds_text(const struct outcome *out, struct span text) {
    return out->status == IDT_OK && out->length == text.length &&
           span_equals((struct span){out->bytes, out->length}, text);
}

static void byte_stream_each_packing_gives_the_text(void **state) {
    (void)state;
    static struct outcome out;
    static const size_t steps[] = {1, 7, 64, 100};
    for (size_t i = 0; i < CASE_COUNT; i++) {
        static struct packed packed;
        packed.length = 0;
        cases[i].pack(&packed, sample_text());
        for (size_t k = 0; k < sizeof steps / sizeof *steps; k++) {
            struct span bytes = {packed.bytes, packed.length};
            read_over(bytes, steps[k], &out);
            if (!holds_text(&out, sample_text()))
                fail_msg("%s: %s", cases[i].name, out.error.message);
        }
    }
}

static void byte_stream_cut_anywhere_is_refused(void **state) {
    (void)state;
    static struct outcome out;
    for (size_t i = 0; i < CASE_COUNT; i++) {
        static struct packed packed;
        packed.length = 0;
        cases[i].pack(&packed, sample_text());
        size_t passed = 0;
        for (size_t n = cases[i].told_from; n < packed.length; n++) {
            read_over((struct span){packed.bytes, n}, 100, &out);
            passed += out.status == IDT_OK;
            if (out.status == IDT_OK) continue;
            assert_int_equal(out.status, IDT_BAD_DATA);
            assert_non_null(strstr(out.error.message, "truncated"));
        }
        assert_int_equal(passed, cases[i].whole_also);
    }
}

/* A damaged byte may hide in a field that nobody reads, but must never
 * change the text in silence where the packing has a check sum. */
static void byte_stream_damaged_byte_never_changes_text(void **state) {
    (void)state;
    static struct outcome out;
    for (size_t i = 0; i < CASE_COUNT; i++) {
        if (strncmp(cases[i].name, "z", 1) != 0 || cases[i].name[1] == 's')
            continue;
        static struct packed packed;
        packed.length = 0;
        cases[i].pack(&packed, sample_text());
        for (size_t n = 4; n < packed.length; n++) {
            packed.bytes[n] ^= 0x20;
            read_over((struct span){packed.bytes, packed.length}, 100, &out);
            packed.bytes[n] ^= 0x20;
            if (out.status == IDT_OK)
                assert_true(holds_text(&out, sample_text()));
        }
    }
}

static void byte_stream_trailing_bytes_are_refused(void **state) {
    (void)state;
    static struct packed packed;
    static struct outcome out;
    pack_gzip(&packed, sample_text());
    add(&packed, "and more", 8);
    read_over((struct span){packed.bytes, packed.length}, 100, &out);
    assert_int_equal(out.status, IDT_BAD_DATA);
}

static void byte_stream_refused_zips_say_why(void **state) {
    (void)state;
    static const struct {
        struct zip_shape shape;
        const char *why;
    } refused[] = {
        {{1, 8, false, "a", "", 1}, "encrypted"},
        {{0, 12, false, "a", "", 1}, "neither stored nor deflated"},
        {{8, 0, true, "a", "", 1}, "unknown size"},
        {{0, 0, false, "folder/", "", 1}, "folder"},
        {{0, 8, false, "a", "", 2}, "several files"},
    };
    static struct outcome out;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        static struct packed packed;
        packed.length = 0;
        pack_zip_as(&packed, sample_text(), refused[i].shape);
        read_over((struct span){packed.bytes, packed.length}, 100, &out);
        assert_int_equal(out.status, IDT_BAD_DATA);
        assert_non_null(strstr(out.error.message, refused[i].why));
    }
    read_over(SPAN_OF("PK\5\6"), 100, &out);
    assert_int_equal(out.status, IDT_BAD_DATA);
}

/* The end record of each says that it is alone. */
static void byte_stream_second_zip_member_is_refused(void **state) {
    (void)state;
    static const struct zip_shape firsts[] = {
        {0, 8, false, "a", "", 1},
        {0, 0, false, "a", "", 1},
        {8, 8, true, "a", "", 1},
        {8, 8, false, "a", "", 1},
    };
    static struct outcome out;
    for (size_t i = 0; i < sizeof firsts / sizeof *firsts; i++) {
        static struct packed packed;
        packed.length = 0;
        pack_zip_as(&packed, sample_text(), firsts[i]);
        packed.length -= 30 + 22; /* the directory and the end record */
        pack_zip_as(&packed, sample_text(), firsts[i]);
        read_over((struct span){packed.bytes, packed.length}, 100, &out);
        assert_int_equal(out.status, IDT_BAD_DATA);
        assert_non_null(strstr(out.error.message, "several files"));
    }
}

static void byte_stream_over_its_bound_is_refused(void **state) {
    (void)state;
    static const char zeros[TEXT_BYTES];
    struct packed packed = {.length = 0};
    pack_gzip(&packed, (struct span){zeros, sizeof zeros});
    for (uint64_t limit = TEXT_BYTES - 1; limit <= TEXT_BYTES; limit++) {
        struct byte_stream *stream = NULL;
        static struct outcome out;
        memset(&out, 0, sizeof out);
        struct span bytes = {packed.bytes, packed.length};
        assert_int_equal(
            byte_stream_over_limited(bytes, "bomb", limit, NULL, &stream),
            IDT_OK);
        read_all(stream, 100, &out);
        assert_int_equal(out.status,
                         limit < TEXT_BYTES ? IDT_OVER_LIMIT : IDT_OK);
        byte_stream_close(stream);
    }
}

static void byte_stream_plain_has_no_bound(void **state) {
    struct byte_stream *stream = NULL;
    static struct outcome out;
    (void)state;
    assert_int_equal(byte_stream_over_limited(SPAN_OF("as long as it says"),
                                              "plain", 4, NULL, &stream),
                     IDT_OK);
    read_all(stream, 100, &out);
    assert_int_equal(out.status, IDT_OK);
    byte_stream_close(stream);
}

static void byte_stream_failure_stays_a_failure(void **state) {
    (void)state;
    struct byte_stream *stream = NULL;
    struct span bytes = SPAN_OF("\x1F\x8B\x08");
    assert_int_equal(byte_stream_over(bytes, "t", NULL, &stream), IDT_OK);
    char to[10];
    size_t length = 77;
    struct sha256 sum;
    uint64_t raw;
    for (int i = 0; i < 3; i++)
        assert_int_equal(byte_stream_read(stream, to, 10, NULL, &length),
                         IDT_BAD_DATA);
    assert_int_equal(length, 77);
    assert_false(byte_stream_sum(stream, &sum, &raw));
    byte_stream_close(stream);
}

/* ---- files -------------------------------------------------------------- */

static void byte_stream_of_file_sums_raw_bytes(void **state) {
    (void)state;
    char path[] = "test_byte_stream.XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    static struct packed packed;
    packed.length = 0;
    pack_zip_stored(&packed, sample_text());
    assert_int_equal(write(file, packed.bytes, packed.length), packed.length);
    close(file);
    struct byte_stream *stream = NULL;
    assert_int_equal(byte_stream_open(path, NULL, &stream), IDT_OK);
    unlink(path);
    assert_string_equal(byte_stream_name(stream), path);
    struct sha256 sum, wanted;
    uint64_t raw = 0;
    assert_false(byte_stream_sum(stream, &sum, &raw));
    static struct outcome out;
    read_all(stream, 100, &out);
    assert_true(holds_text(&out, sample_text()));
    assert_true(byte_stream_sum(stream, &sum, &raw));
    assert_int_equal(raw, packed.length);
    sha256_of((struct span){packed.bytes, packed.length}, NULL, &wanted);
    assert_memory_equal(sum.bytes, wanted.bytes, sizeof sum.bytes);
    byte_stream_close(stream);
}

/* A pipe that hands over one byte at first must still be told apart. */
static void byte_stream_of_pipe_sees_split_magic(void **state) {
    (void)state;
    int ends[2];
    static struct packed packed;
    packed.length = 0;
    pack_gzip(&packed, sample_text());
    assert_int_equal(pipe(ends), 0);
    char path[32];
    snprintf(path, sizeof path, "/dev/fd/%d", ends[0]);
    pid_t child = fork();
    if (child == 0) {
        ssize_t sent = write(ends[1], packed.bytes, 1);
        nanosleep(&(struct timespec){0, 20000000}, NULL);
        sent += write(ends[1], packed.bytes + 1, packed.length - 1);
        _exit(sent != (ssize_t)packed.length);
    }
    close(ends[1]);
    struct byte_stream *stream = NULL;
    assert_int_equal(byte_stream_open(path, NULL, &stream), IDT_OK);
    static struct outcome out;
    read_all(stream, 100, &out);
    assert_true(holds_text(&out, sample_text()));
    byte_stream_close(stream);
    close(ends[0]);
    int code = -1;
    assert_int_equal(waitpid(child, &code, 0), child);
    assert_int_equal(code, 0);
}

static void byte_stream_of_missing_or_folder_fails(void **state) {
    (void)state;
    struct byte_stream *stream = NULL;
    idt_error error;
    assert_int_equal(byte_stream_open("no/such", &error, &stream),
                     IDT_NOT_FOUND);
    assert_non_null(strstr(error.message, "cannot open 'no/such'"));
    assert_int_equal(byte_stream_open(".", &error, &stream), IDT_INPUT_OUTPUT);
    assert_null(stream);
}

static void byte_stream_of_nothing_is_empty(void **state) {
    (void)state;
    static struct outcome out;
    read_over((struct span){NULL, 0}, 10, &out);
    assert_int_equal(out.status, IDT_OK);
    assert_int_equal(out.length, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(byte_stream_each_packing_gives_the_text),
        cmocka_unit_test(byte_stream_cut_anywhere_is_refused),
        cmocka_unit_test(byte_stream_damaged_byte_never_changes_text),
        cmocka_unit_test(byte_stream_trailing_bytes_are_refused),
        cmocka_unit_test(byte_stream_refused_zips_say_why),
        cmocka_unit_test(byte_stream_second_zip_member_is_refused),
        cmocka_unit_test(byte_stream_over_its_bound_is_refused),
        cmocka_unit_test(byte_stream_plain_has_no_bound),
        cmocka_unit_test(byte_stream_failure_stays_a_failure),
        cmocka_unit_test(byte_stream_of_file_sums_raw_bytes),
        cmocka_unit_test(byte_stream_of_pipe_sees_split_magic),
        cmocka_unit_test(byte_stream_of_missing_or_folder_fails),
        cmocka_unit_test(byte_stream_of_nothing_is_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

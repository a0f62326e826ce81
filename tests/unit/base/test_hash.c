/* test_hash.c -- known sums, and the fast paths against the slow ones. */
#include "base/hash.h"

#include "base/memory.h"

#include "unit.h"

/* Repeatable bytes that look like noise. */
static void fill_noise(unsigned char *to, size_t length, uint64_t seed) {
    for (size_t i = 0; i < length; i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        to[i] = (unsigned char)(seed >> 56);
    }
}

/* ---- hash_bytes --------------------------------------------------------- */

static void hash_bytes_known_texts_give_fixed_values(void **state) {
    (void)state;
    assert_int_equal(hash_bytes("", 0), 0x75D11C4FD486E0EDu);
    assert_int_equal(hash_bytes(NULL, 0), 0x75D11C4FD486E0EDu);
    assert_int_equal(hash_bytes("KIM", 3), 0xD7A0320CBB3EC1F9u);
    assert_int_equal(hash_bytes("KIM JONG UN", 11), 0x1DDDDD06170D01A4u);
}

static void hash_bytes_any_address_gives_same_value(void **state) {
    (void)state;
    unsigned char noise[40], moved[48];
    fill_noise(noise, sizeof noise, 1);
    for (size_t shift = 0; shift < 8; shift++) {
        memcpy(moved + shift, noise, sizeof noise);
        assert_int_equal(hash_bytes(moved + shift, sizeof noise),
                         hash_bytes(noise, sizeof noise));
    }
}

static void hash_bytes_zeros_of_other_length_differ(void **state) {
    (void)state;
    static const unsigned char zeros[64];
    for (size_t a = 0; a < sizeof zeros; a++)
        for (size_t b = a + 1; b < sizeof zeros; b++)
            assert_int_not_equal(hash_bytes(zeros, a), hash_bytes(zeros, b));
}

/* A changed bit of the input must change each bit of the result about every
 * other time: here within a tenth of half, over 2000 inputs. */
static void hash_bytes_one_bit_changed_moves_half(void **state) {
    (void)state;
    enum { ROUNDS = 2000, LENGTH = 19 };
    for (size_t bit = 0; bit < 8 * LENGTH; bit += 5) {
        unsigned flips[64] = {0};
        for (uint64_t round = 0; round < ROUNDS; round++) {
            unsigned char noise[LENGTH];
            fill_noise(noise, LENGTH, round);
            uint64_t before = hash_bytes(noise, LENGTH);
            noise[bit / 8] ^= (unsigned char)(1u << bit % 8);
            uint64_t moved = before ^ hash_bytes(noise, LENGTH);
            for (unsigned i = 0; i < 64; i++)
                flips[i] += (unsigned)(moved >> i & 1);
        }
        for (unsigned i = 0; i < 64; i++)
            assert_in_range(flips[i], ROUNDS * 4 / 10, ROUNDS * 6 / 10);
    }
}

/* ---- crc32c ------------------------------------------------------------- */

/* As the definition says: one bit at a time. */
static uint32_t crc32c_by_bits(uint32_t before, const unsigned char *bytes,
                               size_t length) {
    uint32_t sum = ~before;
    for (size_t i = 0; i < length; i++) {
        sum ^= bytes[i];
        for (int bit = 0; bit < 8; bit++)
            sum = sum & 1 ? sum >> 1 ^ 0x82F63B78u : sum >> 1;
    }
    return ~sum;
}

static void crc32c_known_bytes_give_published_sums(void **state) {
    (void)state;
    unsigned char bytes[32];
    assert_int_equal(crc32c(0, "123456789", 9), 0xE3069283u);
    assert_int_equal(crc32c_plain(0, "123456789", 9), 0xE3069283u);
    assert_int_equal(crc32c(0, NULL, 0), 0);
    memset(bytes, 0, sizeof bytes); /* RFC 3720, B.4 */
    assert_int_equal(crc32c(0, bytes, sizeof bytes), 0x8A9136AAu);
    memset(bytes, 0xFF, sizeof bytes);
    assert_int_equal(crc32c(0, bytes, sizeof bytes), 0x62A8AB43u);
}

static void crc32c_each_length_agrees_with_bits(void **state) {
    (void)state;
    unsigned char noise[300];
    fill_noise(noise, sizeof noise, 7);
    for (size_t from = 0; from < 8; from++)
        for (size_t length = 0; from + length <= sizeof noise; length++) {
            uint32_t wanted = crc32c_by_bits(0, noise + from, length);
            assert_int_equal(crc32c(0, noise + from, length), wanted);
            assert_int_equal(crc32c_plain(0, noise + from, length), wanted);
        }
}

static void crc32c_large_agrees_with_plain(void **state) {
    (void)state;
    enum { LARGE = 100000 };
    unsigned char *noise = memory_take(LARGE, 1);
    assert_non_null(noise);
    fill_noise(noise, LARGE, 9);
    for (size_t length = 200; length < LARGE; length += length / 16 + 1) {
        assert_int_equal(crc32c(5, noise, length),
                         crc32c_plain(5, noise, length));
        assert_int_equal(crc32c(5, noise + 3, length - 3),
                         crc32c_by_bits(5, noise + 3, length - 3));
    }
    memory_free(noise);
}

static void crc32c_in_pieces_equals_whole(void **state) {
    (void)state;
    unsigned char noise[100];
    fill_noise(noise, sizeof noise, 3);
    uint32_t whole = crc32c(0, noise, sizeof noise);
    for (size_t cut = 0; cut <= sizeof noise; cut++) {
        uint32_t first = crc32c(0, noise, cut);
        assert_int_equal(crc32c(first, noise + cut, sizeof noise - cut), whole);
    }
}

/* ---- SHA-256 ------------------------------------------------------------ */

#define SUM_OF_ABC                                                             \
    "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define SUM_OF_NOTHING                                                         \
    "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

static void sha256_of_known_texts_prints_published_sums(void **state) {
    (void)state;
    struct sha256 sum;
    char text[SHA256_TEXT_ROOM];
    assert_int_equal(sha256_of(SPAN_OF("abc"), NULL, &sum), IDT_OK);
    sha256_print(&sum, text);
    assert_string_equal(text, SUM_OF_ABC);
    assert_int_equal(sha256_of((struct span){NULL, 0}, NULL, &sum), IDT_OK);
    sha256_print(&sum, text);
    assert_string_equal(text, SUM_OF_NOTHING);
}

static void sha256_stream_in_pieces_equals_whole(void **state) {
    (void)state;
    struct sha256 sum;
    char text[SHA256_TEXT_ROOM];
    struct sha256_stream *stream = sha256_stream_new();
    assert_non_null(stream);
    assert_true(sha256_stream_add(stream, SPAN_OF("a")));
    assert_true(sha256_stream_add(stream, (struct span){NULL, 0}));
    assert_true(sha256_stream_add(stream, SPAN_OF("bc")));
    assert_true(sha256_stream_finish(stream, &sum));
    sha256_print(&sum, text);
    assert_string_equal(text, SUM_OF_ABC);
    sha256_stream_free(sha256_stream_new());
    sha256_stream_free(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hash_bytes_known_texts_give_fixed_values),
        cmocka_unit_test(hash_bytes_any_address_gives_same_value),
        cmocka_unit_test(hash_bytes_zeros_of_other_length_differ),
        cmocka_unit_test(hash_bytes_one_bit_changed_moves_half),
        cmocka_unit_test(crc32c_known_bytes_give_published_sums),
        cmocka_unit_test(crc32c_each_length_agrees_with_bits),
        cmocka_unit_test(crc32c_large_agrees_with_plain),
        cmocka_unit_test(crc32c_in_pieces_equals_whole),
        cmocka_unit_test(sha256_of_known_texts_prints_published_sums),
        cmocka_unit_test(sha256_stream_in_pieces_equals_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* edit_distance.c -- optimal string alignment, by bits and by band. */
#include "text/edit_distance.h"

#include "base/utf8.h"

/* Code points of a word; 0 when it has more than EDIT_LETTERS_MOST. */
static unsigned read_points(struct span word, uint32_t *points) {
    const char *at = word.bytes, *end = word.bytes + word.length;
    unsigned count = 0;
    while (at < end) {
        if (count == EDIT_LETTERS_MOST) return 0;
        points[count++] = utf8_read(&at, end);
    }
    return count;
}

void edit_pattern_set(struct edit_pattern *pattern, struct span word) {
    /* Only letters that were set are cleared: 1 KB a word would show. */
    for (unsigned i = 0; i < pattern->length; i++)
        if (pattern->points[i] < 128) pattern->letters[pattern->points[i]] = 0;
    pattern->length = read_points(word, pattern->points);
    pattern->is_ascii = pattern->length == word.length;
    for (unsigned i = 0; i < pattern->length; i++)
        if (pattern->points[i] < 128)
            pattern->letters[pattern->points[i]] |= UINT64_C(1) << i;
}

static unsigned smallest(unsigned a, unsigned b, unsigned c) {
    unsigned least = a < b ? a : b;
    return least < c ? least : c;
}

unsigned edit_distance_plain(const uint32_t *a, unsigned a_length,
                             const uint32_t *b, unsigned b_length) {
    unsigned rows[3][EDIT_LETTERS_MOST + 1];
    unsigned *before = rows[0], *above = rows[1], *row = rows[2];
    for (unsigned j = 0; j <= b_length; j++)
        above[j] = j;
    for (unsigned i = 1; i <= a_length; i++) {
        row[0] = i;
        for (unsigned j = 1; j <= b_length; j++) {
            unsigned change = above[j - 1] + (a[i - 1] != b[j - 1]);
            row[j] = smallest(above[j] + 1, row[j - 1] + 1, change);
            bool is_swap =
                i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (is_swap && before[j - 2] + 1 < row[j])
                row[j] = before[j - 2] + 1;
        }
        unsigned *oldest = before;
        before = above;
        above = row;
        row = oldest;
    }
    return above[b_length];
}

/* Hyyro's recurrence: bit i of the vectors is row i of the matrix. */
static unsigned distance_by_bits(const struct edit_pattern *pattern,
                                 struct span word) {
    uint64_t up = ~UINT64_C(0), down = 0, diagonal = 0, match_before = 0;
    unsigned distance = pattern->length;
    uint64_t last = UINT64_C(1) << (pattern->length - 1);
    for (size_t j = 0; j < word.length; j++) {
        uint64_t match = pattern->letters[(unsigned char)word.bytes[j]];
        uint64_t swap = (((~diagonal) & match) << 1) & match_before;
        diagonal = (((match & up) + up) ^ up) | match | down | swap;
        uint64_t plus = down | ~(diagonal | up);
        uint64_t minus = diagonal & up;
        distance += (plus & last) != 0;
        distance -= (minus & last) != 0;
        plus = (plus << 1) | 1;
        minus <<= 1;
        up = minus | ~(diagonal | plus);
        down = plus & diagonal;
        match_before = match;
    }
    return distance;
}

static bool is_ascii(struct span word) {
    unsigned char all = 0;
    for (size_t i = 0; i < word.length; i++)
        all |= (unsigned char)word.bytes[i];
    return all < 128;
}

unsigned edit_distance(const struct edit_pattern *pattern, struct span word,
                       unsigned most) {
    if (pattern->length == 0 || word.length == 0) return most + 1;
    unsigned distance;
    if (pattern->is_ascii && word.length <= EDIT_LETTERS_MOST &&
        is_ascii(word)) {
        distance = distance_by_bits(pattern, word);
    } else {
        uint32_t points[EDIT_LETTERS_MOST];
        unsigned length = read_points(word, points);
        if (length == 0) return most + 1;
        distance = edit_distance_plain(pattern->points, pattern->length, points,
                                       length);
    }
    return distance <= most ? distance : most + 1;
}

unsigned edit_distance_one(struct span a, struct span b) {
    size_t shorter = a.length < b.length ? a.length : b.length;
    size_t longer = a.length + b.length - shorter, from = 0, end = 0;
    if (longer - shorter > 1) return 2;
    while (from < shorter && a.bytes[from] == b.bytes[from])
        from++;
    if (from == longer) return 0;
    while (end < shorter - from &&
           a.bytes[a.length - 1 - end] == b.bytes[b.length - 1 - end])
        end++;
    if (longer - from - end == 1) return 1;
    bool is_swap = shorter == longer && longer - from - end == 2 &&
                   a.bytes[from] == b.bytes[from + 1] &&
                   a.bytes[from + 1] == b.bytes[from];
    return is_swap ? 1 : 2;
}

/* span.c -- looking into bytes without copying them. */
#include "base/span.h"

static unsigned char lower_ascii(char byte) {
    unsigned char b = (unsigned char)byte;
    return b >= 'A' && b <= 'Z' ? (unsigned char)(b + 32) : b;
}

bool span_is_caseless(struct span a, const char *text) {
    size_t i = 0;
    for (; i < a.length && text[i]; i++)
        if (lower_ascii(a.bytes[i]) != lower_ascii(text[i])) return false;
    return i == a.length && !text[i];
}

bool span_starts(struct span a, const char *text) {
    size_t length = strlen(text);
    return a.length >= length && memcmp(a.bytes, text, length) == 0;
}

bool span_ends(struct span a, const char *text) {
    size_t length = strlen(text);
    return a.length >= length &&
           memcmp(a.bytes + a.length - length, text, length) == 0;
}

size_t span_find(struct span a, const char *text, size_t from) {
    size_t length = strlen(text);
    for (size_t i = from; i + length <= a.length; i++)
        if (memcmp(a.bytes + i, text, length) == 0) return i;
    return a.length;
}

/* Bytes of white space that open `a` (1 or 2), 0 if none. */
static size_t space_at(struct span a, size_t i) {
    unsigned char b = (unsigned char)a.bytes[i];
    if (b == ' ' || (b >= '\t' && b <= '\r')) return 1;
    bool is_nbsp =
        b == 0xC2 && i + 1 < a.length && (unsigned char)a.bytes[i + 1] == 0xA0;
    return is_nbsp ? 2 : 0;
}

struct span span_trim(struct span a) {
    size_t from = 0, step;
    while (from < a.length && (step = space_at(a, from)) > 0)
        from += step;
    size_t to = a.length;
    while (to > from) {
        if (space_at(a, to - 1) == 1)
            to--;
        else if (to - from >= 2 && space_at(a, to - 2) == 2)
            to -= 2;
        else
            break;
    }
    return (struct span){a.bytes + from, to - from};
}

struct span span_cut(struct span *rest, char separator) {
    const char *found =
        rest->length ? memchr(rest->bytes, separator, rest->length) : NULL;
    struct span before = *rest;
    if (!found) {
        *rest = (struct span){NULL, 0};
        return before;
    }
    before.length = (size_t)(found - rest->bytes);
    rest->bytes = found + 1;
    rest->length -= before.length + 1;
    return before;
}

bool span_number(struct span a, uint64_t *number) {
    uint64_t sum = 0;
    if (a.length == 0) return false;
    for (size_t i = 0; i < a.length; i++) {
        unsigned digit = (unsigned char)a.bytes[i] - (unsigned)'0';
        if (digit > 9 || sum > (UINT64_MAX - digit) / 10) return false;
        sum = sum * 10 + digit;
    }
    *number = sum;
    return true;
}

int span_compare(struct span a, struct span b) {
    size_t both = a.length < b.length ? a.length : b.length;
    int order = both ? memcmp(a.bytes, b.bytes, both) : 0;
    if (order == 0) order = (a.length > b.length) - (a.length < b.length);
    return (order > 0) - (order < 0);
}

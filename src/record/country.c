/* country.c -- from a country as people write it to its ISO 3166 code. */
#include "record/country.h"

static const char *const rows[][2] = {{"KP", "North Korea"}};

const char *country_code(struct span text) {
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (span_is_caseless(text, rows[i][0]) ||
            span_is_caseless(text, rows[i][1]))
            return rows[i][0];
    return NULL;
}

const char *country_name(struct span code) {
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (span_is_caseless(code, rows[i][0])) return rows[i][1];
    return NULL;
}

/* case_keys.h -- every key that a case may have, and what stands behind it.
 *
 * A key is read as the fact whose `read from` names its path, so the types
 * and words of a key are those of the vocabulary; the keys without a fact
 * (names, owners, approvals ...) are read by the functions of case_read.c.
 */
#ifndef DECIDE_CASE_KEYS_H
#define DECIDE_CASE_KEYS_H

#include <stddef.h>

enum case_level {
    LEVEL_CASE,
    LEVEL_PARTY,
    LEVEL_BANK,
    LEVEL_GOODS,
    LEVEL_ROUTE,
    LEVEL_VESSEL,
    LEVEL_AIRCRAFT,
    LEVEL_PAYMENT,
    LEVEL_APPROVAL,
    LEVEL_LISTED,
    LEVEL_CALL,
    LEVEL_TRANSFER,
    LEVEL_COUNT
};

struct case_key {
    enum case_level level;
    const char *key;
    const char *path; /* of a fact's `read from`; "" when no fact reads it */
};

extern const struct case_key case_keys[];
extern const size_t case_key_count;

#define LEVEL_KEYS_MOST 32
/* The keys of a level for json_check_keys; their number. */
size_t level_keys(enum case_level level, const char *out[LEVEL_KEYS_MOST]);

#endif

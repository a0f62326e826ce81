/* policy.h -- which lists count, from which score, and how old they may be.
 *
 *     threshold 0.70
 *     stale 7 days
 *     list us-ofac-sdn
 *         threshold person 0.65
 *         stale 2 days
 *     list us-csl
 *         ignore
 *
 * One file, read once; its SHA-256 stands in every result, so that an answer
 * can be tied to the rules it was given under.  Format: docs/format/policy.md.
 */
#ifndef MATCH_POLICY_H
#define MATCH_POLICY_H

#include "base/error.h"
#include "base/hash.h"
#include "record/party.h"

#define POLICY_STALE_DAYS 7 /* unless the policy says otherwise */
#define POLICY_LISTS_MOST 64
#define POLICY_BYTES_MOST ((size_t)64 * 1024) /* a page of rules is 2 KB */

struct policy_list {
    char id[64]; /* longer list ids do not exist */
    bool is_ignored;
    float threshold[PARTY_TYPE_COUNT]; /* below 0: the general one */
    uint32_t stale_days;               /* 0: the general one */
};

struct policy {
    float threshold;
    uint32_t stale_days;
    struct policy_list lists[POLICY_LISTS_MOST];
    uint32_t list_count;
    struct sha256 sum;
};

/* The policy in force when none is given: 0.70, 7 days, all lists. */
idt_status policy_default(struct policy *policy, idt_error *error);
idt_status policy_parse(struct span text, const char *name,
                        struct policy *policy, idt_error *error);

float policy_threshold(const struct policy *policy, struct span list,
                       enum party_type type);
bool policy_counts(const struct policy *policy, struct span list);
uint32_t policy_stale_days(const struct policy *policy, struct span list);

#endif

/* policy.c -- a policy file, a line at a time. */
#include "match/policy.h"

#define DEFAULT_POLICY "threshold 0.70\nstale 7 days\n"

struct parsing {
    struct policy *policy;
    struct policy_list *list; /* NULL before the first */
    const char *name;
    uint32_t line;
    idt_error *error;
};

static idt_status refuse(const struct parsing *p, const char *why,
                         struct span what) {
    return fail(p->error, IDT_BAD_ARGUMENT, at(p->name, p->line, 1),
                "%s '%.*s'", why, (int)(what.length < 80 ? what.length : 80),
                what.bytes);
}

/* "0.65": digits with one dot, 0 to 1. */
static bool parse_share(struct span text, float *share) {
    struct span rest = text;
    struct span whole = span_cut(&rest, '.');
    uint64_t units, decimals = 0;
    if (!span_number(whole, &units)) return false;
    if (rest.bytes && (rest.length > 6 || !span_number(rest, &decimals)))
        return false;
    double value = (double)decimals;
    for (size_t i = 0; rest.bytes && i < rest.length; i++)
        value /= 10.0;
    value += (double)units;
    *share = (float)value;
    return value <= 1.0;
}

static idt_status parse_threshold(struct parsing *p, struct span rest) {
    struct span words = rest;
    struct span first = span_trim(span_cut(&words, ' '));
    enum party_type type = PARTY_UNKNOWN;
    bool has_type = words.bytes != NULL;
    struct span number = has_type ? span_trim(words) : first;
    float share;
    if (has_type && !party_type_parse(first, &type))
        return refuse(p, "unknown type", first);
    if (!parse_share(number, &share))
        return refuse(p, "threshold must lie from 0 to 1, not", number);
    if (!p->list && has_type)
        return refuse(p, "a threshold by type stands under a list:", rest);
    if (!p->list) p->policy->threshold = share;
    for (int t = 0; p->list && t < PARTY_TYPE_COUNT; t++)
        if (type == PARTY_UNKNOWN || t == (int)type)
            p->list->threshold[t] = share;
    return IDT_OK;
}

static idt_status parse_stale(struct parsing *p, struct span rest) {
    struct span words = rest;
    struct span number = span_cut(&words, ' ');
    uint64_t days;
    if (!span_number(number, &days) || days == 0 || days > 3650 ||
        !words.bytes || !span_starts(span_trim(words), "day"))
        return refuse(p, "staleness reads 'N days', not", rest);
    if (p->list)
        p->list->stale_days = (uint32_t)days;
    else
        p->policy->stale_days = (uint32_t)days;
    return IDT_OK;
}

static const struct policy_list *find_list(const struct policy *policy,
                                           struct span list) {
    for (uint32_t i = 0; i < policy->list_count; i++)
        if (span_is(list, policy->lists[i].id)) return &policy->lists[i];
    return NULL;
}

static idt_status parse_list(struct parsing *p, struct span rest) {
    if (rest.length == 0 || rest.length >= sizeof p->list->id)
        return refuse(p, "no list id:", rest);
    if (p->policy->list_count == POLICY_LISTS_MOST)
        return refuse(p, "more lists than a policy holds at", rest);
    if (find_list(p->policy, rest))
        return refuse(p, "a second block of list", rest);
    p->list = &p->policy->lists[p->policy->list_count++];
    memset(p->list, 0, sizeof *p->list);
    memcpy(p->list->id, rest.bytes, rest.length);
    for (int t = 0; t < PARTY_TYPE_COUNT; t++)
        p->list->threshold[t] = -1.0F;
    return IDT_OK;
}

static idt_status parse_line(struct parsing *p, struct span line) {
    struct span rest = line;
    struct span word = span_cut(&rest, ' ');
    if (!rest.bytes) rest = SPAN_EMPTY;
    rest = span_trim(rest);
    if (span_is(word, "threshold")) return parse_threshold(p, rest);
    if (span_is(word, "stale")) return parse_stale(p, rest);
    if (span_is(word, "list")) return parse_list(p, rest);
    if (span_is(word, "ignore") && p->list) {
        p->list->is_ignored = true;
        return IDT_OK;
    }
    return refuse(p, "expected threshold, stale, list or ignore, not", word);
}

idt_status policy_parse(struct span text, const char *name,
                        struct policy *policy, idt_error *error) {
    struct policy made;
    memset(&made, 0, sizeof made);
    made.threshold = 0.70F;
    made.stale_days = POLICY_STALE_DAYS;
    struct parsing p = {&made, NULL, name, 0, error};
    if (text.length > POLICY_BYTES_MOST)
        return fail(error, IDT_OVER_LIMIT, at(name, 0, 0),
                    "policy is over %zu bytes", POLICY_BYTES_MOST);
    struct span rest = text;
    while (rest.bytes) {
        struct span line = span_cut(&rest, '\n');
        p.line++;
        line = span_trim(span_cut(&line, '#'));
        idt_status status = line.length ? parse_line(&p, line) : IDT_OK;
        if (status) return status;
    }
    idt_status status = sha256_of(text, error, &made.sum);
    if (!status) *policy = made;
    return status;
}

idt_status policy_default(struct policy *policy, idt_error *error) {
    return policy_parse(SPAN_OF(DEFAULT_POLICY), "default policy", policy,
                        error);
}

float policy_threshold(const struct policy *policy, struct span list,
                       enum party_type type) {
    const struct policy_list *own = find_list(policy, list);
    bool has_own = own && own->threshold[type] >= 0.0F;
    return has_own ? own->threshold[type] : policy->threshold;
}

bool policy_counts(const struct policy *policy, struct span list) {
    const struct policy_list *own = find_list(policy, list);
    return !own || !own->is_ignored;
}

uint32_t policy_stale_days(const struct policy *policy, struct span list) {
    const struct policy_list *own = find_list(policy, list);
    return own && own->stale_days ? own->stale_days : policy->stale_days;
}

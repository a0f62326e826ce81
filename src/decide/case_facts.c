/* case_facts.c -- any fact of the vocabulary, by its name.
 *
 *     "facts": {"ngo.activity": "basic-needs", "party[0].ngo": true,
 *               "parties[1].owners[0].kp-force": false}
 *     "parties": [{"name": "...", "facts": {"ngo": true}}]
 *
 * A fact of one item is told by the item's place and the rest of its name, or
 * inside the item without its first word.  A fact that has a key of its own
 * is given once, by the key or here, not by both.
 */
#include "decide/case_inside.h"

#include "text/edit_distance.h"

static const char *const scope_words[LAW_SCOPE_COUNT] = {
    [LAW_OVER_PARTY] = "party",
    [LAW_OVER_GOODS] = "goods",
    [LAW_OVER_VESSEL] = "vessel",
    [LAW_OVER_AIRCRAFT] = "aircraft"};

static idt_status refuse_fact(struct decider *d, struct json member,
                              struct span name, idt_error *error) {
    struct edit_pattern pattern = {.length = 0};
    struct span nearest = {NULL, 0};
    unsigned least = 8;
    edit_pattern_set(&pattern, name);
    for (size_t i = 0; i < d->book->facts.count; i++) {
        struct span known =
            law_name_of(d->book, d->book->facts.items[i].about.name);
        unsigned slips = edit_distance(&pattern, known, least);
        if (slips >= least) continue;
        least = slips;
        nearest = known;
    }
    if (!nearest.bytes)
        return json_refuse(member, error, "is no fact of the vocabulary");
    return json_refuse(member, error,
                       "is no fact of the vocabulary; the nearest known one "
                       "is '%.*s'",
                       (int)nearest.length, nearest.bytes);
}

/* "party.ngo" from "party" and "ngo"; 0 when it does not fit. */
static size_t join_name(const char *scope, struct span rest, char *to,
                        size_t room) {
    size_t head = strlen(scope);
    if (head + 1 + rest.length >= room) return 0;
    memcpy(to, scope, head);
    to[head] = '.';
    memcpy(to + head + 1, rest.bytes, rest.length);
    return head + 1 + rest.length;
}

static struct span item_path(const struct decider *d, uint32_t scope,
                             uint32_t item) {
    if (scope == LAW_OVER_PARTY) return d->facts.parties[item].path;
    if (scope == LAW_OVER_GOODS) return d->facts.goods[item].path;
    if (scope == LAW_OVER_CASE) return SPAN_EMPTY;
    return d->facts.vessels[scope - LAW_OVER_VESSEL].path;
}

/* The rest of `name` behind "PATH."; bytes NULL when it begins otherwise. */
static struct span after_path(struct span name, struct span path) {
    if (path.length == 0 || name.length <= path.length + 1 ||
        memcmp(name.bytes, path.bytes, path.length) != 0 ||
        name.bytes[path.length] != '.')
        return (struct span){NULL, 0};
    return (struct span){name.bytes + path.length + 1,
                         name.length - path.length - 1};
}

/* "party[3].ngo" is "parties[3].ngo". */
static struct span with_long_path(struct decider *d, struct span name) {
    if (!span_starts(name, "party[")) return name;
    return keep_print(d, "parties%.*s", (int)(name.length - 5), name.bytes + 5);
}

struct found_fact {
    uint32_t fact, scope, item;
};

static bool find_in_scope(struct decider *d, uint32_t scope, struct span name,
                          struct found_fact *out) {
    char whole[160];
    for (uint32_t i = 0; i < d->facts.items[scope]; i++) {
        struct span rest = after_path(name, item_path(d, scope, i));
        if (!rest.bytes) continue;
        size_t length =
            join_name(scope_words[scope], rest, whole, sizeof whole);
        uint32_t fact =
            law_find(d->book, LAW_FACT, (struct span){whole, length});
        if (fact == LAW_NONE) continue;
        *out = (struct found_fact){fact, scope, i};
        return true;
    }
    return false;
}

/* A fact by its name in the `facts` of the case or of one item. */
static bool find_fact(struct decider *d, struct span name, uint32_t scope,
                      uint32_t item, struct found_fact *out) {
    char whole[160];
    *out = (struct found_fact){LAW_NONE, scope, item};
    if (scope != LAW_OVER_CASE) {
        size_t length =
            join_name(scope_words[scope], name, whole, sizeof whole);
        out->fact = law_find(d->book, LAW_FACT, (struct span){whole, length});
        return out->fact != LAW_NONE;
    }
    out->fact = law_find(d->book, LAW_FACT, name);
    if (out->fact != LAW_NONE) {
        out->scope = d->book->facts.items[out->fact].scope;
        /* There is only ever one ship and one aircraft. */
        return out->scope == LAW_OVER_CASE || (out->scope >= LAW_OVER_VESSEL &&
                                               d->facts.items[out->scope] == 1);
    }
    name = with_long_path(d, name);
    for (uint32_t s = LAW_OVER_PARTY; s < LAW_SCOPE_COUNT; s++)
        if (find_in_scope(d, s, name, out)) return true;
    return false;
}

/* How many of the parties or goods lines the case itself lists; owners and
 * banks have places of their own. */
static uint64_t listed_items(const struct decider *d, uint32_t scope) {
    uint64_t count = 0;
    for (uint32_t i = 0; i < d->facts.items[scope]; i++) {
        struct span path = item_path(d, scope, i);
        count += span_find(path, ".", 0) == path.length;
    }
    return count;
}

/* "party[4].ngo" where there is no fifth party; IDT_OK: it is something
 * else. */
static idt_status refuse_absent_item(struct decider *d, struct json member,
                                     idt_error *error) {
    static const struct {
        const char *head, *one, *many;
        uint32_t scope;
    } rows[] = {{"party[", "party", "parties", LAW_OVER_PARTY},
                {"parties[", "party", "parties", LAW_OVER_PARTY},
                {"goods[", "goods line", "goods lines", LAW_OVER_GOODS}};
    struct span name = json_key(member);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t head = strlen(rows[i].head);
        uint64_t at;
        if (!span_starts(name, rows[i].head)) continue;
        struct span rest = {name.bytes + head, name.length - head};
        uint64_t count = listed_items(d, rows[i].scope);
        if (!span_number(span_cut(&rest, ']'), &at) || at < count)
            return IDT_OK;
        return json_refuse(member, error,
                           "speaks of %s %llu, and the case has %llu %s, "
                           "counted from 0",
                           rows[i].one, (unsigned long long)at,
                           (unsigned long long)count,
                           count == 1 ? rows[i].one : rows[i].many);
    }
    return IDT_OK;
}

static idt_status refuse_unplaced(struct decider *d, struct json member,
                                  const struct found_fact *found,
                                  idt_error *error) {
    if (d->is_out_of_memory) return fail_memory(error); /* no name to find */
    idt_status status = refuse_absent_item(d, member, error);
    if (status) return status;
    if (found->fact == LAW_NONE)
        return refuse_fact(d, member, json_key(member), error);
    return json_refuse(member, error,
                       "is a fact of one %s; say of which, as in "
                       "'%s[0].NAME'",
                       scope_words[found->scope], scope_words[found->scope]);
}

/* Another value than the one that a key of the case stands for, such as the
 * place of a BIC. */
static bool contradicts(const struct value *before, const struct value *after) {
    return before->state == VALUE_KNOWN && before->source == FROM_COMPUTING &&
           before->why && after->state == VALUE_KNOWN &&
           before->as.number != after->as.number;
}

idt_status read_facts_object(struct case_reading *r, struct json object,
                             uint32_t scope, uint32_t item) {
    struct decider *d = r->d;
    struct json member;
    idt_status status = json_expect(object, JSON_OBJECT, r->error);
    if (status) return status;
    for (bool has = json_first(object, &member); has && !status;
         has = json_next(&member)) {
        struct found_fact found;
        if (!find_fact(d, json_key(member), scope, item, &found))
            return refuse_unplaced(d, member, &found, r->error);
        struct value *value = given_value(d, found.fact, found.item);
        if (value->state != VALUE_PENDING && value->source == FROM_CASE)
            return json_refuse(member, r->error,
                               "is given twice: here and by its own key");
        struct value before = *value;
        status = read_fact_value(d, member, found.fact, value, r->error);
        if (!status && contradicts(&before, value))
            status = json_refuse(member, r->error, "contradicts the case: %.*s",
                                 (int)before.why->text.length,
                                 before.why->text.bytes);
        struct named_fact named = {found.fact, found.item, json_place(member)};
        if (!status && !growing_add(&r->named, named))
            status = fail_memory(r->error);
    }
    return status;
}

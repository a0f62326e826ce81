/* screen.c -- candidates in, hits out. */
#include "match/screen.h"

#include "base/memory.h"
#include "match/portal_score.h"
#include "text/digit_letters.h"

#include <stdlib.h>

#define NO_NAME UINT32_MAX

/* ---- set-up ----------------------------------------------------------------- */

void screener_release(struct screener *s) {
    if (s->asked) asked_name_release(s->asked);
    memory_free(s->asked);
    memory_free(s->ways);
    memory_free(s->edges);
    memory_free(s->visited.round_of);
    memory_free(s->hit_of);
    memory_free(s->list_threshold);
    growing_release(&s->hits);
    memset(s, 0, sizeof *s);
}

static bool is_named(struct span lists, struct span id) {
    struct span rest = lists;
    while (rest.bytes)
        if (span_equals(span_trim(span_cut(&rest, ',')), id)) return true;
    return false;
}

static idt_status check_list_names(const struct snapshot *snapshot,
                                   struct span lists, idt_error *error) {
    struct span rest = lists;
    while (rest.bytes && lists.length) {
        struct span name = span_trim(span_cut(&rest, ','));
        bool is_known = false;
        for (uint32_t i = 0; i < snapshot_list_count(snapshot); i++) {
            struct list_info info;
            if (snapshot_list(snapshot, i, &info) && span_equals(info.id, name))
                is_known = true;
        }
        if (!is_known)
            return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                        "list '%.*s' is not in the snapshot; see `interdict "
                        "lists`",
                        (int)name.length, name.bytes);
    }
    return IDT_OK;
}

/* Thresholds by list and type, worked out once. */
static void set_thresholds(struct screener *s, struct span lists) {
    const struct snapshot *snapshot = s->index->snapshot;
    s->least_threshold = 2.0F;
    for (uint32_t i = 0; i < snapshot_list_count(snapshot); i++) {
        struct list_info info;
        bool known = snapshot_list(snapshot, i, &info);
        for (int type = 0; type < PARTY_TYPE_COUNT; type++) {
            float threshold = s->rules.threshold;
            if (threshold < 0.0F)
                threshold = policy_threshold(s->rules.policy, info.id,
                                             (enum party_type)type);
            bool is_searched =
                known &&
                (lists.length ? is_named(lists, info.id)
                              : policy_counts(s->rules.policy, info.id));
            if (!is_searched) threshold = 2.0F;
            s->list_threshold[i * PARTY_TYPE_COUNT + (uint32_t)type] =
                threshold;
            if (threshold < s->least_threshold) s->least_threshold = threshold;
        }
    }
}

static bool take_room(struct screener *s) {
    const struct screen_index *x = s->index;
    size_t lists = snapshot_list_count(x->snapshot);
    s->asked = memory_take(1, sizeof *s->asked);
    if (s->asked && !asked_name_init(s->asked, &x->words)) {
        memory_free(s->asked);
        s->asked = NULL;
    }
    if (s->asked && s->rules.is_full_scan &&
        !asked_name_scan_all(s->asked, &x->words))
        return false;
    s->ways = memory_take(1, sizeof *s->ways);
    s->edges = memory_take(EDGES_MOST, sizeof *s->edges);
    s->visited.round_of =
        memory_take_zeroed(x->words.name_count, sizeof(uint32_t));
    s->hit_of = memory_take_zeroed(snapshot_record_count(x->snapshot),
                                   sizeof(uint32_t));
    s->list_threshold = memory_take(lists * PARTY_TYPE_COUNT, sizeof(float));
    return s->asked && s->ways && s->edges && s->visited.round_of &&
           s->hit_of && s->list_threshold;
}

idt_status screener_init(struct screener *s, const struct screen_index *index,
                         const struct screen_rules *rules, struct span lists,
                         idt_error *error) {
    memset(s, 0, sizeof *s);
    s->index = index;
    s->rules = *rules;
    idt_status status = check_list_names(index->snapshot, lists, error);
    if (status) return status;
    if (!take_room(s)) {
        screener_release(s);
        return fail_memory(error);
    }
    set_thresholds(s, lists);
    return IDT_OK;
}

/* ---- one name ---------------------------------------------------------------- */

/* Letters matter only where one side has an initial. */
static bool has_initial(const struct word_index *index, uint32_t name) {
    for (uint32_t i = index->name_at[name]; i < index->name_at[name + 1]; i++)
        if (index->word_infos[index->name_words[i]].flags & WORD_IS_INITIAL)
            return true;
    return false;
}

static void listed_words(const struct screener *s, uint32_t name,
                         struct name_words *words) {
    const struct word_index *index = &s->index->words;
    uint32_t from = index->name_at[name];
    bool may_have_initials = s->asked->has_initial || has_initial(index, name);
    words->count = index->name_at[name + 1] - from;
    words->has_number = false;
    for (uint32_t i = 0; i < words->count; i++) {
        uint32_t word = index->name_words[from + i];
        words->weight[i] = word_weight(index, word);
        words->letter[i] = 0;
        words->is_initial[i] = false;
        if (may_have_initials)
            name_words_set_letter(words, i, index_word(index, word));
        if (!s->asked->words.has_number) continue;
        words->is_number[i] = word_is_number(index_word(index, word));
        words->has_number |= words->is_number[i];
    }
}

struct alignment screener_align(struct screener *s, uint32_t name,
                                size_t *taken) {
    struct name_words listed;
    const struct word_index *index = &s->index->words;
    uint32_t from = index->name_at[name];
    size_t count = edges_by_links(s->asked, index->name_words + from,
                                  index->name_at[name + 1] - from, s->edges);
    if (taken) *taken = 0;
    if (count == 0) return (struct alignment){0, 0, 0, 0, false};
    listed_words(s, name, &listed);
    return align_names(&s->asked->words, &listed, s->edges, count, taken);
}

struct korean_verdict screener_korean(const struct screener *s, uint32_t name) {
    uint32_t first = 0, end = 0;
    if (s->korean->count)
        korean_forms_of(&s->index->korean, name, &first, &end);
    return korean_compare(s->korean->forms, s->korean->count,
                          s->index->korean.forms + first, end - first, false);
}

/* The same for every order of the same words. */
static uint64_t hash_of_words(const struct word_index *index, uint32_t name) {
    uint64_t sum = 0;
    for (uint32_t i = index->name_at[name]; i < index->name_at[name + 1]; i++) {
        uint64_t word = index->name_words[i] + UINT64_C(1);
        word *= UINT64_C(0x9E3779B97F4A7C15);
        sum += word ^ (word >> 29);
    }
    return sum;
}

/* The score a name stands for before evidence: a weak alias is capped. */
static float standing(const struct scored_name *scored) {
    struct evidence none;
    memset(&none, 0, sizeof none);
    return final_score(scored, &none);
}

static struct screen_hit *hit_for(struct screener *s, uint32_t record) {
    if (s->hit_of[record]) return &s->hits.items[s->hit_of[record] - 1];
    struct screen_hit hit;
    memset(&hit, 0, sizeof hit);
    hit.record = record;
    hit.rank = s->index->id_rank[record];
    hit.name = NO_NAME;
    if (!growing_add(&s->hits, hit)) {
        s->failed = true;
        return NULL;
    }
    s->hit_of[record] = (uint32_t)s->hits.count;
    return &s->hits.items[s->hits.count - 1];
}

static float threshold_of(const struct screener *s, uint32_t record) {
    const struct snapshot *snapshot = s->index->snapshot;
    return s->list_threshold[snapshot_record_list(snapshot, record) *
                                 PARTY_TYPE_COUNT +
                             (uint32_t)snapshot_record_type(snapshot, record)];
}

/* The very name asked, so that the floor of equal names holds. */
static bool is_very_name(const struct scored_name *scored) {
    return scored->is_equal && !scored->is_weak_alias;
}

/* An equal name before any other, then score, bits and place. */
static bool is_better(const struct screen_hit *hit, uint32_t name,
                      const struct scored_name *scored, float bits) {
    if (hit->name == NO_NAME) return true;
    if (is_very_name(scored) != is_very_name(&hit->scored))
        return is_very_name(scored);
    float stands = standing(scored), before = standing(&hit->scored);
    if (stands != before) return stands > before;
    return bits > hit->bits || (bits == hit->bits && name < hit->name);
}

/* What one name scored; the best of a record's names is kept. */
static void keep_name(struct screener *s, uint32_t name,
                      const struct scored_name *scored, float bits) {
    const struct word_index *index = &s->index->words;
    if (s->rules.is_primary_only &&
        (index->name_item[name] & 127) != NAME_PRIMARY)
        return;
    struct screen_hit *hit = hit_for(s, index->name_record[name]);
    if (!hit || !is_better(hit, name, scored, bits)) return;
    hit->name = name;
    hit->way = s->way;
    hit->scored = *scored;
    hit->bits = bits;
    hit->name_hash = hash_of_words(index, name);
}

/* The weight of the lighter of the two names; of the asked one what its words
 * are worth when they agree, so that no spelling passes the name itself. */
static float lighter_weight(const struct screener *s, uint32_t name) {
    const struct word_index *index = &s->index->words;
    float listed = 0.0F, asked = 0.0F;
    for (uint32_t i = index->name_at[name]; i < index->name_at[name + 1]; i++)
        listed += word_weight(index, index->name_words[i]);
    for (uint32_t i = 0; i < s->asked->words.count; i++)
        asked += s->asked->words.bits[i];
    return listed < asked ? listed : asked;
}

/* What was asked in other letters was asked as it is, unless they were put in
 * place of those that were meant. */
static bool is_korean_asked(const struct screener *s) {
    return s->way <= s->ways->readings.meant;
}

/* A name that no key led to agrees by no syllable, so only what it differs by
 * is left to say. */
static struct korean_verdict judge_of(const struct screener *s, uint32_t name) {
    struct korean_verdict verdict;
    memset(&verdict, 0, sizeof verdict);
    if (s->korean->count == 0) return verdict;
    if ((s->is_by_key || s->rules.is_full_scan) && is_korean_asked(s))
        return screener_korean(s, name);
    uint32_t first, end;
    korean_forms_of(&s->index->korean, name, &first, &end);
    verdict.a = s->korean->forms;
    verdict.a_count = s->korean->count;
    verdict.b = s->index->korean.forms + first;
    verdict.b_count = end - first;
    return verdict;
}

static void consider_name(void *context, uint32_t name) {
    struct screener *s = context;
    const struct word_index *index = &s->index->words;
    struct korean_verdict korean;
    float weight = 0.0F;
    if (threshold_of(s, index->name_record[name]) > 1.0F) return;
    korean = judge_of(s, name);
    if (korean.agree > 0.0F) weight = lighter_weight(s, name);
    if (!s->rules.is_full_scan && korean.agree == 0.0F &&
        !name_may_reach(s->asked, index, name, s->raw_least))
        return;
    struct alignment alignment = screener_align(s, name, NULL);
    if (alignment.raw <= 0.0F && korean.agree <= 0.0F) return;
    bool is_weak = (index->name_item[name] & 127) == NAME_WEAK_ALIAS;
    struct scored_name scored = {score_of_raw(&alignment), alignment.is_equal,
                                 is_weak};
    if (s->rules.mode == SCREEN_EXACT && !alignment.is_equal) return;
    korean_judge(&korean, weight, &scored, &alignment.bits);
    if (standing(&scored) < s->name_least) return;
    keep_name(s, name, &scored, alignment.bits);
}

/* A name filed under a key of the asked one. */
static void consider_korean(void *context, uint32_t name) {
    struct screener *s = context;
    if (s->visited.round_of[name] == s->visited.round) return;
    s->visited.round_of[name] = s->visited.round;
    consider_name(s, name);
}

/* The page shows a score and nothing of aliases' strength or rarity. */
static void consider_as_portal(struct screener *s, uint32_t name) {
    const struct word_index *index = &s->index->words;
    const struct folded_name *folded = &s->asked->folded;
    struct span asked[LIMIT_NAME_TOKENS], listed[LIMIT_NAME_TOKENS];
    size_t count = index->name_at[name + 1] - index->name_at[name];
    if (threshold_of(s, index->name_record[name]) > 1.0F) return;
    for (size_t i = 0; i < folded->count; i++)
        asked[i] = folded_word(folded, i);
    for (size_t i = 0; i < count; i++)
        listed[i] =
            index_word(index, index->name_words[index->name_at[name] + i]);
    struct scored_name scored = {
        portal_score(asked, folded->count, listed, count), false, false};
    if (scored.name > 0.0F && scored.name >= s->name_least)
        keep_name(s, name, &scored, 0.0F);
}

static void consider(struct screener *s, uint32_t name) {
    bool is_reading = (s->index->words.name_item[name] & NAME_IS_READING) != 0;
    if (is_reading && s->rules.mode != SCREEN_OWN) return;
    if (s->rules.mode == SCREEN_PORTAL)
        consider_as_portal(s, name);
    else
        consider_name(s, name);
}

/* ---- identifiers -------------------------------------------------------------- */

/* Names of a record stand together, in the order of records. */
static uint32_t first_name_of(const struct word_index *index, uint32_t record) {
    uint32_t low = 0, high = index->name_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (index->name_record[middle] < record)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void consider_record(struct screener *s, uint32_t record) {
    const struct word_index *index = &s->index->words;
    if (threshold_of(s, record) > 1.0F || !hit_for(s, record)) return;
    float least = s->name_least;
    s->name_least = 0.0F; /* whatever its names score, it is looked at */
    s->raw_least = -1.0F; /* the bound of next to nothing is below 0 */
    for (uint32_t n = first_name_of(index, record);
         s->has_name && n < index->name_count &&
         index->name_record[n] == record;
         n++)
        consider(s, n);
    s->name_least = least;
    s->raw_least = raw_needed(least);
}

static void consider_bearers(struct screener *s,
                             const struct asked_identifier *asked) {
    struct span canonical = {asked->canonical, asked->length};
    uint32_t at, end;
    identifier_range(&s->index->identifiers,
                     identifier_hash(asked->kind, canonical), &at, &end);
    for (; at < end; at++)
        consider_record(s, s->index->identifiers.entries[at].record);
}

/* The full scan looks at all records, and asks no table who bears what. */
static void consider_identifiers(struct screener *s) {
    size_t count = s->facts.identifier_count;
    s->is_by_key = true; /* of such a record every name is looked at */
    if (count && s->rules.is_full_scan) {
        uint32_t records = snapshot_record_count(s->index->snapshot);
        for (uint32_t record = 0; record < records; record++)
            consider_record(s, record);
    } else {
        for (size_t i = 0; i < count; i++)
            consider_bearers(s, &s->facts.identifiers[i]);
    }
    s->is_by_key = false;
}

/* ---- the end -------------------------------------------------------------------- */

static idt_status weigh_hits(struct screener *s, idt_error *error) {
    size_t kept = 0;
    for (size_t i = 0; i < s->hits.count; i++) {
        struct screen_hit hit = s->hits.items[i];
        struct party_view view;
        s->hit_of[hit.record] = 0;
        if (!snapshot_record(s->index->snapshot, hit.record, &view))
            return fail(error, IDT_BAD_SNAPSHOT, NOWHERE,
                        "record %u is damaged", hit.record);
        weigh_evidence(&s->facts, &view, &hit.evidence);
        hit.score = s->rules.mode == SCREEN_PORTAL
                        ? hit.scored.name /* only the name is scored there */
                        : final_score(&hit.scored, &hit.evidence);
        bool is_exact_enough = s->rules.mode != SCREEN_EXACT ||
                               hit.scored.is_equal ||
                               hit.evidence.identity != IDENTITY_NONE;
        bool is_met =
            hit.name != NO_NAME || hit.evidence.identity != IDENTITY_NONE;
        if (is_met && is_exact_enough &&
            hit.score >= threshold_of(s, hit.record))
            s->hits.items[kept++] = hit;
    }
    s->hits.count = kept;
    return IDT_OK;
}

/* The word of the name that the fewest names bear. */
static uint32_t rarest_word(const struct word_index *index, uint32_t name) {
    uint32_t from = index->name_at[name], rarest = index->name_words[from];
    for (uint32_t i = from + 1; i < index->name_at[name + 1]; i++)
        if (bearers_of(index, index->name_words[i]) < bearers_of(index, rarest))
            rarest = index->name_words[i];
    return rarest;
}

/* How many records searched bear this very name, found or not: those a rule
 * or a conflict kept below the threshold are as many more to tell apart. */
static uint32_t count_bearers(const struct screener *s, uint32_t name,
                              uint64_t hash) {
    const struct word_index *index = &s->index->words;
    uint32_t word = rarest_word(index, name), records = 0;
    uint32_t last = UINT32_MAX, count = index->name_at[name + 1];
    count -= index->name_at[name];
    for (uint32_t p = index->posting_at[word]; p < index->posting_at[word + 1];
         p++) {
        uint32_t other = index->posting_name[p];
        uint32_t record = index->name_record[other];
        if (record == last || threshold_of(s, record) > 1.0F ||
            index->name_at[other + 1] - index->name_at[other] != count ||
            hash_of_words(index, other) != hash)
            continue;
        last = record; /* names of a record stand together */
        records++;
    }
    return records;
}

static void count_ambiguous(struct screener *s) {
    for (size_t i = 0; i < s->hits.count; i++) {
        struct screen_hit *hit = &s->hits.items[i];
        if (hit->name != NO_NAME)
            hit->ambiguous = count_bearers(s, hit->name, hit->name_hash);
    }
}

/* Score, then bits, then id. */
static int compare_hits(const void *left, const void *right) {
    const struct screen_hit *a = left, *b = right;
    if (a->score != b->score) return a->score > b->score ? -1 : 1;
    if (a->bits != b->bits) return a->bits > b->bits ? -1 : 1;
    return (a->rank > b->rank) - (a->rank < b->rank);
}

/* Every name may be visited once more. */
static void begin_round(struct screener *s) {
    if (++s->visited.round != 0) return;
    memset(s->visited.round_of, 0,
           s->index->words.name_count * sizeof(uint32_t));
    s->visited.round = 1;
}

static void forget_hits(struct screener *s) {
    for (size_t i = 0; i < s->hits.count; i++)
        s->hit_of[s->hits.items[i].record] = 0;
    growing_clear(&s->hits);
    s->total = 0;
    s->failed = false;
    s->way = 0;
    s->ways->readings.count = s->ways->readings.meant = 0;
    s->korean = &s->ways->korean;
    begin_round(s);
}

static void consider_names(struct screener *s) {
    if (s->rules.is_full_scan || s->rules.mode == SCREEN_PORTAL) {
        for (uint32_t n = 0; n < s->index->words.name_count; n++)
            consider(s, n);
        return;
    }
    struct candidate_visitor visitor = {&s->visited, consider_name, s};
    s->is_by_key = true;
    for (uint32_t i = 0; is_korean_asked(s) && i < s->korean->count; i++)
        korean_index_walk(&s->index->korean, &s->korean->forms[i],
                          consider_korean, s);
    s->is_by_key = false;
    candidates_walk(s->asked, &s->index->words, s->raw_least, &visitor);
}

/* Ways behind those that were meant are readings of the last of these. */
static void take_korean(struct screener *s) {
    struct asked_ways *ways = s->ways;
    unsigned meant = ways->readings.meant;
    s->korean = &ways->korean;
    if (s->way == 0 || meant == 0) return;
    const struct folded_name *read =
        &ways->readings.of[(s->way < meant ? s->way : meant) - 1];
    s->korean = &ways->korean_meant;
    (void)korean_name_read((struct span){read->bytes, read->length}, read,
                           s->korean);
}

static idt_status take_way(struct screener *s, uint32_t way, idt_error *error) {
    struct asked_ways *ways = s->ways;
    s->way = way;
    take_korean(s);
    if (way == 0)
        asked_name_take(s->asked, &ways->own, false);
    else
        asked_name_take(s->asked, &ways->readings.of[way - 1],
                        ways->readings.is_strict[way - 1]);
    return asked_name_link(s->asked, &s->index->words, error);
}

bool screener_ask_way(struct screener *s, uint32_t way) {
    idt_error error;
    return s->way == way || take_way(s, way, &error) == IDT_OK;
}

/* The name in other Latin letters, each way after the other. */
static idt_status ask_readings(struct screener *s, idt_error *error) {
    struct asked_ways *ways = s->ways;
    if (s->rules.mode != SCREEN_OWN) return IDT_OK;
    (void)asked_readings_make(&s->asked->folded, &ways->readings);
    if (ways->readings.count == 0) return IDT_OK;
    folded_name_copy(&ways->own, &s->asked->folded);
    for (uint32_t way = 1; way <= ways->readings.count; way++) {
        idt_status status = take_way(s, way, error);
        if (status) return status;
        begin_round(s);
        consider_names(s);
        consider_identifiers(s);
    }
    return IDT_OK;
}

idt_status screener_run(struct screener *s, struct span name,
                        idt_error *error) {
    forget_hits(s);
    s->name_least = s->rules.is_full_scan /* which weighs what little scores */
                        ? 0.0F
                        : name_needed(&s->facts, s->least_threshold);
    s->raw_least = raw_needed(s->name_least);
    s->has_name = name.length > 0;
    s->korean->count = 0;
    if (s->has_name) {
        idt_status status =
            asked_name_set(s->asked, &s->index->words, name, error);
        if (status) return status;
        s->has_name = s->asked->folded.count > 0;
        if (!s->has_name && s->facts.identifier_count == 0)
            return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                        "name without a letter, digit or sign; give the name "
                        "as it is written, or an identifier");
        if (s->rules.mode == SCREEN_OWN)
            (void)korean_name_read(name, &s->asked->folded, s->korean);
    }
    if (s->has_name) consider_names(s);
    consider_identifiers(s);
    idt_status status = s->has_name ? ask_readings(s, error) : IDT_OK;
    if (!status) status = weigh_hits(s, error);
    if (status) return status;
    if (s->failed) return fail_memory(error);
    if (s->hits.count > 1)
        qsort(s->hits.items, s->hits.count, sizeof *s->hits.items,
              compare_hits);
    s->total = (uint32_t)s->hits.count;
    if (s->rules.limit && s->hits.count > s->rules.limit)
        s->hits.count = s->rules.limit;
    count_ambiguous(s);
    return IDT_OK;
}

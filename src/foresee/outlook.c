/* outlook.c -- the least fixpoint of positions, and the rings that stop it.
 *
 * Rings are found by following, from each act that was not done, the acts its
 * condition still asks for; acts that can reach one another so are one ring.
 * There are a dozen positions, so reachability is a square of bits.
 */
#include "foresee/outlook.h"

#include "base/memory.h"

#define DEPTH 200 /* conditions are shallower: rule_image_check.c */

struct asking {
    const struct rulebook *book;
    const struct outlook *outlook;
};

/* ---- truth over what was done ---------------------------------------------------- */

static bool fact_is_established(const struct asking *a, uint32_t fact) {
    for (uint32_t act = 0; act < a->book->acts.count; act++) {
        struct law_list facts = a->book->acts.items[act].establishes;
        for (uint32_t i = 0; a->outlook->acts_done[act] && i < facts.count; i++)
            if (a->book->ids.items[facts.first + i] == fact) return true;
    }
    return false;
}

/* An instrument that a done act has ended is not alive. */
static bool is_ended(const struct asking *a, uint32_t instrument) {
    uint32_t name = a->book->instruments.items[instrument].about.name;
    for (uint32_t act = 0; act < a->book->acts.count; act++) {
        struct law_list ends = a->book->acts.items[act].ends;
        for (uint32_t i = 0; a->outlook->acts_done[act] && i < ends.count; i++)
            if (a->book->ids.items[ends.first + i] == name) return true;
    }
    return false;
}

static bool holds(const struct asking *a, uint32_t node, unsigned depth) {
    struct law_node n = a->book->nodes.items[node];
    if (depth == 0) return false;
    if (n.op == LAW_YES) return true;
    /* Only what acts take away is sure to be gone; nothing else is known not
     * to be, and what is done later would undo a "not done". */
    if (n.op == LAW_NOT) {
        struct law_node inner = a->book->nodes.items[n.a];
        return inner.op == LAW_ALIVE && is_ended(a, inner.a);
    }
    if (n.op == LAW_DONE) return a->outlook->acts_done[n.a] != 0;
    if (n.op == LAW_HOLDS) return fact_is_established(a, n.a);
    if (n.op == LAW_ALIVE) return !is_ended(a, n.a);
    if (n.op != LAW_AND && n.op != LAW_OR) return false;
    for (uint32_t i = 0; i < n.b; i++)
        if (holds(a, a->book->ids.items[n.a + i], depth - 1) ==
            (n.op == LAW_OR))
            return n.op == LAW_OR;
    return n.op == LAW_AND;
}

/* The first part that does not hold: of the position, then of the act. */
static uint32_t missing_part(const struct asking *a, uint32_t node) {
    struct law_node n = a->book->nodes.items[node];
    for (uint32_t i = 0; n.op == LAW_AND && i < n.b; i++) {
        uint32_t part = a->book->ids.items[n.a + i];
        if (!holds(a, part, DEPTH)) return missing_part(a, part);
    }
    return node;
}

static uint32_t missing_of(const struct asking *a,
                           const struct stance_result *stance) {
    struct law_list needs = a->book->acts.items[stance->act].needs;
    if (stance->when != LAW_NONE && !holds(a, stance->when, DEPTH))
        return missing_part(a, stance->when);
    for (uint32_t i = 0; i < needs.count; i++) {
        uint32_t need = a->book->ids.items[needs.first + i];
        if (!holds(a, need, DEPTH)) return missing_part(a, need);
    }
    return LAW_NONE;
}

/* ---- fixpoint ----------------------------------------------------------------------- */

static void run_rounds(const struct asking *a, struct outlook *out) {
    bool has_changed = true;
    while (has_changed) {
        has_changed = false;
        for (uint32_t i = 0; i < out->count; i++) {
            struct stance_result *stance = &out->stances[i];
            if (stance->round > 0) continue;
            stance->missing = missing_of(a, stance);
            if (stance->missing != LAW_NONE) continue;
            stance->round = out->rounds + 1;
            has_changed = true;
        }
        /* All of one round act on what was done before it. */
        out->rounds += has_changed;
        for (uint32_t i = 0; i < out->count; i++)
            if (out->stances[i].round > 0)
                out->acts_done[out->stances[i].act] = 1;
    }
}

/* ---- rings ---------------------------------------------------------------------------- */

/* Whether the condition still asks for the act of `of`. */
static bool asks_for(const struct asking *a, uint32_t node,
                     const struct stance_result *of, unsigned depth) {
    struct law_node n = a->book->nodes.items[node];
    if (depth == 0 || holds(a, node, DEPTH)) return false;
    if (n.op == LAW_DONE) return n.a == of->act;
    if (n.op == LAW_HOLDS) {
        struct law_list facts = a->book->acts.items[of->act].establishes;
        for (uint32_t i = 0; i < facts.count; i++)
            if (a->book->ids.items[facts.first + i] == n.a) return true;
        return false;
    }
    if (n.op != LAW_AND && n.op != LAW_OR) return false;
    for (uint32_t i = 0; i < n.b; i++)
        if (asks_for(a, a->book->ids.items[n.a + i], of, depth - 1))
            return true;
    return false;
}

static bool waits_for(const struct asking *a,
                      const struct stance_result *stance,
                      const struct stance_result *of) {
    struct law_list needs = a->book->acts.items[stance->act].needs;
    if (stance->round > 0 || of->round > 0) return false;
    if (stance->when != LAW_NONE && asks_for(a, stance->when, of, DEPTH))
        return true;
    for (uint32_t i = 0; i < needs.count; i++)
        if (asks_for(a, a->book->ids.items[needs.first + i], of, DEPTH))
            return true;
    return false;
}

/* reach[i * count + k]: i waits for k, directly or through others. */
static void spread_waiting(const struct asking *a, uint8_t *reach) {
    const struct outlook *o = a->outlook;
    for (uint32_t i = 0; i < o->count; i++)
        for (uint32_t k = 0; k < o->count; k++)
            reach[i * o->count + k] =
                waits_for(a, &o->stances[i], &o->stances[k]);
    for (uint32_t via = 0; via < o->count; via++)
        for (uint32_t i = 0; i < o->count; i++)
            for (uint32_t k = 0; k < o->count; k++)
                if (reach[i * o->count + via] && reach[via * o->count + k])
                    reach[i * o->count + k] = 1;
}

static void name_rings(struct outlook *out, const uint8_t *reach) {
    for (uint32_t i = 0; i < out->count; i++) {
        struct stance_result *stance = &out->stances[i];
        if (stance->ring != LAW_NONE || !reach[i * out->count + i]) continue;
        stance->ring = out->ring_count++;
        for (uint32_t k = i + 1; k < out->count; k++)
            if (reach[i * out->count + k] && reach[k * out->count + i])
                out->stances[k].ring = stance->ring;
    }
}

static void set_fates(struct outlook *out, const uint8_t *reach) {
    for (uint32_t i = 0; i < out->count; i++) {
        struct stance_result *stance = &out->stances[i];
        bool is_behind = false;
        for (uint32_t k = 0; k < out->count; k++)
            is_behind |=
                reach[i * out->count + k] && out->stances[k].ring != LAW_NONE;
        if (stance->round > 0)
            stance->fate = STANCE_DONE;
        else if (stance->ring != LAW_NONE)
            stance->fate = STANCE_IN_RING;
        else
            stance->fate = is_behind ? STANCE_WAITING : STANCE_HOPELESS;
    }
}

/* ---- all --------------------------------------------------------------------------------- */

static idt_status fail_position(const struct rulebook *book,
                                const struct stance_result *stance,
                                idt_error *error, const char *what) {
    char path[160];
    const struct law_about *about =
        &book->positions.items[stance->position].about;
    struct span file = law_text_of(book, book->files.items[about->file].path);
    struct span act =
        law_name_of(book, book->acts.items[stance->act].about.name);
    struct span holder = law_name_of(
        book, book->actors.items[book->positions.items[stance->position].holder]
                  .about.name);
    size_t length = file.length < sizeof path ? file.length : sizeof path - 1;
    memcpy(path, file.bytes, length);
    path[length] = 0;
    return fail(error, IDT_BAD_RULES, at(path, about->line, 1),
                "'%.*s' of '%.*s' %s", (int)act.length, act.bytes,
                (int)holder.length, holder.bytes, what);
}

/* A "not" that another act could make untrue after it was relied on. */
static bool has_not(const struct rulebook *book, uint32_t node,
                    unsigned depth) {
    struct law_node n = book->nodes.items[node];
    if (depth == 0) return true;
    if (n.op == LAW_NOT) return book->nodes.items[n.a].op != LAW_ALIVE;
    for (uint32_t i = 0; (n.op == LAW_AND || n.op == LAW_OR) && i < n.b; i++)
        if (has_not(book, book->ids.items[n.a + i], depth - 1)) return true;
    return false;
}

/* Nobody does another's act, nor alone what takes several; and nothing waits
 * for what is not done: the rounds could not stay true. */
static idt_status check_stance(const struct rulebook *book,
                               const struct stance_result *stance,
                               idt_error *error) {
    struct law_list by = book->acts.items[stance->act].by;
    uint32_t holder = book->positions.items[stance->position].holder;
    bool is_own = false;
    for (uint32_t i = 0; i < by.count; i++)
        is_own |= book->ids.items[by.first + i] == holder;
    if (!is_own)
        return fail_position(book, stance, error,
                             "is not an act of the holder");
    if (by.count > 1)
        return fail_position(book, stance, error,
                             "takes others as well; no one position does it");
    if (stance->when != LAW_NONE && has_not(book, stance->when, DEPTH))
        return fail_position(book, stance, error,
                             "waits for what is not so; only 'not alive' can "
                             "be waited for, the rest could be undone");
    return IDT_OK;
}

static bool takes_part(const struct law_position *position, uint32_t file) {
    return file == LAW_NONE || position->about.file == file;
}

static bool gather_stances(const struct rulebook *book, uint32_t file,
                           struct arena *arena, struct outlook *out) {
    uint32_t count = 0;
    for (size_t i = 0; i < book->positions.count; i++)
        if (takes_part(&book->positions.items[i], file))
            count += book->positions.items[i].stances.count;
    out->stances = arena_take(arena, count + 1, sizeof *out->stances);
    out->acts_done = arena_take(arena, book->acts.count + 1, 1);
    if (!out->stances || !out->acts_done) return false;
    memset(out->acts_done, 0, book->acts.count);
    for (uint32_t p = 0; p < book->positions.count; p++) {
        struct law_list stances = book->positions.items[p].stances;
        if (!takes_part(&book->positions.items[p], file)) continue;
        for (uint32_t i = 0; i < stances.count; i++) {
            struct law_stance s = book->stances.items[stances.first + i];
            out->stances[out->count++] =
                (struct stance_result){.position = p,
                                       .act = s.act,
                                       .when = s.when,
                                       .ring = LAW_NONE,
                                       .missing = LAW_NONE};
        }
    }
    return true;
}

idt_status outlook_make(const struct rulebook *book, uint32_t file,
                        struct arena *arena, idt_error *error,
                        struct outlook *out) {
    struct outlook made = {.count = 0};
    struct asking a = {book, &made};
    if (!gather_stances(book, file, arena, &made)) return fail_memory(error);
    if (made.count == 0)
        return fail(error, IDT_NOT_FOUND, NOWHERE, "no positions are told");
    if (made.count > 1024)
        return fail(error, IDT_OVER_LIMIT, NOWHERE,
                    "more than 1024 acts in the positions");
    for (uint32_t i = 0; i < made.count; i++) {
        idt_status status = check_stance(book, &made.stances[i], error);
        if (status) return status;
    }
    uint8_t *reach = arena_take(arena, (size_t)made.count * made.count + 1, 1);
    if (!reach) return fail_memory(error);
    run_rounds(&a, &made);
    spread_waiting(&a, reach);
    name_rings(&made, reach);
    set_fates(&made, reach);
    *out = made;
    return IDT_OK;
}

uint32_t positions_file(const struct rulebook *book, struct span name) {
    struct span bare = name;
    if (span_ends(bare, ".md")) bare.length -= 3;
    for (size_t i = 0; i < book->positions.count; i++) {
        uint32_t file = book->positions.items[i].about.file;
        struct span path = law_text_of(book, book->files.items[file].path);
        if (span_ends(path, ".md")) path.length -= 3;
        if (path.length < bare.length) continue;
        size_t cut = path.length - bare.length;
        if (memcmp(path.bytes + cut, bare.bytes, bare.length) == 0 &&
            (cut == 0 || path.bytes[cut - 1] == '/'))
            return file;
    }
    return LAW_NONE;
}

/* case_file.c -- reading .case files.  See case_file.h. */
#include "decide/case_file.h"

#include "base/json_write.h"
#include "base/limits.h"

/* ---- lines --------------------------------------------------------------- */

enum word {
    WORD_NONE,
    WORD_CASE,
    WORD_GIVEN,
    WORD_LIKE,
    WORD_WITH,
    WORD_EXPECT
};

static const char *const words[] = {[WORD_CASE] = "case",
                                    [WORD_GIVEN] = "given",
                                    [WORD_LIKE] = "like",
                                    [WORD_WITH] = "with",
                                    [WORD_EXPECT] = "expect"};

struct reader {
    struct case_file *file;
    struct span rest;
    uint32_t line;    /* of `now` */
    struct span now;  /* bytes NULL at the end */
    struct span base; /* text of the case that this one is like */
    bool has_case;
    idt_error *error;
};

static void next_line(struct reader *r) {
    r->now = span_cut(&r->rest, '\n');
    r->line++;
    if (r->now.length > 0 && r->now.bytes[r->now.length - 1] == '\r')
        r->now.length--;
}

/* The keyword that the line begins with, and the text behind it. */
static enum word word_of(struct span line, struct span *after) {
    for (unsigned i = WORD_CASE; i <= WORD_EXPECT; i++) {
        size_t length = strlen(words[i]);
        if (!span_starts(line, words[i])) continue;
        if (line.length > length && line.bytes[length] != ' ' &&
            line.bytes[length] != '\t')
            continue;
        *after =
            span_trim((struct span){line.bytes + length, line.length - length});
        return (enum word)i;
    }
    return WORD_NONE;
}

static bool is_comment(struct span line) {
    return span_starts(span_trim(line), "#");
}

static idt_status refuse(const struct reader *r, const char *what) {
    return fail(r->error, IDT_BAD_DATA, at(r->file->source, r->line, 1), "%s",
                what);
}

/* The JSON of `given` or `with`: to the line before the next keyword. */
static struct span take_block(struct reader *r, struct span first) {
    const char *start = first.bytes, *end = first.bytes + first.length;
    struct span after;
    for (next_line(r); r->now.bytes; next_line(r)) {
        if (word_of(r->now, &after) != WORD_NONE) break;
        if (is_comment(r->now)) break;
        end = r->now.bytes + r->now.length;
    }
    return span_trim(span_from_to(start, end));
}

/* ---- one case like another ----------------------------------------------- */

static void join_values(struct json_writer *to, struct json base,
                        struct json patch);

static void join_objects(struct json_writer *to, struct json base,
                         struct json patch) {
    struct json member, other;
    json_open_object(to);
    for (bool has = json_first(base, &member); has; has = json_next(&member)) {
        char key[256];
        struct span name = json_key(member);
        bool is_short = name.length < sizeof key;
        if (is_short) memcpy(key, name.bytes, name.length);
        if (is_short) key[name.length] = 0;
        bool has_other = is_short && json_find(patch, key, &other);
        if (has_other && json_kind_of(other) == JSON_NULL) continue;
        json_put_key_span(to, name);
        if (has_other)
            join_values(to, member, other);
        else
            json_put_raw(to, json_source(member));
    }
    for (bool has = json_first(patch, &member); has; has = json_next(&member)) {
        bool is_known = false;
        for (bool is = json_first(base, &other); is; is = json_next(&other))
            is_known |= span_equals(json_key(other), json_key(member));
        if (is_known || json_kind_of(member) == JSON_NULL) continue;
        json_put_key_span(to, json_key(member));
        json_put_raw(to, json_source(member));
    }
    json_close_object(to);
}

/* Entry by entry where both hold objects. */
static void join_arrays(struct json_writer *to, struct json base,
                        struct json patch) {
    struct json old, new;
    bool has_old = json_first(base, &old), has_new = json_first(patch, &new);
    json_open_array(to);
    while (has_old || has_new) {
        if (has_old && has_new)
            join_values(to, old, new);
        else
            json_put_raw(to, json_source(has_old ? old : new));
        has_old = has_old && json_next(&old);
        has_new = has_new && json_next(&new);
    }
    json_close_array(to);
}

static bool holds_objects(struct json array) {
    struct json first;
    return json_kind_of(array) == JSON_ARRAY && json_first(array, &first) &&
           json_kind_of(first) == JSON_OBJECT;
}

/* Depth is bounded by that of the two texts (LIMIT_JSON_DEPTH). */
static void join_values(struct json_writer *to, struct json base,
                        struct json patch) {
    if (json_kind_of(base) == JSON_OBJECT && json_kind_of(patch) == JSON_OBJECT)
        join_objects(to, base, patch);
    else if (holds_objects(base) && holds_objects(patch))
        join_arrays(to, base, patch);
    else
        json_put_raw(to, json_source(patch));
}

static idt_status join_texts(struct reader *r, struct span patch, uint32_t line,
                             struct span *out) {
    struct json_document *old = NULL, *new = NULL;
    struct byte_writer bytes = {.failed = false};
    struct place place = at(r->file->source, line, 1);
    idt_status status = json_parse(r->base, place, r->error, &old);
    if (!status) status = json_parse(patch, place, r->error, &new);
    if (!status) {
        struct json_writer to = json_writer_to(&bytes, JSON_COMPACT);
        join_values(&to, json_root(old), json_root(new));
        *out = bytes.failed ? (struct span){NULL, 0}
                            : arena_copy(&r->file->arena, written(&bytes));
        if (!out->bytes) status = fail_memory(r->error);
    }
    byte_writer_release(&bytes);
    json_free(old);
    json_free(new);
    return status;
}

/* ---- expectations -------------------------------------------------------- */

static struct span next_word(struct span *rest) {
    *rest = span_trim(*rest);
    size_t length = 0;
    while (length < rest->length && rest->bytes[length] != ' ' &&
           rest->bytes[length] != '\t' && rest->bytes[length] != ',')
        length++;
    struct span word = {rest->bytes, length};
    rest->bytes += length;
    rest->length -= length;
    if (rest->length > 0 && rest->bytes[0] == ',') {
        rest->bytes++;
        rest->length--;
    }
    return word;
}

static bool is_joint(struct span word) {
    return span_is(word, "in") || span_is(word, "by") ||
           span_is(word, "unless") || span_is(word, "missing") ||
           span_is(word, "on");
}

/* Names up to the next joint word. */
static idt_status take_names(struct reader *r, struct span *rest,
                             struct span *names, size_t *count) {
    while (true) {
        struct span ahead = *rest;
        struct span word = next_word(&ahead);
        if (word.length == 0 || is_joint(word)) break;
        if (*count == EXPECT_NAMES_MOST)
            return refuse(r, "too many names in one expectation");
        names[(*count)++] = word;
        *rest = ahead;
    }
    return *count ? IDT_OK : refuse(r, "a name is expected here");
}

static idt_status take_joint(struct reader *r, struct span joint,
                             struct span *rest, struct expectation *e) {
    if (span_is(joint, "by")) return take_names(r, rest, e->by, &e->by_count);
    if (span_is(joint, "unless"))
        return take_names(r, rest, e->unless, &e->unless_count);
    if (span_is(joint, "missing"))
        return take_names(r, rest, e->missing, &e->missing_count);
    struct span word = next_word(rest);
    if (span_is(joint, "in")) {
        e->in = word;
        return word.length ? IDT_OK : refuse(r, "a legal order is expected");
    }
    if (span_is(joint, "on") && day_parse_iso(word, &e->on)) return IDT_OK;
    return refuse(r, "expected 'in', 'by', 'unless', 'missing' or 'on DAY'");
}

static idt_status read_expectation(struct reader *r, struct span text) {
    struct expectation e = {.line = r->line, .on = DAY_NONE};
    struct span rest = text;
    struct span word = next_word(&rest);
    idt_status status = IDT_OK;
    if (!r->has_case) return refuse(r, "'expect' stands before a case");
    if (span_is(word, "no") || span_is(word, "yes")) {
        e.is_no = span_is(word, "no");
        e.is_yes = !e.is_no;
        status = take_names(r, &rest, e.by, &e.by_count);
    } else if (span_is(word, "state-duty")) {
        e.is_state_duty = true;
    } else {
        e.word = verdict_of_name(word);
        if (e.word == VERDICT_COUNT)
            return refuse(r, "expected a verdict, 'state-duty', 'yes' or 'no'");
    }
    while (!status) {
        word = next_word(&rest);
        if (word.length == 0) break;
        status = take_joint(r, word, &rest, &e);
    }
    if (!status && !growing_add(&r->file->expectations, e))
        return fail_memory(r->error);
    if (!status) r->file->cases.items[r->file->cases.count - 1].count++;
    return status;
}

/* ---- the whole ----------------------------------------------------------- */

static idt_status check_last(const struct reader *r) {
    if (!r->has_case) return IDT_OK;
    const struct filed_case *last =
        &r->file->cases.items[r->file->cases.count - 1];
    struct place place = at(r->file->source, last->line, 1);
    if (!last->text.bytes)
        return fail(r->error, IDT_BAD_DATA, place,
                    "the case has no 'given' and is like none");
    if (last->count == 0)
        return fail(r->error, IDT_BAD_DATA, place,
                    "nothing is expected of the case");
    return IDT_OK;
}

static idt_status begin_case(struct reader *r, struct span title) {
    idt_status status = check_last(r);
    if (status) return status;
    if (title.length == 0) return refuse(r, "a case needs a title");
    struct filed_case made = {
        .title = title, .line = r->line, .first = r->file->expectations.count};
    if (!growing_add(&r->file->cases, made)) return fail_memory(r->error);
    r->has_case = true;
    r->base = (struct span){NULL, 0};
    return IDT_OK;
}

static idt_status find_like(struct reader *r, struct span title) {
    struct case_file *file = r->file;
    for (size_t i = 0; i + 1 < file->cases.count; i++)
        if (span_equals(file->cases.items[i].title, title)) {
            r->base = file->cases.items[i].text;
            file->cases.items[file->cases.count - 1].text = r->base;
            file->cases.items[file->cases.count - 1].text_line =
                file->cases.items[i].text_line;
            return IDT_OK;
        }
    return refuse(r, "'like' names no case before it in this file");
}

static idt_status read_block(struct reader *r, enum word word,
                             struct span first) {
    uint32_t line = r->line;
    struct filed_case *now = &r->file->cases.items[r->file->cases.count - 1];
    if (word == WORD_WITH && !r->base.bytes)
        return refuse(r, "'with' needs 'like' before it");
    struct span text = take_block(r, first);
    now->text_line = line;
    if (word == WORD_GIVEN) {
        now->text = text;
        return IDT_OK;
    }
    return join_texts(r, text, line, &now->text);
}

static idt_status read_line(struct reader *r) {
    struct span after = SPAN_EMPTY;
    enum word word = word_of(r->now, &after);
    idt_status status = IDT_OK;
    if (word == WORD_NONE) {
        if (span_trim(r->now).length > 0 && !is_comment(r->now))
            return refuse(r, "expected 'case', 'given', 'like', 'with' or "
                             "'expect' at the beginning of the line");
        next_line(r);
        return IDT_OK;
    }
    if (word != WORD_CASE && !r->has_case)
        return refuse(r, "a case begins with 'case TITLE'");
    if (word == WORD_GIVEN || word == WORD_WITH)
        return read_block(r, word, after);
    if (word == WORD_CASE) status = begin_case(r, after);
    if (word == WORD_LIKE) status = find_like(r, after);
    if (word == WORD_EXPECT) status = read_expectation(r, after);
    next_line(r);
    return status;
}

idt_status case_file_read(struct span text, const char *source,
                          idt_error *error, struct case_file *out) {
    struct reader r = {.file = out, .rest = text, .error = error};
    *out = (struct case_file){.source = source};
    arena_init(&out->arena, 0);
    if (text.length > LIMIT_RECORD_BYTES)
        return fail(error, IDT_OVER_LIMIT, at(source, 0, 0),
                    "the file is over %zu bytes", (size_t)LIMIT_RECORD_BYTES);
    idt_status status = IDT_OK;
    next_line(&r);
    while (!status && r.now.bytes)
        status = read_line(&r);
    return status ? status : check_last(&r);
}

void case_file_release(struct case_file *file) {
    arena_release(&file->arena);
    growing_release(&file->cases);
    growing_release(&file->expectations);
}

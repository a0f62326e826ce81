/* law_inside.h -- what the files of the rulebook compiler share.
 *
 *     files --lexer--> lines --parser--> things with statements (tokens)
 *           --names--> every id known --values, expressions--> tables
 *           --reach--> authorisations and acts --conflicts--> rulebook
 *
 * A statement's meaning is one row of a table (rule_words.c): its keyword,
 * the form of its value, and the place in the thing's struct where the value
 * goes.  A new statement is a new row, not new code.
 */
#ifndef LAW_INSIDE_H
#define LAW_INSIDE_H

#include "base/arena.h"
#include "law/law.h"
#include "law/law_sheet.h"

/* Parentheses inside one another; the deepest condition has 4. */
#define LIMIT_LAW_DEPTH  32
/* Members of one list or one chain of and/or; reach lists are the longest. */
#define LIMIT_LAW_LIST   1024
/* Faults told of before the compiler gives up. */
#define LIMIT_LAW_FAULTS 200

/* ---- rows --------------------------------------------------------------- */

enum form {
    FORM_FLAG,
    FORM_TEXT,
    FORM_TEXTS,
    FORM_DAY,
    FORM_START,
    FORM_CHOICE,
    FORM_UNIT,
    FORM_NUMBER,
    FORM_AMOUNT,
    FORM_AMOUNTS,
    FORM_ID,
    FORM_IDS,
    FORM_WORDS,
    FORM_COUNTRIES,
    FORM_ACTIVITIES,
    FORM_CONDITION,
    FORM_CONDITIONS,
    FORM_FORMULA,
    FORM_REACH,
    FORM_DUTIES,
    FORM_CAPS,
    FORM_HS,
    FORM_MONEY,
    FORM_SENTENCES,
    FORM_STEPS,
    FORM_STANCES,
    FORM_BALLOT,
    FORM_SEATS,
    FORM_RENEWAL,
    FORM_REVIEW,
    FORM_COUNT
};

enum choice {
    CHOICE_KIND,
    CHOICE_CONFIDENCE,
    CHOICE_DECIDES,
    CHOICE_INSTRUMENT,
    CHOICE_SCOPE,
    CHOICE_TYPE,
    CHOICE_OUTCOME,
    CHOICE_FORCE,
    CHOICE_MANDATE,
    CHOICE_PERIOD,
    CHOICE_DUTY,
    CHOICE_AUTHORISATION,
    CHOICE_VERB,
    CHOICE_ACT_SCOPE,
    CHOICE_RESULT,
    CHOICE_BASIS,
    CHOICE_COUNT
};

enum { ROW_MUST = 1, ROW_MANY = 2, ROW_FROM_PAGE = 4 };
/* For rows of every kind: the kinds in which the statement must be there. */
#define ROW_KINDS_SHIFT 8

#define ANY_KIND       LAW_KIND_COUNT
#define KIND_BIT(kind) (1u << (kind))

struct row {
    uint32_t kind; /* enum law_kind or ANY_KIND */
    const char *keyword;
    enum form form;
    uint32_t param; /* enum choice, or a set of kinds */
    size_t offset;
    uint32_t flags;
};

/* Rows of one kind, then those of all kinds. */
extern const struct row law_rows[];
extern const size_t law_row_count;

/* How many words a form fills, and what they hold when it is not stated. */
struct form_shape {
    uint32_t words;
    uint32_t unset[4];
    bool is_text;  /* the value is the rest of the line */
    bool is_late;  /* waits until all plain values are known */
    bool is_reach; /* waits until conditions are known, too */
};
extern const struct form_shape law_forms[FORM_COUNT];

/* Ends with NULL. */
const char *const *choice_words(enum choice choice);

/* A table of the rulebook, whatever its type. */
struct table_shape {
    size_t offset, size;
};
extern const struct table_shape law_kind_tables[LAW_KIND_COUNT];

/* The layout that GROWING gives every type. */
struct grown {
    void *items;
    size_t count, room;
};
static inline struct grown table_view(const struct rulebook *book,
                                      const struct table_shape *shape) {
    struct grown view;
    memcpy(&view, (const char *)book + shape->offset, sizeof view);
    return view;
}
/* One more item of zeros; NULL without memory. */
void *table_add(struct rulebook *book, const struct table_shape *shape);

/* ---- lexer -------------------------------------------------------------- */

struct token {
    struct span text; /* a word, or one of ( ) , : or any other character */
    uint32_t line, column;
    bool is_word;
};

/* A line inside a law block. */
struct law_line {
    struct span text;
    uint32_t number;
};

struct line_reader {
    struct span rest;
    uint32_t number;     /* of the line last read */
    uint32_t block_line; /* where the open block began; 0 outside */
};

/* The next line of any law block that is neither empty nor a comment; false
 * at the end of the file (block_line then tells of an unclosed block).
 * *is_first is set for the first line of a block. */
bool next_law_line(struct line_reader *reader, struct law_line *line,
                   bool *is_first);

/* ---- things as read ----------------------------------------------------- */

struct statement {
    const struct row *row;
    uint32_t token_first, token_count;
    struct span text; /* the rest of the line */
    uint32_t line, column, value_column;
};

struct thing {
    enum law_kind kind;
    struct span id;
    uint32_t file, line, column;
    uint32_t statement_first, statement_count;
    uint32_t index; /* in its kind's table */
    uint32_t page;  /* thing that is the page of its file, or LAW_NONE */
};

struct slot_map {
    GROWING(uint32_t) slots; /* entry + 1, 0 empty; a power of two of them */
    size_t used;
};

struct compiler {
    struct rulebook *book;
    const struct law_source *sources; /* sorted by path */
    size_t source_count;
    const struct law_options *options;
    idt_error *error;
    size_t faults;
    struct arena arena;
    GROWING(struct thing) things;
    GROWING(struct statement) statements;
    GROWING(struct token) tokens;
    struct slot_map name_map, word_map, node_map;
};

/* Reads all files into things, statements and tokens. */
idt_status parse_sources(struct compiler *c);

/* ---- faults ------------------------------------------------------------- */

/* A place in the file of `thing`. */
struct place place_in(const struct compiler *c, uint32_t file, uint32_t line,
                      uint32_t column);
/* Tells of a fault.  IDT_BAD_RULES to go on with the next statement,
 * IDT_OVER_LIMIT when there were too many. */
idt_status fault(struct compiler *c, struct place place, const char *format,
                 ...) PRINTF_LIKE(3, 4);
/* An id that no file has: a fault, or in a partial rulebook only a report.
 * IDT_NOT_FOUND then. */
idt_status fault_missing(struct compiler *c, struct place place, uint32_t kinds,
                         struct span id);

/* ---- names -------------------------------------------------------------- */

/* `length` and `text` for "%.*s". */
#define SPAN_ARGS(span) (int)(span).length, (span).bytes

idt_status add_text(struct compiler *c, struct span text, struct law_text *out);
idt_status add_word(struct compiler *c, struct span word, uint32_t *out);
idt_status add_name(struct compiler *c, struct span id, enum law_kind kind,
                    uint32_t index, uint32_t *out);
idt_status add_node(struct compiler *c, struct law_node node, uint32_t *out);
idt_status add_list(struct compiler *c, const uint32_t *items, uint32_t count,
                    struct law_list *out);
/* The name with exactly this id among the kinds, LAW_NONE if none. */
uint32_t find_name(const struct compiler *c, struct span id, uint32_t kinds);
struct span id_without_version(struct span id);
/* Every version of the id among the kinds, as names; their number. */
uint32_t find_versions(const struct compiler *c, struct span id, uint32_t kinds,
                       uint32_t *out, uint32_t most);
/* The known id, keyword or word that is nearest; empty if none is near. */
struct span nearest_name(const struct compiler *c, struct span id,
                         uint32_t kinds);
struct span nearest_word(struct span word, const char *const *words);
uint32_t letters_apart(struct span a, struct span b, uint32_t most);

/* ---- values ------------------------------------------------------------- */

/* A walk over the tokens of one statement. */
struct cursor {
    struct compiler *c;
    const struct thing *thing;
    const struct statement *statement;
    uint32_t at, end; /* tokens */
    uint32_t scope;   /* enum law_scope in which a condition stands */
    uint32_t depth;
    bool is_formula; /* bare ids are instruments */
};

struct cursor cursor_over(struct compiler *c, const struct thing *thing,
                          const struct statement *statement);
bool cursor_done(const struct cursor *cursor);
/* The token at the cursor; a token of no text at the end. */
struct token cursor_token(const struct cursor *cursor);
bool cursor_is(const struct cursor *cursor, const char *word);
/* Steps over the words if they come next. */
bool cursor_take(struct cursor *cursor, const char *words);
idt_status cursor_expect(struct cursor *cursor, const char *word);
struct place cursor_place(const struct cursor *cursor);
/* Fault unless everything was read. */
idt_status cursor_end(struct cursor *cursor);
/* A fault: "expected WHAT, not 'token'". */
idt_status expected(struct cursor *cursor, const char *what);
idt_status read_day(struct cursor *cursor, day_number *out);
idt_status read_count(struct cursor *cursor, uint32_t *out);
idt_status read_unit(struct cursor *cursor, uint32_t *out);
idt_status read_amount(struct cursor *cursor, struct law_amount *out);
idt_status read_choice(struct cursor *cursor, enum choice choice,
                       uint32_t *out);
idt_status read_country(struct cursor *cursor, uint32_t *out);
idt_status read_hs(struct cursor *cursor, uint32_t *out);
/* One id of the kinds: names of all its versions, at most `most`; *count 0
 * when a partial rulebook does not have it. */
idt_status read_names(struct cursor *cursor, uint32_t kinds, uint32_t *out,
                      uint32_t most, uint32_t *count);
idt_status read_id(struct cursor *cursor, enum law_kind kind, uint32_t *out);
idt_status read_condition(struct cursor *cursor, uint32_t *node);
idt_status read_reach(struct cursor *cursor, uint32_t kinds, uint32_t *out,
                      uint32_t *count);

/* Reads one statement's value into the words of its slot; lists append to
 * `gathered`. */
struct gathered {
    GROWING(uint32_t) items;
    uint32_t first; /* of a table of parts; set by the first */
    uint32_t count;
};
idt_status gather(struct compiler *c, struct gathered *gathered, uint32_t item);
idt_status read_ids(struct cursor *cursor, struct gathered *gathered);
idt_status read_words(struct cursor *cursor, struct gathered *gathered);
idt_status read_countries(struct cursor *cursor, struct gathered *gathered);
idt_status read_value(struct cursor *cursor, uint32_t *slot,
                      struct gathered *gathered);

/* Puts the part into its table and counts it. */
idt_status add_part(struct compiler *c, struct gathered *gathered,
                    const struct table_shape *table, const void *part);

/* ---- checks ------------------------------------------------------------- */

idt_status check_conflicts(struct compiler *c);
/* Derives what no statement says: conditions, indexes, reverse lists. */
idt_status finish_rulebook(struct compiler *c);
idt_status spread_within(struct compiler *c);

/* Some thing that rests on itself by way of `by`; item NULL when none does. */
struct cycle {
    const struct law_about *item, *by;
};
idt_status find_cycle(const struct rulebook *book, idt_error *error,
                      struct cycle *cycle);
/* Whether every number of a read image stays inside it. */
idt_status check_image(const struct rulebook *book, idt_error *error);

/* ---- things as told ------------------------------------------------------- */

/* A walk over what the page of a thing says of it, defaults of the page and
 * what was derived included, one value at a time:
 *     {"binds", "us-person"} {"binds", "us-importer"} {"from", "2018-03-05"} */
struct law_walk {
    enum law_kind kind;
    uint32_t index; /* of the thing, in its table */
    uint32_t row, part;
    const char *keyword;       /* of the statement found */
    struct byte_writer *value; /* its text; cleared before each */
};
static inline struct law_walk law_walk_over(enum law_kind kind, uint32_t index,
                                            struct byte_writer *value) {
    return (struct law_walk){kind, index, 0, 0, NULL, value};
}
/* False at the end, or when value->failed. */
bool law_next_statement(const struct rulebook *book, struct law_walk *walk);

/* How many things of a kind there are. */
uint32_t law_count(const struct rulebook *book, enum law_kind kind);
/* Things of the kind in order of their ids: law_count() of them, freed by
 * memory_free; NULL without memory. */
uint32_t *law_in_order(const struct rulebook *book, enum law_kind kind);

/* Steps back into "30 days" or "0.75 USD"; a customs code into its digits. */
/* law_currencies.c */
struct law_currency {
    char code[4];
    uint8_t digits; /* behind the point */
};
extern const struct law_currency law_currencies[];
extern const uint32_t law_currency_count;

void law_hs_print(uint32_t hs, struct byte_writer *to);

/* The children of a node: how many, and the i-th. */
uint32_t node_children(const struct rulebook *book, uint32_t node);
uint32_t node_child(const struct rulebook *book, uint32_t node, uint32_t i);

#endif

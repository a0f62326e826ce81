/* search_setup.c -- from options to open lists, from words to a query. */
#include "serve/search_setup.h"

#include "serve/engine_text.h"
#include "serve/exit_codes.h"
#include "serve/report_json.h"
#include "serve/snapshot_choice.h"

/* ---- the setup -------------------------------------------------------------- */

uint32_t mode_given(const struct arguments *given) {
    const char *mode = option_text(given, OPTION_MODE);
    if (!mode) return IDT_MODE_OWN;
    if (strcmp(mode, "exact") == 0) return IDT_MODE_EXACT;
    return strcmp(mode, "ofac") == 0 ? IDT_MODE_OFAC : IDT_MODE_OWN;
}

static idt_status read_options(const struct arguments *given,
                               struct search *search, idt_error *error) {
    idt_screen_options options = IDT_SCREEN_OPTIONS_INIT;
    options.policy = search->policy;
    options.lists = option_text(given, OPTION_LISTS);
    options.mode = mode_given(given);
    idt_status status =
        option_share(given, OPTION_THRESHOLD, error, &options.threshold);
    if (!status)
        status = option_number(given, OPTION_LIMIT, UINT32_MAX, error,
                               &options.limit);
    search->options = options;
    search->threshold = options.threshold < 0.0
                            ? idt_policy_threshold(search->policy)
                            : options.threshold;
    return status;
}

/* A sum is plain ASCII: in quotes it is JSON, and a million rows need not
 * look at its letters again. */
static idt_status quote_sum(struct arena *arena, const char *sum,
                            idt_error *error, struct span *out) {
    size_t length = strlen(sum);
    char *quoted = arena_take(arena, length + 2, 1);
    if (!quoted) return fail_memory(error);
    quoted[0] = quoted[length + 1] = '"';
    memcpy(quoted + 1, sum, length);
    *out = (struct span){quoted, length + 2};
    return IDT_OK;
}

static bool has_list(const struct search *search, struct span wanted) {
    idt_list list;
    for (uint32_t i = 0; i < idt_lists_count(search->lists); i++)
        if (idt_lists_list(search->lists, i, &list) == IDT_OK &&
            span_is(wanted, list.list))
            return true;
    return false;
}

/* A policy may serve several snapshots, so this is no error; but a threshold
 * set for a list misspelt is set for nothing. */
static void tell_unknown_lists(const struct search *search) {
    const char *list;
    for (uint32_t i = 0; (list = idt_policy_list(search->policy, i)); i++)
        if (!has_list(search, span_of(list)))
            tell_note("the policy names list '%s', which is not in the "
                      "snapshot: its lines say nothing",
                      list);
}

/* A list that is asked for and not there must not look like "not found". */
static idt_status check_lists(const struct search *search, idt_error *error) {
    struct span rest = span_of(search->options.lists);
    tell_unknown_lists(search);
    if (!search->options.lists) return IDT_OK;
    while (rest.bytes) {
        struct span wanted = span_trim(span_cut(&rest, ','));
        if (!has_list(search, wanted))
            return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                        "no list '%.*s' in the snapshot; 'interdict lists' "
                        "shows those there are",
                        (int)(wanted.length < 80 ? wanted.length : 80),
                        wanted.bytes);
    }
    return IDT_OK;
}

idt_status search_open(const struct arguments *given, idt_error *error,
                       struct search *out) {
    struct search made = {0};
    const char *path = NULL;
    arena_init(&made.arena, 0);
    idt_status status = policy_open_chosen(given, error, &made.policy);
    if (!status) status = read_options(given, &made, error);
    if (!status) status = today_chosen(given, error, &made.today);
    if (!status)
        status = snapshot_open_chosen(option_text(given, OPTION_SNAPSHOT),
                                      &made.arena, error, &made.lists, &path);
    made.is_builtin = !path;
    if (!status) status = check_lists(&made, error);
    if (!status)
        status = quote_sum(&made.arena, idt_lists_sum(made.lists), error,
                           &made.snapshot);
    if (!status)
        status = quote_sum(&made.arena, idt_policy_sum(made.policy), error,
                           &made.config);
    if (!status) status = report_setup(&made, error);
    if (status)
        search_close(&made);
    else
        *out = made;
    return status;
}

void search_close(struct search *search) {
    idt_lists_free(search->lists);
    idt_policy_free(search->policy);
    arena_release(&search->arena);
}

bool search_has_list(const struct search *search, const char *list) {
    struct span rest = span_of(search->options.lists);
    if (!idt_policy_counts(search->policy, list)) return false;
    if (!search->options.lists) return true;
    while (rest.bytes)
        if (span_is(span_trim(span_cut(&rest, ',')), list)) return true;
    return false;
}

/* ---- one query -------------------------------------------------------------- */

void asked_clear(struct asked *asked) {
    idt_query empty = IDT_QUERY_INIT;
    asked->query = empty;
    asked->query.identifiers = asked->identifiers;
}

idt_status asked_identifier(struct asked *asked, idt_identifier identifier,
                            idt_error *error) {
    if (asked->query.identifier_count == ASKED_IDENTIFIERS)
        return fail(error, IDT_OVER_LIMIT, NOWHERE,
                    "over %d identifiers in one query", ASKED_IDENTIFIERS);
    asked->identifiers[asked->query.identifier_count++] = identifier;
    return IDT_OK;
}

static bool is_letter(char byte) {
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

/* ":CC" at the end is the country of issue. */
static bool ends_with_country(struct span value) {
    const char *end = value.bytes + value.length;
    return value.length > 3 && end[-3] == ':' && is_letter(end[-2]) &&
           is_letter(end[-1]);
}

idt_status asked_identifier_text(struct asked *asked, struct arena *arena,
                                 struct span text, idt_error *error) {
    struct span value = span_trim(text), country = {NULL, 0};
    struct span kind = span_trim(span_cut(&value, ':'));
    if (!value.bytes || kind.length == 0 || value.length == 0)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "identifier '%.*s' is not written KIND:VALUE[:CC]",
                    (int)(text.length < 80 ? text.length : 80), text.bytes);
    if (ends_with_country(value)) {
        country = (struct span){value.bytes + value.length - 2, 2};
        value.length -= 3;
        country = arena_copy(arena, country);
        if (!country.bytes) return fail_memory(error);
    }
    kind = arena_copy(arena, kind);
    value = arena_copy(arena, value);
    if (!kind.bytes || !value.bytes) return fail_memory(error);
    return asked_identifier(
        asked, (idt_identifier){kind.bytes, text_of_span(value), country.bytes},
        error);
}

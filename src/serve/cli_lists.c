/* cli_lists.c -- which lists a search would look in, and how old they are. */
#include "serve/answer_output.h"
#include "serve/cli_commands.h"
#include "serve/exit_codes.h"
#include "serve/snapshot_choice.h"
#include "serve/terminal.h"

#include "base/json_write.h"

#include <unistd.h>

/* The open snapshot and the rules by which ages are judged. */
struct listing {
    struct arena arena;
    idt_lists *lists;
    idt_policy *policy;
    day_number today;
};

static void list_json(struct json_writer *json, const idt_list *list,
                      const struct list_age *age) {
    char day[DATE_TEXT_ROOM];
    const struct {
        const char *key, *text;
    } texts[] = {{"list", list->list},
                 {"publisher", list->publisher},
                 {"kind", list->kind}};
    json_open_object(json);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        json_put_key(json, texts[i].key);
        json_put_string(json, texts[i].text);
    }
    if (list->published != IDT_NO_DAY) day_print(list->published, day);
    json_put_key(json, "published");
    json_put_string(json, list->published == IDT_NO_DAY ? NULL : day);
    json_put_key(json, "sha256");
    json_put_string(json, list->sum);
    json_put_key(json, "entries");
    json_put_integer(json, list->entries);
    json_put_key(json, "names");
    json_put_integer(json, list->names);
    json_put_key(json, "age_days");
    if (age->is_known)
        json_put_integer(json, age->days);
    else
        json_put_null(json);
    json_put_key(json, "age_basis");
    json_put_string(json, age->basis);
    json_put_key(json, "stale");
    json_put_bool(json, age->is_stale);
    json_close_object(json);
}

static void list_text(struct terminal *to, const idt_list *list,
                      const struct list_age *age) {
    char day[DATE_TEXT_ROOM] = "-";
    if (list->published != IDT_NO_DAY) day_print(list->published, day);
    if (age->is_stale) terminal_style(to, STYLE_BAD);
    terminal_cell(to, span_of(list->list), 18);
    terminal_print(to, " %8u %8u  %-10s ", list->entries, list->names, day);
    if (age->is_known)
        terminal_print(to, "%6lld", (long long)age->days);
    else
        terminal_print(to, "%6s", "?");
    terminal_print(to, "%s  ", age->is_stale ? " stale" : "      ");
    terminal_cell(to, span_of(list->kind), 16);
    terminal_print(to, " ");
    terminal_text(to, span_of(list->publisher));
    if (age->is_stale) terminal_style(to, STYLE_PLAIN);
    terminal_print(to, "\n");
}

static idt_status write_lists(const struct listing *listing, bool is_json,
                              struct terminal *to) {
    struct json_writer json = json_writer_to(&to->bytes, JSON_COMPACT);
    idt_status status = IDT_OK;
    if (is_json) {
        json_open_object(&json);
        json_put_key(&json, "lists");
        json_open_array(&json);
    } else {
        terminal_print(to, "%-18s %8s %8s  %-10s %6s        %-16s %s\n", "list",
                       "entries", "names", "published", "days", "kind",
                       "publisher");
    }
    for (uint32_t i = 0; !status && i < idt_lists_count(listing->lists); i++) {
        idt_list list;
        status = idt_lists_list(listing->lists, i, &list);
        if (status) break;
        struct list_age age =
            list_age_on(&list, listing->policy, listing->today);
        if (is_json)
            list_json(&json, &list, &age);
        else
            list_text(to, &list, &age);
    }
    if (is_json) {
        json_close_array(&json);
        json_close_object(&json);
        json_end_line(&json);
    }
    return status;
}

static idt_status listing_open(const struct arguments *given, idt_error *error,
                               struct listing *listing) {
    arena_init(&listing->arena, 0);
    idt_status status = policy_open_chosen(given, error, &listing->policy);
    if (!status) status = today_chosen(given, error, &listing->today);
    if (!status)
        status =
            snapshot_open_chosen(option_text(given, OPTION_SNAPSHOT),
                                 &listing->arena, error, &listing->lists, NULL);
    return status;
}

int run_lists(const struct arguments *given) {
    idt_error error = {0};
    struct listing listing = {0};
    struct terminal to = terminal_for(STDOUT_FILENO);
    idt_status status = listing_open(given, &error, &listing);
    if (!status)
        status = write_lists(&listing, option_given(given, OPTION_JSON), &to);
    if (!status) status = answer_print(&to.bytes, &error);
    terminal_release(&to);
    idt_lists_free(listing.lists);
    idt_policy_free(listing.policy);
    arena_release(&listing.arena);
    return status ? tell_failure(status, &error) : EXIT_NOTHING;
}

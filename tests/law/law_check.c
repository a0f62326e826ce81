/* law_check.c -- compiles rulebook files and tells every fault, for writers.
 *
 *     law_check law                        the whole rulebook
 *     law_check --partial law/us/x.md ...  some files: ids of others are told,
 *                                          not refused
 *     law_check --rule us.eo13570.1 law    prints one rule as it was read
 *
 * Ends with a count line; 1 when there was a fault.
 */
#include "law_folder.h"

static struct law_folder folder;

struct ear {
    size_t faults, missing;
};

static void hear(void *context, const idt_error *fault) {
    struct ear *ear = context;
    bool is_missing = fault->status == IDT_NOT_FOUND;
    *(is_missing ? &ear->missing : &ear->faults) += 1;
    printf("%s:%u:%u: %s%s\n", fault->source, (unsigned)fault->line,
           (unsigned)fault->column, is_missing ? "note: " : "", fault->message);
}

static void print_node(const struct rulebook *book, const char *label,
                       uint32_t node) {
    struct byte_writer text = {.failed = false};
    law_node_print(book, node, &text);
    struct span line = written(&text);
    printf("  %-12s %.*s\n", label, (int)line.length, line.bytes);
    byte_writer_release(&text);
}

static void print_rule(const struct rulebook *book, const char *id) {
    uint32_t index = law_find(book, LAW_RULE, span_of(id));
    if (index == LAW_NONE) {
        printf("no rule '%s'\n", id);
        return;
    }
    const struct law_rule *rule = &book->rules.items[index];
    struct span title = law_text_of(book, rule->about.title);
    printf("%s: %.*s (%s)\n", id, (int)title.length, title.bytes,
           law_outcome_word(rule->outcome));
    print_node(book, "rests on", rule->rests_on);
    print_node(book, "condition", rule->condition);
    for (uint32_t i = 0; i < rule->authorisations.count; i++) {
        uint32_t a = book->ids.items[rule->authorisations.first + i];
        struct span name =
            law_name_of(book, book->authorisations.items[a].about.name);
        printf("  reached by   %.*s\n", (int)name.length, name.bytes);
        print_node(book, "  if", book->authorisations.items[a].condition);
    }
}

static void print_sizes(const struct rulebook *book) {
    char sum[SHA256_TEXT_ROOM];
    sha256_print(&book->sum, sum);
    printf("%zu instruments, %zu rules, %zu authorisations, %zu acts, "
           "%zu facts, %zu nodes; %s\n",
           book->instruments.count, book->rules.count,
           book->authorisations.count, book->acts.count, book->facts.count,
           book->nodes.count, sum);
}

int main(int count, char **words) {
    struct ear ear = {0, 0};
    struct law_options options = {hear, &ear, false};
    const char *rule = NULL;
    struct rulebook *book = NULL;
    idt_error error;
    for (int i = 1; i < count; i++) {
        if (strcmp(words[i], "--partial") == 0) {
            options.partial = true;
        } else if (strcmp(words[i], "--rule") == 0 && i + 1 < count) {
            rule = words[++i];
        } else if (!law_folder_read(&folder, words[i])) {
            fprintf(stderr, "cannot read '%s'\n", words[i]);
            return 66;
        }
    }
    idt_status status =
        rulebook_compile(folder.sources, folder.count, &options, &error, &book);
    if (status && ear.faults == 0) printf("%s\n", error.message);
    if (!status && rule) print_rule(book, rule);
    if (!status) print_sizes(book);
    printf("%zu files, %zu faults, %zu ids of other files\n", folder.count,
           ear.faults, ear.missing);
    rulebook_free(book);
    law_folder_release(&folder);
    return status ? 1 : 0;
}

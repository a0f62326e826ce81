/* cli_testpack.c -- listed names, altered and labelled, to test a screener.
 *
 *     interdict testpack --snapshot lists.idt --seed 7 --output pack.csv
 *     interdict eval --snapshot lists.idt --positives pack.csv --by class
 *
 *     name,record,class,original,type
 *     "KIM, Jnog Un",us-ofac-sdn:20157,typo,"KIM, Jong Un",person
 *
 *     interdict testpack --near-pairs      near_pairs.h
 *
 * A class takes its names in an order that the seed shuffles, until it has as
 * many as asked for; names that a class does not fit are passed over.
 * Invariant: the same snapshot and seed give the same bytes on every machine.
 * Primary names and strong aliases only: weak ones never alert alone.
 */
#include "serve/answer_output.h"
#include "serve/cli_commands.h"
#include "serve/engine_text.h"
#include "serve/exit_codes.h"
#include "serve/near_pairs.h"
#include "serve/search_setup.h"
#include "serve/seeded_order.h"

#include "base/json_write.h"
#include "base/memory.h"

#include <unistd.h>

#define COUNT_UNSAID 500
#define FLUSH_BYTES  ((size_t)64 * 1024)

struct listed_name {
    uint32_t entity;
    idt_text text;
};

struct pack {
    const struct arguments *given;
    struct search search;
    GROWING(struct listed_name) names;
    uint32_t seed, count;
    uint64_t made;
    struct answer_output output;
    struct byte_writer bytes;
    bool is_json;
    char altered[IDT_ALTERED_ROOM];
};

/* ---- the names ----------------------------------------------------------------- */

static bool is_strong_name(const idt_item *item) {
    return strcmp(item->kind, "name") == 0 &&
           (strcmp(item->role, "primary") == 0 ||
            strcmp(item->role, "alias") == 0);
}

static idt_status gather_names(struct pack *pack, idt_error *error) {
    for (uint32_t i = 0; i < idt_lists_entities(pack->search.lists); i++) {
        idt_entity entity;
        idt_item item;
        idt_status status = idt_entity_at(pack->search.lists, i, &entity);
        if (status) return status;
        if (!search_has_list(&pack->search, entity.list)) continue;
        while (idt_entity_item(&entity, &item)) {
            struct listed_name name = {i, item.text};
            if (is_strong_name(&item) && !growing_add(&pack->names, name))
                return fail_memory(error);
        }
    }
    if (pack->names.count > 0) return IDT_OK;
    return fail(error, IDT_NOT_FOUND, NOWHERE, "the lists hold no name");
}

/* ---- rows ---------------------------------------------------------------------------- */

static void put_text(struct byte_writer *to, const char *text) {
    write_bytes(to, text, strlen(text));
}

static void put_cell(struct byte_writer *to, struct span text, char end) {
    write_csv_cell(to, text);
    write_byte(to, (uint8_t)end);
}

static void row_csv(struct byte_writer *to, struct span altered,
                    const idt_entity *entity, const char *class,
                    struct span original) {
    put_cell(to, altered, ',');
    put_cell(to, span_of(entity->id), ',');
    put_text(to, class);
    write_byte(to, ',');
    put_cell(to, original, ',');
    put_text(to, entity->type);
    write_byte(to, '\n');
}

static void row_json(struct byte_writer *to, struct span altered,
                     const idt_entity *entity, const char *class,
                     struct span original) {
    struct json_writer json = json_writer_to(to, JSON_COMPACT);
    json_open_object(&json);
    json_put_key(&json, "name");
    json_put_text(&json, altered);
    json_put_key(&json, "record");
    json_put_string(&json, entity->id);
    json_put_key(&json, "class");
    json_put_string(&json, class);
    json_put_key(&json, "original");
    json_put_text(&json, original);
    json_put_key(&json, "type");
    json_put_string(&json, entity->type);
    json_close_object(&json);
    json_end_line(&json);
}

static idt_status flush(struct pack *pack, size_t least, idt_error *error) {
    if (pack->bytes.failed) return fail_memory(error);
    if (pack->bytes.bytes.count < least) return IDT_OK;
    idt_status status =
        answer_write(&pack->output, written(&pack->bytes), error);
    growing_clear(&pack->bytes.bytes);
    return status;
}

/* One name altered; *made tells whether the class fits it. */
static idt_status add_row(struct pack *pack, uint32_t alteration,
                          uint32_t number, idt_error *error, bool *made) {
    const struct listed_name *name = &pack->names.items[number];
    idt_entity entity;
    const char *class = "";
    *made = false;
    idt_status status =
        idt_entity_at(pack->search.lists, name->entity, &entity);
    if (status) return status;
    size_t length = idt_alter_name(alteration, name->text, entity.type,
                                   seed_mix(pack->seed + UINT64_C(1) + number),
                                   pack->altered);
    if (length == 0) return IDT_OK;
    *made = idt_alteration(alteration, &class, NULL);
    (pack->is_json ? row_json : row_csv)(
        &pack->bytes, (struct span){pack->altered, length}, &entity, class,
        span_of_text(name->text));
    return flush(pack, FLUSH_BYTES, error);
}

static idt_status add_class(struct pack *pack, uint32_t alteration,
                            uint32_t *order, idt_error *error) {
    uint32_t made = 0;
    uint64_t state = seed_mix(pack->seed ^ ((uint64_t)(alteration + 1) << 40));
    seeded_order(order, pack->names.count, state);
    for (size_t i = 0; i < pack->names.count; i++) {
        bool fits;
        if (pack->count > 0 && made == pack->count) break;
        idt_status status = add_row(pack, alteration, order[i], error, &fits);
        if (status) return status;
        made += fits;
    }
    pack->made += made;
    return IDT_OK;
}

/* ---- the classes asked for ------------------------------------------------------------- */

static bool is_wanted(const struct pack *pack, const char *class) {
    const char *classes = option_text(pack->given, OPTION_CLASSES);
    struct span rest = span_of(classes ? classes : class);
    while (rest.bytes)
        if (span_is(span_trim(span_cut(&rest, ',')), class)) return true;
    return false;
}

static idt_status check_classes(const struct arguments *given,
                                idt_error *error) {
    const char *classes = option_text(given, OPTION_CLASSES);
    struct span rest = span_of(classes);
    while (classes && rest.bytes) {
        struct span wanted = span_trim(span_cut(&rest, ','));
        const char *class;
        uint32_t i = 0;
        while (idt_alteration(i, &class, NULL) && !span_is(wanted, class))
            i++;
        if (!idt_alteration(i, NULL, NULL))
            return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                        "no class '%.*s' of alterations; 'interdict manual' "
                        "names them",
                        (int)(wanted.length < 60 ? wanted.length : 60),
                        wanted.bytes);
    }
    return IDT_OK;
}

static idt_status add_classes(struct pack *pack, idt_error *error) {
    idt_status status = IDT_OK;
    const char *class;
    uint32_t *order = memory_take(pack->names.count, sizeof *order);
    if (!order) return fail_memory(error);
    if (!pack->is_json)
        put_text(&pack->bytes, "name,record,class,original,type\n");
    for (uint32_t i = 0; !status && idt_alteration(i, &class, NULL); i++)
        if (is_wanted(pack, class)) status = add_class(pack, i, order, error);
    memory_free(order);
    return status ? status : flush(pack, 1, error);
}

/* ---- pairs ------------------------------------------------------------------------------- */

static void pair_row(struct pack *pack, const struct near_pair *pair,
                     const idt_entity *entity) {
    struct span a = span_of_text(pair->a), b = span_of_text(pair->b);
    struct byte_writer *to = &pack->bytes;
    if (!pack->is_json) {
        put_cell(to, a, ',');
        put_cell(to, b, ',');
        put_text(to, pair->is_same ? "yes," : "no,");
        put_text(to, entity->type);
        write_byte(to, ',');
        put_cell(to, span_of(entity->id), '\n');
        return;
    }
    struct json_writer json = json_writer_to(to, JSON_COMPACT);
    json_open_object(&json);
    json_put_key(&json, "name1");
    json_put_text(&json, a);
    json_put_key(&json, "name2");
    json_put_text(&json, b);
    json_put_key(&json, "label");
    json_put_bool(&json, pair->is_same);
    json_put_key(&json, "type");
    json_put_string(&json, entity->type);
    json_put_key(&json, "record");
    json_put_string(&json, entity->id);
    json_close_object(&json);
    json_end_line(&json);
}

static idt_status add_pairs(struct pack *pack, idt_error *error) {
    static const char *const types[] = {"person", "organization", "vessel",
                                        "aircraft"};
    near_pair_list pairs = {0};
    idt_status status = IDT_OK;
    struct near_choice choice = {NULL, pack->count, pack->seed};
    for (size_t i = 0; !status && i < sizeof types / sizeof *types; i++) {
        choice.type = types[i];
        status = near_pairs_find(&pack->search, &choice, &pairs, error);
    }
    if (!pack->is_json)
        put_text(&pack->bytes, "name1,name2,label,type,record\n");
    for (size_t i = 0; !status && i < pairs.count; i++) {
        idt_entity entity;
        status =
            idt_entity_at(pack->search.lists, pairs.items[i].entity, &entity);
        if (status) break;
        pair_row(pack, &pairs.items[i], &entity);
        pack->made++;
        status = flush(pack, FLUSH_BYTES, error);
    }
    growing_release(&pairs);
    return status ? status : flush(pack, 1, error);
}

/* ---- the command ------------------------------------------------------------------------ */

static idt_status make_pack(struct pack *pack, idt_error *error) {
    idt_status status = check_classes(pack->given, error);
    if (!status)
        status = option_number(pack->given, OPTION_SEED, UINT32_MAX, error,
                               &pack->seed);
    if (!status)
        status = option_number(pack->given, OPTION_HOW_MANY, UINT32_MAX, error,
                               &pack->count);
    if (!status) status = search_open(pack->given, error, &pack->search);
    bool is_pairs = option_given(pack->given, OPTION_NEAR_PAIRS);
    if (!status && is_pairs && option_given(pack->given, OPTION_CLASSES))
        status = fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                      "'--classes' does not go with --near-pairs");
    if (!status && !is_pairs) status = gather_names(pack, error);
    if (!status)
        status = answer_begin(option_text(pack->given, OPTION_OUTPUT), error,
                              &pack->output);
    if (!status)
        status = is_pairs ? add_pairs(pack, error) : add_classes(pack, error);
    return status ? status : answer_commit(&pack->output, error);
}

int run_testpack(const struct arguments *given) {
    idt_error error = {0};
    static struct pack pack;
    pack = (struct pack){.given = given, .count = COUNT_UNSAID};
    pack.is_json = option_given(given, OPTION_JSON);
    idt_status status = make_pack(&pack, &error);
    answer_abandon(&pack.output);
    search_close(&pack.search);
    growing_release(&pack.names);
    byte_writer_release(&pack.bytes);
    if (status) return tell_failure(status, &error);
    tell_note("%llu %s; seed %u", (unsigned long long)pack.made,
              option_given(given, OPTION_NEAR_PAIRS) ? "pairs of names"
                                                     : "altered names",
              pack.seed);
    return EXIT_NOTHING;
}

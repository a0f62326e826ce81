/* outlook_text.c -- an outlook for people and for machines.
 *
 *     done     round 1  us.president  would  us.act.x
 *     ring 1   kp.gov  kp.act.dismantle      waits for  done un.act.lift
 *              un.sc   un.act.lift           waits for  done us.act.let-pass
 *              us...   us.act.let-pass       waits for  done kp.act.dismantle
 */
#include "foresee/outlook.h"

#include "base/json_write.h"

#include <stdio.h>

static struct span holder_of(const struct rulebook *book,
                             const struct stance_result *stance) {
    uint32_t actor = book->positions.items[stance->position].holder;
    return law_name_of(book, book->actors.items[actor].about.name);
}
static struct span act_of(const struct rulebook *book,
                          const struct stance_result *stance) {
    return law_name_of(book, book->acts.items[stance->act].about.name);
}

static void put_padded(struct byte_writer *to, struct span text, size_t width) {
    write_bytes(to, text.bytes, text.length);
    for (size_t i = text.length; i < width; i++)
        write_byte(to, ' ');
}

static void put_stance(const struct rulebook *book,
                       const struct stance_result *stance,
                       struct byte_writer *to) {
    put_padded(to, holder_of(book, stance), 16);
    put_padded(to, act_of(book, stance), 34);
    if (stance->missing != LAW_NONE) {
        write_printed(to, "waits for ");
        law_node_print(book, stance->missing, to);
    }
    write_printed(to, "\n");
}

static void put_fate(const struct rulebook *book, const struct outlook *outlook,
                     enum stance_fate fate, const char *title,
                     struct byte_writer *to) {
    bool has_title = false;
    for (uint32_t i = 0; i < outlook->count; i++) {
        const struct stance_result *stance = &outlook->stances[i];
        if (stance->fate != fate) continue;
        if (!has_title) write_printed(to, "\n%s\n", title);
        has_title = true;
        write_printed(to, "  ");
        put_stance(book, stance, to);
    }
}

void outlook_text(const struct rulebook *book, const struct outlook *outlook,
                  struct byte_writer *to) {
    uint32_t done = 0;
    for (uint32_t round = 1; round <= outlook->rounds; round++)
        for (uint32_t i = 0; i < outlook->count; i++) {
            if (outlook->stances[i].round != round) continue;
            write_printed(to, "round %u  ", round);
            put_stance(book, &outlook->stances[i], to);
            done++;
        }
    if (done == 0) write_printed(to, "nothing happens: nobody goes first\n");
    for (uint32_t ring = 0; ring < outlook->ring_count; ring++) {
        write_printed(to, "\nring %u: each waits for another\n", ring + 1);
        for (uint32_t i = 0; i < outlook->count; i++) {
            if (outlook->stances[i].ring != ring) continue;
            write_printed(to, "  ");
            put_stance(book, &outlook->stances[i], to);
        }
    }
    put_fate(book, outlook, STANCE_WAITING, "behind a ring", to);
    put_fate(book, outlook, STANCE_HOPELESS, "waiting for what nobody offers",
             to);
}

/* ---- JSON ------------------------------------------------------------------------ */

static const char *fate_word(enum stance_fate fate) {
    static const char *const words[] = {[STANCE_DONE] = "done",
                                        [STANCE_IN_RING] = "ring",
                                        [STANCE_WAITING] = "behind-ring",
                                        [STANCE_HOPELESS] = "unoffered"};
    return words[fate];
}

static void put_json_stance(struct json_writer *json,
                            const struct rulebook *book,
                            const struct stance_result *stance) {
    const struct law_position *position =
        &book->positions.items[stance->position];
    struct byte_writer text = {0};
    json_open_object(json);
    json_put_key(json, "holder");
    json_put_text(json, holder_of(book, stance));
    json_put_key(json, "act");
    json_put_text(json, act_of(book, stance));
    json_put_key(json, "fate");
    json_put_string(json, fate_word(stance->fate));
    if (stance->round > 0) {
        json_put_key(json, "round");
        json_put_integer(json, stance->round);
    }
    if (stance->ring != LAW_NONE) {
        json_put_key(json, "ring");
        json_put_integer(json, stance->ring + 1);
    }
    if (stance->missing != LAW_NONE) {
        law_node_print(book, stance->missing, &text);
        json->to->failed |= text.failed;
        json_put_key(json, "waits_for");
        json_put_text(json, written(&text));
        byte_writer_release(&text);
    }
    json_put_key(json, "cite");
    json_put_text(json, law_text_of(book, position->about.cite));
    json_close_object(json);
}

void outlook_json(const struct rulebook *book, const struct outlook *outlook,
                  bool is_pretty, struct byte_writer *to) {
    struct json_writer json =
        json_writer_to(to, is_pretty ? JSON_PRETTY : JSON_COMPACT);
    json_open_object(&json);
    json_put_key(&json, "rounds");
    json_put_integer(&json, outlook->rounds);
    json_put_key(&json, "rings");
    json_put_integer(&json, outlook->ring_count);
    json_put_key(&json, "stances");
    json_open_array(&json);
    for (uint32_t i = 0; i < outlook->count; i++)
        put_json_stance(&json, book, &outlook->stances[i]);
    json_close_array(&json);
    json_close_object(&json);
    json_end_line(&json);
}

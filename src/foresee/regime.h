/* regime.h -- the whole map: what each layer of law says of each conduct.
 *
 *                        orders  act   311  terror  export ...  UN
 *     C5 new investment    #      .     .     .       .         .
 *     C6 goods to the US   #      #     .     .       .         #
 *                          after a scenario:  - gone  / suspended  ? open
 *
 * A layer is a body of law that some hand can take away by itself; a rule
 * belongs to one, by its id or by its legal order.  A cell says the strongest
 * thing that its layer says of the conduct after the deeds, or what became of
 * what it said before.
 */
#ifndef FORESEE_REGIME_H
#define FORESEE_REGIME_H

#include "foresee/conducts.h"
#include "foresee/foresee.h"

/* From the weakest to the strongest: the cell shows the strongest. */
enum cell_state {
    CELL_NONE,
    CELL_GONE,
    CELL_SUSPENDED,
    CELL_DUTY,    /* something must be done besides */
    CELL_UNKNOWN, /* open, or not certain of the conduct */
    CELL_EXPOSED,
    CELL_STATES, /* States must forbid it */
    CELL_LICENCE,
    CELL_IN_FORCE,
    CELL_STATE_COUNT
};

struct cell {
    uint8_t state;         /* enum cell_state */
    uint32_t rule;         /* that speaks loudest; LAW_NONE */
    uint32_t stands, fell; /* rules of the layer */
};

#define LAYERS_MOST 32
struct layer {
    const char *id, *title; /* "orders"; from the table or the legal order */
};

struct regime_row {
    const struct conduct *conduct;
    struct told_verdict before, after;
    struct cell cells[LAYERS_MOST];
    const struct rule_change *changes;
    uint32_t change_count;
};

struct regime {
    day_number day; /* of the law, of both verdicts and of every case */
    struct layer layers[LAYERS_MOST];
    uint32_t layer_count;
    const uint32_t *rule_layers; /* by rule */
    bool is_used[LAYERS_MOST];   /* some row speaks of it */
    struct regime_row *rows;
    uint32_t row_count;
    struct foresee_question question; /* of each row */
    struct aftermath aftermath;       /* of the deeds, for the telling */
};

struct regime_asked {
    const struct conducts *conducts;
    /* Its as_of, or its end, must be a day. */
    const struct foresee_question *question;
    struct arena *arena; /* in which the answer lives */
};

/* Decides every conduct without the deeds and with them, on one day.
 * IDT_BAD_ARGUMENT when it would end before it begins. */
idt_status regime_make(struct decider *decider,
                       const struct regime_asked *asked, idt_error *error,
                       struct regime *out);

/* The word of a row's last column.  A bare "permitted" would mislead where no
 * coded rule speaks to persons but the resolutions oblige States to forbid the
 * conduct; what the task force asks for obliges nobody. */
const char *regime_word(const struct regime *regime,
                        const struct regime_row *row);

/* Names the layers and puts each rule into its own; IDT_NO_MEMORY at worst. */
idt_status regime_layers(const struct rulebook *book, struct arena *arena,
                         idt_error *error, struct regime *regime);

const char *cell_word(enum cell_state state); /* "in-force" ... */

/* A line for each act that could not be done. */
void regime_refused_text(const struct rulebook *book,
                         const struct regime *regime, struct byte_writer *to);
void regime_text(const struct rulebook *book, const struct regime *regime,
                 struct byte_writer *to);
void regime_json(const struct rulebook *book, const struct regime *regime,
                 bool is_pretty, struct byte_writer *to);
/* One SVG picture, A4 across. */
void regime_svg(const struct rulebook *book, const struct regime *regime,
                struct byte_writer *to);

#endif

/* rule_print.h -- one thing of the rulebook, as people and machines read it. */
#ifndef DECIDE_RULE_PRINT_H
#define DECIDE_RULE_PRINT_H

#include "decide/decide.h"

#define CHAIN_MOST 64

/* A thing of any kind.  Both false without memory. */
bool thing_print(const struct rulebook *book, enum law_kind kind,
                 uint32_t index, struct byte_writer *to);
/* A rule or an authorisation. */
bool thing_json(const struct rulebook *book, enum law_kind kind, uint32_t index,
                struct byte_writer *to);

/* Every instrument a rule rests on, whatever the day, roots first; how many. */
size_t chain_whole(const struct rulebook *book, uint32_t rule,
                   uint32_t out[CHAIN_MOST]);

#endif

/* rule_print.h -- one rule or authorisation, as people and machines read it. */
#ifndef DECIDE_RULE_PRINT_H
#define DECIDE_RULE_PRINT_H

#include "decide/decide.h"

void rule_print(const struct rulebook *book, uint32_t rule,
                struct byte_writer *to);
void authorisation_print(const struct rulebook *book, uint32_t authorisation,
                         struct byte_writer *to);
void rule_json(const struct rulebook *book, uint32_t rule,
               struct byte_writer *to);
void authorisation_json(const struct rulebook *book, uint32_t authorisation,
                        struct byte_writer *to);

#endif

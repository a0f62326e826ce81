/* ofac_advanced.h -- what the two passes over the advanced XML share. */
#ifndef SOURCE_OFAC_ADVANCED_H
#define SOURCE_OFAC_ADVANCED_H

#include "source/list_output.h"
#include "source/ofac_companions.h"
#include "source/ofac_facts.h"
#include "source/xml_rest.h"
#include "source/xml_walk.h"

struct advanced_read {
    struct source_set *set;
    struct list_output out;
    struct companions *companions;
    struct byte_writer scratch;
    enum ofac_list list;
    day_number published;
    /* Parties on both lists have entries of both: the more decide. */
    size_t sdn_entries, consolidated_entries;
};

/* "Location/25": the key of a row, in the room given; empty when too long. */
struct advanced_key_room {
    char bytes[96];
};
struct span advanced_key(struct advanced_key_room *room, const char *kind,
                         struct span id);
/* The rows kept under it, or NULL. */
struct companion_row *advanced_rows(const struct companions *companions,
                                    const char *kind, struct span id);
/* The word behind a reference number; empty when there is none. */
struct span advanced_word(const struct companions *companions, const char *kind,
                          struct span id);
/* A DatePeriod as a range of days. */
bool advanced_date(const struct xml_node *period, struct date_range *date);

/* What is known of a DatePeriod. */
extern const struct xml_known advanced_period[];

/* Puts a DistinctParty together and hands it over (ofac_advanced_party.c). */
idt_status advanced_party(struct advanced_read *read,
                          const struct xml_node *distinct, struct span raw);

#endif

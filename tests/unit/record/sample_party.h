/* sample_party.h -- one party with an item of every kind, for tests. */
#ifndef SAMPLE_PARTY_H
#define SAMPLE_PARTY_H

#include "record/identifier.h"
#include "record/party.h"

static inline void sample_identifiers(struct party *party) {
    struct item dated = {.kind = ITEM_IDENTIFIER,
                         .role = IDENTIFIER_VISA,
                         .flags = ITEM_HAS_DATE | ITEM_FORMER,
                         .text = SPAN_OF("V-17"),
                         .extra = SPAN_OF("CN"),
                         .date = {-3, 12000, DATE_RANGE, true}};
    party_add_identifier(party, IDENTIFIER_IMO, SPAN_OF("IMO 9187629"),
                         SPAN_EMPTY);
    party_add_identifier(party, IDENTIFIER_IMO, SPAN_OF("9187628"), SPAN_EMPTY);
    party_add_identifier(party, IDENTIFIER_PASSPORT, SPAN_OF("654320197"),
                         SPAN_OF("Korea, North"));
    party_add_identifier(party, IDENTIFIER_WALLET, SPAN_OF("1aBc"),
                         SPAN_OF("XBT"));
    party_add(party, dated);
}

static inline void sample_build(struct party *party, struct arena *arena) {
    party_begin(party, arena, PARTY_VESSEL);
    party_set_id(party, SPAN_OF("15000"));
    party->measures = MEASURE_BLOCK | MEASURE_EXPORT_CONTROL;
    party_add_name(party, NAME_PRIMARY, SPAN_OF("  EXAMPLE \t  STAR\n"));
    party_add_text(party, ITEM_NAME_PART, PART_FAMILY, SPAN_OF("STAR"));
    party_add_name(party, NAME_SCRIPT, SPAN_OF("\xEB\xB3\x84"));
    party_add_text(party, ITEM_PROGRAM, 0, SPAN_OF("DPRK4"));
    party_add_birth(party, SPAN_OF("08 Jan 1984"));
    party_add_text(party, ITEM_BIRTH_PLACE, 0, SPAN_OF("Wonsan"));
    party_add_country(party, COUNTRY_FLAG, SPAN_OF("Korea, North"));
    party_add_text(party, ITEM_ADDRESS, 0, SPAN_OF("1 Quay, Nampo"));
    party_add_text(party, ITEM_ADDRESS_PART, ADDRESS_CITY, SPAN_OF("Nampo"));
    sample_identifiers(party);
    party_add_text(party, ITEM_VESSEL, VESSEL_TYPE, SPAN_OF("Cargo"));
    party_add(party, (struct item){.kind = ITEM_LINK,
                                   .role = LINK_OWNED_BY,
                                   .extra = SPAN_OF("us-ofac-sdn:1")});
    party_add_date(party, DATE_LISTED, 17000);
    party_add_text(party, ITEM_INSTRUMENT, 0, SPAN_OF("E.O. 13722"));
    party_add_text(party, ITEM_DETAIL, DETAIL_REMARK, SPAN_OF("a remark"));
    party_add_note(party, NOTE_SECONDARY_SANCTIONS);
    party_add_unknown(party, SPAN_OF("Colour"), SPAN_OF("blue"));
    party->is_flawed = true;
    party->raw = (struct span){"\xFF\0raw", 5};
    party->raw_place = (uint64_t)1 << 33;
    party->raw_length = 5;
    party->raw_line = 77;
}

#endif

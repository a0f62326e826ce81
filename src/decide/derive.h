/* derive.h -- facts that are computed, and what they share. */
#ifndef DECIDE_DERIVE_H
#define DECIDE_DERIVE_H

#include "decide/decide_inside.h"

#define KP law_country("KP")
#define US law_country("US")

/* Whether the party is in, of or from the country, by any of its facts. */
enum truth party_of(struct decider *d, uint32_t party, uint32_t country,
                    enum known_fact *by);

/* derive_place.c */
derive derive_to_kp, derive_from_kp, derive_in_kp, derive_us_leaves,
    derive_us_enters, derive_us_causes, derive_eu_nexus, derive_gb_nexus,
    derive_ch_nexus, derive_li_nexus, derive_ca_nexus, derive_jp_nexus,
    derive_kr_nexus, derive_au_nexus, derive_in_nexus, derive_sg_nexus;
/* derive_party.c */
derive derive_programmes, derive_blocked_programmes, derive_kp_government,
    derive_un_listed, derive_un_listed_individual, derive_eu_frozen,
    derive_gb_frozen, derive_national_listed, derive_branch_country,
    derive_us_bank_subsidiary, derive_kp_bank, derive_kp_person_statute,
    derive_capta_listed, derive_us_marked, derive_under_un_resolution;
/* derive_goods.c */
derive derive_goods_class, derive_goods_usd, derive_goods_eur, derive_goods_chf;
/* Whether `word`, in small letters, stands in the text as a word of its own. */
bool says_word(struct span text, struct span word);
/* quantities.c */
derive derive_goods_mass, derive_goods_volume;
/* derive_vessel.c */
derive derive_days_since_call, derive_days_since_transfer, derive_kp_among_five,
    derive_in_kp_within_year, derive_transfer_with_kp,
    derive_vessel_owned_by_kp, derive_vessel_owned_by_designated,
    derive_vessel_us_listed, derive_vessel_un_measures, derive_vessel_port_ban,
    derive_aircraft_days, derive_aircraft_within_year, derive_port_call_after;
/* derive_payment.c */
derive derive_through_us, derive_names_kp_bank, derive_names_dandong,
    derive_amount_eur, derive_amount_cad, derive_amount_chf,
    derive_blocked_interest;

#endif

/* derive.c -- which function computes which fact.
 *
 * A fact that the vocabulary calls `computed` and that is not here can still
 * be given by the case; until then it is unknown.
 */
#include "decide/derive.h"

static const struct {
    const char *fact;
    derive *compute;
} derivations[] = {
    {"to-north-korea", derive_to_kp},
    {"from-north-korea", derive_from_kp},
    {"in-north-korea", derive_in_kp},
    {"us.leaves-us", derive_us_leaves},
    {"us.enters-us", derive_us_enters},
    {"us.causes-violation", derive_us_causes},
    {"eu.nexus", derive_eu_nexus},
    {"gb.nexus", derive_gb_nexus},
    {"ch.nexus", derive_ch_nexus},
    {"li.nexus", derive_li_nexus},
    {"ca.nexus", derive_ca_nexus},
    {"jp.nexus", derive_jp_nexus},
    {"kr.nexus", derive_kr_nexus},
    {"au.nexus", derive_au_nexus},
    {"in.nexus", derive_in_nexus},
    {"sg.nexus", derive_sg_nexus},
    {"party.programmes", derive_programmes},
    {"party.blocked-programmes", derive_blocked_programmes},
    {"party.kp-government", derive_kp_government},
    {"party.un-listed", derive_un_listed},
    {"party.un-listed-individual", derive_un_listed_individual},
    {"party.eu-frozen", derive_eu_frozen},
    {"party.gb-frozen", derive_gb_frozen},
    {"party.national-listed", derive_national_listed},
    {"party.branch-of-country", derive_branch_country},
    {"party.us-bank-foreign-subsidiary", derive_us_bank_subsidiary},
    {"party.kp-bank", derive_kp_bank},
    {"party.kp-person-statute", derive_kp_person_statute},
    {"party.capta-listed", derive_capta_listed},
    {"party.us-marked", derive_us_marked},
    {"party.under-un-resolution", derive_under_un_resolution},
    {"goods.class", derive_goods_class},
    {"goods.mass", derive_goods_mass},
    {"goods.volume", derive_goods_volume},
    {"goods.value", derive_goods_usd},
    {"goods.value-eur", derive_goods_eur},
    {"goods.value-chf", derive_goods_chf},
    {"vessel.days-since-kp-call", derive_days_since_call},
    {"vessel.days-since-sts", derive_days_since_transfer},
    {"vessel.kp-among-last-five", derive_kp_among_five},
    {"vessel.in-kp-within-year", derive_in_kp_within_year},
    {"vessel.sts-with-kp-flag", derive_transfer_with_kp},
    {"vessel.owned-by-kp", derive_vessel_owned_by_kp},
    {"vessel.owned-by-designated", derive_vessel_owned_by_designated},
    {"vessel.us-listed", derive_vessel_us_listed},
    {"vessel.un-measures", derive_vessel_un_measures},
    {"vessel.un-port-ban", derive_vessel_port_ban},
    {"aircraft.days-since-kp-departure", derive_aircraft_days},
    {"aircraft.in-kp-within-year", derive_aircraft_within_year},
    {"jp.port-call-after-kp", derive_port_call_after},
    {"payment.through-us", derive_through_us},
    {"payment.names-kp-bank", derive_names_kp_bank},
    {"payment.names-dandong", derive_names_dandong},
    {"payment.amount-eur", derive_amount_eur},
    {"payment.amount-cad", derive_amount_cad},
    {"payment.amount-chf", derive_amount_chf},
    {"payment.blocked-interest", derive_blocked_interest},
};

derive *derive_of(struct span fact) {
    for (size_t i = 0; i < sizeof derivations / sizeof derivations[0]; i++)
        if (span_is(fact, derivations[i].fact)) return derivations[i].compute;
    return NULL;
}

/* ofac_lists.c -- OFAC's two lists, and what being on them does.
 *
 *     SDN            every programme         -> block
 *     consolidated   UKRAINE-EO13662         -> sectoral
 *                    561-Related             -> correspondent
 *                    NS-PLC                  -> other
 *
 * The consolidated list gathers everything that OFAC lists without blocking
 * it, so reading it as "blocked" would be wrong for each of its records.  A
 * programme that is not in the table below says "other" there: never less
 * than a listing, never more than is known.
 */
#include "source/ofac_facts.h"

struct measure_row {
    const char *tag;
    uint32_t measures;
};

/* Programmes of the consolidated list (31 CFR chapter V; the directives under
 * E.O. 13662, 14014 and 14024; E.O. 13959 as amended; 31 CFR 561). */
static const struct measure_row program_rows[] = {
    {"UKRAINE-EO13662", MEASURE_SECTORAL},
    {"RUSSIA-EO14024", MEASURE_SECTORAL},
    {"RUSSIA-EO14066", MEASURE_SECTORAL},
    {"BURMA-EO14014", MEASURE_SECTORAL},
    {"VENEZUELA-EO13850", MEASURE_SECTORAL},
    {"CMIC-EO13959", MEASURE_SECTORAL},
    {"CCMC", MEASURE_SECTORAL},
    {"NS-CMIC", MEASURE_SECTORAL},
    {"561-Related", MEASURE_CORRESPONDENT},
    {"561List", MEASURE_CORRESPONDENT},
    {"CAPTA", MEASURE_CORRESPONDENT},
    {"HIFPAA", MEASURE_CORRESPONDENT},
    {"HKAA", MEASURE_CORRESPONDENT},
    {"NS-PLC", MEASURE_OTHER},
    {"NS-ISA", MEASURE_OTHER},
    {"NS-MBS", MEASURE_OTHER},
    {"ISA", MEASURE_OTHER},
    {"FSE-IR", MEASURE_OTHER},
    {"FSE-SY", MEASURE_OTHER},
    {"FSE-WMD", MEASURE_OTHER},
    {"FSE-SDGT", MEASURE_OTHER},
    {"CAATSA - RUSSIA", MEASURE_OTHER},
    {"ILLICIT-DRUGS-EO14059", MEASURE_OTHER},
};

/* Programmes whose tag is on the consolidated list and nowhere else. */
static const char *const consolidated_only[] = {
    "NS-PLC", "NS-ISA",      "NS-MBS",  "NS-CMIC", "CMIC-EO13959",
    "CCMC",   "561-Related", "561List", "CAPTA",
};

/* "Sanctions types" of the advanced and enhanced XML. */
static const struct measure_row type_rows[] = {
    {"Block", MEASURE_BLOCK},
    {"Reject", MEASURE_OTHER},
    {"561 Full Restrictions", MEASURE_CORRESPONDENT},
    {"NDAA Special Conditions", MEASURE_CORRESPONDENT},
    {"13662 Sectoral Directive 1", MEASURE_SECTORAL},
    {"13662 Sectoral Directive 2", MEASURE_SECTORAL},
    {"13662 Sectoral Directive 3", MEASURE_SECTORAL},
    {"13662 Sectoral Directive 4", MEASURE_SECTORAL},
    {"CAATSA Section 231/235 Sanctions", MEASURE_OTHER},
    {"Executive Order 13959 Sanctions", MEASURE_SECTORAL},
    {"CMIC Executive Order", MEASURE_SECTORAL},
    {"Executive Order 14024 Directive 1a", MEASURE_SECTORAL},
    {"Executive Order 14024 Directive 2", MEASURE_CORRESPONDENT},
    {"Executive Order 14024 Directive 3", MEASURE_SECTORAL},
    {"Executive Order 14024 Directive 4", MEASURE_SECTORAL},
    {"Executive Order 14014 Directive 1", MEASURE_SECTORAL},
    {"Executive Order 14059 Non-blocking", MEASURE_OTHER},
};

#define ROWS(table) (table), sizeof(table) / sizeof *(table)

static uint32_t find_measures(const struct measure_row *rows, size_t count,
                              struct span tag) {
    for (size_t i = 0; i < count; i++)
        if (span_is_caseless(tag, rows[i].tag)) return rows[i].measures;
    return MEASURE_OTHER;
}

uint32_t ofac_least_measures(enum ofac_list list) {
    return list == OFAC_SDN ? MEASURE_BLOCK : MEASURE_OTHER;
}

uint32_t ofac_measures_of_type(struct span type) {
    return find_measures(ROWS(type_rows), type);
}

bool ofac_is_consolidated_program(struct span tag) {
    for (size_t i = 0; i < sizeof consolidated_only / sizeof *consolidated_only;
         i++)
        if (span_is_caseless(tag, consolidated_only[i])) return true;
    return false;
}

void ofac_add_program(struct party *party, enum ofac_list list,
                      struct span tag) {
    tag = span_trim(tag);
    if (tag.length == 0) return;
    party_add_text(party, ITEM_PROGRAM, 0, tag);
    party->measures |= list == OFAC_SDN
                           ? ofac_least_measures(list)
                           : find_measures(ROWS(program_rows), tag);
    if (list == OFAC_CONSOLIDATED &&
        find_measures(ROWS(program_rows), tag) == MEASURE_CORRESPONDENT)
        party_add_note(party, NOTE_CORRESPONDENT_LIMIT);
}

struct list_head ofac_head(enum ofac_list list, const char *kind,
                           day_number published) {
    static const char *const ids[] = {
        [OFAC_SDN] = "us-ofac-sdn", [OFAC_CONSOLIDATED] = "us-ofac-cons"};
    return (struct list_head){.list = ids[list],
                              .publisher =
                                  "US Department of the Treasury, OFAC",
                              .kind = kind,
                              .published = published};
}

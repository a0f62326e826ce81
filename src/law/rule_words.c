/* rule_words.c -- every word of the law language, in tables.
 *
 *     rule | "rests on" | a formula | must be there | law_rule.rests_on
 *
 * docs/format/law.md part 3 says the same for people.  The parser looks a
 * keyword up here, the value reader follows the form, and the image checker
 * uses the same rows to know what each word of a struct may hold: one place
 * to add a statement.
 */
#include "law/law_inside.h"

#include <assert.h>
#include <stddef.h>

static const char *const kind_words[] = {
    [LAW_PAGE] = "page",         [LAW_ORDER] = "legal-order",
    [LAW_ACTOR] = "actor",       [LAW_INSTRUMENT] = "instrument",
    [LAW_NEXUS] = "nexus",       [LAW_ACTIVITY] = "activity",
    [LAW_FACT] = "fact",         [LAW_CLASS] = "class",
    [LAW_PENALTY] = "penalty",   [LAW_PROGRAMME] = "programme",
    [LAW_RULE] = "rule",         [LAW_AUTHORISATION] = "authorisation",
    [LAW_ACT] = "act",           [LAW_INDICATOR] = "indicator",
    [LAW_SCENARIO] = "scenario", [LAW_POSITION] = "position",
    [LAW_VOTE] = "vote",         [LAW_CONVERSION] = "conversion",
    [LAW_KIND_COUNT] = NULL};

static const char *const confidence_words[] = {
    [LAW_VERIFIED] = "verified",
    [LAW_SECONDARY] = "secondary",
    [LAW_PARAGRAPH_FROM_MEMORY] = "paragraph-from-memory",
    [LAW_FROM_MEMORY] = "from-memory",
    NULL};

static const char *const decides_words[] = {[LAW_ALONE] = "alone",
                                            [LAW_CONSENSUS] = "consensus",
                                            [LAW_UNANIMITY] = "unanimity",
                                            [LAW_BY_VOTE] = "vote",
                                            NULL};

static const char *const instrument_words[] = {
    "statute",       "order",     "proclamation",   "regulation", "resolution",
    "decision",      "ordinance", "committee-list", "listing",    "finding",
    "determination", "emergency", "notice",         "statement",  "guidance",
    "treaty",        NULL};

/* By the words above. */
static const unsigned char instrument_ranks[] = {
    [0] = 0,  /* statute */
    [1] = 2,  /* order */
    [2] = 2,  /* proclamation */
    [3] = 3,  /* regulation */
    [4] = 2,  /* resolution */
    [5] = 2,  /* decision */
    [6] = 3,  /* ordinance */
    [7] = 3,  /* committee-list */
    [8] = 3,  /* listing */
    [9] = 2,  /* finding */
    [10] = 2, /* determination */
    [11] = 1, /* emergency */
    [12] = 3, /* notice */
    [13] = 3, /* statement */
    [14] = 3, /* guidance */
    [15] = 0, /* treaty */
};

static const char *const scope_words[] = {
    [LAW_OVER_CASE] = "case",         [LAW_OVER_PARTY] = "party",
    [LAW_OVER_GOODS] = "goods",       [LAW_OVER_VESSEL] = "vessel",
    [LAW_OVER_AIRCRAFT] = "aircraft", NULL};

static const char *const type_words[] = {[LAW_YES_NO] = "yes-no",
                                         [LAW_NUMBER] = "number",
                                         [LAW_DATE] = "date",
                                         [LAW_WORD] = "word",
                                         [LAW_WORDS] = "words",
                                         [LAW_COUNTRY] = "country",
                                         [LAW_COUNTRIES] = "countries",
                                         [LAW_HS] = "hs",
                                         [LAW_IS_ACTIVITY] = "activity",
                                         [LAW_PROGRAMMES] = "programmes",
                                         [LAW_CLASSES] = "classes",
                                         NULL};

static const char *const outcome_words[] = {[LAW_BLOCK] = "block",
                                            [LAW_PROHIBIT] = "prohibit",
                                            [LAW_LICENCE] = "licence",
                                            [LAW_CAP] = "cap",
                                            [LAW_EXPOSE] = "expose",
                                            [LAW_DUTY] = "duty",
                                            [LAW_PRESUME] = "presume",
                                            [LAW_STATE_DUTY] = "state-duty",
                                            NULL};

static const char *const force_words[] = {"decides", "calls",    "clarifies",
                                          "affirms", "requires", NULL};
static const char *const mandate_words[] = {"shall", "may", NULL};
static const char *const period_words[] = {
    [LAW_CALENDAR_YEAR] = "calendar-year",
    [LAW_CALENDAR_MONTH] = "calendar-month",
    [LAW_CONTRACT_YEAR] = "contract-year",
    [LAW_WINDOW] = "window",
    NULL};
static const char *const duty_words[] = {
    "report",       "block",         "freeze",    "reject",      "notify",
    "keep-records", "due-diligence", "inspect",   "seize",       "deny-entry",
    "deregister",   "repatriate",    "terminate", "investigate", "disclose",
    "close",        "verify",        "expel",     "screen",      NULL};
static const char *const authorisation_words[] = {
    [LAW_EXCEPTION] = "exception",
    [LAW_EXEMPTION] = "exemption",
    [LAW_GENERAL_LICENCE] = "general-licence",
    [LAW_NOTIFICATION] = "notification",
    [LAW_APPROVAL] = "approval",
    [LAW_SPECIFIC_LICENCE] = "specific-licence",
    [LAW_WAIVER] = "waiver",
    NULL};
static const char *const verb_words[] = {
    "revoke",  "amend",   "repeal",  "terminate", "rescind", "withdraw",
    "renew",   "lapse",   "enact",   "adopt",     "certify", "determine",
    "find",    "waive",   "suspend", "license",   "exempt",  "approve",
    "delist",  "notify",  "report",  "petition",  "divest",  "undertake",
    "perform", "consent", "wait",    NULL};
static const char *const act_scope_words[] = {"world", "case", "party",
                                              "vessel", NULL};
static const char *const result_words[] = {"adopted", "failed", "vetoed", NULL};
static const char *const basis_words[] = {"stated", "eu", NULL};

static const char *const *const choices[CHOICE_COUNT] = {
    [CHOICE_KIND] = kind_words,
    [CHOICE_CONFIDENCE] = confidence_words,
    [CHOICE_DECIDES] = decides_words,
    [CHOICE_INSTRUMENT] = instrument_words,
    [CHOICE_SCOPE] = scope_words,
    [CHOICE_TYPE] = type_words,
    [CHOICE_OUTCOME] = outcome_words,
    [CHOICE_FORCE] = force_words,
    [CHOICE_MANDATE] = mandate_words,
    [CHOICE_PERIOD] = period_words,
    [CHOICE_DUTY] = duty_words,
    [CHOICE_AUTHORISATION] = authorisation_words,
    [CHOICE_VERB] = verb_words,
    [CHOICE_ACT_SCOPE] = act_scope_words,
    [CHOICE_RESULT] = result_words,
    [CHOICE_BASIS] = basis_words,
};

const char *const *choice_words(enum choice choice) {
    return choices[choice];
}

static const char *word_at(const char *const *words, uint32_t i) {
    for (uint32_t k = 0; words[k]; k++)
        if (k == i) return words[k];
    return "";
}

const char *law_kind_word(enum law_kind kind) {
    return kind_words[kind];
}
unsigned law_instrument_rank(uint32_t kind) {
    return kind < sizeof instrument_ranks ? instrument_ranks[kind] : 3;
}
const char *law_outcome_word(uint32_t outcome) {
    return word_at(outcome_words, outcome);
}
const char *law_confidence_word(uint32_t confidence) {
    return word_at(confidence_words, confidence);
}
const char *law_authorisation_word(uint32_t kind) {
    return word_at(authorisation_words, kind);
}
const char *law_verb_word(uint32_t verb) {
    return word_at(verb_words, verb);
}
const char *law_duty_word(uint32_t deed) {
    return word_at(duty_words, deed);
}
const char *law_instrument_word(uint32_t kind) {
    return word_at(instrument_words, kind);
}
const char *law_force_word(uint32_t force) {
    return word_at(force_words, force);
}
const char *law_period_word(uint32_t period) {
    return word_at(period_words, period);
}

/* ---- forms -------------------------------------------------------------- */

#define NO_DAY ((uint32_t)DAY_NONE)

const struct form_shape law_forms[FORM_COUNT] = {
    [FORM_FLAG] = {1, {0}, false, false, false},
    [FORM_TEXT] = {2, {0}, true, false, false},
    [FORM_TEXTS] = {2, {0}, true, false, false},
    [FORM_DAY] = {1, {NO_DAY}, false, false, false},
    [FORM_START] = {2, {NO_DAY, 0}, false, false, false},
    [FORM_CHOICE] = {1, {LAW_NONE}, false, false, false},
    [FORM_UNIT] = {1, {LAW_NONE}, false, false, false},
    [FORM_NUMBER] = {1, {0}, false, false, false},
    [FORM_AMOUNT] = {2, {LAW_NONE, LAW_NONE}, false, false, false},
    [FORM_AMOUNTS] = {2, {0}, false, false, false},
    [FORM_ID] = {1, {LAW_NONE}, false, false, false},
    [FORM_IDS] = {2, {0}, false, false, false},
    [FORM_WORDS] = {2, {0}, false, false, false},
    [FORM_COUNTRIES] = {2, {0}, false, false, false},
    [FORM_ACTIVITIES] = {2, {0}, false, true, false},
    [FORM_CONDITION] = {1, {LAW_NONE}, false, true, false},
    [FORM_CONDITIONS] = {2, {0}, false, true, false},
    [FORM_FORMULA] = {1, {LAW_NONE}, false, true, false},
    [FORM_REACH] = {2, {0}, false, true, true},
    [FORM_DUTIES] = {2, {0}, true, false, false},
    [FORM_CAPS] = {2, {0}, false, false, false},
    [FORM_HS] = {2, {0}, false, false, false},
    [FORM_MONEY] = {2, {0}, false, false, false},
    [FORM_SENTENCES] = {2, {0}, true, false, false},
    [FORM_STEPS] = {2, {0}, false, false, false},
    [FORM_STANCES] = {2, {0}, false, true, false},
    [FORM_BALLOT] = {3, {0}, false, false, false},
    [FORM_SEATS] = {2, {0}, false, false, false},
    [FORM_RENEWAL] =
        {4, {LAW_NONE, LAW_NONE, LAW_NONE, NO_DAY}, false, false, false},
    [FORM_REVIEW] = {3, {0, 0, NO_DAY}, true, false, false},
};

/* ---- rows --------------------------------------------------------------- */

#define MUST ROW_MUST
#define MANY ROW_MANY
#define PAGE ROW_FROM_PAGE
#define ABOUT(word, form, param, field, flags)                                 \
    { ANY_KIND, word, form, param, offsetof(struct law_about, field), flags }
#define ROW(kind, type, word, form, param, field, flags)                       \
    { kind, word, form, param, offsetof(struct type, field), flags }
#define ORDERS      KIND_BIT(LAW_ORDER)
#define ACTORS      KIND_BIT(LAW_ACTOR)
#define INSTRUMENTS KIND_BIT(LAW_INSTRUMENT)
#define RULES       KIND_BIT(LAW_RULE)
#define REACHABLE   (RULES | INSTRUMENTS | KIND_BIT(LAW_AUTHORISATION))
#define IMPLEMENTED (RULES | KIND_BIT(LAW_AUTHORISATION))

#define DATED (REACHABLE | KIND_BIT(LAW_ACT))
#define SOURCED                                                                \
    (DATED | KIND_BIT(LAW_PENALTY) | KIND_BIT(LAW_PROGRAMME) |                 \
     KIND_BIT(LAW_VOTE) | KIND_BIT(LAW_CONVERSION))
#define CITED        (SOURCED | KIND_BIT(LAW_POSITION))
#define TITLED       (KIND_BIT(LAW_KIND_COUNT) - 1 - KIND_BIT(LAW_PAGE))
#define MUST_IN(set) (MUST | (set) << ROW_KINDS_SHIFT)

#define PAGE_ROW(...)  ROW(LAW_PAGE, law_page, __VA_ARGS__)
#define ORDER_ROW(...) ROW(LAW_ORDER, law_order, __VA_ARGS__)
#define ACTOR_ROW(...) ROW(LAW_ACTOR, law_actor, __VA_ARGS__)
#define INSTR_ROW(...) ROW(LAW_INSTRUMENT, law_instrument, __VA_ARGS__)
#define NEXUS_ROW(...) ROW(LAW_NEXUS, law_nexus, __VA_ARGS__)
#define FACT_ROW(...)  ROW(LAW_FACT, law_fact, __VA_ARGS__)
#define PENAL_ROW(...) ROW(LAW_PENALTY, law_penalty, __VA_ARGS__)
#define PROG_ROW(...)  ROW(LAW_PROGRAMME, law_programme, __VA_ARGS__)
#define RULE_ROW(...)  ROW(LAW_RULE, law_rule, __VA_ARGS__)
#define AUTH_ROW(...)  ROW(LAW_AUTHORISATION, law_authorisation, __VA_ARGS__)
#define ACT_ROW(...)   ROW(LAW_ACT, law_act, __VA_ARGS__)
#define SCEN_ROW(...)  ROW(LAW_SCENARIO, law_scenario, __VA_ARGS__)
#define POS_ROW(...)   ROW(LAW_POSITION, law_position, __VA_ARGS__)
#define VOTE_ROW(...)  ROW(LAW_VOTE, law_vote, __VA_ARGS__)
#define CONV_ROW(...)  ROW(LAW_CONVERSION, law_conversion, __VA_ARGS__)

const struct row law_rows[] = {
    PAGE_ROW("jurisdiction", FORM_ID, ORDERS, jurisdiction, 0),

    ORDER_ROW("binds states", FORM_FLAG, 0, binds_states, 0),
    ORDER_ROW("through", FORM_DAY, 0, through, MUST),

    ACTOR_ROW("jurisdiction", FORM_ID, ORDERS, jurisdiction, PAGE),
    ACTOR_ROW("decides", FORM_CHOICE, CHOICE_DECIDES, decides, MUST),
    ACTOR_ROW("members", FORM_NUMBER, 0, members, 0),
    ACTOR_ROW("quorum", FORM_NUMBER, 0, quorum, 0),
    ACTOR_ROW("permanent", FORM_COUNTRIES, 0, permanent, 0),
    ACTOR_ROW("seats", FORM_SEATS, 0, seats, MANY),

    INSTR_ROW("jurisdiction", FORM_ID, ORDERS, jurisdiction, MUST | PAGE),
    INSTR_ROW("kind", FORM_CHOICE, CHOICE_INSTRUMENT, kind, MUST),
    INSTR_ROW("by", FORM_IDS, ACTORS, by, 0),
    INSTR_ROW("from", FORM_START, 0, dates, MUST),
    INSTR_ROW("until", FORM_DAY, 0, dates.until, 0),
    INSTR_ROW("rests on", FORM_FORMULA, 0, rests_on, 0),
    INSTR_ROW("renewal", FORM_RENEWAL, 0, renewal, 0),

    NEXUS_ROW("over", FORM_CHOICE, CHOICE_SCOPE, over, MUST),
    NEXUS_ROW("holds when", FORM_CONDITION, 0, holds_when, MUST),

    ROW(LAW_ACTIVITY, law_activity, "includes", FORM_ACTIVITIES, 0, includes,
        0),

    FACT_ROW("type", FORM_CHOICE, CHOICE_TYPE, type, MUST),
    FACT_ROW("unit", FORM_UNIT, 0, unit, 0),
    FACT_ROW("one of", FORM_WORDS, 0, choices, 0),
    FACT_ROW("read from", FORM_TEXT, 0, read_from, 0),
    FACT_ROW("computed", FORM_TEXT, 0, computed, 0),
    FACT_ROW("known by", FORM_TEXT, 0, known_by, MUST),
    FACT_ROW("holds when", FORM_CONDITION, 0, holds_when, 0),
    FACT_ROW("applies when", FORM_CONDITION, 0, applies_when, 0),
    FACT_ROW("otherwise", FORM_ID, KIND_BIT(LAW_FACT), otherwise, 0),
    FACT_ROW("judgment", FORM_FLAG, 0, judgment, 0),
    FACT_ROW("factor", FORM_TEXTS, 0, factors, MANY),
    FACT_ROW("of class", FORM_ID, KIND_BIT(LAW_CLASS), of_class, 0),

    ROW(LAW_CLASS, law_class, "hs", FORM_HS, 0, hs, MANY),

    PENAL_ROW("civil", FORM_MONEY, 0, civil, MANY),
    PENAL_ROW("fine", FORM_MONEY, 0, fine, MANY),
    PENAL_ROW("factor", FORM_NUMBER, 0, factor, 0),
    PENAL_ROW("prison", FORM_SENTENCES, 0, prison, MANY),
    PENAL_ROW("limitation", FORM_MONEY, 0, limitation, MANY),

    PROG_ROW("list", FORM_TEXT, 0, list, MUST),
    PROG_ROW("under", FORM_IDS, INSTRUMENTS, under, 0),
    PROG_ROW("leads to", FORM_IDS, RULES, leads_to, MANY),
    PROG_ROW("remark", FORM_TEXTS, 0, remarks, MANY),

    RULE_ROW("jurisdiction", FORM_ID, ORDERS, jurisdiction, MUST | PAGE),
    RULE_ROW("rests on", FORM_FORMULA, 0, rests_on, MUST),
    RULE_ROW("carried out by", FORM_FORMULA, 0, carried_out_by, 0),
    RULE_ROW("within", FORM_IDS, INSTRUMENTS, within, MANY),
    RULE_ROW("binds", FORM_IDS, KIND_BIT(LAW_NEXUS), binds, MUST),
    RULE_ROW("forbids", FORM_ACTIVITIES, 0, activities, MANY),
    RULE_ROW("concerns", FORM_ACTIVITIES, 0, activities, MANY),
    RULE_ROW("when", FORM_CONDITIONS, 0, when, MANY),
    RULE_ROW("unless", FORM_CONDITIONS, 0, unless, MANY),
    RULE_ROW("outcome", FORM_CHOICE, CHOICE_OUTCOME, outcome, MUST),
    RULE_ROW("force", FORM_CHOICE, CHOICE_FORCE, force, 0),
    RULE_ROW("mandate", FORM_CHOICE, CHOICE_MANDATE, mandate, 0),
    RULE_ROW("from", FORM_START, 0, dates, MUST),
    RULE_ROW("until", FORM_DAY, 0, dates.until, 0),
    RULE_ROW("dormant", FORM_FLAG, 0, dormant, 0),
    RULE_ROW("replaced by", FORM_IDS, RULES, replaced_by, MANY),
    RULE_ROW("penalties", FORM_IDS, KIND_BIT(LAW_PENALTY), penalties, MANY),
    RULE_ROW("implements", FORM_IDS, IMPLEMENTED, implements, MANY),
    RULE_ROW("could be licensed by", FORM_IDS, ACTORS, licensors, MANY),
    RULE_ROW("cap", FORM_CAPS, 0, caps, MANY),
    RULE_ROW("counts", FORM_IDS, KIND_BIT(LAW_FACT), counts, 0),
    RULE_ROW("notice at", FORM_AMOUNTS, 0, notice_at, MANY),
    RULE_ROW("stop at", FORM_AMOUNTS, 0, stop_at, 0),
    RULE_ROW("rebutted when", FORM_CONDITION, 0, rebutted_when, 0),
    RULE_ROW("standard", FORM_TEXT, 0, standard, 0),
    RULE_ROW("duty", FORM_DUTIES, 0, duties, MANY),
    RULE_ROW("renewal", FORM_RENEWAL, 0, renewal, 0),

    AUTH_ROW("jurisdiction", FORM_ID, ORDERS, jurisdiction, MUST | PAGE),
    AUTH_ROW("kind", FORM_CHOICE, CHOICE_AUTHORISATION, kind, MUST),
    AUTH_ROW("rests on", FORM_FORMULA, 0, rests_on, 0),
    AUTH_ROW("by", FORM_IDS, ACTORS, by, 0),
    AUTH_ROW("within", FORM_IDS, INSTRUMENTS, within, MANY),
    AUTH_ROW("reaches", FORM_REACH, RULES, reaches, MUST | MANY),
    AUTH_ROW("does not reach", FORM_REACH, RULES, not_reaches, MANY),
    AUTH_ROW("for", FORM_IDS, KIND_BIT(LAW_NEXUS), users, MANY),
    AUTH_ROW("when", FORM_CONDITIONS, 0, when, MANY),
    AUTH_ROW("unless", FORM_CONDITIONS, 0, unless, MANY),
    AUTH_ROW("approval by", FORM_IDS, ACTORS, approval_by, 0),
    AUTH_ROW("duty", FORM_DUTIES, 0, duties, MANY),
    AUTH_ROW("limit", FORM_TEXTS, 0, limits, MANY),
    AUTH_ROW("from", FORM_START, 0, dates, MUST),
    AUTH_ROW("until", FORM_DAY, 0, dates.until, 0),
    AUTH_ROW("lasts at most", FORM_AMOUNT, 0, lasts_at_most, 0),
    AUTH_ROW("implements", FORM_IDS, IMPLEMENTED, implements, MANY),
    AUTH_ROW("renewal", FORM_RENEWAL, 0, renewal, 0),

    ACT_ROW("by", FORM_IDS, ACTORS, by, MUST),
    ACT_ROW("does", FORM_CHOICE, CHOICE_VERB, verb, MUST),
    ACT_ROW("jurisdiction", FORM_ID, ORDERS, jurisdiction, PAGE),
    ACT_ROW("needs", FORM_CONDITIONS, 0, needs, MANY),
    ACT_ROW("notice", FORM_AMOUNT, 0, notice, 0),
    ACT_ROW("waits", FORM_AMOUNT, 0, waits, 0),
    ACT_ROW("yearly on", FORM_DAY, 0, yearly, 0),
    ACT_ROW("ends", FORM_REACH, REACHABLE, ends, MANY),
    ACT_ROW("suspends", FORM_REACH, REACHABLE, suspends, MANY),
    ACT_ROW("waives", FORM_REACH, REACHABLE, waives, MANY),
    ACT_ROW("exempts", FORM_REACH, REACHABLE, exempts, MANY),
    ACT_ROW("licenses", FORM_REACH, REACHABLE, licenses, MANY),
    ACT_ROW("imposes", FORM_REACH, REACHABLE, imposes, MANY),
    ACT_ROW("revives", FORM_REACH, REACHABLE, revives, MANY),
    ACT_ROW("cannot reach", FORM_REACH, REACHABLE, cannot_reach, MANY),
    ACT_ROW("delists", FORM_IDS, KIND_BIT(LAW_PROGRAMME), delists, MANY),
    ACT_ROW("renews", FORM_IDS, INSTRUMENTS, renews, MANY),
    ACT_ROW("establishes", FORM_IDS, KIND_BIT(LAW_FACT), establishes, MANY),
    ACT_ROW("scope", FORM_CHOICE, CHOICE_ACT_SCOPE, scope, 0),
    ACT_ROW("asked in", FORM_ID, KIND_BIT(LAW_VOTE), vote, 0),
    ACT_ROW("lasts at least", FORM_AMOUNT, 0, lasts_at_least, 0),
    ACT_ROW("lasts at most", FORM_AMOUNT, 0, lasts_at_most, 0),
    ACT_ROW("renewable for", FORM_AMOUNT, 0, renewable_for, 0),
    ACT_ROW("renewable when", FORM_CONDITIONS, 0, renewable_when, MANY),
    ACT_ROW("leaves", FORM_TEXTS, 0, leaves, MANY),

    ROW(LAW_INDICATOR, law_indicator, "hooks", FORM_IDS, RULES, hooks, MANY),
    ROW(LAW_INDICATOR, law_indicator, "data", FORM_TEXT, 0, data, MUST),
    ROW(LAW_INDICATOR, law_indicator, "computes", FORM_TEXT, 0, computes, MUST),

    SCEN_ROW("does", FORM_STEPS, 0, steps, MANY),
    SCEN_ROW("ends on", FORM_DAY, 0, ends_on, 0),
    SCEN_ROW("reconstructed", FORM_FLAG, 0, reconstructed, 0),

    POS_ROW("holder", FORM_ID, ACTORS, holder, MUST),
    POS_ROW("would", FORM_STANCES, 0, stances, MANY),
    POS_ROW("as of", FORM_DAY, 0, as_of, MUST),

    VOTE_ROW("on", FORM_DAY, 0, on, MUST),
    VOTE_ROW("by", FORM_ID, ACTORS, by, MUST),
    VOTE_ROW("adopts", FORM_ID, INSTRUMENTS, adopts, 0),
    VOTE_ROW("result", FORM_CHOICE, CHOICE_RESULT, result, MUST),
    VOTE_ROW("yes", FORM_BALLOT, 0, yes, 0),
    VOTE_ROW("no", FORM_BALLOT, 0, no, 0),
    VOTE_ROW("abstain", FORM_BALLOT, 0, abstain, 0),
    VOTE_ROW("draft", FORM_TEXT, 0, draft, 0),

    CONV_ROW("of class", FORM_ID, KIND_BIT(LAW_CLASS), of_class, MUST),
    CONV_ROW("per", FORM_AMOUNT, 0, per, MUST),
    CONV_ROW("at least", FORM_AMOUNT, 0, at_least, MUST),
    CONV_ROW("at most", FORM_AMOUNT, 0, at_most, MUST),
    CONV_ROW("named", FORM_WORDS, 0, named, MANY),

    ABOUT("title", FORM_TEXT, 0, title, MUST_IN(TITLED)),
    ABOUT("cite", FORM_TEXT, 0, cite, MUST_IN(CITED)),
    ABOUT("source", FORM_TEXTS, 0, sources, MANY | PAGE),
    ABOUT("note", FORM_TEXTS, 0, notes, MANY),
    ABOUT("unsettled", FORM_TEXTS, 0, unsettled, MANY),
    ABOUT("confidence", FORM_CHOICE, CHOICE_CONFIDENCE, confidence,
          MUST_IN(SOURCED) | PAGE),
    ABOUT("recorded", FORM_DAY, 0, recorded,
          MUST_IN(DATED | KIND_BIT(LAW_CONVERSION)) | PAGE),
    ABOUT("reviewed by", FORM_REVIEW, 0, reviewer, 0),
};
const size_t law_row_count = sizeof law_rows / sizeof law_rows[0];

const struct table_shape law_kind_tables[LAW_KIND_COUNT] = {
#define KIND_TABLE(kind, table, type)                                          \
    [kind] = {offsetof(struct rulebook, table), sizeof(struct type)}
    KIND_TABLE(LAW_PAGE, pages, law_page),
    KIND_TABLE(LAW_ORDER, orders, law_order),
    KIND_TABLE(LAW_ACTOR, actors, law_actor),
    KIND_TABLE(LAW_INSTRUMENT, instruments, law_instrument),
    KIND_TABLE(LAW_NEXUS, nexuses, law_nexus),
    KIND_TABLE(LAW_ACTIVITY, activities, law_activity),
    KIND_TABLE(LAW_FACT, facts, law_fact),
    KIND_TABLE(LAW_CLASS, classes, law_class),
    KIND_TABLE(LAW_PENALTY, penalties, law_penalty),
    KIND_TABLE(LAW_PROGRAMME, programmes, law_programme),
    KIND_TABLE(LAW_RULE, rules, law_rule),
    KIND_TABLE(LAW_AUTHORISATION, authorisations, law_authorisation),
    KIND_TABLE(LAW_ACT, acts, law_act),
    KIND_TABLE(LAW_INDICATOR, indicators, law_indicator),
    KIND_TABLE(LAW_SCENARIO, scenarios, law_scenario),
    KIND_TABLE(LAW_POSITION, positions, law_position),
    KIND_TABLE(LAW_VOTE, votes, law_vote),
    KIND_TABLE(LAW_CONVERSION, conversions, law_conversion),
};

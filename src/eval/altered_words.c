/* altered_words.c -- alterations of whole words: order, parts, titles, forms.
 *
 *     order        KIM, Jong Un   -> Jong Un KIM
 *     legal-form   X TRADING LTD  -> X TRADING Limited
 *     initial      KIM, Jong Un   -> KIM, J. Un
 *
 * The lists of titles and forms are short and separate from those that
 * matching knows: a pack that is made from the matcher's own tables would
 * find only what the matcher already knows.
 */
#include "eval/altering.h"

#include <assert.h>
#include <string.h>

#define PART_LETTERS    2 /* a word that may be left out has so many */
#define TELLING_LETTERS 4

#define PICK(a, list) ((list)[pick(a, sizeof(list) / sizeof *(list))])

static struct span without_comma(struct span word) {
    if (span_ends(word, ",")) word.length--;
    return word;
}

/* ---- order and parts ------------------------------------------------------------ */

/* "LAST, First Middle" by its comma; any other name by its first word. */
bool alter_order(struct altering *a) {
    size_t family = 1;
    if (a->count < 2) return false;
    for (size_t i = 0; i + 1 < a->count; i++)
        if (span_ends(a->words[i], ",")) {
            family = i + 1;
            break;
        }
    for (size_t i = family; i < a->count; i++) {
        put_span(a, without_comma(a->words[i]));
        put_text(a, " ");
    }
    for (size_t i = 0; i < family; i++) {
        if (i > 0) put_text(a, " ");
        put_span(a, without_comma(a->words[i]));
    }
    return true;
}

/* What half of all companies have in their names tells none from another. */
static const char *const common_words[] = {
    "association", "aktsionernoe",  "aktsionernoye", "company", "compania",
    "corporation", "enterprise",    "general",       "group",   "industrial",
    "industries",  "international", "investment",    "joint",   "kompaniya",
    "liability",   "limited",       "limitada",      "ltda.",   "obschestvo",
    "obshchestvo", "production",    "publichnoe",    "public",  "scientific",
    "services",    "shipping",      "stock",         "trading", "zavod",
};

/* Words that tell one name from another, as far as length and this list can
 * say: legal forms and titles are mostly shorter. */
static bool is_telling(struct span word) {
    struct span bare = without_comma(word);
    if (plain_letters(word) < TELLING_LETTERS) return false;
    for (size_t i = 0; i < sizeof common_words / sizeof *common_words; i++)
        if (span_is_caseless(bare, common_words[i])) return false;
    return true;
}

/* The first word stays, of a person's name it is the family's, and so do two
 * words that tell something: what is left is still a name. */
bool alter_missing_part(struct altering *a) {
    size_t seen = 0, out = 0, telling = 0;
    for (size_t i = 0; i < a->count; i++)
        telling += is_telling(a->words[i]);
    for (size_t i = 1; i < a->count; i++) {
        size_t left = telling - is_telling(a->words[i]);
        bool may_go = plain_letters(a->words[i]) >= PART_LETTERS && left >= 2;
        if (may_go && pick(a, ++seen) == 0) out = i;
    }
    if (a->count < 3 || seen == 0) return false;
    for (size_t i = 0; i < a->count; i++) {
        if (i == out) continue;
        if (i > 0) put_text(a, " ");
        put_span(a, a->words[i]);
    }
    return true;
}

bool alter_punctuation(struct altering *a) {
    static const char *const marks[] = {"-", ". ", "  ", ", ", " - ", "_", "/"};
    if (a->count < 2) return false;
    size_t at = 1 + pick(a, a->count - 1);
    for (size_t i = 0; i < a->count; i++) {
        if (i > 0) put_text(a, i == at ? PICK(a, marks) : " ");
        put_span(a, without_comma(a->words[i]));
    }
    return true;
}

bool alter_joined(struct altering *a) {
    if (a->count < 2) return false;
    size_t at = 1 + pick(a, a->count - 1);
    for (size_t i = 0; i < a->count; i++) {
        if (i > 0 && i != at) put_text(a, " ");
        put_span(a, i + 1 == at ? without_comma(a->words[i]) : a->words[i]);
    }
    return true;
}

#define SPLIT_WORD 6 /* letters; each half has at least three */
#define HALF_LEAST ((size_t)3)

bool alter_split(struct altering *a) {
    size_t at;
    if (!pick_plain_word(a, SPLIT_WORD, &at)) return false;
    struct span word = a->words[at];
    size_t room = plain_letters(word) - 2 * HALF_LEAST + 1;
    size_t place =
        (size_t)(word.bytes - a->name.bytes) + HALF_LEAST + pick(a, room);
    put_bytes(a, a->name.bytes, place);
    put_text(a, " ");
    put_bytes(a, a->name.bytes + place, a->name.length - place);
    return true;
}

/* ---- titles, suffixes, words beside ------------------------------------------------ */

bool alter_honorific(struct altering *a) {
    static const char *const titles[] = {"Mr",   "Mrs",     "Dr.",    "Prof.",
                                         "Gen.", "Colonel", "Sheikh", "Haji",
                                         "Sir",  "Capt.",   "Eng.",   "Hon."};
    if (a->type != PARTY_PERSON) return false;
    put_text(a, PICK(a, titles));
    put_text(a, " ");
    put_span(a, a->name);
    return true;
}

bool alter_suffix(struct altering *a) {
    static const char *const suffixes[] = {"Jr",  "Jr.", "Sr", "II",
                                           "III", "PhD", "Esq"};
    if (a->type != PARTY_PERSON) return false;
    put_span(a, a->name);
    put_text(a, " ");
    put_text(a, PICK(a, suffixes));
    return true;
}

bool alter_extra_words(struct altering *a) {
    static const char *const of_people[] = {"family", "account", "and sons",
                                            "c/o bank", "beneficiary"};
    static const char *const of_others[] = {"Group", "Head Office", "Branch",
                                            "International", "Holding"};
    put_span(a, a->name);
    put_text(a, " ");
    put_text(a,
             a->type == PARTY_PERSON ? PICK(a, of_people) : PICK(a, of_others));
    return true;
}

/* ---- legal forms -------------------------------------------------------------------- */

/* Two ways to write each form; the first that stands at the end of a name is
 * exchanged for the other. */
static const char *const legal_forms[][2] = {
    {"Company Limited", "Co., Ltd."},
    {"CO., LTD.", "Company Limited"},
    {"CO. LTD.", "Company Ltd"},
    {"Limited", "Ltd."},
    {"LTD.", "Limited"},
    {"LTD", "Limited"},
    {"Corporation", "Corp."},
    {"CORP.", "Corporation"},
    {"CORP", "Corporation"},
    {"Incorporated", "Inc."},
    {"INC.", "Incorporated"},
    {"INC", "Incorporated"},
    {"Company", "Co."},
    {"CO.", "Company"},
    {"L.L.C.", "LLC"},
    {"LLC", "L.L.C."},
    {"GmbH", "Gesellschaft mbH"},
    {"S.A.", "SA"},
    {"SA", "S.A."},
    {"S.L.", "SL"},
    {"PJSC", "Public JSC"},
    {"JSC", "Joint Stock Company"},
    {"OOO", "LLC"},
    {"D.O.O.", "doo"},
    {"PLC", "P.L.C."},
    {"FZE", "F.Z.E."},
    {"PTE LTD", "Pte. Limited"},
    {"SDN BHD", "Sdn. Bhd."},
    {"S.R.L.", "SRL"},
    {"B.V.", "BV"},
};

static bool ends_caseless(struct span text, const char *end) {
    size_t length = strlen(end);
    if (length + 1 >= text.length) return false;
    struct span tail = {text.bytes + text.length - length, length};
    return tail.bytes[-1] == ' ' && span_is_caseless(tail, end);
}

bool alter_legal_form(struct altering *a) {
    static const char *const added[] = {"Ltd", "LLC", "Co., Ltd.", "Inc."};
    if (a->type != PARTY_ORGANIZATION) return false;
    for (size_t i = 0; i < sizeof legal_forms / sizeof *legal_forms; i++) {
        if (!ends_caseless(a->name, legal_forms[i][0])) continue;
        put_bytes(a, a->name.bytes, a->name.length - strlen(legal_forms[i][0]));
        put_text(a, legal_forms[i][1]);
        return true;
    }
    put_span(a, a->name);
    put_text(a, " ");
    put_text(a, PICK(a, added));
    return true;
}

/* ---- given names ---------------------------------------------------------------------- */

/* A given name: behind the comma, or the first of a name without one. */
static bool first_given(const struct altering *a, size_t *at) {
    for (size_t i = 0; i + 1 < a->count; i++)
        if (span_ends(a->words[i], ",")) {
            *at = i + 1;
            return true;
        }
    *at = 0;
    return a->count > 1;
}

bool alter_initial(struct altering *a) {
    size_t at;
    char initial[2];
    if (a->type != PARTY_PERSON || !first_given(a, &at)) return false;
    if (plain_letters(a->words[at]) < 2 ||
        plain_letters((struct span){a->words[at].bytes, 1}) == 0)
        return false;
    initial[0] = a->words[at].bytes[0];
    initial[1] = '.';
    put_words(a, at, (struct span){initial, sizeof initial});
    return true;
}

static const char *const nicknames[][2] = {
    {"Aleksandr", "Sasha"},   {"Alexander", "Alex"},    {"Aleksei", "Alyosha"},
    {"Alexey", "Alyosha"},    {"Anatoly", "Tolya"},     {"Andrei", "Andryusha"},
    {"Andrew", "Andy"},       {"Anthony", "Tony"},      {"Antonio", "Tonio"},
    {"Boris", "Borya"},       {"Carlos", "Carlitos"},   {"Charles", "Charlie"},
    {"Christopher", "Chris"}, {"Daniel", "Dan"},        {"David", "Dave"},
    {"Dmitry", "Dima"},       {"Dmitri", "Dima"},       {"Edward", "Ed"},
    {"Elena", "Lena"},        {"Francisco", "Paco"},    {"Gennady", "Gena"},
    {"Grigory", "Grisha"},    {"Guillermo", "Memo"},    {"Ivan", "Vanya"},
    {"James", "Jim"},         {"Jesus", "Chucho"},      {"Joseph", "Joe"},
    {"Jose", "Pepe"},         {"Konstantin", "Kostya"}, {"Luis", "Lucho"},
    {"Manuel", "Manolo"},     {"Maria", "Masha"},       {"Michael", "Mike"},
    {"Mikhail", "Misha"},     {"Nikolai", "Kolya"},     {"Nikolay", "Kolya"},
    {"Oleg", "Olezhka"},      {"Pavel", "Pasha"},       {"Pyotr", "Petya"},
    {"Rafael", "Rafa"},       {"Richard", "Dick"},      {"Robert", "Bob"},
    {"Roberto", "Beto"},      {"Roman", "Roma"},        {"Samuel", "Sam"},
    {"Sergei", "Seryozha"},   {"Sergey", "Seryozha"},   {"Stanislav", "Stas"},
    {"Stephen", "Steve"},     {"Svetlana", "Sveta"},    {"Tatiana", "Tanya"},
    {"Thomas", "Tom"},        {"Vadim", "Vadik"},       {"Vasily", "Vasya"},
    {"Victor", "Vic"},        {"Viktor", "Vitya"},      {"Vladimir", "Volodya"},
    {"William", "Bill"},      {"Yevgeny", "Zhenya"},    {"Evgeny", "Zhenya"},
    {"Yuri", "Yura"},         {"Yury", "Yura"},
};

bool alter_nickname(struct altering *a) {
    if (a->type != PARTY_PERSON || a->count < 2) return false;
    for (size_t w = 0; w < a->count; w++)
        for (size_t i = 0; i < sizeof nicknames / sizeof *nicknames; i++) {
            if (!span_is_caseless(a->words[w], nicknames[i][0])) continue;
            put_words(a, w, span_of(nicknames[i][1]));
            return true;
        }
    return false;
}

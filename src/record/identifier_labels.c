/* identifier_labels.c -- what publishers call a number, and what it is.
 *
 *     "C.U.R.P."                        -> curp              whole label
 *     "passportNumber"                  -> passportnumber    whole label
 *     "Afghan national identification card (tazkira) number 4211"
 *                                       -> ... national id   opening words
 *     "Digital Currency Address - XBT"  -> wallet, "XBT"
 *
 * A label is folded to lower-case words: dots and apostrophes go, all other
 * signs part words.  The first table holds whole labels, abbreviations and
 * property names that say nothing by their words; the second holds the
 * beginnings of words that settle a kind wherever they stand, asked in order.
 * Whole labels go first, so that an exception is one row.  Two tables and
 * not one: the UN writes document types as free text, and no table of whole
 * labels would ever be complete.
 */
#include "record/identifier.h"

#define LENGTH(array) (sizeof(array) / sizeof *(array))

/* A longer text is a sentence, not a label; the longest label known has 60. */
#define LABEL_BYTES_MOST 96

struct label {
    const char *words;
    enum identifier_kind kind;
};

static const struct label whole_labels[] = {
    /* national identity */
    {"bpa", IDENTIFIER_NATIONAL_ID},
    {"ci", IDENTIFIER_NATIONAL_ID},
    {"cnp", IDENTIFIER_NATIONAL_ID},
    {"credencial electoral", IDENTIFIER_NATIONAL_ID},
    {"cuip", IDENTIFIER_NATIONAL_ID},
    {"curp", IDENTIFIER_NATIONAL_ID},
    {"dni", IDENTIFIER_NATIONAL_ID},
    {"electionidentitycard", IDENTIFIER_NATIONAL_ID},
    {"id", IDENTIFIER_NATIONAL_ID},
    {"id number", IDENTIFIER_NATIONAL_ID},
    {"idnumber", IDENTIFIER_NATIONAL_ID},
    {"ife", IDENTIFIER_NATIONAL_ID},
    {"kenyan id no", IDENTIFIER_NATIONAL_ID},
    {"nationalid", IDENTIFIER_NATIONAL_ID},
    {"ni details", IDENTIFIER_NATIONAL_ID},
    {"ni number", IDENTIFIER_NATIONAL_ID},
    {"nie", IDENTIFIER_NATIONAL_ID},
    {"refugee id card", IDENTIFIER_NATIONAL_ID},
    {"stateless person id card", IDENTIFIER_NATIONAL_ID},
    {"uae identification", IDENTIFIER_NATIONAL_ID},
    {"passportnumber", IDENTIFIER_PASSPORT},
    {"drlic", IDENTIFIER_DRIVING_LICENCE},
    {"ssn", IDENTIFIER_SOCIAL_SECURITY},
    {"ssn number", IDENTIFIER_SOCIAL_SECURITY},
    {"socialsecuritynumber", IDENTIFIER_SOCIAL_SECURITY},
    {"visanumberid", IDENTIFIER_VISA},
    /* tax */
    {"cif", IDENTIFIER_TAX_ID},
    {"cui", IDENTIFIER_TAX_ID},
    {"cuit", IDENTIFIER_TAX_ID},
    {"fiscalcode", IDENTIFIER_TAX_ID},
    {"nif", IDENTIFIER_TAX_ID},
    {"nit", IDENTIFIER_TAX_ID},
    {"nuit", IDENTIFIER_TAX_ID},
    {"rfc", IDENTIFIER_TAX_ID},
    {"rif", IDENTIFIER_TAX_ID},
    {"rtn", IDENTIFIER_TAX_ID},
    {"ruc", IDENTIFIER_TAX_ID},
    {"taxid", IDENTIFIER_TAX_ID},
    {"taxnumber", IDENTIFIER_TAX_ID},
    {"tin", IDENTIFIER_TAX_ID},
    {"us fein", IDENTIFIER_TAX_ID},
    {"vatcode", IDENTIFIER_TAX_ID},
    {"voencode", IDENTIFIER_TAX_ID},
    {"inn", IDENTIFIER_INN},
    {"inncode", IDENTIFIER_INN},
    /* registers of companies */
    {"branch unit number", IDENTIFIER_REGISTRATION},
    {"business number", IDENTIFIER_REGISTRATION},
    {"cikcode", IDENTIFIER_REGISTRATION},
    {"company number", IDENTIFIER_REGISTRATION},
    {"company number imo", IDENTIFIER_REGISTRATION},
    {"cr no", IDENTIFIER_REGISTRATION},
    {"crsnumber", IDENTIFIER_REGISTRATION},
    {"enterprise number", IDENTIFIER_REGISTRATION},
    {"istanbul chamber of comm no", IDENTIFIER_REGISTRATION},
    {"le number", IDENTIFIER_REGISTRATION},
    {"legal entity number", IDENTIFIER_REGISTRATION},
    {"okpocode", IDENTIFIER_REGISTRATION},
    {"organization code", IDENTIFIER_REGISTRATION},
    {"registrationnumber", IDENTIFIER_REGISTRATION},
    {"regnumber", IDENTIFIER_REGISTRATION},
    {"romanian cr", IDENTIFIER_REGISTRATION},
    {"uk company number", IDENTIFIER_REGISTRATION},
    {"uniqueentityid", IDENTIFIER_REGISTRATION},
    {"ogrn", IDENTIFIER_OGRN},
    {"ogrncode", IDENTIFIER_OGRN},
    {"usccode", IDENTIFIER_USCC},
    {"uscc", IDENTIFIER_USCC},
    {"d u n s number", IDENTIFIER_DUNS},
    {"duns", IDENTIFIER_DUNS},
    {"duns number", IDENTIFIER_DUNS},
    {"dunscode", IDENTIFIER_DUNS},
    {"lei", IDENTIFIER_LEI},
    {"lei number", IDENTIFIER_LEI},
    {"leicode", IDENTIFIER_LEI},
    {"legal entity identifier", IDENTIFIER_LEI},
    /* banks and securities */
    {"bic", IDENTIFIER_BIC},
    {"bic swift", IDENTIFIER_BIC},
    {"swiftbic", IDENTIFIER_BIC},
    {"iban", IDENTIFIER_IBAN},
    {"ibannumber", IDENTIFIER_IBAN},
    {"isin", IDENTIFIER_ISIN},
    {"isin code", IDENTIFIER_ISIN},
    {"isincode", IDENTIFIER_ISIN},
    {"accountnumber", IDENTIFIER_ACCOUNT},
    {"publickey", IDENTIFIER_WALLET},
    {"wallet", IDENTIFIER_WALLET},
    {"wallet address", IDENTIFIER_WALLET},
    /* ships and aircraft */
    {"imo", IDENTIFIER_IMO},
    {"imo no", IDENTIFIER_IMO},
    {"imo number", IDENTIFIER_IMO},
    {"imonumber", IDENTIFIER_IMO},
    {"mmsi", IDENTIFIER_MMSI},
    {"mmsi number", IDENTIFIER_MMSI},
    {"call sign", IDENTIFIER_CALL_SIGN},
    {"callsign", IDENTIFIER_CALL_SIGN},
    {"aircraft mode s transponder code", IDENTIFIER_OTHER},
    {"aircraft serial identification", IDENTIFIER_AIRCRAFT_SERIAL},
    {"msn", IDENTIFIER_AIRCRAFT_SERIAL},
    {"serial no", IDENTIFIER_AIRCRAFT_SERIAL},
    {"serialnumber", IDENTIFIER_AIRCRAFT_SERIAL},
    /* ways to reach a party */
    {"email", IDENTIFIER_EMAIL},
    {"emailaddress", IDENTIFIER_EMAIL},
    {"fax", IDENTIFIER_PHONE},
    {"phonenumber", IDENTIFIER_PHONE},
    {"tel", IDENTIFIER_PHONE},
    {"url", IDENTIFIER_WEBSITE},
    {"websiteaddress", IDENTIFIER_WEBSITE},
    /* what the words below would misread */
    {"electoral registry no", IDENTIFIER_OTHER},
    {"military registration number", IDENTIFIER_OTHER},
    {"nationality of registration", IDENTIFIER_OTHER},
    {"registration country", IDENTIFIER_OTHER},
};

/* Beginnings of words; the first that a label holds decides. */
static const struct label openings[] = {
    {"passport", IDENTIFIER_PASSPORT},
    {"pasaporte", IDENTIFIER_PASSPORT},
    {"passeport", IDENTIFIER_PASSPORT},
    {"reisepass", IDENTIFIER_PASSPORT},
    {"travel document", IDENTIFIER_PASSPORT},
    {"digital currency address", IDENTIFIER_WALLET},
    {"wallet ", IDENTIFIER_WALLET},
    {"driver licen", IDENTIFIER_DRIVING_LICENCE},
    {"drivers licen", IDENTIFIER_DRIVING_LICENCE},
    {"drivers permit", IDENTIFIER_DRIVING_LICENCE},
    {"driving licen", IDENTIFIER_DRIVING_LICENCE},
    {"drivinglicen", IDENTIFIER_DRIVING_LICENCE},
    {"social security", IDENTIFIER_SOCIAL_SECURITY},
    {"unified social credit", IDENTIFIER_USCC},
    {"united social credit", IDENTIFIER_USCC},
    {"visa num", IDENTIFIER_VISA},
    {"gazette num", IDENTIFIER_GAZETTE},
    {"government gazette", IDENTIFIER_GAZETTE},
    {"swift", IDENTIFIER_BIC},
    {"vessel registration", IDENTIFIER_IMO},
    {"vessel call sign", IDENTIFIER_CALL_SIGN},
    {"other vessel call sign", IDENTIFIER_CALL_SIGN},
    {"aircraft tail num", IDENTIFIER_TAIL_NUMBER},
    {"tail num", IDENTIFIER_TAIL_NUMBER},
    {"aircraft construction num", IDENTIFIER_AIRCRAFT_SERIAL},
    {"aircraft manufacturers serial", IDENTIFIER_AIRCRAFT_SERIAL},
    {"taxpayer", IDENTIFIER_TAX_ID},
    {"tax id", IDENTIFIER_TAX_ID},
    {"tax num", IDENTIFIER_TAX_ID},
    {"tax reg", IDENTIFIER_TAX_ID},
    {"fiscal code", IDENTIFIER_TAX_ID},
    {"identificacao tribut", IDENTIFIER_TAX_ID},
    {"romanian tax", IDENTIFIER_TAX_ID},
    {"vat num", IDENTIFIER_TAX_ID},
    {"cedula", IDENTIFIER_NATIONAL_ID},
    {"tazkira", IDENTIFIER_NATIONAL_ID},
    {"citizens card", IDENTIFIER_NATIONAL_ID},
    {"civil identification", IDENTIFIER_NATIONAL_ID},
    {"federal identity", IDENTIFIER_NATIONAL_ID},
    {"id card", IDENTIFIER_NATIONAL_ID},
    {"identification card", IDENTIFIER_NATIONAL_ID},
    {"identity card", IDENTIFIER_NATIONAL_ID},
    {"identity doc", IDENTIFIER_NATIONAL_ID},
    {"jordanian national num", IDENTIFIER_NATIONAL_ID},
    {"national foreign id", IDENTIFIER_NATIONAL_ID},
    {"national id", IDENTIFIER_NATIONAL_ID},
    {"numero de identidad", IDENTIFIER_NATIONAL_ID},
    {"personal id", IDENTIFIER_NATIONAL_ID},
    {"cnp ", IDENTIFIER_NATIONAL_ID},
    {"turkish identification", IDENTIFIER_NATIONAL_ID},
    {"email address", IDENTIFIER_EMAIL},
    {"e mail", IDENTIFIER_EMAIL},
    {"phone", IDENTIFIER_PHONE},
    {"telephone", IDENTIFIER_PHONE},
    {"fax num", IDENTIFIER_PHONE},
    {"website", IDENTIFIER_WEBSITE},
    {"account num", IDENTIFIER_ACCOUNT},
    {"bank account", IDENTIFIER_ACCOUNT},
    {"business registration", IDENTIFIER_REGISTRATION},
    {"certificate of incorporation", IDENTIFIER_REGISTRATION},
    {"chamber of commerce", IDENTIFIER_REGISTRATION},
    {"charity no", IDENTIFIER_REGISTRATION},
    {"central registration", IDENTIFIER_REGISTRATION},
    {"commercial registry", IDENTIFIER_REGISTRATION},
    {"economic register", IDENTIFIER_REGISTRATION},
    {"folio mercantil", IDENTIFIER_REGISTRATION},
    {"matricula mercantil", IDENTIFIER_REGISTRATION},
    {"public registration", IDENTIFIER_REGISTRATION},
    {"registration id", IDENTIFIER_REGISTRATION},
    {"registration num", IDENTIFIER_REGISTRATION},
    {"registration no", IDENTIFIER_REGISTRATION},
    {"licence", IDENTIFIER_LICENCE},
    {"license", IDENTIFIER_LICENCE},
    {"permit no", IDENTIFIER_LICENCE},
    {"permit num", IDENTIFIER_LICENCE},
};

/* ' ' for what parts words, 0 for what does not. */
static char fold_byte(char byte) {
    if (byte >= 'A' && byte <= 'Z') return (char)(byte + 32);
    bool is_plain =
        (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
    if (is_plain) return byte;
    bool is_joint = byte == '.' || byte == '\'' || (unsigned char)byte >= 0x80;
    return is_joint ? 0 : ' ';
}

/* Words with one space before each; the length, 0 when it is no label. */
static size_t fold_label(struct span label, char to[LABEL_BYTES_MOST]) {
    size_t length = 0;
    bool owes_space = true;
    for (size_t i = 0; i < label.length; i++) {
        char folded = fold_byte(label.bytes[i]);
        if (folded == ' ') owes_space = true;
        if (folded == ' ' || folded == 0) continue;
        if (length + 2 > LABEL_BYTES_MOST) return 0;
        if (owes_space) to[length++] = ' ';
        owes_space = false;
        to[length++] = folded;
    }
    return length;
}

/* Whether some word of `words` (each with a space before) opens so. */
static bool has_opening(struct span words, const char *opening) {
    for (size_t at = 0; at < words.length; at++) {
        if (words.bytes[at] != ' ') continue;
        struct span from = {words.bytes + at + 1, words.length - at - 1};
        if (span_starts(from, opening)) return true;
    }
    return false;
}

static enum identifier_kind find_label(struct span words) {
    struct span whole = {words.bytes + 1, words.length - 1};
    enum identifier_kind kind;
    for (size_t i = 0; i < LENGTH(whole_labels); i++)
        if (span_is(whole, whole_labels[i].words)) return whole_labels[i].kind;
    if (identifier_parse(whole, &kind)) return kind;
    for (size_t i = 0; i < LENGTH(openings); i++)
        if (has_opening(words, openings[i].words)) return openings[i].kind;
    return IDENTIFIER_OTHER;
}

/* What follows the last '-' of a wallet's label, if anything. */
static struct span currency_of(struct span label) {
    for (size_t i = label.length; i-- > 0;)
        if (label.bytes[i] == '-')
            return span_trim(
                (struct span){label.bytes + i + 1, label.length - i - 1});
    return SPAN_EMPTY;
}

enum identifier_kind identifier_of_label(struct span label,
                                         struct span *currency) {
    char folded[LABEL_BYTES_MOST];
    size_t length = fold_label(label, folded);
    *currency = SPAN_EMPTY;
    if (length == 0) return IDENTIFIER_OTHER;
    enum identifier_kind kind = find_label((struct span){folded, length});
    if (kind == IDENTIFIER_WALLET) *currency = currency_of(label);
    return kind;
}

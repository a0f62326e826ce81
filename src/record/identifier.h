/* identifier.h -- numbers that name one party, and whether they can be right.
 *
 *     "IMO 9187629" -> kind imo, canonical "9187629", check digit right
 *
 * Canonical form: upper-case letters and digits of the value only (e-mail,
 * website: lower case, as written otherwise; wallets: exactly as written).
 * Two identifiers are the same when kind and canonical form are the same;
 * a BIC is compared on its first 8, the branch noted (identifier_key).
 * Numbers are part of the snapshot format: append only.
 */
#ifndef RECORD_IDENTIFIER_H
#define RECORD_IDENTIFIER_H

#include "base/span.h"

#define IDENTIFIER_MAP(X)                                                      \
    X(OTHER, "other")                                                          \
    X(PASSPORT, "passport")                                                    \
    X(NATIONAL_ID, "national-id")                                              \
    X(TAX_ID, "tax-id")                                                        \
    X(REGISTRATION, "registration")                                            \
    X(IMO, "imo")                                                              \
    X(MMSI, "mmsi")                                                            \
    X(CALL_SIGN, "call-sign")                                                  \
    X(BIC, "bic")                                                              \
    X(LEI, "lei")                                                              \
    X(IBAN, "iban")                                                            \
    X(ISIN, "isin")                                                            \
    X(INN, "inn")                                                              \
    X(OGRN, "ogrn")                                                            \
    X(USCC, "uscc")                                                            \
    X(WALLET, "wallet")                                                        \
    X(EMAIL, "email")                                                          \
    X(PHONE, "phone")                                                          \
    X(WEBSITE, "website")                                                      \
    X(DRIVING_LICENCE, "driving-licence")                                      \
    X(SOCIAL_SECURITY, "social-security")                                      \
    X(GAZETTE, "gazette")                                                      \
    X(VISA, "visa")                                                            \
    X(TAIL_NUMBER, "tail-number")                                              \
    X(AIRCRAFT_SERIAL, "aircraft-serial")                                      \
    X(DUNS, "duns")                                                            \
    X(ACCOUNT, "account")                                                      \
    X(LICENCE, "licence")

#define X(name, word) IDENTIFIER_##name,
enum identifier_kind { IDENTIFIER_MAP(X) IDENTIFIER_KIND_COUNT };
#undef X

enum identifier_check { CHECK_NONE, CHECK_PASSED, CHECK_FAILED };

const char *identifier_word(enum identifier_kind kind);
/* The word above, or a usual synonym ("swift", "wallet-xbt", "ogrn") in any
 * case; false when unknown. */
bool identifier_parse(struct span word, enum identifier_kind *kind);

/* The kind behind a publisher's label ("Passport", "Tax ID No.",
 * "SWIFT/BIC", "Vessel Registration Identification", "Digital Currency
 * Address - XBT"); IDENTIFIER_OTHER when none fits.  *currency is set to the
 * wallet's currency text or empty. */
enum identifier_kind identifier_of_label(struct span label,
                                         struct span *currency);

/* Writes the canonical form, at most `room` bytes; the length, 0 when the
 * value has no letter or digit or is too long.  The longest that lists bear are
 * wallets: a unified address of Zcash passes 128 bytes. */
#define IDENTIFIER_BYTES_MOST 512
size_t identifier_canonical(enum identifier_kind kind, struct span value,
                            char *to, size_t room);

/* What of a canonical form two identifiers must share to be the same: all of
 * it, of a BIC the first 8. */
struct span identifier_key(enum identifier_kind kind, struct span canonical);

/* The wider kind under which publishers who know less write the same number:
 * an INN is a tax id, an OGRN and a USCC are registrations; itself if none. */
enum identifier_kind identifier_family(enum identifier_kind kind);

/* Checks the digit or form that the kind defines: IMO (7 digits, weights
 * 7..2), MMSI (9 digits), BIC (8 or 11, form), LEI (ISO 17442 mod 97), IBAN
 * (mod 97), ISIN (Luhn), INN (10 or 12), OGRN (13 or 15), USCC (mod 31);
 * CHECK_NONE for kinds without one. */
enum identifier_check identifier_check(enum identifier_kind kind,
                                       struct span canonical);

/* Kinds whose exact match settles identity by itself when the check passed
 * (or, for passport, when the country agrees too). */
bool identifier_is_strong(enum identifier_kind kind);

#endif

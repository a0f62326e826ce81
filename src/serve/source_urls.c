/* source_urls.c -- the publishers' official addresses.
 *
 * Each bound is about four times what the file had in 2026: room to grow for
 * years, and an end to a server that never stops sending.  FinCEN publishes
 * its special measures as web pages, not as a file, so it has no row.
 */
#include "serve/source_urls.h"

#define MIB(n)    ((uint64_t)(n) << 20)
#define NOT_TRIED "not tried from the build machine"
#define OFAC(name)                                                             \
    "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/"      \
    "exports/" name
#define EU_TOKEN "INTERDICT_EU_TOKEN"

/* source, list, file, url, kind, token, tried, most_bytes, is_fetched */
static const struct source_url ROWS[] = {
    {"us-ofac-sdn", "us-ofac-sdn", "sdn.csv", OFAC("SDN.CSV"), "ofac-csv", NULL,
     NOT_TRIED, MIB(32), true},
    {"us-ofac-sdn", "us-ofac-sdn", "add.csv", OFAC("ADD.CSV"), "ofac-csv", NULL,
     NOT_TRIED, MIB(32), true},
    {"us-ofac-sdn", "us-ofac-sdn", "alt.csv", OFAC("ALT.CSV"), "ofac-csv", NULL,
     NOT_TRIED, MIB(32), true},
    {"us-ofac-sdn", "us-ofac-sdn", "sdn_comments.csv", OFAC("SDN_COMMENTS.CSV"),
     "ofac-csv", NULL, NOT_TRIED, MIB(32), true},
    {"us-ofac-cons", "us-ofac-cons", "cons_prim.csv", OFAC("CONS_PRIM.CSV"),
     "ofac-cons-csv", NULL, NOT_TRIED, MIB(16), true},
    {"us-ofac-cons", "us-ofac-cons", "cons_add.csv", OFAC("CONS_ADD.CSV"),
     "ofac-cons-csv", NULL, NOT_TRIED, MIB(16), true},
    {"us-ofac-cons", "us-ofac-cons", "cons_alt.csv", OFAC("CONS_ALT.CSV"),
     "ofac-cons-csv", NULL, NOT_TRIED, MIB(16), true},
    {"us-ofac-cons", "us-ofac-cons", "cons_comments.csv",
     OFAC("CONS_COMMENTS.CSV"), "ofac-cons-csv", NULL, NOT_TRIED, MIB(16),
     true},
    {"us-ofac-sdn-advanced", "us-ofac-sdn", "sdn_advanced.xml",
     OFAC("SDN_ADVANCED.XML"), "ofac-advanced", NULL, NOT_TRIED, MIB(480),
     false},
    {"us-ofac-cons-advanced", "us-ofac-cons", "cons_advanced.xml",
     OFAC("CONS_ADVANCED.XML"), "ofac-advanced", NULL, NOT_TRIED, MIB(64),
     false},
    {"us-ofac-sdn-enhanced", "us-ofac-sdn", "sdn_enhanced.zip",
     OFAC("SDN_ENHANCED.ZIP"), "ofac-enhanced", NULL, NOT_TRIED, MIB(64),
     false},
    {"us-ofac-cons-enhanced", "us-ofac-cons", "cons_enhanced.zip",
     OFAC("CONS_ENHANCED.ZIP"), "ofac-enhanced", NULL, NOT_TRIED, MIB(16),
     false},
    {"us-csl", "us-csl", "consolidated.csv",
     "https://data.trade.gov/downloadable_consolidated_screening_list/v1/"
     "consolidated.csv",
     "csl-csv", NULL, NOT_TRIED, MIB(64), true},
    {"un-sc", "un-sc", "consolidated.xml",
     "https://scsanctions.un.org/resources/xml/en/consolidated.xml", "un-xml",
     NULL, NOT_TRIED, MIB(16), true},
    {"eu-fsf", "eu-fsf", "full_1_1.xml",
     "https://webgate.ec.europa.eu/fsd/fsf/public/files/"
     "xmlFullSanctionsList_1_1/content",
     "eu-xml", EU_TOKEN, NOT_TRIED, MIB(128), true},
    {"gb-fcdo", "gb-fcdo", "uk_sanctions_list.csv",
     "https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.csv",
     "uk-sanctions-list-csv", NULL, NOT_TRIED, MIB(200), true},
    {"gb-fcdo-xml", "gb-fcdo", "uk_sanctions_list.xml",
     "https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.xml",
     "uk-sanctions-list-xml", NULL, NOT_TRIED, MIB(200), false},
    {"ca-sema", "ca-sema", "sema.xml",
     "https://www.international.gc.ca/world-monde/assets/office_docs/"
     "international_relations-relations_internationales/sanctions/"
     "sema-lmes.xml",
     "sema-xml", NULL, NOT_TRIED, MIB(16), true},
};

const struct source_url *source_url_at(size_t i) {
    return i < sizeof ROWS / sizeof *ROWS ? &ROWS[i] : NULL;
}

bool source_is_known(struct span source) {
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        if (span_is(source, ROWS[i].source)) return true;
    return false;
}

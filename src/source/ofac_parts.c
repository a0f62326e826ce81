/* ofac_parts.c -- the words of OFAC's XML for parts and relationships.
 *
 *     "Last Name" -> family        "ADDRESS1" -> street
 *     "Acting for or on behalf of" -> acts-for
 *
 * A word that is not in a table is kept: as an "other" part, as a note of the
 * address, as a plain relation with the publisher's word in front.
 */
#include "source/ofac_facts.h"

struct word_role {
    const char *word;
    int role;
};

static const struct word_role name_words[] = {
    {"Last Name", PART_FAMILY},      {"First Name", PART_GIVEN},
    {"Middle Name", PART_MIDDLE},    {"Maiden Name", PART_MAIDEN},
    {"Patronymic", PART_PATRONYMIC}, {"Matronymic", PART_MATRONYMIC},
    {"Nickname", PART_OTHER},
};

/* Parts that are the whole name: nothing to add. */
static const char *const whole_words[] = {"Entity Name", "Vessel Name",
                                          "Aircraft Name"};

static const struct word_role address_words[] = {
    {"ADDRESS1", ADDRESS_STREET},       {"ADDRESS2", ADDRESS_STREET},
    {"ADDRESS3", ADDRESS_STREET},       {"CITY", ADDRESS_CITY},
    {"STATE/PROVINCE", ADDRESS_REGION}, {"POSTAL CODE", ADDRESS_POSTCODE},
    {"REGION", ADDRESS_REGION},
};

static const struct word_role link_words[] = {
    {"Acting for or on behalf of", LINK_ACTS_FOR},
    {"Owned or Controlled By", LINK_OWNED_BY},
    {"Owns, controls, or operates", LINK_OWNS},
    {"Family member of", LINK_FAMILY},
    {"Leader or official of", LINK_DIRECTOR_OF},
    {"Principal Executive Officer", LINK_DIRECTOR},
};

#define ROWS(table) (table), sizeof(table) / sizeof *(table)

static int find_role(const struct word_role *rows, size_t count,
                     struct span word, int otherwise) {
    for (size_t i = 0; i < count; i++)
        if (span_is_caseless(word, rows[i].word)) return rows[i].role;
    return otherwise;
}

void ofac_add_name_part(struct party *party, struct span type,
                        struct span value) {
    for (size_t i = 0; i < sizeof whole_words / sizeof *whole_words; i++)
        if (span_is_caseless(type, whole_words[i])) return;
    party_add_text(party, ITEM_NAME_PART,
                   find_role(ROWS(name_words), type, PART_OTHER), value);
}

void ofac_add_address_part(struct party *party, struct span type,
                           struct span value) {
    party_add_text(party, ITEM_ADDRESS_PART,
                   find_role(ROWS(address_words), type, ADDRESS_NOTE), value);
}

void ofac_add_link(struct party *party, const char *list,
                   const struct ofac_link *link) {
    int role = find_role(ROWS(link_words), link->type, LINK_RELATED);
    struct byte_writer id = {0};
    if (link->id.length) {
        write_bytes(&id, list, strlen(list));
        write_bytes(&id, ":", 1);
        write_bytes(&id, link->id.bytes, link->id.length);
    }
    if (id.failed) party->failed = true;
    party_add(party,
              (struct item){.kind = ITEM_LINK,
                            .role = (uint8_t)role,
                            .text = link->name.length ? link->name : link->type,
                            .extra = written(&id)});
    byte_writer_release(&id);
}

/* test_ofac_remarks.c -- each form of a remark, and the items it becomes. */
#include "source/ofac_facts.h"

#include "unit.h"

#include "base/bytes.h"

#include <stdio.h>

struct remark_case {
    const char *remark;
    const char *lines[4]; /* "kind role text|extra|date", NULL at the end */
};

/* One item as "kind role text|extra|date". */
static void write_item(const struct item *item, char *text, size_t room) {
    char date[DATE_TEXT_ROOM] = "";
    enum item_kind kind = (enum item_kind)item->kind;
    if (item->flags & ITEM_HAS_DATE) date_print(&item->date, date);
    snprintf(text, room, "%s %s %.*s|%.*s|%s%s", item_kind_word(kind),
             item_role_word(kind, item->role), (int)item->text.length,
             item->text.bytes, (int)item->extra.length,
             item->extra.length ? item->extra.bytes : "", date,
             item->flags & ITEM_FORMER ? " former" : "");
}

static const struct remark_case remark_cases[] = {
    {"DOB 10 Dec 1948.", {"birth  10 Dec 1948||1948-12-10"}},
    {"DOB circa 1951; alt. DOB 1950 to 1952.",
     {"birth  circa 1951||circa 1951", "birth  1950 to 1952||1950..1952"}},
    {"POB Keren, Eritrea.", {"birth-place  Keren, Eritrea|ER|"}},
    {"POB Kinshasa, Congo, Democratic Republic of the.",
     {"birth-place  Kinshasa, Congo, Democratic Republic of the|CD|"}},
    {"nationality Iran; citizen Korea, North.",
     {"country nationality Iran|IR|", "country citizenship Korea, North|KP|"}},
    {"Gender Male.", {"detail gender Male||"}},
    {"Passport RL 1622378 (Lebanon).", {"identifier passport RL 1622378|LB|"}},
    {"alt. Passport G025057 issued 23 Jun 1999 expires 05 Feb 2004.",
     {"identifier passport G025057||1999-06-23..2004-02-05"}},
    {"Passport D10007350 (Iran) expires 13 Oct 2025.",
     {"identifier passport D10007350|IR|0001-01-01..2025-10-13"}},
    {"Tax ID No. 7744001497 (Russia).", {"identifier tax-id 7744001497|RU|"}},
    {"Unified Social Credit Code (USCC) 9113100033607322XK (China).",
     {"identifier uscc 9113100033607322XK|CN|"}},
    {"Vessel Registration Identification IMO 9187629.",
     {"identifier imo 9187629||"}},
    {"Identification Number IMO 5342883.", {"identifier imo 5342883||"}},
    {"Digital Currency Address - XBT 12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h.",
     {"identifier wallet 12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h|XBT|"}},
    {"Website http://www.example.org; Email Address a@example.org.",
     {"identifier website http://www.example.org||",
      "identifier email a@example.org||"}},
    {"Telephone (98)(21)(66153220).",
     {"identifier phone (98)(21)(66153220)||"}},
    {"a.k.a. 'BNC'.", {"name weak-alias BNC||"}},
    {"a.k.a. ''ABD AL-X'; f.k.a. 'OLD; NAME'.",
     {"name weak-alias 'ABD AL-X||", "name former OLD; NAME||"}},
    {"Member of the People's Council; a.k.a. 'X'.",
     {"detail position Member of the People's Council||",
      "name weak-alias X||"}},
    {"Former Minister of Works.",
     {"detail position Former Minister of Works|| former"}},
    {"Linked To: HAMAS.", {"link related HAMAS||"}},
    {"Vessel Year of Build 1999; Vessel Type Tug; Former Vessel Flag Malta.",
     {"vessel built 1999||", "vessel type Tug||",
      "country former-flag Malta|MT|"}},
    {"Aircraft Model F28; Aircraft Operator Iran Air.",
     {"vessel aircraft-model F28||", "vessel aircraft-operator Iran Air||"}},
    {"Secondary sanctions risk: section 1(b) of Executive Order 13224.",
     {"note secondary-sanctions section 1(b) of Executive Order 13224||"}},
    {"Additional Sanctions Information - Subject to Secondary Sanctions.",
     {"note secondary-sanctions ||"}},
    {"Transactions Prohibited For Persons Owned or Controlled By U.S. "
     "Financial Institutions: North Korea Sanctions Regulations.",
     {"note owned-by-us-banks North Korea Sanctions Regulations||"}},
    {"Executive Order 13662 Directive Determination - Subject to Directive 1.",
     {"instrument  Executive Order 13662 Directive Determination - Subject to "
      "Directive 1||"}},
    {"Organization Established Date 15 Mar 2011; Organization Type: Banks.",
     {"date incorporated 15 Mar 2011||2011-03-15", "detail org-type Banks||"}},
    {"Effective Date (CMIC) 02 Aug 2021.",
     {"date started Effective Date (CMIC) 02 Aug 2021||2021-08-02"}},
    {"Istanbul Chamber of Comm. No. 537070 (Turkey).",
     {"identifier registration 537070|TR|"}},
    {"Chinese Commercial Code 1728 4320.",
     {"text  1728 4320|Chinese Commercial Code|"}},
    {"Unheard-of No. C 55 (Iran).",
     {"identifier other C 55|IR|", "text  C 55|Unheard-of No.|"}},
    {"all offices worldwide.", {"text  all offices worldwide|remarks|"}},
    {"(in custody; since 2001); lives 3 May 2002.",
     {"text  (in custody; since 2001)|remarks|",
      "text  lives 3 May 2002|remarks|"}},
    {"never (closed; ICTY indictee.",
     {"text  never (closed|remarks|", "text  ICTY indictee|remarks|"}},
    {"Organization Established Date unknown.",
     {"text  unknown|Organization Established Date|"}},
    {".", {NULL}},
    {"; ; ", {NULL}},
};

static void remarks_each_form_becomes_its_items(void **state) {
    (void)state;
    struct arena arena;
    struct party party = {0};
    arena_init(&arena, 0);
    for (size_t i = 0; i < sizeof remark_cases / sizeof *remark_cases; i++) {
        const struct remark_case *test = &remark_cases[i];
        size_t count = 0;
        party_begin(&party, &arena, PARTY_PERSON);
        ofac_add_remarks(&party, span_of(test->remark));
        for (; count < 4 && test->lines[count]; count++) {
            char text[512] = "nothing";
            if (count < party.items.count)
                write_item(&party.items.items[count], text, sizeof text);
            assert_string_equal(text, test->lines[count]);
        }
        if (party.items.count != count)
            fail_msg("'%s' has %zu items", test->remark, party.items.count);
        assert_false(party.failed);
        arena_clear(&arena);
    }
    party_release(&party);
    arena_release(&arena);
}

static void remarks_office_is_only_a_persons(void **state) {
    (void)state;
    struct arena arena;
    struct party party = {0};
    arena_init(&arena, 0);
    party_begin(&party, &arena, PARTY_ORGANIZATION);
    ofac_add_remarks(&party, SPAN_OF("Member of the Union."));
    assert_int_equal(party.items.count, 1);
    assert_int_equal(party.items.items[0].kind, ITEM_TEXT);
    party_release(&party);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(remarks_each_form_becomes_its_items),
        cmocka_unit_test(remarks_office_is_only_a_persons),
    };
    return cmocka_run_group_tests_name("ofac_remarks", tests, NULL, NULL);
}

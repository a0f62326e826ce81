/* fault_lists.c -- every reader of a list, with each request for memory
 * refused once.  The lists are small and hold what takes memory: repeated
 * ids, rows apart, flawed fields, unknown ones. */
#include "base/bytes.h"

#include "counting_sink.h"
#include "fault_memory.h"

#include <stdio.h>

struct list_file {
    const struct source_reader *reader;
    char path[64];
    struct counts counts;
};

static idt_status read_list(void *context) {
    struct list_file *list = context;
    struct source_file file = {.path = list->path, .role = "list"};
    struct source_set set = {
        .reader = list->reader, .files = &file, .count = 1};
    return count_set(&set, &list->counts);
}

/* The last run of the loop is whole: it must have read `parties`. */
static void refuse_each(const struct source_reader *reader, const char *text,
                        size_t parties) {
    struct list_file list = {.reader = reader};
    FILE *file = tmpfile();
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fflush(file), 0);
    snprintf(list.path, sizeof list.path, "/proc/self/fd/%d", fileno(file));
    assert_true(fault_loop(read_list, &list) >= 5);
    assert_int_equal(list.counts.parties, parties);
    fclose(file);
}

static void xml_lists_refused_anywhere_give_back_all(void **state) {
    (void)state;
    refuse_each(&un_xml_reader,
                "<CONSOLIDATED_LIST><ENTITY><FIRST_NAME>A B</FIRST_NAME>"
                "<REFERENCE_NUMBER>X</REFERENCE_NUMBER><LISTED_ON>never"
                "</LISTED_ON><ENTITY_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>"
                "C</ALIAS_NAME><NOTE>n</NOTE></ENTITY_ALIAS></ENTITY><ENTITY>"
                "<REFERENCE_NUMBER>X</REFERENCE_NUMBER></ENTITY>"
                "</CONSOLIDATED_LIST>",
                2);
    refuse_each(&eu_xml_reader,
                "<export><sanctionEntity logicalId=\"1\"><nameAlias"
                " wholeName=\"A B\" lastName=\"B\"/><birthdate year=\"1960\""
                " circa=\"true\" city=\"Riga\"/><new x=\"y\"/>"
                "</sanctionEntity></export>",
                1);
    refuse_each(&sema_xml_reader,
                "<data-set><record><Country>Russia / Russie</Country>"
                "<LastName>A</LastName><GivenName>B</GivenName><Aliases>C D; E"
                "</Aliases><Item>1</Item></record></data-set>",
                1);
    refuse_each(&uk_sanctions_list_xml_reader,
                "<Designations><Designation><UniqueID>T1</UniqueID><Names>"
                "<Name><Name1>A</Name1><Name6>B</Name6></Name></Names>"
                "<Addresses><Address><AddressLine1>L</AddressLine1>"
                "<AddressCountry>Latvia</AddressCountry></Address></Addresses>"
                "</Designation></Designations>",
                1);
}

static void grouped_csv_refused_anywhere_gives_back_all(void **state) {
    (void)state;
    refuse_each(&ofsi_conlist_csv_reader,
                "Name 6,Name 1,Country,DOB,Alias Type,Group ID\n"
                "A,B,Latvia,00/00/1960,Prime Alias,1\n"
                "C,D,,never,AKA,2\nE,F,Latvia,,AKA,1,more\n",
                2);
    refuse_each(&eu_csv_reader,
                "fileGenerationDate;Entity_LogicalId;NameAlias_WholeName;New\n"
                "05/08/2026;1;A B;x\n05/08/2026;2;C;\n05/08/2026;1;A C;x\n",
                2);
    refuse_each(&uk_sanctions_list_csv_reader,
                "Unique ID,Name 6,Name type,Passport number\n"
                "T1,A,Primary Name,No 1234567 of 2007\nT1,B,Alias,\n",
                1);
}

static void row_csv_refused_anywhere_gives_back_all(void **state) {
    (void)state;
    refuse_each(&csl_csv_reader,
                "_id,source,entity_number,name,addresses,ids\n"
                "1,(SDN),1,\"A, B\",\"Riga, LV\",\"LV, 12, Tax ID No.; x\"\n"
                "1,(SSI),1,C,,\n",
                2);
    refuse_each(&fincen_311_csv_reader,
                "Measure,Relationship,Type,Name,Alias,Country\n"
                "M,owner,Person,A B,C; D,Latvia\nM,owner,Person,A B,,\n",
                2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(xml_lists_refused_anywhere_give_back_all),
        cmocka_unit_test(grouped_csv_refused_anywhere_gives_back_all),
        cmocka_unit_test(row_csv_refused_anywhere_gives_back_all),
    };
    return cmocka_run_group_tests_name("lists", tests, NULL, NULL);
}

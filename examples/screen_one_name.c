/* screen_one_name.c -- the shortest useful program on libinterdict.
 *
 *     cc screen_one_name.c $(pkg-config --cflags --libs interdict) -o screen
 *     ./screen "kim jong-un"
 *     0.96 strong  us-ofac-sdn:20157
 *         name: kim jong-un ~ KIM, Jong Un, same words
 *
 * Screens a name against the list compiled into the library and says why.
 * With a second argument it opens that snapshot instead.  Exit codes are
 * those of the program: 0 nothing, 10 found, 70 failed.
 */
#include <interdict.h>
#include <stdio.h>
#include <string.h>

enum { NOTHING = 0, FOUND = 10, FAILED = 70 };

static int failed(const idt_error *error) {
    fprintf(stderr, "screen: %s\n", error->message);
    return FAILED;
}

/* One hit and each line of its evidence. */
static void print_hit(const idt_lists *lists, const idt_report *report,
                      uint32_t number) {
    const idt_hit *hit = idt_report_hit(report, number);
    idt_entity entity;
    if (idt_entity_at(lists, hit->entity, &entity)) return;
    printf("%.2f %s  %s\n", hit->score, hit->band, entity.id);
    idt_evidence evidence;
    for (uint32_t i = 0; idt_report_evidence(report, number, i, &evidence); i++)
        printf("    %s: %.*s ~ %.*s, %s\n", evidence.field,
               (int)evidence.query.length, evidence.query.bytes,
               (int)evidence.listed.length, evidence.listed.bytes,
               evidence.why);
}

static int screen_name(idt_lists *lists, const char *name) {
    idt_error error = {0};
    idt_screener *screener = NULL; /* one a thread, used again and again */
    if (idt_screener_new(lists, NULL, &error, &screener)) return failed(&error);

    idt_query query = IDT_QUERY_INIT;
    query.name = (idt_text){name, strlen(name)};
    const idt_report *report = NULL; /* lasts until the next idt_screen */
    int code = FAILED;
    if (idt_screen(screener, &query, &error, &report)) {
        failed(&error);
    } else {
        for (uint32_t i = 0; i < idt_report_count(report); i++)
            print_hit(lists, report, i);
        code = idt_report_count(report) ? FOUND : NOTHING;
    }
    idt_screener_free(screener);
    return code;
}

int main(int count, char **words) {
    if (count < 2) {
        fprintf(stderr, "usage: screen NAME [SNAPSHOT]\n");
        return 64;
    }
    idt_error error = {0};
    idt_lists *lists = NULL;
    idt_status status = count > 2 ? idt_lists_open(words[2], &error, &lists)
                                  : idt_lists_builtin(&error, &lists);
    if (status) return failed(&error);
    int code = screen_name(lists, words[1]);
    idt_lists_free(lists);
    return code;
}

/* screen_query.h -- a screener with what its reports need. */
#ifndef API_SCREEN_QUERY_H
#define API_SCREEN_QUERY_H

#include "api/api_inside.h"
#include "base/utf8.h"

struct idt_report {
    struct idt_screener *screener;
    GROWING(idt_hit) hits;
    uint32_t total;
};

struct idt_screener {
    idt_lists *lists;
    struct policy policy;
    struct screener screener;
    struct asked_address address; /* of the query */
    struct idt_report report;
    char birth[DATE_TEXT_ROOM]; /* the date asked for */
    struct byte_writer why;     /* texts of the evidence asked for last */
};

#endif

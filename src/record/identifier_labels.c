/* identifier_labels.c -- the kind behind a publisher's label. */
#include "record/identifier.h"

enum identifier_kind identifier_of_label(struct span label,
                                         struct span *currency) {
    enum identifier_kind kind;
    *currency = SPAN_EMPTY;
    return identifier_parse(label, &kind) ? kind : IDENTIFIER_OTHER;
}

/* engine_text.h -- the two words for "some bytes", turned into each other.
 *
 * interdict.h cannot name struct span, which is private to the engine; the
 * rooms below speak nothing else.
 */
#ifndef SERVE_ENGINE_TEXT_H
#define SERVE_ENGINE_TEXT_H

#include "base/span.h"
#include "interdict.h"

static inline struct span span_of_text(idt_text text) {
    return (struct span){text.bytes, text.length};
}

static inline idt_text text_of_span(struct span span) {
    return (idt_text){span.bytes, span.length};
}

static inline idt_text text_of_string(const char *string) {
    return (idt_text){string, string ? strlen(string) : 0};
}

#endif

/* alter_names.c -- the classes of alterations handed out by number. */
#include "api/api_inside.h"

#include "base/utf8.h"
#include "eval/altered_name.h"

#include <assert.h>

static_assert(IDT_ALTERED_ROOM == ALTERED_BYTES_MOST, "the room told is true");

bool idt_alteration(uint32_t i, const char **word, const char **title) {
    if (i >= ALTERATION_COUNT) return false;
    if (word) *word = alteration_word((enum alteration)i);
    if (title) *title = alteration_title((enum alteration)i);
    return true;
}

size_t idt_alter_name(uint32_t alteration, idt_text name, const char *type,
                      uint64_t seed, char *to) {
    struct span text = span_of_text(name);
    enum party_type party = PARTY_UNKNOWN;
    struct altered_name altered;
    if (alteration >= ALTERATION_COUNT || !to) return 0;
    if (utf8_check(text) != text.length) return 0;
    if (type && !party_type_parse(span_of(type), &party)) return 0;
    if (!alter_name((enum alteration)alteration, text, party, seed, &altered))
        return 0;
    memcpy(to, altered.bytes, altered.length);
    return altered.length;
}

/* fuzz_korean.c -- two lines of any bytes read as Korean names: every form is
 * one that a file may hold, agreement is the same both ways, and names that
 * agree share a key. */
#include "text/korean_name.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool claim) {
    if (!claim) abort();
}

/* One bit of 2^16 for each key: keys that are shared share a bit. */
static void mark_key(void *context, uint64_t key) {
    uint64_t *marks = context;
    marks[key >> 6 & 1023] |= UINT64_C(1) << (key & 63);
}

static void read_name(struct span text, struct korean_name *name, bool is_asked,
                      uint64_t *marks) {
    static struct folded_name folded;
    name->count = 0;
    memset(marks, 0, 1024 * sizeof *marks);
    if (!fold_name(text, &folded)) return;
    if (!korean_name_read(text, &folded, name)) return;
    require(korean_name_may_be(&folded));
    require(name->count <= KOREAN_FORMS_MOST);
    for (uint32_t i = 0; i < name->count; i++) {
        require(korean_form_check(&name->forms[i]));
        korean_form_keys(&name->forms[i], is_asked, mark_key, marks);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static struct korean_name a, b;
    static uint64_t asked[1024], filed[1024];
    struct span rest = {(const char *)data, size};
    struct span first = span_cut(&rest, '\n');
    if (!rest.bytes) rest = first;
    read_name(first, &a, true, asked);
    read_name(rest, &b, false, filed);
    float score = korean_names_agree(a.forms, a.count, b.forms, b.count, NULL);
    require(score >= 0.0F && score <= 1.0F);
    require(score ==
            korean_names_agree(b.forms, b.count, a.forms, a.count, NULL));
    bool is_shared = false;
    for (size_t i = 0; i < 1024; i++)
        is_shared |= (asked[i] & filed[i]) != 0;
    require(score == 0.0F || is_shared);
    return 0;
}

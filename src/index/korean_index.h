/* korean_index.h -- names that can be read as Korean, and where they meet.
 *
 *     name 17 "KIM, Jong Un" --read--> form 김 | jong | un
 *     form                   --keys--> 0x8f3c... -> form
 *
 * Section KFRM  the forms, 36 bytes each, in the order of their names
 *         KNAM  u32, the name of each form
 *         KKEY  u64 key, u32 form, u32 zero; rising by key, then form
 *         KSUM  u64, the sum of the tables by which forms were read: a form
 *               is numbers of places in them
 * Invariant (completeness): of every listed name that agrees with an asked
 * one by korean_names_agree, some form is filed under a key that some form
 * of the asked name visits.
 */
#ifndef INDEX_KOREAN_INDEX_H
#define INDEX_KOREAN_INDEX_H

#include "index/word_index.h"
#include "text/korean_name.h"

struct korean_key_entry {
    uint64_t key;
    uint32_t form, zero;
};

struct korean_index {
    const struct korean_form *forms;
    const uint32_t *form_name;
    const struct korean_key_entry *keys;
    uint32_t form_count, key_count;
};

/* Forms of a name: [*first, *end). */
void korean_forms_of(const struct korean_index *index, uint32_t name,
                     uint32_t *first, uint32_t *end);

/* Calls `visit` with each name filed under a key of an asked form, perhaps
 * more than once. */
typedef void korean_name_visit(void *context, uint32_t name);
void korean_index_walk(const struct korean_index *index,
                       const struct korean_form *asked,
                       korean_name_visit *visit, void *context);

/* ---- building ----------------------------------------------------------- */

struct korean_index_draft; /* names are added in the order of their numbers */

struct korean_index_draft *korean_index_draft_new(void);
void korean_index_draft_free(struct korean_index_draft *draft);
idt_status korean_index_draft_add(struct korean_index_draft *draft,
                                  struct span text,
                                  const struct folded_name *folded,
                                  uint32_t name, idt_error *error);

#define KOREAN_INDEX_SECTIONS 4
void korean_index_draft_finish(struct korean_index_draft *draft,
                               struct index_section *out);

/* Checks every number of the sections, as word_index_open does. */
idt_status korean_index_open(struct section_finder finder, uint32_t names,
                             idt_error *error, struct korean_index *index);

#endif

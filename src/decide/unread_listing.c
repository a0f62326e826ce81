/* unread_listing.c -- see unread_listing.h. */
#include "decide/unread_listing.h"

#include "decide/listed.h"

/* Lists that a fact asks for as a whole, whatever the programme: party.un-
 * listed, eu-frozen, gb-frozen, national-listed, vessel.un-port-ban. */
static const char *const whole_lists[] = {
    "un-sc:", "un-1718-vessels:", "eu-", "gb-", "ch-", "li-", "au-", NULL};

/* The first tag that the rulebook lacks; false when it has all. */
static bool find_strange_tag(const struct rulebook *book,
                             const struct listing *listing, struct span *tag) {
    for (uint32_t i = 0; i < listing->programme_count; i++) {
        *tag = listing->programmes[i];
        if (law_find(book, LAW_PROGRAMME, *tag) == LAW_NONE) return true;
    }
    *tag = SPAN_EMPTY;
    return listing->programme_count == 0;
}

static bool is_unread(const struct decider *d, const struct listing *listing,
                      struct span *tag) {
    if (listing_truth(d, listing) == TRUTH_NO) return false;
    for (size_t i = 0; whole_lists[i]; i++)
        if (span_starts(listing->entity, whole_lists[i])) return false;
    return find_strange_tag(d->book, listing, tag);
}

/* ---- the walk ------------------------------------------------------------ */

/* The entries of one item: sure ones first, then those that may be. */
struct entries {
    struct span path, name;
    const struct listing *sure, *maybe;
    uint32_t sure_count, maybe_count;
};

static struct entries entries_of(const struct decider *d, uint32_t item) {
    if (item < d->facts.items[LAW_OVER_PARTY]) {
        const struct case_party *p = &d->facts.parties[item];
        return (struct entries){p->path,  p->name,          p->listings,
                                p->maybe, p->listing_count, p->maybe_count};
    }
    const struct case_vessel *v =
        &d->facts.vessels[item - d->facts.items[LAW_OVER_PARTY]];
    return (struct entries){v->path,  v->name,          v->listings,
                            v->maybe, v->listing_count, v->maybe_count};
}

bool unread_next(const struct decider *d, struct unread_walk *walk) {
    uint32_t count =
        d->facts.items[LAW_OVER_PARTY] + (d->facts.vessels ? CASE_VESSELS : 0);
    for (; walk->item < count; walk->item++, walk->entry = 0) {
        struct entries all = entries_of(d, walk->item);
        while (walk->entry < all.sure_count + all.maybe_count) {
            uint32_t i = walk->entry++;
            bool is_sure = i < all.sure_count;
            const struct listing *listing =
                is_sure ? &all.sure[i] : &all.maybe[i - all.sure_count];
            struct unread_listing found = {all.path, all.name, listing,
                                           SPAN_EMPTY, is_sure};
            bool is_hit = walk->with_hits && !is_sure &&
                          listing_truth(d, listing) != TRUTH_NO;
            if (!is_unread(d, listing, &found.tag) && !is_hit) continue;
            walk->found = found;
            return true;
        }
    }
    return false;
}

bool unread_in(const struct decider *d, uint32_t order) {
    struct span name =
        law_name_of(d->book, d->book->orders.items[order].about.name);
    struct unread_walk walk = {0};
    char list[4];
    if (name.length != 2) return false;
    for (size_t i = 0; i < 2; i++)
        list[i] = (char)(name.bytes[i] - 'A' + 'a');
    memcpy(list + 2, "-", 2);
    while (unread_next(d, &walk))
        if (span_starts(walk.found.listing->entity, list)) return true;
    return false;
}

struct span unread_text(struct decider *d, const struct unread_listing *found) {
    struct span entity = found->listing->entity;
    if (!found->is_sure)
        return fresh_print(d, "%.*s.listed: confirm that '%.*s' is not %.*s",
                           (int)found->path.length, found->path.bytes,
                           (int)found->name.length, found->name.bytes,
                           (int)entity.length, entity.bytes);
    if (found->tag.length == 0)
        return fresh_print(d,
                           "%.*s.listed: what %.*s forbids; no programme of "
                           "the rulebook is told of it",
                           (int)found->path.length, found->path.bytes,
                           (int)entity.length, entity.bytes);
    return fresh_print(d,
                       "%.*s.listed: what programme '%.*s' of %.*s forbids, "
                       "which is not in the rulebook",
                       (int)found->path.length, found->path.bytes,
                       (int)found->tag.length, found->tag.bytes,
                       (int)entity.length, entity.bytes);
}

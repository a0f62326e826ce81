/* shuffled_pages.h -- the law pages with all their things in another order.
 *
 *     law/us/eo-13570.md, law/un/res-2371.md ...
 *       ->  p07/pages.md, p31/pages.md ...     files in another order
 *           each with its rules, exceptions, instruments in another order
 *
 * A compiler that sorts what it reads sorts by the path, so the paths are new
 * ones.  The `page` of a file may stand behind what it speaks of.
 */
#ifndef SHUFFLED_PAGES_H
#define SHUFFLED_PAGES_H

#include "../law/law_folder.h"

struct shuffled_pages {
    struct law_source sources[LAW_FOLDER_FILES];
    char paths[LAW_FOLDER_FILES][48];
    char *texts[LAW_FOLDER_FILES];
    size_t count, things;
};

/* False without memory; release all the same. */
bool shuffled_pages_make(struct shuffled_pages *out,
                         const struct law_folder *folder, uint64_t *seed);
void shuffled_pages_release(struct shuffled_pages *pages);

#endif

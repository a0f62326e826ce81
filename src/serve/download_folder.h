/* download_folder.h -- the last good copies of the publishers' files.
 *
 *     FOLDER/un-sc/consolidated.xml          the last good copy
 *     FOLDER/un-sc/consolidated.xml.state    whence, ETag, sha256 ... (JSON)
 *     FOLDER/un-sc/incoming/                 being fetched, not yet judged
 *
 * A source's files are gathered in `incoming`, judged there together, and
 * only then moved over the good ones.  Invariant: a copy counts only with a
 * state whose checksum it still has, so that a copy that was damaged or
 * moved by halves is fetched anew rather than believed.
 */
#ifndef SERVE_DOWNLOAD_FOLDER_H
#define SERVE_DOWNLOAD_FOLDER_H

#include "base/arena.h"
#include "base/error.h"
#include "base/growing_array.h"
#include "base/hash.h"

struct download_folder {
    const char *root;
    struct arena *arena; /* of all paths and texts given out */
    idt_error *error;
};

/* What is known of a copy; texts live in the arena or where they came from. */
struct held_file {
    const char *url;            /* without the token */
    const char *tag, *modified; /* "" when the server told none */
    char sum[SHA256_TEXT_ROOM];
    uint64_t bytes;
};

typedef GROWING(const char *) path_list;

/* ROOT/SOURCE/FILE; incoming: ROOT/SOURCE/incoming/FILE; NULL: no memory. */
const char *held_path(const struct download_folder *folder, const char *source,
                      const char *file);
const char *incoming_path(const struct download_folder *folder,
                          const char *source, const char *file);

/* Makes the folders of a source and empties its incoming. */
idt_status folder_prepare(const struct download_folder *folder,
                          const char *source);
/* False when there is no good copy. */
bool folder_find(const struct download_folder *folder, const char *source,
                 const char *file, struct held_file *held);
/* Puts the good copy into incoming too, beside what was fetched. */
idt_status folder_reuse(const struct download_folder *folder,
                        const char *source, const char *file);
/* Moves incoming over the good copy and writes its state. */
idt_status folder_accept(const struct download_folder *folder,
                         const char *source, const char *file,
                         const struct held_file *held);
/* Forgets every copy of a source. */
void folder_drop(const struct download_folder *folder, const char *source);
/* Every good copy there is, in order of name. */
idt_status folder_list(const struct download_folder *folder, path_list *paths);

#endif

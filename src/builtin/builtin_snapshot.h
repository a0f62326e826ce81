/* builtin_snapshot.h -- the North Korea designations inside the library.
 *
 * tools/make_builtin.c builds a snapshot from data/builtin/north-korea.list
 * at build time; tools/bytes_to_c.py writes it as an array.  So the program
 * does its real job with no download and no file beside it.
 */
#ifndef BUILTIN_BUILTIN_SNAPSHOT_H
#define BUILTIN_BUILTIN_SNAPSHOT_H

#include <stddef.h>

/* Aligned to 64 bytes. */
const char *builtin_snapshot_bytes(void);
size_t builtin_snapshot_length(void);

#endif

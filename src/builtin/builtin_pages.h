/* builtin_pages.h -- the pages of law/ as they were written.
 *
 * tools/pack_pages.py puts them into one stream at build time.  A rulebook
 * with one page of the user's is compiled from them, and the conducts of the
 * regime map are read from theirs.
 */
#ifndef BUILTIN_BUILTIN_PAGES_H
#define BUILTIN_BUILTIN_PAGES_H

#include <stddef.h>

const char *builtin_pages_bytes(void);
size_t builtin_pages_length(void);

#endif

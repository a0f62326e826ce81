/* builtin_rulebook.h -- the compiled rulebook inside the library.
 *
 * tools/make_rulebook.c compiles law/ at build time; tools/bytes_to_c.py
 * writes the image as an array.
 */
#ifndef BUILTIN_BUILTIN_RULEBOOK_H
#define BUILTIN_BUILTIN_RULEBOOK_H

#include <stddef.h>

/* Aligned to 64 bytes. */
const char *builtin_rulebook_bytes(void);
size_t builtin_rulebook_length(void);

#endif

/* law_stream.h -- the built-in pages of law/, one by one. */
#ifndef API_LAW_STREAM_H
#define API_LAW_STREAM_H

#include "law/law.h"

/* The next page of the stream; false at the end.  *at from 0. */
bool next_law_page(size_t *at, struct span *path, struct span *bytes);
/* The page with this path ("law/conducts.md"); false when there is none. */
bool find_law_page(const char *path, struct span *bytes);

#endif

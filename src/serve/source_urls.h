/* source_urls.h -- where publishers keep their list files: one table.
 *
 * A source is one list in one form; its files are rows that follow one
 * another and are taken together or not at all.  Where a publisher offers
 * several forms of a list, one is fetched unless another is asked for.
 * `tried` says when and whence an address was last seen to work; nobody has
 * tried one from where this was built.
 */
#ifndef SERVE_SOURCE_URLS_H
#define SERVE_SOURCE_URLS_H

#include "base/span.h"

struct source_url {
    const char *source; /* "us-ofac-sdn"; also the name of its folder */
    const char *list;   /* the list that the files hold */
    const char *file;   /* the name it is kept under */
    const char *url;
    const char *kind;    /* kind of file expected, for people */
    const char *token;   /* environment variable; NULL: none is needed */
    const char *tried;   /* when and whence */
    uint64_t most_bytes; /* as sent */
    bool is_fetched;     /* without being asked for by name */
};

/* NULL after the last row. */
const struct source_url *source_url_at(size_t i);
bool source_is_known(struct span source);

#endif

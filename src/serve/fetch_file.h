/* fetch_file.h -- one file from one address, or the reason why not.
 *
 *     200  bytes -> file, written aside and renamed when whole
 *     304  the copy at hand is the publisher's latest; nothing is written
 *     else FETCH_FAILED and words for people
 *
 * Encrypted and checked against the system's authorities, always.  Plain
 * http is taken only to this very machine, where tests and mirrors live.
 * Redirects are followed one by one, so that each address is judged before
 * anything is sent to it.
 * Invariant: the target is written whole or not at all.
 */
#ifndef SERVE_FETCH_FILE_H
#define SERVE_FETCH_FILE_H

#include "base/error.h"
#include "base/hash.h"

#define FETCH_TAG_ROOM    256
#define FETCH_REASON_ROOM 200

struct progress;

enum fetch_outcome { FETCH_NEW, FETCH_UNCHANGED, FETCH_FAILED };

struct fetch_asked {
    const char *url;
    const char *token;    /* sent as token=...; NULL: none; never printed */
    const char *path;     /* the target */
    const char *tag;      /* ETag of the copy at hand, or "" */
    const char *modified; /* its Last-Modified, or "" */
    uint64_t most_bytes;
    unsigned seconds;          /* for all of it */
    struct progress *progress; /* told of bytes; NULL: nobody */
};

struct fetch_answer {
    enum fetch_outcome outcome;
    char reason[FETCH_REASON_ROOM]; /* of FETCH_FAILED */
    char tag[FETCH_TAG_ROOM], modified[FETCH_TAG_ROOM];
    uint64_t bytes;
    struct sha256 sum; /* of the bytes as sent */
};

/* Once, before threads and fetches; false when there is no network library.*/
bool fetch_start(void);
void fetch_stop(void);

/* A failure is one of this machine (memory, disk); what the network or the
 * server did wrong is an answer. */
idt_status fetch_file(const struct fetch_asked *asked, idt_error *error,
                      struct fetch_answer *answer);

/* https, or http to this machine. */
bool fetch_allows(const char *url);

#endif

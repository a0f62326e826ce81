/* interdict.h -- screen names against sanctions lists.
 *
 * This is the only public header.  What is not declared here is not API.
 *
 * How data flows:   list files --build--> snapshot --open--> idt_lists
 *                   idt_lists + idt_query --screen--> idt_report
 * Ownership:  whatever a function gives you through its last pointer is
 *             yours; give it to the _free() of its type, once.  Everything
 *             you then reach through it lives exactly as long as it does.
 *             A report belongs to its screener and lasts until that
 *             screener's next call.
 * Threads:    idt_lists never changes once open: share it freely.  A
 *             screener belongs to one thread at a time; make one a thread.
 * Errors:     0 is IDT_OK; anything else is an idt_status and, if you gave
 *             an idt_error, tells what failed and where.  Outputs are left
 *             alone on failure.
 */
#ifndef INTERDICT_H
#define INTERDICT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define IDT_VERSION_MAJOR 0
#define IDT_VERSION_MINOR 1
#define IDT_VERSION_PATCH 0
#define IDT_VERSION       "0.1.0"

#if defined(__GNUC__)
#define IDT_API        __attribute__((visibility("default")))
#define IDT_MUST_CHECK __attribute__((warn_unused_result))
#else
#define IDT_API
#define IDT_MUST_CHECK
#endif

/* ---- status and error ------------------------------------------------- */

/* Values never change: 1-19 the caller, 20-39 list sources, 40-59 snapshots,
 * 60-79 rulebooks. */
typedef int32_t idt_status;
#define IDT_STATUS_MAP(X)                                                      \
    X(OK, 0, "success")                                                        \
    X(NO_MEMORY, 1, "out of memory")                                           \
    X(BAD_ARGUMENT, 2, "bad argument")                                         \
    X(NOT_FOUND, 3, "not found")                                               \
    X(OVER_LIMIT, 4, "over a stated limit")                                    \
    X(INPUT_OUTPUT, 5, "input or output failed")                               \
    X(BAD_DATA, 6, "input data is malformed")                                  \
    X(BAD_SOURCE, 20, "list source is malformed")                              \
    X(UNKNOWN_SOURCE, 21, "list source is of no known kind")                   \
    X(REFUSED, 22, "list refused to protect what was there before")            \
    X(BAD_SNAPSHOT, 40, "snapshot is damaged or of another format")            \
    X(BAD_RULES, 60, "rulebook is malformed")
#define X(name, value, text) IDT_##name = value,
enum { IDT_STATUS_MAP(X) IDT_STATUS_END_ };
#undef X

/* Caller-owned, fixed size, so reporting an error never allocates. */
typedef struct idt_error {
    idt_status status;
    uint32_t line, column; /* 1-based place in the source, 0 if none */
    char source[160];      /* file or list name, "" if none */
    char message[320];     /* one clause, no full stop */
} idt_error;

/* The fixed English text of a status; "unknown status" for other numbers. */
IDT_API const char *idt_status_name(idt_status status);

#ifdef __cplusplus
}
#endif
#endif

/* os_file.c -- a refusal of the system, told with the deed and the file.
 *
 *     fail_file(error, "open", "sdn.csv")
 *         sdn.csv: cannot open 'sdn.csv': No such file or directory
 */
#include "base/os_file.h"

#include <errno.h>

static idt_status status_of(int number) {
    switch (number) {
    case ENOENT:
    case ENOTDIR: return IDT_NOT_FOUND;
    case ENOMEM: return IDT_NO_MEMORY;
    default: return IDT_INPUT_OUTPUT;
    }
}

idt_status fail_file(idt_error *error, const char *deed, const char *path) {
    int number = errno;
    char reason[128];
    if (strerror_r(number, reason, sizeof reason) != 0) {
        reason[0] = '?';
        reason[1] = 0;
    }
    return fail(error, status_of(number), at(path, 0, 0), "cannot %s '%s': %s",
                deed, path, reason);
}

/* banned.h -- calls that end in an error instead of in a security report.
 *
 *     strcpy(a, b);   error: 'strcpy_is_banned__use_span' undeclared
 *
 * The build puts this file before every source file of the engine.  It first
 * includes the headers that declare the calls, so that the macros below meet
 * only our code.  Feature macros (_POSIX_C_SOURCE) therefore belong on the
 * command line, in meson.build: in a source file they would come too late.
 *
 * Macros and not `#pragma GCC poison`: poison also fires on a struct field or
 * a foreign header's inline function of that name.
 */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Unbounded or NUL-hungry text: use struct span and struct bytes. */
#undef strcpy
#undef strncpy
#undef strcat
#undef strncat
#undef sprintf
#undef vsprintf
#undef strtok
#undef strtok_r
#define strcpy(...)   strcpy_is_banned__use_span
#define strncpy(...)  strncpy_is_banned__use_span
#define strcat(...)   strcat_is_banned__use_bytes
#define strncat(...)  strncat_is_banned__use_bytes
#define sprintf(...)  sprintf_is_banned__use_bytes
#define vsprintf(...) vsprintf_is_banned__use_bytes
#define strtok(...)   strtok_is_banned__use_span
#define strtok_r(...) strtok_r_is_banned__use_span

/* Numbers that cannot say "not a number", and that obey the locale. */
#undef atoi
#undef atol
#undef atoll
#undef atof
#undef strtol
#undef strtoll
#undef strtoul
#undef strtoull
#define atoi(...)     atoi_is_banned__use_span
#define atol(...)     atol_is_banned__use_span
#define atoll(...)    atoll_is_banned__use_span
#define atof(...)     atof_is_banned__use_span
#define strtol(...)   strtol_is_banned__use_span
#define strtoll(...)  strtoll_is_banned__use_span
#define strtoul(...)  strtoul_is_banned__use_span
#define strtoull(...) strtoull_is_banned__use_span

/* Static buffers, time zones and hidden state: use calendar_date, and take
 * the day or the seed as a parameter. */
#undef gmtime
#undef localtime
#undef asctime
#undef ctime
#undef rand
#undef srand
#define gmtime(...)    gmtime_is_banned__use_calendar_date
#define localtime(...) localtime_is_banned__use_calendar_date
#define asctime(...)   asctime_is_banned__use_calendar_date
#define ctime(...)     ctime_is_banned__use_calendar_date
#define rand(...)      rand_is_banned__take_a_seed
#define srand(...)     srand_is_banned__take_a_seed

#endif

/* law_sheet.h -- all that a thing of the rulebook says, in the words of its
 * page, statement by statement.
 *
 *     us.eo13570.1 -> {"binds", "us-importer"}, {"outcome", "prohibit"} ...
 *
 * A list has a line for each item; lines of one keyword stand together.
 */
#ifndef LAW_LAW_SHEET_H
#define LAW_LAW_SHEET_H

#include "base/json_write.h"
#include "law/law.h"

/* Texts lie in `text`. */
struct law_said {
    const char *keyword;
    size_t at, length;
};
struct law_sheet {
    GROWING(struct law_said) lines;
    struct byte_writer text;
};

/* Replaces what the sheet held; false without memory. */
bool law_sheet_fill(const struct rulebook *book, enum law_kind kind,
                    uint32_t index, struct law_sheet *sheet);
struct span law_sheet_value(const struct law_sheet *sheet, size_t line);
/* The first value with this keyword; empty when there is none. */
struct span law_sheet_find(const struct law_sheet *sheet, const char *keyword);
/* The first line with this keyword; lines.count when there is none. */
size_t law_sheet_line(const struct law_sheet *sheet, const char *keyword);
/* An array of the values from `line` on that have its keyword; where they
 * end. */
size_t law_sheet_put(struct json_writer *json, const struct law_sheet *sheet,
                     size_t line);
/* What a thing of any kind has. */
struct law_about law_about_of(const struct rulebook *book, enum law_kind kind,
                              uint32_t index);

void law_sheet_release(struct law_sheet *sheet);

#endif

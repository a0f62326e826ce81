/* rule_lexer.c -- from a Markdown file to the lines of its law blocks.
 *
 *     prose                      passed over
 *     ```law                     a block begins
 *     rule un.2371.8             line 1, is_first
 *       # a remark               passed over
 *       from 2017-08-05          line 3
 *     ```                        the block ends
 *
 * Invariant: a line given out has at least one visible character, and its
 * text lies inside the file's bytes.  Tokens come later, in the parser: how
 * a line is cut depends on the keyword it begins with.
 */
#include "law/law_inside.h"

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\r';
}

static struct span strip_left(struct span line) {
    while (line.length > 0 && is_blank(line.bytes[0])) {
        line.bytes++;
        line.length--;
    }
    return line;
}

static struct span strip_right(struct span line) {
    while (line.length > 0 && is_blank(line.bytes[line.length - 1]))
        line.length--;
    return line;
}

bool next_law_line(struct line_reader *reader, struct law_line *line,
                   bool *is_first) {
    *is_first = false;
    while (reader->rest.bytes && reader->rest.length > 0) {
        struct span whole = strip_right(span_cut(&reader->rest, '\n'));
        struct span text = strip_left(whole);
        reader->number++;
        if (reader->block_line == 0) {
            if (span_is(text, "```law")) {
                reader->block_line = reader->number;
                *is_first = true;
            }
            continue;
        }
        if (span_starts(text, "```")) {
            reader->block_line = 0;
            continue;
        }
        if (text.length == 0 || text.bytes[0] == '#') continue;
        *line = (struct law_line){whole, reader->number};
        return true;
    }
    return false;
}

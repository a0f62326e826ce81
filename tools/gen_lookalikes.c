/* gen_lookalikes.c -- letters that look Latin and are not, printed as a C table.
 *
 *     gen_lookalikes > lookalike_table.h
 *
 * ICU's USpoof knows what each character looks like: two that look alike have
 * one skeleton.  Greek, Cyrillic and Armenian letters, small or capital, whose
 * skeleton is that of a Latin letter are told by their folded small form; what
 * the small letter looks like counts before what its capital does.
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>

enum { FIRST = 0x0370, LAST = 0x058F };

static int skeleton_of(const USpoofChecker *checker, UChar32 point, UChar *to) {
    UErrorCode status = U_ZERO_ERROR;
    UChar text[2];
    int32_t length = 0;
    U16_APPEND_UNSAFE(text, length, point);
    int32_t count =
        uspoof_getSkeleton(checker, 0, text, length, to, 16, &status);
    return U_FAILURE(status) ? 0 : count;
}

/* The Latin letter that looks so; 0 when none does. */
static char latin_like(const USpoofChecker *checker, UChar32 point) {
    UChar wanted[16], found[16];
    int count = skeleton_of(checker, point, wanted);
    if (count == 0) return 0;
    for (int turn = 0; turn < 2; turn++)
        for (char letter = 'a'; letter <= 'z'; letter++) {
            UChar32 latin = turn == 0 ? letter : u_toupper(letter);
            int length = skeleton_of(checker, latin, found);
            if (length == count &&
                memcmp(found, wanted, (size_t)count * sizeof *found) == 0)
                return letter;
        }
    return 0;
}

/* For each Latin letter the one of an alphabet that passes for it, capitals
 * first; 0 when none does. */
static void print_alphabet(const USpoofChecker *checker, UChar32 first,
                           UChar32 last) {
    UChar32 found[26] = {0};
    UChar wanted[16], looks[16];
    for (int turn = 0; turn < 2; turn++)
        for (UChar32 point = first; point <= last; point++)
            for (int i = 0; i < 26; i++) {
                UChar32 other = turn == 0 ? u_toupper(point) : point;
                UChar32 latin = (turn == 0 ? 'A' : 'a') + i;
                int count = skeleton_of(checker, other, wanted);
                if (!u_islower(point) || found[i] || count == 0) continue;
                if (skeleton_of(checker, latin, looks) == count &&
                    memcmp(looks, wanted, (size_t)count * sizeof *looks) == 0)
                    found[i] = point;
            }
    printf("    {");
    for (int i = 0; i < 26; i++)
        printf("0x%04X,%s", (unsigned)found[i], i % 8 == 7 ? "\n     " : " ");
    printf("},\n");
}

int main(void) {
    UErrorCode status = U_ZERO_ERROR;
    USpoofChecker *checker = uspoof_open(&status);
    if (U_FAILURE(status)) {
        fprintf(stderr, "gen_lookalikes: cannot open ICU's spoof data\n");
        return 1;
    }
    printf("/* lookalike_table.h -- made by tools/gen_lookalikes.c. */\n"
           "#ifndef TEXT_LOOKALIKE_TABLE_H\n#define TEXT_LOOKALIKE_TABLE_H\n"
           "static const struct lookalike lookalikes[] = {\n");
    for (UChar32 point = FIRST; point <= LAST; point++) {
        if (!u_islower(point)) continue;
        char letter = latin_like(checker, point);
        if (!letter) letter = latin_like(checker, u_toupper(point));
        if (letter) printf("    {0x%04X, '%c'},\n", (unsigned)point, letter);
    }
    printf("};\n/* By Latin letter: of Greek, of Cyrillic. */\n"
           "static const uint16_t alphabet_letters[2][26] = {\n");
    print_alphabet(checker, 0x03B1, 0x03C9);
    print_alphabet(checker, 0x0430, 0x045F);
    printf("};\n#endif\n");
    uspoof_close(checker);
    return 0;
}

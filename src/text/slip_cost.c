/* slip_cost.c -- the one place where two words part, looked at.
 *
 * The costs follow what typists do (Damerau 1964: four kinds of error make up
 * four fifths of all; swaps and doublings are errors of the hand, not of the
 * ear) and which letters stand for one sound across spellings.
 */
#include "text/slip_cost.h"

#define COST_DOUBLED 0.5F
#define COST_SWAPPED 0.7F
#define COST_SOUND   0.8F /* letters that stand for one sound, or for none */
#define COST_OTHER   1.0F

/* Letters of one class sound alike in some spelling; 0 like no other. */
static unsigned sound_class(char letter) {
    static const unsigned char classes[26] = {
        ['a' - 'a'] = 1, ['e' - 'a'] = 1, ['i' - 'a'] = 1, ['o' - 'a'] = 1,
        ['u' - 'a'] = 1, ['y' - 'a'] = 1, ['j' - 'a'] = 2, ['g' - 'a'] = 3,
        ['k' - 'a'] = 3, ['c' - 'a'] = 3, ['q' - 'a'] = 3, ['x' - 'a'] = 3,
        ['s' - 'a'] = 4, ['z' - 'a'] = 4, ['b' - 'a'] = 5, ['p' - 'a'] = 5,
        ['d' - 'a'] = 6, ['t' - 'a'] = 6, ['v' - 'a'] = 7, ['w' - 'a'] = 7,
        ['f' - 'a'] = 7, ['m' - 'a'] = 8, ['n' - 'a'] = 8,
    };
    return letter >= 'a' && letter <= 'z' ? classes[letter - 'a'] : 0;
}

static bool is_vowel(char letter) {
    return sound_class(letter) == 1;
}

static float replaced(char a, char b) {
    bool is_j_for_y = (a == 'j' && b == 'y') || (a == 'y' && b == 'j') ||
                      (a == 'j' && b == 'i') || (a == 'i' && b == 'j');
    bool alike = sound_class(a) != 0 && sound_class(a) == sound_class(b);
    return alike || is_j_for_y ? COST_SOUND : COST_OTHER;
}

/* `longer` has one letter more, at `at`. */
static float inserted(struct span longer, size_t at) {
    char letter = longer.bytes[at];
    bool is_doubled =
        (at > 0 && longer.bytes[at - 1] == letter) ||
        (at + 1 < longer.length && longer.bytes[at + 1] == letter);
    if (is_doubled) return COST_DOUBLED;
    bool is_silent = at > 0 && (is_vowel(letter) || letter == 'h');
    return is_silent ? COST_SOUND : COST_OTHER;
}

float slip_cost(struct span a, struct span b, unsigned distance) {
    size_t shorter = a.length < b.length ? a.length : b.length;
    size_t longer = a.length + b.length - shorter, at = 0;
    if (distance != 1 || longer - shorter > 1) return (float)distance;
    while (at < shorter && a.bytes[at] == b.bytes[at])
        at++;
    if (longer != shorter) return inserted(a.length > b.length ? a : b, at);
    bool is_swap = at + 1 < a.length && a.bytes[at] == b.bytes[at + 1] &&
                   a.bytes[at + 1] == b.bytes[at] &&
                   a.bytes[at] != a.bytes[at + 1];
    return is_swap ? COST_SWAPPED : replaced(a.bytes[at], b.bytes[at]);
}

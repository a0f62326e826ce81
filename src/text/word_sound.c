/* word_sound.c -- rules a letter, the longest first; vowels by their place.
 *
 *     wladimir -> F L a D i M i R  -> sound FLaD.M.R   skeleton FLDMR
 *
 * The first vowel keeps its kind (a, e and i, o and u), later ones only their
 * place: so "Martin" is not "Morton", and a vowel heard otherwise is no other
 * name.
 */
#include "text/word_sound.h"

enum { BEFORE_VOWEL = 1, BEFORE_FRONT = 2, LAST = 4 };

/* `letters` sound as `to`; "" is silence. */
struct sound_rule {
    const char *letters, *to;
    unsigned where;
};

/* The longest first; a letter without a rule is itself. */
static const struct sound_rule rules_c[] = {{"ck", "K", 0},
                                            {"chr", "KR", 0},
                                            {"ch", "C", 0},
                                            {"cz", "C", 0},
                                            {"cs", "C", 0},
                                            {"cc", "K", 0},
                                            {"ci", "C", LAST},
                                            {"c", "C", LAST},
                                            {"c", "S", BEFORE_FRONT},
                                            {"c", "K", 0},
                                            {0}};
static const struct sound_rule rules_d[] = {
    {"dsch", "Q", 0}, {"dzh", "Q", 0}, {"dj", "Q", BEFORE_VOWEL},
    {"dz", "S", 0},   {"dh", "D", 0},  {0}};
static const struct sound_rule rules_f[] = {{"ff", "F", 0}, {0}};
static const struct sound_rule rules_g[] = {
    {"gh", "G", 0}, {"gy", "D", BEFORE_VOWEL}, {0}};
static const struct sound_rule rules_h[] = {{"h", "", LAST}, {0}};
static const struct sound_rule rules_k[] = {
    {"kh", "H", 0}, {"ks", "KS", 0}, {0}};
static const struct sound_rule rules_p[] = {{"ph", "F", 0}, {0}};
static const struct sound_rule rules_q[] = {
    {"qu", "K", BEFORE_VOWEL}, {"q", "K", 0}, {0}};
static const struct sound_rule rules_s[] = {
    {"sch", "C", 0}, {"sh", "C", 0}, {"sz", "C", 0}, {"sj", "C", 0}, {0}};
static const struct sound_rule rules_t[] = {
    {"tsch", "C", 0},  {"tch", "C", 0},
    {"tsh", "C", 0},   {"tsj", "C", 0},
    {"tj", "C", LAST}, {"tx", "C", LAST},
    {"ts", "S", 0},    {"tz", "S", 0},
    {"th", "T", 0},    {0}};
static const struct sound_rule rules_v[] = {{"v", "F", 0}, {0}};
static const struct sound_rule rules_w[] = {{"w", "F", 0}, {0}};
static const struct sound_rule rules_x[] = {{"x", "KS", 0}, {0}};
static const struct sound_rule rules_z[] = {
    {"zh", "C", 0}, {"zs", "C", 0}, {"z", "S", 0}, {0}};
static const struct sound_rule *const rules_of[26] = {
    ['c' - 'a'] = rules_c, ['d' - 'a'] = rules_d, ['f' - 'a'] = rules_f,
    ['g' - 'a'] = rules_g, ['h' - 'a'] = rules_h, ['k' - 'a'] = rules_k,
    ['p' - 'a'] = rules_p, ['q' - 'a'] = rules_q, ['s' - 'a'] = rules_s,
    ['t' - 'a'] = rules_t, ['v' - 'a'] = rules_v, ['w' - 'a'] = rules_w,
    ['x' - 'a'] = rules_x, ['z' - 'a'] = rules_z,
};

/* Letters of a key; a longer word is known by its beginning. */
#define KEY_MOST 24

struct key {
    char sound[KEY_MOST], skeleton[KEY_MOST];
    unsigned sounds, consonants;
};

/* Bit n for the n-th small letter. */
#define LETTER(letter) (UINT32_C(1) << ((letter) - 'a'))

static bool is_one_of(uint32_t letters, char letter) {
    return letter >= 'a' && letter <= 'z' && (letters & LETTER(letter)) != 0;
}

static bool is_vowel(char letter) {
    return is_one_of(LETTER('a') | LETTER('e') | LETTER('i') | LETTER('o') |
                         LETTER('u') | LETTER('y') | LETTER('j'),
                     letter);
}

static bool is_front(char letter) {
    return is_one_of(LETTER('e') | LETTER('i') | LETTER('y'), letter);
}

/* Q is the j of English, which is a hissing sound but in skeletons, where it
 * is a letter of its own; there hissing sounds are one, and Arabic has no p. */
static char in_skeleton(char letter) {
    switch (letter) {
    case 'P': return 'B';
    case 'C': return 'S';
    case 'Q': return 'J';
    default: return letter;
    }
}

static void add_to_skeleton(struct key *key, char letter) {
    if (key->consonants < KEY_MOST)
        key->skeleton[key->consonants++] = in_skeleton(letter);
}

static void add_consonant(struct key *key, char letter) {
    char heard = letter == 'Q' ? 'C' : letter;
    bool is_double = key->sounds > 0 && key->sound[key->sounds - 1] == heard;
    if (is_double) return;
    if (key->sounds < KEY_MOST) key->sound[key->sounds++] = heard;
    add_to_skeleton(key, letter);
}

/* A run of vowels, by what is heard of it. */
static char vowel_kind(struct span run) {
    char first = run.bytes[0], second = run.length > 1 ? run.bytes[1] : 0;
    bool is_dark = (first == 'o' && (second == 'e' || second == 'u')) ||
                   (first == 'a' && second == 'u'); /* oe, ou, au */
    if (is_dark) return 'u';
    if (run.length > 1 && first == 'a' && second != 'a')
        return 'e'; /* ai, ay, ae */
    switch (first) {
    case 'a': return 'a';
    case 'o':
    case 'u': return 'u';
    default: return 'e';
    }
}

/* "yu", "iu" and "ju" begin with a consonant. */
static bool glides(struct span run) {
    char first = run.bytes[0];
    return run.length > 1 && (first == 'y' || first == 'i' || first == 'j');
}

/* j is a vowel in the East alone: skeletons know it as the j of English. */
static bool has_soft_g(struct span word, size_t from, size_t end) {
    for (size_t i = from; i < end; i++)
        if (word.bytes[i] == 'j' && (i > 0 || end == 1)) return true;
    return false;
}

static size_t add_vowels(struct key *key, struct span word, size_t at) {
    size_t end = at;
    while (end < word.length && is_vowel(word.bytes[end]))
        end++;
    struct span run = {word.bytes + at, end - at};
    bool is_mute = end == word.length && run.length == 1 &&
                   run.bytes[0] == 'e' && key->consonants >= 2;
    if (is_mute) return end;
    if (at == 0 && glides(run)) {
        add_consonant(key, 'Y');
        run.bytes++;
        run.length--;
    } else if (at == 0) {
        add_to_skeleton(key, 'A');
    }
    if (has_soft_g(word, at, end)) add_to_skeleton(key, 'Q');
    bool is_first = key->consonants <= 1;
    if (key->sounds < KEY_MOST)
        key->sound[key->sounds++] = is_first ? vowel_kind(run) : '.';
    return end;
}

/* Letters of the rule that stand at this place; 0 when it does not fit. */
static size_t rule_fits(const struct sound_rule *rule, struct span word,
                        size_t at) {
    size_t length = 1; /* the first letter chose the rule */
    for (; rule->letters[length]; length++)
        if (at + length >= word.length ||
            word.bytes[at + length] != rule->letters[length])
            return 0;
    char next = at + length < word.length ? word.bytes[at + length] : 0;
    if ((rule->where & BEFORE_VOWEL) && !is_vowel(next)) return 0;
    if ((rule->where & BEFORE_FRONT) && !is_front(next)) return 0;
    return (rule->where & LAST) && next != 0 ? 0 : length;
}

static size_t add_letters(struct key *key, struct span word, size_t at) {
    char letter = word.bytes[at];
    const struct sound_rule *rule = rules_of[letter - 'a'];
    for (; rule && rule->letters; rule++) {
        size_t length = rule_fits(rule, word, at);
        if (length == 0) continue;
        for (const char *to = rule->to; *to; to++)
            add_consonant(key, *to);
        return at + length;
    }
    add_consonant(key, (char)(letter - 'a' + 'A'));
    return at + 1;
}

/* The endings that Lithuanian and Latvian give every man's name. */
#define LITHUANIAN_LEAST 7
#define LATVIAN_LEAST    6
static struct span without_ending(struct span word) {
    if (word.length < LATVIAN_LEAST || word.bytes[word.length - 1] != 's')
        return word;
    char before = word.bytes[word.length - 2];
    if (strchr("lmnrv", before))
        return (struct span){word.bytes, word.length - 1};
    if (word.length < LITHUANIAN_LEAST || !strchr("aiu", before)) return word;
    return (struct span){word.bytes, word.length - 2};
}

static uint32_t hash_of(const char *bytes, unsigned length, uint32_t seed) {
    uint32_t hash = seed;
    for (unsigned i = 0; i < length; i++) {
        hash = (hash ^ (unsigned char)bytes[i]) * UINT32_C(0x9E3779B1);
        hash ^= hash >> 15;
    }
    return hash ? hash : 1;
}

#define SOUND_SEED       UINT32_C(0x2C1B3C6D)
#define SKELETON_SEED    UINT32_C(0x297A2D39)
/* Words of fewer letters or consonants sound like too many others. */
#define LETTERS_LEAST    5
#define CONSONANTS_LEAST 3

static bool is_all(struct span word, char from, char to) {
    for (size_t i = 0; i < word.length; i++)
        if (word.bytes[i] < from || word.bytes[i] > to) return false;
    return word.length > 0;
}

void word_sound_of(struct span word, struct word_sound *sound) {
    *sound = (struct word_sound){0, 0, false};
    if (is_all(word, 'A', 'Z')) {
        sound->is_skeleton = true;
        if (word.length >= CONSONANTS_LEAST && word.length <= KEY_MOST)
            sound->skeleton =
                hash_of(word.bytes, (unsigned)word.length, SKELETON_SEED);
        return;
    }
    if (!is_all(word, 'a', 'z')) return;
    struct key key = {{0}, {0}, 0, 0};
    struct span stem = without_ending(word);
    for (size_t at = 0; at < stem.length;)
        at = is_vowel(stem.bytes[at]) ? add_vowels(&key, stem, at)
                                      : add_letters(&key, stem, at);
    if (key.consonants < CONSONANTS_LEAST) return;
    sound->skeleton = hash_of(key.skeleton, key.consonants, SKELETON_SEED);
    if (word.length >= LETTERS_LEAST)
        sound->sound = hash_of(key.sound, key.sounds, SOUND_SEED);
}

float sound_similarity(const struct word_sound *a, const struct word_sound *b) {
    if (a->sound && a->sound == b->sound) return SOUND_SIMILARITY;
    bool is_met = a->is_skeleton != b->is_skeleton && a->skeleton &&
                  a->skeleton == b->skeleton;
    return is_met ? SKELETON_SIMILARITY : 0.0F;
}

/* korean_letters.h -- a name as the letters that Korean is spelt with.
 *
 *     "CH'OE, Ryong-hae"    ch'oe | ryong | hae    comma behind the first
 *     "Kim Chŏng-ŭn"        kim | chOng | Un       O and U have a breve
 *     "KIM, Cho'ng-u'n"     kim | chPng | Qn       P and Q: an apostrophe
 *     "Ким Чен Ын"          one byte a letter, from 0x80 on
 *     "キム・ヨジョン"         kimu | yojyonn
 *
 * fold_letters throws marks and apostrophes away; here they tell syllables
 * apart, so this reads the name as it was written.  Any sign without such a
 * meaning is what folding makes of it: it parts, vanishes or is a letter.
 * Kana alone are read from the folded words, which have one width.
 * Invariant: a name with any other letter, or with too many or too long
 * words, is refused whole: it is not Korean.
 */
#ifndef TEXT_KOREAN_LETTERS_H
#define TEXT_KOREAN_LETTERS_H

#include "text/fold_letters.h"
#include "text/korean_tables.h"

/* A surname and up to three syllables written apart. */
#define KOREAN_TOKENS_MOST        4
/* Nine letters spell any syllable; three may be joined. */
#define KOREAN_TOKEN_LETTERS_MOST 27

struct korean_token {
    uint8_t length;
    uint8_t letters[KOREAN_TOKEN_LETTERS_MOST];
};

struct korean_letters {
    enum korean_system system;
    uint8_t count;
    bool is_surname_first; /* a comma says so */
    struct korean_token tokens[KOREAN_TOKENS_MOST];
};

/* From the name as written; Latin and Cyrillic. */
bool korean_letters_read(struct span name, struct korean_letters *letters);
/* From folded words in kana. */
bool korean_kana_read(const struct folded_name *folded,
                      struct korean_letters *letters);

/* A token without marks and apostrophes, packed; 0 when over 8 letters. */
uint64_t korean_token_plain(const struct korean_token *token);

/* The same for a folded word, Latin or Cyrillic; 0 for others. */
uint64_t korean_word_plain(struct span word);

#endif

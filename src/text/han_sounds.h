/* han_sounds.h -- a name in Han letters, as its readers would say it.
 *
 *     习近平      xi jinping | hsi chin ping | chap kan ping
 *     陈庆炎      chen qingyan | tan qingyan ...
 *     山田太郎     yamata taro | yamada taro ...
 *     弗拉基米尔   vlakimir
 *
 * One letter has a reading in each language that uses it, and more than one
 * in Japanese.  The family name comes first: one letter, two for the few
 * compound ones, two in Japanese; what is left is the given name, joined.
 * Letters of either form, simplified and traditional, read alike.
 */
#ifndef TEXT_HAN_SOUNDS_H
#define TEXT_HAN_SOUNDS_H

#include "text/fold_letters.h"
#include "text/letter_rules.h"

bool is_han(uint32_t point);

enum han_system {
    HAN_PINYIN,
    HAN_WADE,
    HAN_CANTONESE,
    HAN_HOKKIEN,
    HAN_FOREIGN,
    HAN_JAPANESE,        /* family name by its own words, given by ... */
    HAN_JAPANESE_VOICED, /* ... Chinese ones; second part voiced */
    HAN_JAPANESE_OWN,    /* both by their own */
    HAN_JAPANESE_OWN_VOICED,
    HAN_JAPANESE_OTHER, /* by the other Chinese reading */
    HAN_SYSTEMS
};

/* Adds the words of the name, parted by spaces; false when the system does
 * not apply to it. */
bool han_spell(const struct folded_name *name, enum han_system system,
               struct spelt *to);

#endif

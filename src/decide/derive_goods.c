/* derive_goods.c -- from a customs code and a description to classes of goods.
 *
 *     2701.12, "anthracite"   coal     the EU's mapping and the words agree
 *     2701.12, nothing said   coal?    the EU's mapping alone: decides under
 *                                      EU law, elsewhere it only alerts
 *     8471.30                 machinery  stated by the resolution itself
 *
 * `ex` headings are only partly inside: unknown for every law until somebody
 * says more.  A code too short to tell is unknown, too.
 */
#include "decide/derive.h"

/* Words that, with a code of the mapping, make a class sure. */
static const struct {
    const char *class, *words;
} class_words[] = {
    {"coal", "coal anthracite lignite briquettes coke peat"},
    {"iron", "iron steel ferro"},
    {"iron-ore", "iron-ore ore"},
    {"seafood", "fish squid crab shrimp clam oyster seafood mollusc roe "
                "crustacean"},
    {"lead", "lead"},
    {"textiles", "textile textiles fabric fabrics apparel garment garments "
                 "clothing shirts yarn"},
    {"statues", "statue statues statuette monument"},
    {"copper-nickel-silver-zinc", "copper nickel silver zinc"},
    {"gold-titanium-vanadium-rare-earth", "gold titanium vanadium rare-earth"},
    {"refined-petroleum",
     "diesel gasoline petrol gasoil kerosene naphtha lubricant petroleum"},
    {"crude-oil", "crude"},
    {"condensates", "condensate condensates"},
    {"aviation-fuel", "avgas kerosene jet naphtha"},
    {"helicopters-and-vessels", "helicopter vessel ship boat"},
    {"luxury-2094", "jewellery jewelry yacht car cars diamond"},
    {"luxury-2270", "watch watches snowmobile crystal"},
    {"luxury-2321", "rug rugs tapestry porcelain"},
};

static char lower(char byte) {
    return byte >= 'A' && byte <= 'Z' ? (char)(byte + 32) : byte;
}

static bool is_letter(char byte) {
    return (lower(byte) >= 'a' && lower(byte) <= 'z') || byte == '-';
}

/* Whether `word` stands in the description as a word of its own. */
bool says_word(struct span text, struct span word) {
    for (size_t i = 0; i + word.length <= text.length; i++) {
        size_t k = 0;
        if (i > 0 && is_letter(text.bytes[i - 1])) continue;
        while (k < word.length && lower(text.bytes[i + k]) == word.bytes[k])
            k++;
        if (k == word.length &&
            (i + k == text.length || !is_letter(text.bytes[i + k])))
            return true;
    }
    return false;
}

static bool words_confirm(struct span class, struct span description) {
    for (size_t i = 0; i < sizeof class_words / sizeof class_words[0]; i++) {
        if (!span_is(class, class_words[i].class)) continue;
        struct span rest = span_of(class_words[i].words);
        while (rest.bytes)
            if (says_word(description, span_cut(&rest, ' '))) return true;
    }
    return false;
}

/* A code of fewer digits than the range may still lie in it.  Most ranges are
 * of headings, shorter than the code. */
static bool may_lie_within(uint32_t hs, const struct law_hs_range *range) {
    uint32_t digits = hs >> 28;
    return (range->from >> 28 >= digits && law_hs_begins(range->from, hs)) ||
           (range->to >> 28 >= digits && law_hs_begins(range->to, hs));
}

struct class_truth {
    enum truth all, eu;
};

static struct class_truth class_of(const struct decider *d, uint32_t class,
                                   uint32_t hs, struct span description) {
    const struct law_class *of = &d->book->classes.items[class];
    struct class_truth best = {TRUTH_NO, TRUTH_NO};
    struct span name = law_name_of(d->book, of->about.name);
    bool is_named = false;
    for (uint32_t i = 0; i < of->hs.count; i++) {
        const struct law_hs_range *range =
            &d->book->hs_ranges.items[of->hs.first + i];
        bool is_in = law_hs_within(hs, range);
        if (!is_in && !may_lie_within(hs, range)) continue;
        is_named = is_named || words_confirm(name, description);
        bool is_whole = is_in && !range->partial;
        enum truth eu =
            is_whole || (is_in && is_named) ? TRUTH_YES : TRUTH_UNKNOWN;
        enum truth all = (is_whole && range->basis == 0) || (is_in && is_named)
                             ? TRUTH_YES
                             : TRUTH_UNKNOWN;
        if (eu > best.eu) best.eu = eu;
        if (all > best.all) best.all = all;
    }
    return best;
}

void derive_goods_class(struct decider *d, uint32_t item, struct value *out) {
    const struct value *hs = known_value(d, KNOWN_GOODS_HS, item);
    struct span said = d->facts.goods[item].description;
    size_t count = d->book->classes.count;
    uint8_t *truths = arena_take(&d->fresh, count * 2 + 1, 1);
    *out = (struct value){.state = VALUE_UNKNOWN, .source = FROM_COMPUTING};
    if (!truths) {
        d->is_out_of_memory = true;
        return;
    }
    because_fact(d, out, KNOWN_GOODS_HS, item);
    if (hs->state != VALUE_KNOWN) return;
    for (uint32_t i = 0; i < count; i++) {
        struct class_truth truth =
            class_of(d, i, (uint32_t)hs->as.number, said);
        truths[i] = (uint8_t)truth.all;
        truths[count + i] = (uint8_t)truth.eu;
    }
    out->state = VALUE_KNOWN;
    out->as.truths = truths;
}

/* ---- value --------------------------------------------------------------- */

static void measure_value(struct decider *d, uint32_t item, const char *unit,
                          struct value *out) {
    const struct case_goods *goods = &d->facts.goods[item];
    bool has = goods->has_value;
    *out = (struct value){.state = VALUE_UNKNOWN, .source = FROM_COMPUTING};
    if (!has || !law_units_match(goods->value_unit, law_unit(span_of(unit)))) {
        because_print(d, out, "%.*s.value%s%s", (int)goods->path.length,
                      goods->path.bytes, has ? " in " : "", has ? unit : "");
        return;
    }
    out->state = VALUE_KNOWN;
    out->unit = goods->value_unit;
    out->as.number = goods->value;
}

void derive_goods_usd(struct decider *d, uint32_t item, struct value *out) {
    measure_value(d, item, "USD", out);
}
void derive_goods_eur(struct decider *d, uint32_t item, struct value *out) {
    measure_value(d, item, "EUR", out);
}
void derive_goods_chf(struct decider *d, uint32_t item, struct value *out) {
    measure_value(d, item, "CHF", out);
}

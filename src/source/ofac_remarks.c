/* ofac_remarks.c -- the remarks column of OFAC's CSV files, taken apart.
 *
 *     DOB 23 Nov 1943; alt. DOB 15 Jul 1943; Cedula No. 6095803 (Colombia);
 *     a.k.a. 'EL SENOR'; Linked To: INVERSIONES X.
 *
 * All that OFAC knows of a party beyond name and address stands in this one
 * column, and it is where OFAC puts its weak aliases.  A remark ends at "; "
 * outside parentheses and outside the quotes of an alias; an apostrophe
 * inside a word ("People's") opens nothing.
 * Invariant: every byte of the column but separators ends up in an item; a
 * remark that nothing here knows is kept as text under "remarks".
 */
#include "source/ofac_facts.h"

#include "record/identifier.h"

static struct span from(struct span text, size_t place) {
    return (struct span){text.bytes + place, text.length - place};
}

/* ---- cutting ------------------------------------------------------------- */

struct alias_mark {
    const char *mark;
    enum name_role role;
};

static const struct alias_mark alias_marks[] = {
    {"a.k.a. '", NAME_WEAK_ALIAS},
    {"f.k.a. '", NAME_FORMER},
    {"n.k.a. '", NAME_WEAK_ALIAS},
};

static const struct alias_mark *find_alias(struct span remark) {
    for (size_t i = 0; i < sizeof alias_marks / sizeof *alias_marks; i++)
        if (span_starts(remark, alias_marks[i].mark)) return &alias_marks[i];
    return NULL;
}

/* Where a parenthesis that opens at `place` closes; `place` when never. */
static size_t skip_parentheses(struct span text, size_t place) {
    unsigned depth = 0;
    for (size_t i = place; i < text.length; i++) {
        if (text.bytes[i] == '(') depth++;
        if (text.bytes[i] == ')' && --depth == 0) return i;
    }
    return place;
}

/* The length of the first remark in `text`. */
static size_t remark_length(struct span text) {
    size_t place = 0;
    size_t hopeless = 0; /* no parenthesis before here ever closes */
    const struct alias_mark *alias = find_alias(text);
    if (alias) {
        size_t quote = span_find(text, "'; ", strlen(alias->mark));
        return quote == text.length ? text.length : quote + 1;
    }
    for (; place < text.length; place++) {
        char byte = text.bytes[place];
        if (byte == '(' && !hopeless) {
            size_t close = skip_parentheses(text, place);
            if (close == place) hopeless = place + 1;
            place = close;
        } else if (byte == ';' &&
                   (place + 1 == text.length || text.bytes[place + 1] == ' ')) {
            break;
        }
    }
    return place;
}

/* ---- what one remark says ------------------------------------------------ */

/* The quoted name, without its last quote. */
static void add_alias(struct party *party, const struct alias_mark *alias,
                      struct span remark) {
    struct span name = from(remark, strlen(alias->mark));
    if (span_ends(name, "'")) name.length--;
    ofac_add_name(party, alias->role, name);
}

/* Words that end the label of a number that has no row of its own. */
static const char *const number_marks[] = {
    "No.", "No", "Number", "#", "Card", "Code", "ID", "Certificate"};

static bool is_number_mark(struct span word) {
    for (size_t i = 0; i < sizeof number_marks / sizeof *number_marks; i++)
        if (span_is(word, number_marks[i])) return true;
    return false;
}

static bool has_digit(struct span word) {
    for (size_t i = 0; i < word.length; i++)
        if (word.bytes[i] >= '0' && word.bytes[i] <= '9') return true;
    return false;
}

/* "Istanbul Chamber of Comm. No. 537070 (Turkey)": the label ends behind the
 * last mark before the first word with a digit, and behind an abbreviation in
 * parentheses after that mark. */
static bool add_marked_number(struct party *party, struct span remark) {
    struct span rest = remark;
    size_t end = 0; /* of the label */
    bool follows_mark = false;
    while (rest.bytes) {
        struct span word = span_cut(&rest, ' ');
        if (has_digit(word)) break;
        bool is_mark = is_number_mark(word);
        if (is_mark || (follows_mark && span_starts(word, "(")))
            end = (size_t)(word.bytes + word.length - remark.bytes);
        follows_mark = is_mark;
    }
    if (end == 0 || !has_digit(from(remark, end))) return false;
    ofac_add_identifier_text(party, (struct span){remark.bytes, end},
                             span_trim(from(remark, end)));
    return true;
}

/* First words of a person's office. */
static const char *const office_words[] = {
    "Acting",    "Adviser",   "Advisor",      "Ambassador", "Attorney",
    "Brigadier", "Chairman",  "Chairperson",  "Chairwoman", "Chief",
    "Colonel",   "Commander", "Commissioner", "Deputy",     "Director",
    "First",     "Founder",   "General",      "Governor",   "Head",
    "Judge",     "Leader",    "Lieutenant",   "Maj",        "Major",
    "Mayor",     "Member",    "Minister",     "Officer",    "Owner",
    "Permanent", "President", "Prime",        "Prosecutor", "Rector",
    "Secretary", "Senator",   "Senior",       "Speaker",    "Spokesman",
    "Under",     "Union",     "Vice",         "Warden",
};

static bool is_office(struct span remark) {
    size_t end = 0;
    if (!remark.bytes) return false;
    while (end < remark.length && !strchr(" -,", remark.bytes[end]))
        end++;
    struct span word = {remark.bytes, end};
    for (size_t i = 0; i < sizeof office_words / sizeof *office_words; i++)
        if (span_is_caseless(word, office_words[i])) return true;
    return false;
}

static bool add_office(struct party *party, struct span remark) {
    static const char former[] = "Former ";
    bool was = span_starts(remark, former);
    if (party->type != PARTY_PERSON) return false;
    if (!is_office(was ? from(remark, sizeof former - 1) : remark))
        return false;
    party_add(party, (struct item){.kind = ITEM_DETAIL,
                                   .role = DETAIL_POSITION,
                                   .flags = was ? ITEM_FORMER : 0,
                                   .text = remark});
    return true;
}

static void add_remark(struct party *party, struct span remark) {
    struct span known = remark;
    if (remark.length == 0) return;
    if (span_starts(known, "alt. ") || span_starts(known, "Alt. "))
        known = span_trim(from(known, 5));
    const struct alias_mark *alias = find_alias(known);
    if (alias)
        add_alias(party, alias, known);
    else if (!ofac_add_labelled(party, known) &&
             !add_marked_number(party, known) && !add_office(party, known))
        party_add_unknown(party, SPAN_OF("remarks"), remark);
}

void ofac_add_remarks(struct party *party, struct span remarks) {
    struct span rest = span_trim(remarks);
    if (span_ends(rest, ".")) rest.length--;
    while (rest.length) {
        size_t length = remark_length(rest);
        add_remark(party, span_trim((struct span){rest.bytes, length}));
        rest = from(rest, length);
        if (span_starts(rest, ";")) rest = span_trim(from(rest, 1));
    }
}

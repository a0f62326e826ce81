/* cli_commands.c -- every command: name, operands, what it is for. */
#include "serve/cli_commands.h"

#include <assert.h>

const struct command commands[] = {
    [COMMAND_SCREEN] =
        {"screen", "[NAME]", "look a name, or a file of names, up in the lists",
         "Answers whether a name, an identifier or both belong to a listed "
         "party, with a score from 0 to 1 and the evidence for it. Every "
         "listed record whose score reaches the threshold is told; there is "
         "no cut before scoring.\n\n"
         "With --input it reads one query a row and writes one answer a row, "
         "in the same order. CSV and TSV begin with a line of column names: "
         "id, name, type, birth, country, address, identifiers (KIND:VALUE"
         "[:CC], parted by semicolons). NDJSON rows are objects with the same "
         "keys, identifiers being an array of "
         "{\"kind\",\"value\",\"country\"}. "
         "A row that cannot be read is answered with an error and the exit "
         "code is 65.",
         "interdict screen 'Kim Jong Un' --type person --birth 1984\n"
         "interdict screen --id imo:7937317\n"
         "interdict screen --input customers.csv --output-format csv --output "
         "answers.csv",
         1, run_screen},
    [COMMAND_COMPARE] =
        {"compare", "[NAME NAME]", "score two records, without any list",
         "Tells how well the evidence supports that two records are the same. "
         "--type holds for both names.\n\n"
         "With --input each NDJSON row {\"id\",\"type\",\"a\":{\"name\",...},"
         "\"b\":{\"name\",...}}, or row of a table with columns id, a.name, "
         "b.name, is answered by {\"id\",\"score\",\"band\",...}.",
         "interdict compare 'Ri Yong Ho' '리용호' --type person\n"
         "interdict compare --input pairs.ndjson --output scores.ndjson",
         2, run_compare},
    [COMMAND_BUILD] =
        {"build", "", "make a snapshot from the publishers' list files",
         "Reads list files or folders of them, finds each one's kind from its "
         "content, and writes one snapshot. A file that is not well formed to "
         "its end, a record without readable name or id, and a list that "
         "shrank by more than a fifth or vanished since the old snapshot are "
         "refused; the old snapshot then stays.",
         "interdict build --list lists/ --out lists.idt\n"
         "interdict build --list watch.csv --kind own-csv --map watch.map "
         "--name watch --out watch.idt",
         0, run_build},
    [COMMAND_LISTS] = {"lists", "",
                       "show which lists are searched, and how old",
                       "One line a list: publisher, kind, date of publication, "
                       "checksum, entries, names and age. A stale list is "
                       "marked.",
                       "interdict lists --snapshot lists.idt --json", 0,
                       run_lists},
    [COMMAND_DUMP] =
        {"dump", "[SNAPSHOT]", "look into a snapshot, or compare two",
         "Without an option it tells the sections of the file. --section "
         "shows the bytes of one, --entity everything known of a record, "
         "--diff what was added, removed and changed since another snapshot, "
         "--check reads every byte.",
         "interdict dump --entity us-ofac-sdn:20157\n"
         "interdict dump lists.idt --check\n"
         "interdict dump lists.idt --diff yesterday.idt",
         1, run_dump},
    [COMMAND_EVAL] =
        {"eval", "", "measure recall and alert rate on labelled sets",
         "--positives holds names that should be found, --negatives names that "
         "should not; each is CSV, TSV or NDJSON, and each row is screened "
         "once. The table tells, threshold by threshold, which share of the "
         "positives is found, which share of the negatives raises an alert, "
         "precision and F1, each rate with its 95 % interval after Wilson. "
         "When a column names the record that is expected (record, "
         "expected_id, entity, or --map id=COLUMN), the share of positives "
         "whose own record is among the hits is told too.\n\n"
         "--pairs holds two names and a label a row (yes or no; or a number "
         "with --label-at) and scores them without any list.\n\n"
         "--aliases takes each alias of the lists as the query and leaves all "
         "names but the primary ones out of the search: how often its own "
         "record comes first (recall at 1) or is among the hits, and how many "
         "hits a query has, in all, by role of the name and by program. "
         "--misses then names each alias whose record did not come first.\n\n"
         "Columns are found by their names; --map name=COLUMN,... tells "
         "others: name, name2, label, id, type, birth, country. A row that "
         "cannot be asked counts as not found, and the exit code is 65.",
         "interdict eval --positives listed.csv --negatives customers.csv "
         "--svg curve.svg\n"
         "interdict eval --pairs labelled.csv --label-at 1",
         0, run_eval},
    [COMMAND_TESTPACK] =
        {"testpack", "", "alter listed names, to test a screener with",
         "Writes listed names, each changed in one way, with the id of the "
         "record that should be found and the class of the change: exact, "
         "case, order, missing-part, typo, two-typos, homoglyph, zero-width, "
         "punctuation, joined, split, honorific, suffix, legal-form, initial, "
         "nickname, respelling, extra-words, digits, script. The same "
         "snapshot and --seed give the same pack. Any screening tool can be "
         "tested with it; interdict's own eval takes it as it is:\n\n"
         "interdict testpack --output pack.csv; interdict eval --positives "
         "pack.csv --by class\n\n"
         "--near-pairs writes labelled pairs instead: two names of one record "
         "that look alike (yes), and a primary name with the nearest name of "
         "another record of its list (no), --count of each label and type; "
         "interdict eval --pairs pairs.csv --by type judges them.",
         "interdict testpack --seed 7 --count 20 --output pack.csv\n"
         "interdict eval --positives pack.csv --by class --misses missed.csv",
         0, run_testpack},
    [COMMAND_UPDATE] =
        {"update", "", "download the publishers' list files, then build",
         "Fetches every file of the table of sources (--dry-run prints it), "
         "or those of --only, into the download folder and builds a snapshot "
         "from them. A file that the publisher has not changed is not sent "
         "again. A download that fails, is cut short, is too large or is no "
         "list leaves the last good copy in its place, and the snapshot is "
         "built from that; so does a list that shrank by more than a fifth. "
         "Connections are encrypted and checked.\n\n"
         "The European Union's file needs the token of the user's account in "
         "the environment variable INTERDICT_EU_TOKEN; without it that source "
         "is left out. Exit codes: 0 when every source is good, 65 when a "
         "list was refused, 69 when a source could not be had.",
         "interdict update --dry-run\n"
         "interdict update --only un-sc,us-ofac-sdn --out lists.idt",
         0, run_update},
    [COMMAND_DECIDE] =
        {"decide", "[CASE]", "may this be done, under whose law, on that day?",
         "Reads a case (who, what, where, when; docs/format/case.md) and says "
         "what each law of the rulebook makes of it: blocked, prohibited, "
         "licence required, exposed, facts needed, permitted with duties, or "
         "that no coded rule forbids it. Every rule that bites is shown with "
         "the chain from the statute down to it, the facts that met it, what "
         "would lift it and why that does not hold, and which facts would "
         "change the answer. An unknown fact never counts as a no.\n\n"
         "--as-of decides by the law of another day, --known-at with what the "
         "rulebook had recorded by a day: what it would have said then. --svg "
         "draws the verdict to print: each rule with its chain of authority, "
         "the facts that met it, and what would change it. With --input each "
         "row of "
         "an NDJSON file, or of a table (.csv, .tsv) as portfolio reads it, is "
         "a case and is answered by a verdict in JSON.",
         "interdict decide case.json\n"
         "interdict decide case.json --as-of 2017-08-04 --json\n"
         "interdict decide case.json --svg verdict.svg\n"
         "interdict decide --input cases.ndjson --output verdicts.ndjson",
         1, run_decide},
    [COMMAND_LAW] =
        {"law", "check|show|test|export|render|diff [ID|PATH [PATH]]",
         "look into the rulebook, test it, compare it",
         "check compiles a folder of law pages (docs/format/law.md) and tells "
         "every fault with file, line and column. show tells everything of "
         "one rule or authorisation: what it says, the chain from the statute "
         "down to it, which facts it reads and who knows them; --svg draws "
         "the chain. test decides the .case files of a folder and says what "
         "was expected and not found, and how many rules, exceptions and "
         "citations the cases exercise; --idle names those that none does.\n\n"
         "export writes the whole rulebook, one JSON object a line "
         "(docs/schema/law-export.json), render as one page of HTML to read "
         "and print; --output FILE replaces the file when it is whole. diff "
         "compares two rulebooks, folders "
         "or compiled ones, the second being the built-in one unless said: "
         "what was added, removed and changed, by id, with the statements "
         "that changed. Its exit code is 0 when they are equal and 10 when "
         "they differ.",
         "interdict law show us.eo13570.1 --svg chain.svg\n"
         "interdict law test law\n"
         "interdict law render --output law.html",
         3, run_law},
    [COMMAND_FORESEE] =
        {"foresee", "CASE", "what would have to change before this may be done",
         "Decides a case, does what a scenario or --acts tells, and decides it "
         "again: what fell and by what, what stands and on which formula, what "
         "is open because the law does not settle it, and which acts were "
         "refused because what they need is not met.\n\n"
         "--least finds every smallest set of acts that brings the case to the "
         "verdict of --want, in order of the consents they take, their number "
         "and their waiting days; each set is decided again, and again without "
         "each of its acts. Actors that are in every set are those whom nobody "
         "gets round. Acts of Congress are left out: a statute can do anything "
         "in the law of the United States and takes both chambers and the "
         "President, or two thirds of both.",
         "interdict foresee case.json --scenario five-orders\n"
         "interdict foresee case.json --least --world --in US --limit 3",
         1, run_foresee},
    [COMMAND_PORTFOLIO] =
        {"portfolio", "CASES", "which of many cases a scenario changes",
         "Reads cases, NDJSON or a table (.csv, .tsv) whose columns are places "
         "in a case such as parties.0.role, and tells how many change their "
         "verdict under the scenario, to what, with their sums by currency, "
         "and which layer of law holds the others back. --output writes a line "
         "for each case.",
         "interdict portfolio cases.ndjson --scenario five-orders --output "
         "flips.ndjson",
         1, run_portfolio},
    [COMMAND_REGIME] =
        {"regime", "", "the map: what each layer of law says of each conduct",
         "Twenty-one kinds of conduct under the law of the United States and "
         "the sectors of the resolutions, layer by layer, on a day or after a "
         "scenario: in force, licence, exposed, States must forbid, duty, "
         "open, suspended, gone. --svg writes a picture to print, --json the "
         "rules behind each cell.",
         "interdict regime --as-of 2016-03-01\n"
         "interdict regime --scenario orders-and-emergency --svg map.svg",
         0, run_regime},
    [COMMAND_OUTLOOK] =
        {"outlook", "", "what happens if all do what they say they would",
         "Reads positions, each with its source, and does what they say until "
         "nothing more follows. Acts that wait for one another in a circle are "
         "told as a ring; acts that wait for what nobody offers are told "
         "apart.",
         "interdict outlook --positions 2019", 0, run_outlook},
    [COMMAND_VOTE] =
        {"vote", "", "whether a vote of the Security Council decides",
         "Nine votes and no permanent member against: Article 27(3) of the "
         "Charter, with the members of the day. Without --votes a vote on "
         "record is counted as it was; what is not known leaves the result "
         "open.",
         "interdict vote --draft un.vote.s-2022-431\n"
         "interdict vote --draft un.vote.s-2022-431 --votes "
         "CN=abstain,RU=abstain,others=yes",
         0, run_vote},
    [COMMAND_COMPLETION] =
        {"completion", "bash|zsh|fish",
         "print the completion script of a shell",
         "Prints a script that teaches the shell the "
         "commands and options.",
         "interdict completion bash > "
         "~/.local/share/bash-completion/completions/interdict",
         1, run_completion},
    [COMMAND_MANUAL] = {"manual", "", "print this manual for man(1)",
                        "Prints the manual in the language of man(7), made "
                        "from the same tables as the program's own parsing.",
                        "interdict manual | man -l -", 0, run_manual},
};
static_assert(sizeof commands / sizeof *commands == COMMAND_COUNT,
              "a row for every command");

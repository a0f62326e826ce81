# Aliases of a small list against its primary names: own record first, not
# first, not at all; by role and program; weak ones apart.
cat > aliases.list <<'LIST'
interdict-list 1

list own-aliases
publisher Example Bank
published 2026-01-02

party 1 person
  name SAMPLE, Ada
  alias Ada Samples
  weak-alias Adele
  program TEST1
  measure block

party 2 person
  name SAMPLE, Adah
  alias Adah Sample
  former-name Wanda Placeholder
  program TEST1
  program TEST2
  measure block

party 3 vessel
  name SPECIMEN STAR
  measure block
LIST
"$INTERDICT" build --list aliases.list --out aliases.idt > /dev/null 2>&1
"$INTERDICT" eval --snapshot aliases.idt --aliases --misses misses.csv | sed '/^snapshot/d'
cat misses.csv
"$INTERDICT" eval --snapshot aliases.idt --aliases --threshold 0.95 --json | sed 's/sha256:[0-9a-f]*/SUM/g; s/"engine":"[^"]*"/"engine":"V"/'
"$INTERDICT" eval --snapshot aliases.idt --aliases --pairs misses.csv
echo "exit $?"

# One query against the built-in list, for people and for machines.
try() { "$INTERDICT" screen --today 2026-09-01 "$@"; echo "exit $?"; }
try "kim jong un"
try --id imo:8126070
try "Jane Placeholder" 2>/dev/null
try "kim jong un" --birth 1950 --country FR --type person --json 2>/dev/null
try "Jane Placeholder" --json 2>/dev/null
try kim --limit 2 --threshold 0.4 --lists un-sc 2>/dev/null

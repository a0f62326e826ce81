# Pairs that look alike: of one record, and the nearest of another record.
cat > fleet.list <<'LIST'
interdict-list 1

list own-fleet
publisher Example Bank
published 2026-01-02

party 1 vessel
  name IRIS STAR 14
  alias IRYS STAR 14
  alias BLUE HERON
  measure block

party 2 vessel
  name IRIS STAR 12
  weak-alias IRIS STAR
  measure block

party 3 organization
  name PLACEHOLDER TRADING
  measure block
LIST
"$INTERDICT" build --list fleet.list --out fleet.idt > /dev/null 2>&1
"$INTERDICT" testpack --snapshot fleet.idt --near-pairs --output pairs.csv
cat pairs.csv
"$INTERDICT" testpack --snapshot fleet.idt --near-pairs --count 1 --json | head -1
"$INTERDICT" eval --pairs pairs.csv --by type | tail -1
"$INTERDICT" testpack --snapshot fleet.idt --near-pairs --classes typo
echo "exit $?"

# A name of which nothing is left to compare is refused, not "nothing found".
for name in "$(printf '\342\200\213')" "$(printf '\357\270\217')" "$(printf '\342\200\215 \342\200\216')"; do
    "$INTERDICT" screen "$name" --today 2026-09-01 2>&1 | grep -v 'no snapshot yet'
    "$INTERDICT" screen "$name" >/dev/null 2>&1
    echo "exit $?"
done
"$INTERDICT" screen "$name" --id imo:9187629 >/dev/null 2>&1
echo "with an identifier: exit $?"
printf 'id,name\n1,\342\200\213\n2,Ada Sample\n' >rows.csv
"$INTERDICT" screen --input rows.csv --output-format csv 2>/dev/null
echo "exit $?"
printf 'id,name\n1,...\n2,Ada Sample\n' >signs.csv
"$INTERDICT" build --list signs.csv --name signs --out signs.snapshot >/dev/null 2>&1
"$INTERDICT" screen ... --snapshot signs.snapshot --json 2>/dev/null | grep -o '"matched":"[^"]*"'

"$INTERDICT" regime --as-of 2026-03-01
"$INTERDICT" regime --as-of 2026-03-01 --scenario orders-and-emergency
"$INTERDICT" regime --as-of 2026-03-01 --svg map.svg
head -c 60 map.svg
"$INTERDICT" regime --as-of 2026-03-01 --json | head -c 300
echo
"$INTERDICT" regime --as-of 2026-03-01 --scenario hanoi-2019
echo "exit $?"
"$INTERDICT" regime --scenario nothing-changes | grep -c "was "
"$INTERDICT" regime --as-of yesterday
echo "exit $?"
"$INTERDICT" regime --scenario veto-2022 | grep refused
"$INTERDICT" regime --scenario veto-2022 --json | grep -o '"refused_acts":.*"layers"'
"$INTERDICT" regime --scenario veto-2022 --svg map.svg
grep refused map.svg
"$INTERDICT" regime --svg map.svg --json
echo "exit $?"
cp -r "$FIXTURES/../../law" law
sed -i 's/^## C4 .*/## C4 told by the folder/' law/conducts.md
"$INTERDICT" regime --as-of 2026-03-01 --rulebook law | grep 'C4 '
rm law/conducts.md
"$INTERDICT" regime --as-of 2026-03-01 --rulebook law
echo "exit $?"

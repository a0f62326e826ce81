# --output takes a single answer too: aside, and renamed; what is refused
# leaves the old file alone.
case=$FIXTURES/../../examples/cases/coal.json
echo old >v.json
"$INTERDICT" decide "$case" --json --output v.json; echo "exit $?"
grep -o '"verdict":"[a-z-]*"' v.json | head -1
echo '{"date": "2025-03-01", "activity": "imprt"}' >bad.json
"$INTERDICT" decide bad.json --output v.json; echo "exit $?"
grep -o '"verdict":"[a-z-]*"' v.json | head -1
"$INTERDICT" compare "Kim Il" "Gim Il" --output c.txt; echo "exit $?"
cut -c 1-9 c.txt
"$INTERDICT" law show us.eo13570.1 --output rule.txt; echo "exit $?"
head -1 rule.txt
"$INTERDICT" law diff "$FIXTURES/../../law" --json --output diff.json; echo "exit $?"
test -s diff.json && echo written
printf 'case a\ngiven {"date": "2025-03-01", "activity": "import"}\nexpect permitted\n' >one.case
"$INTERDICT" law test one.case --output tested; echo "exit $?"
tail -1 tested
"$INTERDICT" decide "$case" --format csv; echo "exit $?"
"$INTERDICT" compare a b --format csv; echo "exit $?"
"$INTERDICT" screen Kim --output x; echo "exit $?"
ls

"$INTERDICT" compare "KIM, Jong Un" "Jong Un Kim"
echo "exit $?"
"$INTERDICT" compare "KIM, Jong Un" "Someone Else" --type person --json
echo "exit $?"
"$INTERDICT" compare --input "$FIXTURES/pairs.ndjson" --format ndjson
echo "exit $?"

CASE=$FIXTURES/../../examples/cases/ministry.json
"$INTERDICT" foresee "$CASE" --scenario orders-and-emergency --least --world --in US --limit 1
echo "exit $?"
"$INTERDICT" foresee "$CASE" --acts us.act.revoke-eo13722 --json
echo "exit $?"
"$INTERDICT" foresee "$CASE" --scenario nothing-changes
echo "exit $?"
"$INTERDICT" foresee "$CASE" --scenario hanoi-2019
echo "exit $?"
"$INTERDICT" foresee "$CASE" --scenario hanoi-2019 --as-of 2019-02-27 | head -4

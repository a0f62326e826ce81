# A row that cannot be read is answered, all others too, and the exit is 65.
"$INTERDICT" screen --input "$FIXTURES/broken_rows.csv" --output-format csv
echo "exit $?"
"$INTERDICT" screen --input "$FIXTURES/small.ndjson" --output-format tsv 2>/dev/null
echo "exit $?"
"$INTERDICT" screen --input "$FIXTURES/small.ndjson" 2>/dev/null | grep '"error"'

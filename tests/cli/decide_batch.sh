# A file of cases: answered in order, errors in their place.
cat >cases.ndjson <<'ROWS'
{"id": "a", "date": "2025-03-01", "activity": "import", "goods": [{"origin": "KP"}], "route": {"from": "KP", "to": "US"}}
{"id": "b", "date": "2025-03-01", "activity": "imprt"}
not json
{"id": "c", "date": "2005-03-01", "activity": "science", "parties": []}
ROWS
"$INTERDICT" decide --input cases.ndjson >out
echo "exit $?"
cut -c 1-40 out
sed -i '2,3d' cases.ndjson
"$INTERDICT" decide --input cases.ndjson --output answers.ndjson
echo "exit $?"
wc -l <answers.ndjson

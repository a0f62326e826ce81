# A verdict drawn to print; the answer is printed all the same.
case_file="$FIXTURES/../../examples/cases/coal.json"
"$INTERDICT" decide "$case_file" --no-screening --svg verdict.svg | head -1
sed -n '1s/height=.*//p; /<title>/p' verdict.svg
grep -c '<rect' verdict.svg >boxes && test "$(cat boxes)" -gt 10 && echo boxes
grep -o '>us.ieepa<\|>us.31cfr510<\|What would change it' verdict.svg | sort | uniq -c | sed 's/^ *//'
"$INTERDICT" decide "$case_file" --no-screening --svg verdict.svg >/dev/null
echo "exit $?"
echo '{"date": "2025-03-01", "activity": "import"}' >rows.ndjson
"$INTERDICT" decide --input rows.ndjson --svg verdict.svg
echo "exit $?"
"$INTERDICT" decide "$case_file" --no-screening --svg nowhere/verdict.svg
echo "exit $?"

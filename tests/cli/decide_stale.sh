# Lists older than the day allows are told in the verdict and, where they are
# so today, on standard error; so are lists of no date.
cat >old.list <<'LIST'
interdict-list 1

list us-ofac-sdn
publisher Treasury
published 2024-01-01

party 1 person
  name Foo Bar
  measure block
LIST
printf 'id,name,measure\n1,Foo Bar,block\n' >mine.csv
"$INTERDICT" build --list old.list mine.csv --out lists >/dev/null 2>&1 || exit 70
cat >case.json <<'CASE'
{"date": "2024-01-08", "activity": "pay",
 "parties": [{"role": "beneficiary", "name": "Somebody Else", "type": "person"}]}
CASE
"$INTERDICT" decide case.json --snapshot lists | grep 'stale\|no date'
echo "a day later"
"$INTERDICT" decide case.json --snapshot lists --as-of 2024-01-09 2>/dev/null | grep 'stale\|no date'

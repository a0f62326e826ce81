# One case end to end: coal of North Korea, by the law of several days, and
# with the licence that lifts it.  Only lines that the rulebook's growth does
# not change are looked at.
case=$FIXTURES/../../examples/cases/coal.json
"$INTERDICT" decide "$case" >out
echo "exit $?"
sed -n 1p out
sed -n '/us.eo13570.1  /,/because/p' out
for day in 2008-01-01 2011-04-18 2011-04-19 2017-08-04 2017-08-05 2026-11-01; do
    echo "$day"
    "$INTERDICT" decide "$case" --as-of $day --json >verdict
    grep -o '"rule":"\(un.2371.8\|us.eo13570.1\)"' verdict || echo "neither rule"
    grep -o '"renewal":"[^"]*"' verdict | sort -u
done
sed 's|"purpose": "commercial"|"approvals": [{"authorisation": "us.ofac.specific-licence", "date": "2025-02-01",\
  "reference": "NK-1", "covers": ["us.eo13570.1", "us.nksr.212"]}]|' "$case" >licensed.json
"$INTERDICT" decide licensed.json --json >verdict
echo "licensed exit $?"
grep -o '"rule":"us.eo13570.1","title":"[^"]*","outcome":"prohibit","jurisdiction":"US","bites":true,"lifted":true' verdict
sed 's|"date": "2025-02-01"|"date": "2025-03-02"|' licensed.json >late.json
"$INTERDICT" decide late.json >out
echo "licensed a day too late: exit $?"
"$INTERDICT" decide --rulebook "$FIXTURES/../../law" "$case" --json >compiled
"$INTERDICT" decide "$case" --json | cmp - compiled && echo "same by the folder"
# The text says how many rules stand behind it, and how many were reviewed.
"$INTERDICT" decide "$case" | sed -n '/^covered/s/[0-9][0-9]*/N/g; s/^\(covered: N rules, N of them reviewed: UN N\), .*/\1/p'

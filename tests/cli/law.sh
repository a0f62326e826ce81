# The rulebook looked into, checked and tested.
"$INTERDICT" law show us.eo13570.1 >out
sed -n '/title/p; /cite /p; /binds/p' out
tail -3 out
"$INTERDICT" law show us.eo13570.1 --json | grep -o '"rule":"us.eo13570.1"'
"$INTERDICT" law show us.eo13570.1 --svg chain.svg && grep -c '<rect' chain.svg
"$INTERDICT" law show us.eo13571.1
echo "exit $?"
mkdir pages
cat >pages/x.md <<'PAGE'
```law
ruel us.x.1
```
PAGE
"$INTERDICT" law check pages
echo "exit $?"
cat >one.case <<'CASES'
case   coal
given  {"date": "2025-03-01", "activity": "import", "goods": [{"origin": "KP"}], "route": {"from": "KP", "to": "US"}}
expect prohibited in US by us.eo13570.1
expect permitted in US
expect needs-facts by us.eo13570.1 missing goods[0].hs
case   of Australia
like   coal
with   {"goods": [{"origin": "AU"}], "route": {"from": "AU"}}
expect no us.eo13570.1
expect no un.2371.8
CASES
"$INTERDICT" law test one.case | grep -v '^rules\|^auth\|^citations'
echo "exit $?"
printf 'case x\ngiven {"date": 1}\nexpect lawful\n' >bad.case
"$INTERDICT" law test bad.case | grep -v '^rules\|^auth\|^citations'
"$INTERDICT" law
echo "exit $?"

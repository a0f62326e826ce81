# Bad input of every kind: a clear word with its place, and no verdict at all.
bad() {
    printf '%s' "$1" >case.json
    "$INTERDICT" decide --no-screening case.json
    echo "exit $?"
}
head='{"date": "2025-02-03", "activity": "import"'
party() { bad "$head, \"parties\": [$1]}"; }
goods() { bad "$head, \"goods\": [$1]}"; }

echo "# JSON that is not well formed"
bad ''
bad '[]'
bad '{"date": "2025-02-03", "activity": "import"} {}'
bad '{"date": "2025-02-03", "date": "2025-02-04", "activity": "import"}'
bad '{"date": 20250203, "activity": "import"}'
bad "$head, \"parties\": [}"
bad '{"activity": "import"}'
bad '{"date": "2025-02-03"}'

echo "# days"
bad '{"date": "2025-02-29", "activity": "import"}'
bad '{"date": "2025-13-01", "activity": "import"}'
bad '{"date": "25-02-03", "activity": "import"}'
bad "$head, \"route\": {\"vessel\": {\"calls\": [{\"port\": \"KPNAM\", \"date\": \"2025-04-31\"}]}}}"
bad "$head, \"approvals\": [{\"authorisation\": \"un.2397.25\", \"date\": \"never\"}]}"

echo "# keys and words"
bad '{"date": "2025-02-03", "activity": "importing"}'
bad '{"date": "2025-02-03", "activity": "goods-in"}'
party '{"rolle": "importer"}'
party '{"role": "importeur"}'
bad "$head, \"facts\": {\"ngo.activity\": \"basic-need\"}}"
bad "$head, \"facts\": {\"party[4].ngo\": true}}"
bad "$head, \"approvals\": [{\"authorisation\": \"us.gl.510.599\"}]}"

echo "# shares and owners"
party '{"owners": [{"share": "-0.000000001"}]}'
party '{"owners": [{"share": "1.000000001"}]}'
party '{"owners": [{"share": "100.1 %"}]}'
party '{"owners": [{"share": "0.5000000001"}]}'
party '{"owners": [{"share": "half"}]}'
party '{"owners": [{"share": 0.5}]}'
party '{"owners": [{"share": "0.5"}, {"share": "0.500000001"}]}'
party '{"owners": [{"party": 7, "share": "0.5"}]}'

echo "# countries, codes, amounts"
party '{"incorporated": "XQ"}'
party '{"citizen": ["KP", "Nowhere"]}'
party '{"bic": "DEUTDEF"}'
bad "$head, \"payment\": {\"banks\": [{\"iban\": \"GB29NWBK60161331926818\"}]}}"
bad "$head, \"route\": {\"vessel\": {\"imo\": \"9187628\"}}}"
goods '{"hs": "9999"}'
goods '{"hs": "27O1"}'
goods '{"hs": "2"}'
goods '{"quantity": "1,000 t"}'
goods '{"quantity": "1000"}'
goods '{"quantity": "10 tons"}'
goods '{"value": "90000.005 USD"}'
goods '{"value": "-1 USD"}'
goods '{"value": "99999999999999999999 USD"}'

echo "# a ring of owners is no fault: it is answered"
printf '%s' "$head, \"parties\": [{\"owned_by\": 1}, {\"owned_by\": 0}]}" >ring.json
"$INTERDICT" decide --no-screening --json ring.json | cut -c 1-20

echo "# too many parties"
{
    printf '%s, "parties": [{}' "$head"
    i=1
    while [ $i -lt 10000 ]; do printf ',{}'; i=$((i + 1)); done
    printf ']}'
} >case.json
"$INTERDICT" decide --no-screening case.json
echo "exit $?"

echo "# a rulebook with a fault"
mkdir rules
printf '```law\nrule us.r1\n  title no citation\n```\n' >rules/r.md
printf '%s}' "$head" >case.json
"$INTERDICT" decide --rulebook rules --no-screening case.json
echo "exit $?"
printf 'no image' >rules.idl
"$INTERDICT" decide --rulebook rules.idl --no-screening case.json
echo "exit $?"

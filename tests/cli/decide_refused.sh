# What a case may not be: each with its place, exit 65 and no verdict.
try() { printf '%s\n' "$1" >case.json; "$INTERDICT" decide case.json; echo "exit $?"; }
try '{"date": "2025-02-30", "activity": "import"}'
try '{"date": "2025-02-03", "activity": "inport"}'
try '{"date": "2025-02-03", "activity": "import", "partys": []}'
try '{"date": "2025-02-03", "activity": "import", "parties": [{"owners": [{"share": "-0.1"}]}]}'
try '{"date": "2025-02-03", "activity": "import", "parties": [{"owners": [{"share": "1.1"}]}]}'
try '{"date": "2025-02-03", "activity": "import", "parties": [{"owners": [{"share": "0.6"}, {"share": "60 %"}]}]}'
try '{"date": "2025-02-03", "activity": "import", "goods": [{"hs": "7701"}]}'
try '{"date": "2025-02-03", "activity": "import", "goods": [{"origin": "Korea, Central"}]}'
try '{"date": "2025-02-03", "activity": "import", "payment": {"amount": "1.234 USD"}}'
try '{"date": "2025-02-03", "activity": "import", "facts": {"ngo.activty": "basic-needs"}}'
try '{"date": "2025-02-03", "activity": "import", "parties": [{"type": "person", "incorporated": "US"}]}'
try '{"date": "2025-02-03", "activity": "import", "parties": [{"acts_for": 3}]}'
try '{"date": "2025-02-03", "activity": "import", "parties": [{}, {}], "facts": {"party[4].ngo": true}}'
try '{"date": "2025-02-03", "activity": "import", "facts": {"goods[0].food": true}}'
try '{"date": "2025-02-03", "activity": "import",'
"$INTERDICT" decide
echo "exit $?"
"$INTERDICT" decide nowhere.json
echo "exit $?"

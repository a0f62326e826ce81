cat >cases.ndjson <<'ROWS'
{"id":"a","date":"2026-03-01","activity":"invest","parties":[{"role":"investor","name":"a company","type":"organization","incorporated":"US","government_of":"none","listed":[],"owners":[]},{"role":"partner","name":"a person","type":"person","citizen":["KP"],"resident":["KP"],"located":"KP","immigration":"none","government_of":"none","listed":[]}],"goods":[],"route":{"from":"US","to":"KP","via":[]},"payment":{"amount":"1000 USD","clears_in":["US"],"banks":[]},"purpose":"commercial"}
not json
{"id":"b","date":"2026-03-01","activity":"import","goods":[{"hs":"6203.42","origin":"KP","value":"500 EUR"}],"route":{"from":"KP","to":"US","via":[]}}
ROWS
"$INTERDICT" portfolio cases.ndjson --scenario five-orders --output rows.ndjson
echo "exit $?"
cat rows.ndjson
cat >cases.csv <<'ROWS'
id,date,activity,parties.0.role,parties.0.name,parties.0.incorporated,parties.0.listed,goods.0.hs,goods.0.origin,goods.0.value,route.from,route.to
c,2026-03-01,import,importer,Acme,US,[],6203.42,KP,700 USD,KP,US
d,2026-03-01,import,importer,Acme,US,[],6203.42,CN,,CN,US
ROWS
"$INTERDICT" portfolio cases.csv --acts us.act.revoke-eo13570 --json
echo "exit $?"
"$INTERDICT" portfolio
echo "exit $?"
"$INTERDICT" portfolio cases.csv --scenario hanoi-2019 --output rows.ndjson --json
echo "exit $?"
cat rows.ndjson
"$INTERDICT" portfolio cases.csv --scenario veto-2022 --as-of 2022-05-26
echo "exit $?"
"$INTERDICT" portfolio cases.csv --acts us.9252.termination --json
cat >wire.ndjson <<'ROWS'
{"id":"wire","date":"2026-11-01","activity":"maintain-correspondent","parties":[{"role":"bank","type":"organization","incorporated":"US","government_of":"none","listed":[],"owners":[],"facts":{"financial-institution":true,"us-covered-institution":true}},{"role":"customer","type":"organization","incorporated":"KP","government_of":"KP","listed":[],"owners":[],"facts":{"financial-institution":true}}],"payment":{"amount":"20 EUR"}}
ROWS
"$INTERDICT" portfolio wire.ndjson --scenario five-orders
"$INTERDICT" portfolio wire.ndjson
echo "exit $?"

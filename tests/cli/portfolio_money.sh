# Sums are exact, by currency and by layer, and what is not in them is said.
us='"date":"2018-03-01","activity":"import","parties":[{"role":"importer","incorporated":"US","listed":[]}],"route":{"from":"KP","to":"US"}'
de='"date":"2018-03-01","activity":"import","parties":[{"role":"importer","incorporated":"DE","listed":[]}],"route":{"from":"KP","to":"DE"}'
goods() { printf '"hs":"6203.42","origin":"KP"'; }
cat >cases.ndjson <<ROWS
{"id":"cents",$us,"goods":[{$(goods),"value":"90000.50 USD"}]}
{"id":"more",$us,"goods":[{$(goods),"value":"1000 USD"}]}
{"id":"less",$us,"goods":[{$(goods),"value":"0.99 USD"}]}
{"id":"mixed",$us,"goods":[{$(goods),"value":"700 USD"},{$(goods),"value":"500.05 EUR"},{$(goods),"value":"0.25 EUR"}]}
{"id":"half",$us,"goods":[{$(goods),"value":"1 USD"},{$(goods)}]}
{"id":"silent",$us,"goods":[{$(goods)}]}
{"id":"paid",$us,"goods":[{$(goods)}],"payment":{"amount":"20.01 CHF"}}
{"id":"vast",$us,"goods":[{$(goods),"value":"92233720368547758.07 GBP"},{$(goods),"value":"0.01 GBP"}]}
{"id":"yen",$us,"goods":[{$(goods),"value":"9223372036854775807 JPY"},{$(goods),"value":"9223372036854775807 JPY"},{$(goods),"value":"9 JPY"}]}
{"id":"german",$de,"goods":[{$(goods),"value":"10 EUR"}]}
{"id":"other",$de,"goods":[{$(goods),"value":"30 EUR"}]}
ROWS
"$INTERDICT" portfolio cases.ndjson --scenario five-orders --output rows.ndjson
echo "exit $?"
cat rows.ndjson
"$INTERDICT" portfolio - --format ndjson --scenario hanoi-2019 --json <cases.ndjson
echo "exit $?"

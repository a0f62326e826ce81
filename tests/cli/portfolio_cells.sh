# A cell of a table is a value of the case and never writes members into it.
echo 'id,date,activity,goods.0.hs,goods.0.origin,goods.0.description,parties.0.role,parties.0.incorporated,parties.0.listed,route.from,route.to' >cases.csv
cat >>cases.csv <<'ROWS'
plain,2026-03-01,import,6203.42,KP,[sic] coal,importer,US,[],KP,US
brace,2026-03-01,import,6203.42,KP,{coal,importer,US,[],KP,US
object,2026-03-01,import,6203.42,KP,,importer,US,"[{""entity"":""us-ofac-sdn:1"",""programs"":[""DPRK3""]}]",KP,US
members,2026-03-01,import,6203.42,KP,,importer,US,"[]}],""purpose"":""commercial"",""approvals"":[{""authorisation"":""us.ofac.specific-licence"",""covers"":[""us.eo13570.1""]}],""facts"":{""goods[0].food"":true},""parties"":[{""role"":""importer""",KP,US
ROWS
"$INTERDICT" portfolio cases.csv --scenario nothing-changes --output rows.ndjson >sums
echo "exit $?"
cat rows.ndjson

# Parties of whom the case does not say whether they are listed are looked up:
# a confirmed hit is a fact, another is named, none is told with the lists.
cat >case.json <<'CASE'
{"id": "s", "date": "2025-03-01", "activity": "pay",
 "parties": [
  {"role": "originator", "name": "Flower Shop of Nowhere", "type": "organization", "incorporated": "US",
   "government_of": "none", "owners": []},
  {"role": "beneficiary", "name": "Kim Jong Un", "type": "person", "birth": "1984-01-08", "citizen": ["KP"]}],
 "payment": {"amount": "100 USD", "clears_in": ["US"], "banks": []}}
CASE
"$INTERDICT" decide case.json >out
echo "exit $?"
sed -n '/us.eo13722.2.a  /,/licence/p' out | grep 'because\|DPRK3'
grep 'not found on' out
echo "without the birthday"
sed 's/"birth": "1984-01-08", //' case.json >unsure.json
"$INTERDICT" decide unsure.json --json >out
echo "exit $?"
grep -o "confirm that 'Kim Jong Un' is not us-ofac-sdn:20157" out | sort -u
grep -o 'listed beyond the built-in designations' out | sort -u
echo "before the listing"
"$INTERDICT" decide case.json --as-of 2016-07-05 --json | grep -c 'is listed as'
echo "nobody looked up"
"$INTERDICT" decide case.json --no-screening --json | grep -c 'not found on'
echo "a passport, without and with the country that issued it"
cat >case.json <<'CASE'
{"id": "p", "date": "2025-03-01", "activity": "pay",
 "parties": [
  {"role": "originator", "name": "Flower Shop of Nowhere", "type": "organization", "incorporated": "US",
   "government_of": "none", "listed": [], "owners": []},
  {"role": "beneficiary", "name": "Foo Bar", "type": "person",
   "identifiers": [{"kind": "passport", "value": "645120196"}]}],
 "payment": {"amount": "100 USD", "clears_in": ["US"], "banks": []}}
CASE
"$INTERDICT" decide case.json --json | grep -o "confirm that 'Foo Bar' is not un-sc:KPi.008" | sort -u
sed 's/"645120196"/&, "country": "KP"/' case.json >issued.json
"$INTERDICT" decide issued.json --json | grep -o "confirm that 'Foo Bar'\|parties.1. is listed as [^ \"]*" | sort -u
exit 0

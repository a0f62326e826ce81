# Every hit counts, however many bear the name, and every programme of it;
# rows that only control exports are none.
{
    echo "id,name,birth,type,measure,program"
    for i in $(seq 101 140); do
        echo "a$i,Ivan Testovich Petrov,1960-05-04,person,export-control,"
    done
    tags=$(seq -f 'TAG%g' -s '|' 1 40)
    echo "z1,Ivan Testovich Petrov,1960-05-04,person,block,$tags|DPRK3"
} >watch.csv
cat >map <<'MAP'
id      = id
name    = name
birth   = birth
type    = type
measure = measure
program = program
split  := |
MAP
"$INTERDICT" build --kind own-csv --map map --name watch --list watch.csv --out lists >/dev/null 2>&1 || exit 70
cat >case.json <<'CASE'
{"date": "2025-03-01", "activity": "pay",
 "parties": [
  {"role": "originator", "incorporated": "US", "government_of": "none", "listed": [], "owners": []},
  {"role": "beneficiary", "name": "Ivan Testovich Petrov", "birth": "1960-05-04", "type": "person",
   "citizen": ["CN"], "located": "CN"}],
 "goods": [], "payment": {"amount": "100 USD", "clears_in": ["US"], "banks": []}}
CASE
"$INTERDICT" decide case.json --snapshot lists --json >out
echo "exit $?"
grep -o 'us.eo13722.2.a' out | sort -u
grep -c 'not found on' out
echo "of the others alone"
sed '/^z1,/d' watch.csv >rest.csv
"$INTERDICT" build --kind own-csv --map map --name watch --list rest.csv --out others >/dev/null 2>&1 || exit 70
"$INTERDICT" decide case.json --snapshot others --json >out
grep -o "not found on own-watch" out
grep -c 'own-watch:a1' out
echo "a whole date of birth confirms, however the list writes it"
printf '%s\r\n' '1,"PETROV, Ivan Testovich","individual","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 04 May 1960."' >sdn.csv
"$INTERDICT" build --list sdn.csv --out sdn >/dev/null 2>&1 || exit 70
"$INTERDICT" decide case.json --snapshot sdn --json 2>/dev/null | grep -o 'is listed as us-ofac-sdn:1 under SDGT, found by screening'

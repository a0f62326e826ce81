# A number that cannot be right finds nobody; that is told, never "nothing".
try() { "$INTERDICT" screen "$@" >out; echo "$* exit $?"; head -1 out; }
try --id imo:abc
try --id imo:9187628
try --id imo:9187629
try --id lei:123
try --id bic:XX
try 'Kim Jong Un' --id lei:529900T8BM49AURSDO56
try --id lei:529900T8BM49AURSDO55
try --id passport:1
cat >rows.csv <<'ROWS'
id,name,identifiers
a,Jane Doe,imo:9187628
b,Jane Doe,imo:9187629
ROWS
"$INTERDICT" screen --input rows.csv --output-format csv; echo "exit $?"
# As a list has it, wrong digit and all, it is looked up.
printf 'id,name,imo\n1,Blue Heron,9187628\n' >own.csv
printf 'id = id\nname = name\nimo = imo\n' >own.map
"$INTERDICT" build --list own.csv --kind own-csv --map own.map --name watch --out own.idt >/dev/null; echo "build exit $?"
"$INTERDICT" screen --snapshot own.idt --id imo:9187628 >out; echo "exit $?"
sed -n 3p out

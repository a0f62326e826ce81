# A line over the limit is one row's fault: told in its place, and the rows
# behind it are answered. A labelled set with one is refused whole.
long() { head -c 16777300 /dev/zero | tr '\0' x; echo; }
told() { cut -c 1-46; }
case='"date":"2026-03-01","activity":"import","goods":[{"hs":"6203.42","origin":"KP"}],"route":{"from":"KP","to":"US"}'
{ echo "{\"id\":\"a\",$case}"; long; echo "{\"id\":\"b\",$case}"; } >cases.ndjson
{ echo 'id,date,activity,route.from,route.to'; echo 'a,2026-03-01,import,KP,US'; printf 'z,'; long; echo 'b,2026-03-01,import,KP,US,more'; echo 'c,2026-03-01,import,KP,US'; } >cases.csv
{ echo '{"id":"a","name":"Jane Doe"}'; long; echo '{"id":"b","name":"Jane Doe"}'; } >names.ndjson
{ echo '{"id":"a","a":{"name":"Jane Doe"},"b":{"name":"J Doe"}}'; long; echo '{"id":"b","a":{"name":"Jane Doe"},"b":{"name":"J Doe"}}'; } >pairs.ndjson
echo "-- screen"
"$INTERDICT" screen --input names.ndjson >out; echo "exit $?"; told <out
echo "-- compare"
"$INTERDICT" compare --input pairs.ndjson >out; echo "exit $?"; told <out
echo "-- decide"
for file in cases.ndjson cases.csv; do
    "$INTERDICT" decide --input $file >out; echo "exit $?"; told <out
done
echo "-- portfolio"
for file in cases.ndjson cases.csv; do
    "$INTERDICT" portfolio $file --scenario nothing-changes --output out >sums; echo "exit $?"; told <out; head -1 sums
done
echo "-- eval"
{ echo '{"name":"Jane Doe"}'; long; echo '{"name":"Kim Jong Un"}'; } >set.ndjson
"$INTERDICT" eval --positives set.ndjson; echo "exit $?"

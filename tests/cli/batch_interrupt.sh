# A signal in the middle of a batch leaves no file, and what was there stays.
echo old >out.ndjson
mkfifo rows
"$INTERDICT" screen --input rows --format csv --output out.ndjson 2>/dev/null &
batch=$!
exec 3>rows
awk 'BEGIN { print "id,name"; for (i = 0; i < 5000; i++) print i ",unlisted party " i }' >&3
until ls out.ndjson.tmp-* >/dev/null 2>&1; do sleep 0.1; done
kill -TERM $batch
wait $batch 2>/dev/null
echo "exit $?"
exec 3>&-
cat out.ndjson
ls

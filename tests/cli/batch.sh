# Rows in order, whatever the number of threads and the format.
set -u
"$INTERDICT" screen --input "$FIXTURES/small.csv" --output-format csv 2>/dev/null
echo "exit $?"
"$INTERDICT" screen --input "$FIXTURES/small.csv" --jobs 1 >one.ndjson 2>/dev/null
"$INTERDICT" screen --input - --format csv --jobs 4 <"$FIXTURES/small.csv" >four.ndjson 2>/dev/null
cmp one.ndjson four.ndjson && echo same
tr , '\t' <"$FIXTURES/small.csv" >small.tsv
"$INTERDICT" screen --input small.tsv --output small.ndjson 2>/dev/null
echo "exit $?"
cmp one.ndjson small.ndjson && echo same
# 20,000 rows: order kept, every row answered.
awk 'BEGIN { print "id,name"; for (i = 0; i < 20000; i++) print i ",unlisted party " i }' >many.csv
"$INTERDICT" screen --input many.csv --jobs 3 --output-format tsv --output many.tsv 2>/dev/null
echo "exit $?"
awk -F '\t' 'NR > 1 && $1 != NR - 2 { bad++ } END { print NR - 1, bad + 0 }' many.tsv
ls
stat -c %a many.tsv
# A cell with many programmes is whole.
{ printf 'interdict-list 1\n\nlist many\npublisher Example\npublished 2026-01-09\n\nparty 1 person\n  name SAMPLE, Ada\n'
  i=0; while [ $i -lt 90 ]; do i=$((i + 1)); printf '  program PROGRAMME-NUMBER-%d\n' $i; done
  printf '  measure block\n'; } > many.list
"$INTERDICT" build --list many.list --out many.idt > /dev/null
printf 'id,name\n1,Ada Sample\n' > ada.csv
"$INTERDICT" screen --input ada.csv --snapshot many.idt --output-format csv | tail -1 | tr ';' '\n' | grep -c PROGRAMME

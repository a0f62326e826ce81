# Input without a row is a failure (what fed it failed), never "nobody found".
mkdir cases remarks
: >remarks/empty.case
: >empty.csv
: >empty.ndjson
printf '\n  \n\r\n' >blank.ndjson
echo 'id,name,a.name,date' >header.csv
for file in empty.csv empty.ndjson blank.ndjson header.csv; do
    echo "-- $file"
    "$INTERDICT" screen --input $file --output screened; echo "screen $?"
    "$INTERDICT" compare --input $file --output compared; echo "compare $?"
    "$INTERDICT" decide --input $file --no-screening --output decided; echo "decide $?"
    "$INTERDICT" portfolio $file --scenario nothing-changes --output rows; echo "portfolio $?"
    "$INTERDICT" eval --positives $file; echo "eval $?"
done 2>&1 | grep -v 'no snapshot yet\|is not read'
echo "-- pipe"
: | "$INTERDICT" screen --input - --format ndjson; echo "screen $?"
: | "$INTERDICT" decide --input - --no-screening; echo "decide $?"
for folder in cases remarks; do "$INTERDICT" law test $folder; echo "law test $?"; done
ls

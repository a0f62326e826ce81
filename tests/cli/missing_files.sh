# What is not there exits 66, what is no snapshot 65; never 0.
try() { "$INTERDICT" "$@"; echo "exit $?"; }
try screen --snapshot none.snapshot Kim
INTERDICT_SNAPSHOT=gone.snapshot try screen Kim
try screen --input none.csv
try build --list none.xml --out x.snapshot
try dump none.snapshot
try lists --policy none.policy
echo "not a snapshot" >text.snapshot
try screen --snapshot text.snapshot Kim
: >empty.csv
try screen --input empty.csv
echo "name,birth" >no_id.csv
try screen --input no_id.csv
try screen --input "$FIXTURES/small.csv" --output no/such/folder/x

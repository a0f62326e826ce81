# A full disk is told, exits 74 and leaves no file.
[ -w /dev/full ] || { echo "no /dev/full here"; exit 77; }
awk 'BEGIN { print "id,name"; for (i = 0; i < 500; i++) print i ",unlisted party " i }' >many.csv
"$INTERDICT" screen --input many.csv >/dev/full 2>err
echo "exit $?"
tail -1 err
# A limit on the size of files stands for a disk: 64 blocks.
(ulimit -f 64; trap '' XFSZ; "$INTERDICT" screen --input many.csv --output out.ndjson 2>err)
echo "exit $?"
tail -1 err
ls

# Every view of a snapshot.
"$INTERDICT" build --list "$FIXTURES/first.list" --out first.snapshot >built
"$INTERDICT" build --list "$FIXTURES/second.list" --out second.snapshot >built
"$INTERDICT" dump second.snapshot | head -6
"$INTERDICT" dump second.snapshot --json | head -c 200; echo
"$INTERDICT" dump second.snapshot --entity own-first:1
"$INTERDICT" dump --snapshot second.snapshot --entity own-first:3 --json
"$INTERDICT" dump second.snapshot --entity own-first:77
echo "exit $?"
"$INTERDICT" dump second.snapshot --section LIST | head -2
"$INTERDICT" dump second.snapshot --section nope
echo "exit $?"
"$INTERDICT" dump second.snapshot --diff first.snapshot
"$INTERDICT" dump second.snapshot --diff first.snapshot --json
"$INTERDICT" dump second.snapshot --check
# One bit turned, anywhere.
size=$(wc -c <second.snapshot)
head -c $((size - 9)) second.snapshot >flipped.snapshot
printf '\377' >>flipped.snapshot
tail -c 8 second.snapshot >>flipped.snapshot
"$INTERDICT" dump flipped.snapshot --check
echo "exit $?"
head -c 700 second.snapshot >cut.snapshot
"$INTERDICT" dump cut.snapshot
echo "exit $?"

"$INTERDICT" outlook --positions 2019
"$INTERDICT" outlook --positions 2026
"$INTERDICT" outlook --positions 2026 --json
"$INTERDICT" outlook --positions 1994
echo "exit $?"

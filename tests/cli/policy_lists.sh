# A policy line for a list that is not there is told.
printf 'threshold 0.70\nlist us-ofac-snd\n    threshold 0.60\nlist us-ofac-sdn\n    ignore\n' > desk.policy
"$INTERDICT" screen "kim jong un" --policy desk.policy --today 2026-09-01; echo "exit $?"

# A list has one block in a policy; a second one would say nothing.
printf 'list us-ofac-sdn\n    threshold 0.80\nlist un-sc\nlist us-ofac-sdn\n    ignore\n' >desk.policy
"$INTERDICT" screen "kim jong un" --policy desk.policy --today 2026-09-01
echo "exit $?"

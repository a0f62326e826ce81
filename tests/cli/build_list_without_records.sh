# A list without a record is no list: refused until someone says it is right.
echo '<CONSOLIDATED_LIST dateGenerated="2026-01-01"/>' >list.xml
"$INTERDICT" build --list list.xml --out lists.snapshot
code=$?
ls
"$INTERDICT" build --list list.xml --out lists.snapshot --accept-shrink >report || exit
ls
exit $code

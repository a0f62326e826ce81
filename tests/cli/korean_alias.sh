# The very name stands before an alias of the same syllables, so that it keeps
# 0.70 whatever conflicts, and no other record's spelling comes before it.
{
    echo 'id,name,alias,type,birth,nationality'
    echo '1,Kim Chol,Gim Chol,person,1984-01-08,KP'
    echo '2,Gim Cheol,,person,1984-01-08,KP'
    for n in a b c d e f g h; do echo "x$n,Kim Chol X${n}q,,person,1960,RU"; done
} >kim.csv
"$INTERDICT" build --list kim.csv --name kim --out kim.snapshot >/dev/null 2>&1
ask() {
    "$INTERDICT" screen 'Kim Chol' --snapshot kim.snapshot --json "$@" |
        python3 -c 'import json, sys
for hit in json.load(sys.stdin)["results"]:
    if hit["entity"]["id"][-2:] in (":1", ":2"):
        print(hit["score"], hit["matched"], hit["conflicts"])'
    echo
}
ask --limit 2
grep -v '^2,' kim.csv >one.csv
"$INTERDICT" build --list one.csv --name kim --out kim.snapshot >/dev/null 2>&1
ask --birth 1960-05-05 --country FR --type vessel

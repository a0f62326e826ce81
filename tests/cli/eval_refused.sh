# Sets that make no sense are refused with their place; an odd row is counted.
try() {
    "$INTERDICT" eval "$@"
    echo "exit $?"
}
printf 'name1,name2,label\nA,B,yes\nA,B,perhaps\n' > label.csv
printf 'who,what\nA,B\n' > columns.csv
printf 'name\n"A\n' > quote.csv
: > empty.csv
printf 'name\nJane Doe\n""\n' > nameless.csv
try
try --positives label.csv --pairs label.csv
try --pairs label.csv
try --positives columns.csv
try --positives columns.csv --map name=whom
try --positives columns.csv --map person=who
try --positives quote.csv
try --positives empty.csv
try --positives missing.csv
try --pairs label.csv --label-at much
try --negatives nameless.csv --json | grep -o '"negatives":{[^}]*}}'
try --negatives nameless.csv | tail -1

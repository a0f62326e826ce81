# The help of all, of each command, and the manual that man can read.
"$INTERDICT" --help
for command in screen compare build lists dump completion manual; do
    "$INTERDICT" $command --help
done
"$INTERDICT" manual | head -3

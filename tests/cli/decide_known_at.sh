# What the rulebook would have said on an earlier day of its own life.
cases=$FIXTURES/../../examples/cases
for day in 2026-11-22 2026-11-23 2026-11-25 soon; do
    echo "== $day"
    "$INTERDICT" decide "$cases/coal.json" --no-screening --known-at $day > said
    echo "exit $?"
    sed -n -e 1p -e '/^covered/p' said
done
"$INTERDICT" decide "$cases/coal.json" --no-screening --known-at 2026-11-23 --json |
    grep -o '"known_at":"[^"]*"'

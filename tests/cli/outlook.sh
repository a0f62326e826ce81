"$INTERDICT" outlook --positions 2019
"$INTERDICT" outlook --positions 2026
"$INTERDICT" outlook --positions 2026 --json
"$INTERDICT" outlook --positions 1994
echo "exit $?"
cat >head.txt <<'PAGE'
```law
page
  jurisdiction US
  recorded     2026-01-01
  confidence   from-memory
position us.mine
  title        the United States
  holder       us.president
  as of        2026-01-01
  cite         nowhere
PAGE
for would in 'un.act.lift-all' 'us.9265.notification when not done kp.act.talks' \
    'us.9265.notification when not kp.c1' 'us.act.congress-glenn' \
    'us.9265.notification when not alive us.emergency.13466'; do
    { cat head.txt; echo "  would        $would"; echo '```'; } >mine.md
    "$INTERDICT" outlook --positions mine.md
    echo "exit $?"
done

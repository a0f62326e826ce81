# Two rulebooks compared: equal, one statement changed, a thing come and gone.
mkdir old new
cat >old/a.md <<'PAGE'
```law
legal-order XX
  title    a country
  through  2026-01-01
actor xx.minister
  title         the minister
  jurisdiction  XX
  decides       alone
actor xx.board
  title         the board
  jurisdiction  XX
  decides       consensus
```
PAGE
sed 's/2026-01-01/2026-06-01/; s/xx.board/xx.council/; s/the board/the council/' old/a.md >new/a.md
"$INTERDICT" law diff old old
echo "exit $?"
"$INTERDICT" law diff old new
echo "exit $?"
"$INTERDICT" law diff old new --json | sed 's/sha256:[0-9a-f]*/SUM/g'
"$INTERDICT" law diff old | tail -1
"$INTERDICT" law diff
echo "exit $?"
"$INTERDICT" law diff missing
echo "exit $?"
"$INTERDICT" law show us.eo13570.1 new
echo "exit $?"

# The whole rulebook, a thing a line; a folder of pages, too; a file whole.
mkdir pages
cat >pages/a.md <<'PAGE'
```law
page
  jurisdiction  XX
  source        the gazette "A"
legal-order XX
  title    a country
  binds states
  through  2026-01-01
actor xx.council
  title     the council
  decides   vote
  members   3
  permanent GB, FR
  seats     DE, IT from 2020-01-01 until 2022-01-01
instrument xx.act
  title       an act & more
  kind        statute
  from        2001-02-03 start unknown
  by          xx.council
  cite        Act 1
  renewal     by xx.council every 2 years on file through 2027-02-03
  confidence  secondary
  recorded    2026-01-01
```
PAGE
"$INTERDICT" law export --rulebook pages
"$INTERDICT" law export --output all.jsonl
grep -c '"kind":"rule"' all.jsonl | sed 's/^[0-9][0-9][0-9]$/hundreds of rules/'
grep '"kind":"rule","id":"us.eo13570.1"' all.jsonl | grep -o '"binds","values":\[[^]]*\]'
grep '"id":"us.gl.510.516"' all.jsonl | grep -o '"reaches":\["us[^,]*'
"$INTERDICT" law export --rulebook missing
echo "exit $?"

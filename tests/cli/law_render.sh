# The rulebook as a page: of two rules, escaped; the whole one, linked within.
mkdir pages
cat >pages/a.md <<'PAGE'
```law
page
  jurisdiction  XX
  confidence    secondary
  recorded      2026-01-01
  source        the gazette
legal-order XX
  title    a <country>
  through  2026-01-01
instrument xx.act
  title  an act & "more"
  kind   statute
  from   2001-02-03 start unknown
  cite   Act 1
PAGE
echo '```' >>pages/a.md
"$INTERDICT" law render --rulebook pages | sed -n '/<h1>/,$p' | sed 's/sha256:[0-9a-f]*/SUM/'
"$INTERDICT" law render --output law.html
grep -o '<tr id="rule:us.eo13570.1".*us-importer)' law.html
grep -c '<tr id="rule:' law.html | sed 's/^[0-9][0-9][0-9]$/hundreds of rules/'
grep -o 'href="#[^"]*' law.html | sed 's/.*#//' | sort -u >linked
grep -o ' id="[^"]*' law.html | sed 's/.*"//' | sort >anchors
sort -u anchors | comm -23 linked - | wc -l
uniq -d anchors | wc -l
grep -o '<script\|src=\|href="[^#]' law.html | wc -l

CASE=$FIXTURES/../../examples/cases/coal.json
cat >offer.md <<'PAGE'
# An offer

What if the import ban went, and nothing else?

```law
scenario offer
  title        the import ban is revoked
  does         us.act.revoke-eo13570 on 2025-06-01
  ends on      2025-06-02
```
PAGE
"$INTERDICT" foresee "$CASE" --scenario offer.md
echo "exit $?"
sed 's/eo13570/eo13571/' offer.md >unknown.md
"$INTERDICT" foresee "$CASE" --scenario unknown.md
echo "exit $?"
sed 's/ends on      2025-06-02/ends on      2025-06-32/' offer.md >day.md
"$INTERDICT" foresee "$CASE" --scenario day.md
echo "exit $?"
cat >circle.md <<'PAGE'
```law
page
  jurisdiction US
  recorded     2026-01-01
act us.act.a
  title        one that waits for the other
  by           us.president
  does         revoke
  needs        done us.act.b
  cite         nowhere
  confidence   from-memory
act us.act.b
  title        the other that waits for the one
  by           us.president
  does         revoke
  needs        done us.act.a
  cite         nowhere
  confidence   from-memory
scenario circle
  title        a circle
  does         us.act.a on 2025-06-01
```
PAGE
"$INTERDICT" foresee "$CASE" --scenario circle.md
echo "exit $?"
sed 's/does         us.act.revoke-eo13570 on 2025-06-01/does         us.act.revoke-eo13570 on 2025-07-01/' offer.md >late.md
"$INTERDICT" foresee "$CASE" --scenario late.md
echo "exit $?"
sed '/does/i\  does         us.act.revoke-eo13551 on 2025-06-02' offer.md >back.md
"$INTERDICT" foresee "$CASE" --scenario back.md
echo "exit $?"
"$INTERDICT" foresee "$CASE" --scenario five-order
echo "exit $?"
"$INTERDICT" foresee "$CASE" --acts us.act.revoke-eo13551 --scenario five-orders
echo "exit $?"
"$INTERDICT" foresee "$CASE" --least --want allowed
echo "exit $?"
"$INTERDICT" foresee
echo "exit $?"
sed 's/five-orders/x/' offer.md >two.md
cat >>two.md <<'PAGE'

```law
scenario second
  title        another
  ends on      2025-06-02
```
PAGE
"$INTERDICT" foresee "$CASE" --scenario two.md
echo "exit $?"
"$INTERDICT" foresee "$CASE" --scenario five-orders --world
echo "exit $?"

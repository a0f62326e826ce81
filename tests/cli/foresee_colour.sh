# On a terminal, too, letters stay whole.
cat >offer.md <<'PAGE'
# An offer

```law
scenario offer
  title        Büro - für alles, 제안
  does         us.act.revoke-eo13570 on 2026-06-01
  ends on      2026-06-02
```
PAGE
unset NO_COLOR
export TERM=xterm
command="$INTERDICT foresee $FIXTURES/../../examples/cases/coal.json --scenario offer.md"
python3 -c 'import pty, sys; pty.spawn(["sh", "-c", sys.argv[1]])' "$command" </dev/null |
    tr -d '\r' | sed 's/\x1b\[[0-9;]*m/^/g' | grep '^^after'

"$INTERDICT" lists --today 2026-09-01
"$INTERDICT" lists --today 2026-08-03 --json 2>/dev/null

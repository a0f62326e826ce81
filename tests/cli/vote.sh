"$INTERDICT" vote --draft un.vote.s-2022-431
"$INTERDICT" vote --draft S/2024/255
"$INTERDICT" vote --draft un.vote.2664 --json
"$INTERDICT" vote --draft un.act.lift-hanoi --as-of 2026-01-05 --votes US=no,others=yes
"$INTERDICT" vote --draft un.act.lift-hanoi --as-of 2026-01-05 --votes CN=yes,RU=yes
"$INTERDICT" vote --draft un.act.lift-hanoi --as-of 2026-01-05 --votes FR=abstain,others=yes
echo "exit $?"
"$INTERDICT" vote --draft un.act.lift-hanoi --as-of 2026-01-05 --votes JP=yes
echo "exit $?"
"$INTERDICT" vote --draft un.act.lift-hanoi --as-of 2026-01-05 --votes CN=maybe
echo "exit $?"
"$INTERDICT" vote --draft us.act.revoke-eo13722 --as-of 2026-01-05 --votes CN=yes
echo "exit $?"
"$INTERDICT" vote --draft un.act.lift-hanoi --votes CN=yes
echo "exit $?"
"$INTERDICT" vote
echo "exit $?"
"$INTERDICT" vote --draft un.act.lift-hanoi --as-of 2026-01-05 --votes others=yes,others=no
echo "exit $?"
"$INTERDICT" vote --draft un.vote.s-2022-431 --as-of 1990-01-01
echo "exit $?"

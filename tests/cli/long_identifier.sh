# A wallet of more than 128 bytes is found; one too long to compare is refused.
part=u1qw508d6qejxtdg4y5r3zarvaryv98gj9p3kx7e2mt
wallet=$part$part$part$part$part
printf 'id,name,type,wallet-zec\n1,Ada Sample,person,%s\n' "$wallet" >long.csv
"$INTERDICT" build --list long.csv --name long --out long.snapshot >/dev/null 2>&1
"$INTERDICT" screen --id "wallet-zec:$wallet" --snapshot long.snapshot --json |
    grep -o '"score":[0-9.]*,"band":"strong"'
"$INTERDICT" screen --id "wallet-zec:$wallet$wallet$wallet" --snapshot long.snapshot
echo "exit $?"

# OFAC's page scores names only, finds parts of names, and leaves out short words.
"$INTERDICT" compare "KIM JONG UN" "KIM, Yo Jong" --mode ofac
"$INTERDICT" compare "GEORGE BUSH" "HASWANI, George" --mode ofac
"$INTERDICT" screen "VLADIMR PUTIN" --mode ofac --threshold 0.95 --today 2026-08-01; echo "exit $?"
"$INTERDICT" screen "KIM JONG UN" --mode ofac --threshold 1 --limit 2 --json | grep -o '"why":"[^"]*"' | sort -u
"$INTERDICT" compare a b --mode fuzzy; echo "exit $?"
printf 'KIM JONG UN,"KIM, Yo Jong",100\nGEORGE BUSH,"HASWANI, George",-1\nGEORGE BUSH,"PUTIN, Vladimir",90\n' > told.csv
"$INTERDICT" eval --pairs told.csv --no-header --map name=1,name2=2,label=3 --label-at 85 --mode ofac | grep within

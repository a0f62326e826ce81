# The same seed gives the same pack; eval takes it as it is.
"$INTERDICT" testpack --seed 7 --count 2 --lists un-sc
"$INTERDICT" testpack --seed 7 --count 1 --classes order,legal-form --lists un-sc --json
"$INTERDICT" testpack --classes rot13; echo "exit $?"
"$INTERDICT" testpack --seed 7 --count 20 --output pack.csv
"$INTERDICT" testpack --seed 7 --count 20 --output again.csv
cmp pack.csv again.csv && wc -l < pack.csv
"$INTERDICT" eval --positives pack.csv --name-only --by class | grep -c 'exact  *1.0000'

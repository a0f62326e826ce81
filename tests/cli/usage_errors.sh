# What is not known exits 64 and names the nearest known.
try() { "$INTERDICT" "$@"; echo "exit $?"; }
try
try scren "Kim"
try frobnicate
try screen --tresh 0.8 Kim
try screen --threshold 1.5 Kim
try screen --threshold abc Kim
try screen --type alien Kim
try screen --mode fuzzy Kim
try screen --json --json Kim
try screen --json=yes Kim
try screen --id nonsense
try screen --id imo
try screen --limit -3 Kim
try screen Kim Jong Un
try screen
try screen --jobs 2 Kim
try screen --lists no-such-list Kim
try screen --input rows.dat
try screen --input rows.csv --type person
try screen --input rows.csv Kim
try screen --today yesterday Kim
try compare "one name"
try build
try build --list x --kind nothing
try dump --check --entity x
try completion tcsh
try --version --xml

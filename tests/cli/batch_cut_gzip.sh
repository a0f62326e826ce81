# A compressed batch that was cut short ends: no file, no endless answers.
(echo id,name; seq 1 20000 | sed 's/.*/&,row &/') | gzip -n >whole.csv.gz
head -c 30000 whole.csv.gz >cut.csv.gz
"$INTERDICT" screen --input cut.csv.gz --format csv --output answers.ndjson
code=$?
ls
exit $code

# Pairs with words for labels, then with numbers and without a header.
cat > pairs.csv <<'END'
name1,name2,label
"Doe, Jane",Jane Doe,yes
Jane Doe,Jane Doe,1
Jane Doe,Piotr Nowak,no
END
"$INTERDICT" eval --pairs pairs.csv --threshold 0.8 --json > pairs.json
sed "s/,\"curve\".*//" pairs.json
grep -o '"classes".*' pairs.json
printf 'Jane Doe,Jane Doe,97\nJane Doe,Piotr Nowak,12\n' > numbers.csv
"$INTERDICT" eval --pairs numbers.csv --no-header --map name=1,name2=2,label=3 --label-at 90 | tail -2
printf '%s\n' '{"a":{"name":"Jane Doe"},"b":{"name":"Jane Doe"},"label":true}' \
    '{"a":{"name":"Jane Doe"},"b":{"name":"Piotr Nowak"},"label":false}' > pairs.ndjson
"$INTERDICT" eval --pairs pairs.ndjson | tail -1
# Told apart by script when no column has that name.
printf 'name1,name2,label\nIvan Petrov,Иван Петров,yes\nIvan Petrov,Ivan Petrov,yes\n' > scripts.csv
"$INTERDICT" eval --pairs scripts.csv --by script | sed -n '/by class/,$p' | cut -c1-18
# A careless spelling is a match of a class of its own.
printf 'a,b,expect\nKim Il Chol,Gim Il-cheol,YES\nKim Chol Won,Kim Chol On,FUZZY\nKim Il Chol,Kim Yong Chol,NO\n' > korean.csv
"$INTERDICT" eval --pairs korean.csv --by expect | sed -n '/by class/,$p'

# Money is taken in every currency of ISO 4217; a limit stated in another one
# stays unknown, and the verdict names the amount that is missing.
cat >kr.json <<'E2'
{"id":"won","date":"2026-03-01","activity":"import","parties":[{"role":"importer","incorporated":"KR","listed":[]}],"goods":[{"hs":"2701.12","origin":"KP","quantity":"25 t","value":"130000000 KRW"}],"route":{"from":"KP","to":"KR"},"payment":{"amount":"130000000 KRW","clears_in":["KR"],"banks":[]}}
E2
"$INTERDICT" decide kr.json --no-screening --json >out; echo "exit $?"
for amount in '1500 INR' '90.50 SGD' '7.20 CNY' '1.2 RUB' '3 HKD' '1.234 KWD' '900 ABC' '900 KRWX' '1.5 KRW' '900 krw' '25 t'; do
    sed "s/\"amount\":\"[^\"]*\"/\"amount\":\"$amount\"/" kr.json >other.json
    "$INTERDICT" decide other.json --no-screening --json >out; echo "$amount exit $?"
done 2>&1
sed 's/25 t/25 KRW/' kr.json >other.json
"$INTERDICT" decide other.json --no-screening; echo "exit $?"
sed 's/"130000000 KRW"/"25 t"/' kr.json >other.json
"$INTERDICT" decide other.json --no-screening; echo "exit $?"
cat >ca.json <<'E2'
{"id":"small","date":"2026-03-01","activity":"remit","purpose":"personal","parties":[{"role":"originator","type":"person","citizen":["CA"],"located":"CA","government_of":"none","listed":[]},{"role":"beneficiary","type":"person","citizen":["KP"],"located":"KP","listed":[]}],"goods":[],"route":{"from":"CA","to":"KP"},"payment":{"amount":"900 CAD","clears_in":["CA"],"banks":[]},"facts":{"payment.year-total":"100 CAD"}}
E2
"$INTERDICT" decide ca.json --no-screening --json | grep -o '"payment.amount[a-z-]* is not known[^"]*"'
sed 's/900 CAD/900000 KRW/' ca.json >other.json
"$INTERDICT" decide other.json --no-screening --json | grep -o '"payment.amount[a-z-]* is not known[^"]*"'
sed 's/"CA"/"US"/g' ca.json >us.json
"$INTERDICT" decide us.json --no-screening --json | grep -o '"payment.year-total is not known[^"]*"\|"[^"]*year-total in USD"' | sort -u

# Every example that the help shows does what a reader expects: it runs, and
# ends with 0, 10 or 20.  Left out: the three that need a network, a pager or a
# shell's own folder, and `law test law`, which is a test of its own.
cases=$FIXTURES/../../examples/cases
mkdir lists && cp "$FIXTURES/first.list" lists/
printf 'ref,who\n1,Ada Sample\n' > watch.csv
printf 'id = ref\nname = who\n' > watch.map
printf 'id,name\n1,Kim Jong Un\n2,Bertil Absent\n' > customers.csv
printf 'name,id\nKim Jong Un,us-ofac-sdn:20157\n' > listed.csv
printf 'name,name2,label\nAda Sample,SAMPLE Ada,1\nAda Sample,Bertil Absent,0\n' > labelled.csv
printf '{"id":"1","a":{"name":"Ada Sample"},"b":{"name":"Ada Sampel"}}\n' > pairs.ndjson
cp "$cases/ministry.json" case.json
tr -d '\n' < "$cases/ministry.json" > cases.ndjson && echo >> cases.ndjson
"$INTERDICT" build --list lists --out yesterday.idt > /dev/null || exit
interdict() { "$INTERDICT" "$@"; }
for command in build $("$INTERDICT" --help | sed -n 's/^  \([a-z]*\)  .*/\1/p' | grep -v build); do
    "$INTERDICT" help "$command" | sed -n '/^examples:/,$s/^  //p' > examples
    test -s examples || echo "$command shows no example"
    grep -v -e 'update --only' -e 'man -l' -e 'completion bash' -e 'law test law' examples |
        while read -r line; do
            eval "$line" > said 2>&1 < /dev/null
            code=$?
            case $code in
            0 | 10 | 20) echo "$code  $line" ;;
            *) echo "$code  $line" && cat said ;;
            esac
        done
done

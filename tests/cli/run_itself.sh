# The runner hands a script what it promises.
test -x "$INTERDICT" && echo program
test -f "$FIXTURES/run_itself.sh" && echo fixtures
ls
echo "took $$ steps" >&2
exit 3

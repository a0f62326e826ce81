# A snapshot is made, refused when a list shrinks, and the old one stays.
export HOME="$PWD"
try() { { "$INTERDICT" "$@" 2>&1; echo "exit $?"; } | sed "s|$PWD|HERE|g"; }
try build --list "$FIXTURES/first.list"
try screen "ada sample" --today 2026-01-05
try build --list "$FIXTURES/shrunk.list"
try build --list "$FIXTURES/shrunk.list" --accept-shrink --json
stat -c %a .local/share/interdict/lists.snapshot
try lists --today 2026-01-05
printf 'interdict-list 1\n\nlist own-first\npublisher\n' >cut.list
try build --list cut.list
try lists --today 2026-01-05 --json
ls .local/share/interdict

"$INTERDICT" --version
"$INTERDICT" --version --json

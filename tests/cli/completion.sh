# Each shell can at least parse its script, when it is there.
for shell in bash zsh fish; do
    "$INTERDICT" completion $shell >script || exit 70
    grep -c accept-shrink script
    if command -v $shell >/dev/null; then $shell -n script || echo "$shell cannot parse it"; fi
done

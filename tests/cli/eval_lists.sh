# Made sets against the built-in list: rates, classes, the file of faults.
cat > positives.csv <<'END'
# made for this test
full_name,expected_id,kind
Korea Mining Development Trading Corporation,un-sc:KPe.001,company
KOREA RYONBONG GENERAL CORPORATION,KPe.002,company
"Corporation, Korea Ryonbong General",un-sc:KPe.001,swapped
Wholly Unlisted Flower Shop,,company
END
printf 'name\tkind\nMargarethe Blumenfeld\tperson\nKomid\tcompany\n' > negatives.tsv
"$INTERDICT" eval --positives positives.csv --negatives negatives.tsv --by kind \
    --misses faults.csv --svg curve.svg --jobs 3
echo "exit $?"
cut -d, -f1-6,9 faults.csv
grep -c '<circle' curve.svg

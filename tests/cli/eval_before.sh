# Two runs over the same sets: what flipped, what lies at the line.
cat > positives.csv <<'END'
name,record
KOREA RYONBONG GENERAL CORPORATION,un-sc:KPe.002
Wholly Unlisted Flower Shop,
Korea Ryonbong Generel Corporation,un-sc:KPe.002
END
printf 'name\nKim Jong\nMargarethe Blumenfeld\n' > negatives.csv
"$INTERDICT" eval --positives positives.csv --negatives negatives.csv --threshold 0.7 --scores before.csv > /dev/null
cut -d, -f1-3,7 before.csv
"$INTERDICT" eval --positives positives.csv --negatives negatives.csv --threshold 0.95 \
    --before before.csv --samples samples.csv --count 1 | sed -n '/since before/,$p'
cut -d, -f1-2,9 samples.csv
# Now as if the lists had known fewer names.
sed 's/,0\.[0-9]*,0\.[0-9]*,missed/,0.9900000,0.9900000,right/' before.csv > better.csv
"$INTERDICT" eval --positives positives.csv --negatives negatives.csv --before better.csv --json | grep -o '"flips".*'
# Scores of other sets, cut ones and none at all are refused.
head -2 before.csv > cut.csv
"$INTERDICT" eval --positives positives.csv --before cut.csv; echo "exit $?"
"$INTERDICT" eval --positives negatives.csv --before before.csv; echo "exit $?"
"$INTERDICT" eval --positives positives.csv --before nothing.csv; echo "exit $?"

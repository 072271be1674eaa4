#!/bin/sh
# What a table of many rows and ten columns costs, the whole program from a CSV file to the PDF: time
# of the clock and of the processor, and peak memory, for each number of rows given, by default
# 10,000 and 100,000; the medians of five runs, taken in turn.
#
#   sh tests/bench/table_rows.sh [ROWS...]        # of build/release/typeset, or of $TYPESET
set -eu

[ $# -gt 0 ] || set -- 10000 100000
sources=$(cd "$(dirname "$0")/../.." && pwd)
typeset=${TYPESET:-$sources/build/release/typeset}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$work/layouts/rows"
cp -r "$sources/layouts/common" "$work/layouts/"
cat > "$work/layouts/rows/layout.yaml" <<'LAYOUT'
title: 收费明细
include: [common/gbt9704.yaml]
fields: {}
tables:
  收费明细:
    style: table
    caption: 收费明细
    columns:
      - {label: 序号, serial: true, weight: 0}
      - {label: 单位, type: text}
      - {label: 一月}
      - {label: 二月}
      - {label: 三月}
      - {label: 四月}
      - {label: 五月}
      - {label: 六月}
      - {label: 七月}
      - {label: 合计, sum: preceding}
    rows: [{open: records}]
content: [{table: 收费明细}]
LAYOUT
printf '版式: rows\n收费明细: {csv: rows.csv}\n' > "$work/report.yaml"

csv_of() {
  awk -v rows="$1" 'BEGIN {
    print "单位,一月,二月,三月,四月,五月,六月,七月"
    for (i = 1; i <= rows; ++i) {
      printf "第%d组", i % 97
      for (c = 1; c <= 7; ++c) printf ",%d", (i * 7919 + c * 104729) % 10000
      print ""
    }
  }'
}

for run in 1 2 3 4 5; do
  for rows in "$@"; do
    csv_of "$rows" > "$work/rows.csv"
    /usr/bin/time -a -f '%e %U %S %M' -o "$work/$rows.figures" \
      "$typeset" --layouts "$work/layouts" --fonts "$sources/fonts/free" \
      "$work/report.yaml" -o "$work/$rows.pdf"
  done
done

# Of the field of that number, or the sum of two.
median() {
  awk -v a="$2" -v b="${3:-0}" '{ print $a + (b ? $b : 0) }' "$work/$1.figures" | sort -n | sed -n 3p
}

printf '%10s %10s %10s %10s %12s\n' rows seconds CPU MB 'PDF bytes'
for rows in "$@"; do
  megabytes=$(($(median "$rows" 4) * 1024 / 1000000))
  printf '%10s %10s %10s %10s %12s\n' "$rows" "$(median "$rows" 1)" "$(median "$rows" 2 3)" \
    "$megabytes" "$(wc -c < "$work/$rows.pdf")"
done

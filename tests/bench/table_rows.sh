#!/bin/sh
# What a table of many rows and ten columns costs, the whole program from a CSV file to the PDF: time
# of the clock and of the processor, and peak memory, for each number of rows given, by default
# 10,000 and 100,000.
#
#   sh tests/bench/table_rows.sh build/release/typeset [ROWS...]
set -eu

typeset=$1
shift
[ $# -gt 0 ] || set -- 10000 100000
sources=$(cd "$(dirname "$0")/../.." && pwd)
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

printf '%10s %10s %10s %10s %12s\n' rows seconds CPU MiB 'PDF bytes'
for rows in "$@"; do
  awk -v rows="$rows" 'BEGIN {
    print "单位,一月,二月,三月,四月,五月,六月,七月"
    for (i = 1; i <= rows; ++i) {
      printf "第%d组", i % 97
      for (c = 1; c <= 7; ++c) printf ",%d", (i * 7919 + c * 104729) % 10000
      print ""
    }
  }' > "$work/rows.csv"
  /usr/bin/time -f '%e %U %S %M' -o "$work/figures" \
    "$typeset" --layouts "$work/layouts" --fonts "$sources/fonts/free" \
    "$work/report.yaml" -o "$work/report.pdf"
  read -r seconds user system kibibytes < "$work/figures"
  cpu=$(awk "BEGIN { print $user + $system }")
  printf '%10s %10s %10s %10s %12s\n' "$rows" "$seconds" "$cpu" $((kibibytes / 1024)) \
    "$(wc -c < "$work/report.pdf")"
done

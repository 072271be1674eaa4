#!/bin/sh
# From a fresh clone to a typeset report: installs packages and fonts, builds, and typesets the
# example. The second time it only builds what changed.
set -eu
cd "$(dirname "$0")/.."
. engine/packages.sh

report=examples/xinwei-2020/report.yaml
pdf=${report%.yaml}.pdf

sh engine/setup.sh --build
sh fonts/setup.sh
build_preset release
build/release/typeset "$report"
if ! [ -s "$pdf" ]; then
  say "没有写出 $pdf。" "$pdf was not written."
  exit 1
fi
say "排好了：" "Typeset:"
printf '%s\n' "$PWD/$pdf"

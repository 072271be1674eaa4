#!/bin/sh
# Fetches pdfium, the reader in Chromium, from PyPI, once, and prints the Python that has it; nothing
# where it cannot be had.
set -eu
cd "$(dirname "$0")/../.."
. engine/packages.sh

version=5.15.2
folder=build/tools/pdfium-$version
python=$folder/bin/python3

has_pdfium() {
  "$1" -c 'import pypdfium2' 2>/dev/null
}

if ! has_pdfium "$python"; then
  say "下载 pdfium $version……" "Fetching pdfium $version…"
  rm -rf "$folder"
  { quietly python3 -m venv "$folder" && quietly "$python" -m pip install "pypdfium2==$version"; } || {
    say "取不到 pdfium，不用它检查。" "pdfium cannot be had: it judges nothing."
    exit
  }
fi
printf '%s\n' "$python"

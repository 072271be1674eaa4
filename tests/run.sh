#!/bin/sh
# Installs what building and testing need, builds the preset (sanitize, unless --preset names
# another), and runs every test.
set -eu
cd "$(dirname "$0")/.."
. engine/packages.sh

preset=sanitize
while [ $# -gt 0 ]; do
  case $1 in
    --preset) preset=${2:?} && shift 2 ;;
    --preset=*) preset=${1#*=} && shift ;;
    *)
      say "用法：sh tests/run.sh [--preset sanitize | debug]" \
        "Usage: the presets that hold tests are sanitize (default) and debug"
      exit 2
      ;;
  esac
done

sh engine/setup.sh --test
sh fonts/setup.sh
sh tests/conformance/fetch_verapdf.sh >/dev/null
sh tests/conformance/fetch_pdfium.sh >/dev/null
build_preset "$preset"
exec ctest --preset "$preset" --parallel 2 --output-on-failure

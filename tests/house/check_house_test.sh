#!/bin/sh
# Proves that check_house.sh passes a house in order and names each breach of its rules:
# builds a small house, plants one breach at a time, and looks for the file and line.
set -eu

check=$(cd "$(dirname "$0")" && pwd)/check_house.sh
house=$(mktemp -d)
trap 'rm -rf "$house"' EXIT
trap 'exit 1' HUP INT TERM
failures=0

build_house() {
  rm -rf "$house"
  mkdir -p "$house/layouts" "$house/fonts" "$house/examples" "$house/tests" "$house/build" "$house/.git"
  for each in base source image font document text table page pdf batch cli; do
    mkdir -p "$house/engine/$each"
    printf '#include "base/length.h"\n#include <vector>\n' >"$house/engine/$each/$each.h"
  done
  printf '#include "cli/cli.h"\n' >"$house/engine/main.cpp"
  printf '#include <hb.h>\n#include <ft2build.h>\n' >"$house/engine/font/shaper.cpp"
  printf '#include <yaml-cpp/yaml.h>\n' >"$house/engine/source/read.cpp"
  printf '#include <podofo/podofo.h>\n' >"$house/engine/pdf/writer.cpp"
  printf '#include <png.h>\n#include <jpeglib.h>\n' >"$house/engine/image/image.cpp"
  printf '#include "table/table.h"\n#include "font/font.h"\n' >"$house/engine/page/flow.cpp"
  printf '// #include "cli/cli.h" is only talked about here\n' >"$house/engine/base/unicode.h"
  : >"$house/CMakeLists.txt"
  : >"$house/README.md"
}

# Expects that RULE passes, or that it fails and prints a line beginning with EXPECTED.
expect() {
  rule=$1
  expected=$2
  status=0
  printed=$(sh "$check" "$rule" "$house") || status=$?
  if [ "$expected" = pass ]; then
    [ "$status" -eq 0 ] && return 0
  elif [ "$status" -eq 1 ] && printf '%s\n' "$printed" | awk -v start="$expected" \
    'index($0, start) == 1 { found = 1 } END { exit !found }'; then
    return 0
  fi
  printf 'FAILED: %s, expected: %s\n  status %s, printed: %s\n' "$rule" "$expected" "$status" "$printed"
  failures=$((failures + 1))
}

# plant FILE TEXT: a house in order but for TEXT at the end of FILE.
plant() {
  build_house
  mkdir -p "$(dirname "$house/$1")"
  printf "$2" >>"$house/$1"
}

build_house
for rule in arrows libraries top-level file-length; do
  expect "$rule" pass
done

# One breach for each arrow that must not be.
for arrow in base:source base:cli image:source image:pdf font:image text:image source:font source:document font:source font:document \
  document:font document:text text:source text:table table:source table:page page:source page:pdf \
  pdf:document pdf:text pdf:table pdf:cli batch:cli; do
  from=${arrow%:*}
  to=${arrow#*:}
  plant "engine/$from/planted.cpp" "\n\n#include \"$to/$to.h\"\n"
  expect arrows "engine/$from/planted.cpp:3: $from must not include $to/$to.h"
done
plant engine/base/planted.h '#  include <cli/cli.h>  // spaced, and in angle brackets\n'
expect arrows 'engine/base/planted.h:1: base must not include cli/cli.h'
plant engine/base/planted.h '#include "../cli/cli.h"\n'
expect arrows 'engine/base/planted.h:1: include "../cli/cli.h" by its path'
plant engine/font/deeper/planted.h '#include "page/page.h"\n'
expect arrows 'engine/font/deeper/planted.h:1: font must not include page/page.h'
plant engine/attic/planted.h '#include <vector>\n'
expect arrows 'engine/attic/planted.h:1: engine/attic is no room'

for planted in text:hb.h text:hb-subset.h text:harfbuzz/hb-ot.h page:ft2build.h pdf:freetype/freetype.h \
  document:yaml-cpp/yaml.h cli:podofo/podofo.h cli:podofo.h cli:openssl/evp.h page:qpdf/QPDF.hh \
  pdf:png.h page:libpng16/png.h \
  pdf:jpeglib.h document:turbojpeg.h; do
  room=${planted%:*}
  header=${planted#*:}
  plant "engine/$room/planted.cpp" "\n#include <$header>\n"
  expect libraries "engine/$room/planted.cpp:2: only engine/"
done
plant engine/main.cpp '#include <podofo/podofo.h>\n'
expect libraries 'engine/main.cpp:2: only engine/pdf/ may include'

plant notes.txt 'x'
expect top-level 'notes.txt:1:'
plant .hidden 'x'
expect top-level '.hidden:1:'
plant scripts/run.sh 'x'
expect top-level 'scripts:1:'

build_house
awk 'BEGIN { for (line = 1; line <= 601; line++) print "//" }' >"$house/engine/table/long.cpp"
expect file-length 'engine/table/long.cpp:601: more than 600 lines'
awk 'BEGIN { for (line = 1; line <= 600; line++) print "//" }' >"$house/engine/table/long.cpp"
expect file-length pass

[ "$failures" -eq 0 ] || exit 1
printf 'every planted breach was named\n'

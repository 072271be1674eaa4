#!/bin/sh
# Typesets every document of the repository, has qpdf, poppler and mupdf read it and veraPDF judge
# it: PDF/A-2a and PDF/UA-1, then the same documents as PDF/A-3a and PDF/UA-1, then some of them with
# a place for a seal, signed, and for a press, whose ICC profile PRESS_PROFILE prints
# (build/debug/tests/typeset-press-profile); and those of a batch, each alone and all in one file.
#
#   sh tests/conformance/validate.sh TYPESET [PRESS_PROFILE]
set -eu
typeset=$1
press_profile=${2-}
cd "$(dirname "$0")/../.."
. engine/packages.sh
verapdf=$(sh tests/conformance/fetch_verapdf.sh)
pdfium=$(sh tests/conformance/fetch_pdfium.sh)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

documents() {
  find examples -name '*.yaml' -not -path '*/layouts/*' -not -path '*/cluster/*' \
    -not -path 'examples/gongwen/*' -not -name template.yaml
  find "$work/gongwen" -name '*.yaml' -not -name meeting-notice.yaml
  find tests/golden -maxdepth 1 -name '*.yaml'
}

# Official documents with their seals, which are drawn beside a copy of them.
copy_official_documents() {
  mkdir "$work/gongwen"
  cp examples/gongwen/*.yaml examples/gongwen/*.csv "$work/gongwen"
  /usr/bin/python3 examples/gongwen/make-seals.py "$work/gongwen"
}

# With pictures, colours, marks, notes, and with and without a signature block.
some_documents() {
  printf '%s\n' examples/xinwei-2020/report.yaml examples/specimen/report.yaml \
    tests/golden/every-feature.yaml tests/golden/table-look.yaml
}

# Those on stdin, with the options after the first, into $work/$1.
typeset_into() {
  folder=$work/$1
  shift
  mkdir "$folder"
  while read -r document; do
    name=$(printf '%s' "${document%.yaml}" | tr / .)
    name=${name#.}
    "$typeset" "$@" "$document" -o "$folder/$name.pdf"
  done
}

# The district of the examples in one run, with its sums, and all of it in one file.
typeset_batch_into() {
  set -- "$work/$1" examples/district/template.yaml examples/district/offices.csv
  "$typeset" batch "$2" "$3" -o "$1" --roll-up examples/district/district.yaml
  "$typeset" batch "$2" "$3" --combine "$1/combined.pdf"
}

# A notice to forty offices, from the copy.
typeset_notices_into() {
  "$typeset" batch "$work/gongwen/meeting-notice.yaml" "$work/gongwen/meeting-offices.csv" -o "$work/$1"
}

# A key with its own certificate, in $work/key.p12.
make_key() {
  quietly openssl req -x509 -newkey rsa:2048 -nodes -days 2 -utf8 -subj '/CN=测试印章' \
    -addext keyUsage=digitalSignature -keyout "$work/key.pem" -out "$work/certificate.pem"
  quietly openssl pkcs12 -export -inkey "$work/key.pem" -in "$work/certificate.pem" \
    -passout pass:seal -out "$work/key.p12"
}

# Has those in $work/$1 judged by flavour $2: each has to pass. What does not is said with its rules.
judge() {
  count=$(find "$work/$1" -name '*.pdf' | wc -l)
  java -cp "$verapdf" org.verapdf.apps.GreenfieldCliWrapper --format text -v -f "$2" \
    "$work/$1"/*.pdf >"$work/verdicts" 2>"$work/complaints" || :
  passed=$(grep -c '^PASS ' "$work/verdicts") || :
  printf '%s, %s: %s of %s documents pass\n' "$1" "$2" "$passed" "$count"
  [ "$count" -gt 0 ] && [ "$passed" -eq "$count" ] && return
  grep -v '^PASS ' "$work/verdicts"
  cat "$work/complaints"
  return 1
}

# Those in $work/$1 are read without a complaint by qpdf, poppler and mupdf, each page of them, and
# by pdfium where it is at hand.
read_by_others() {
  for pdf in "$work/$1"/*.pdf; do
    quietly qpdf --check "$pdf"
    says_nothing pdftoppm -r 10 "$pdf" "$work/page"
    says_nothing mutool draw -q -r 10 -o "$work/page-%d.png" "$pdf"
    rm -f "$work"/page*
  done
  printf '%s: read by qpdf, poppler and mupdf\n' "$1"
  [ -n "$pdfium" ] || return 0
  says_nothing "$pdfium" tests/conformance/read_with_pdfium.py "$work/$1"/*.pdf
  printf '%s: read by pdfium\n' "$1"
}

# But of itself: Debian's mupdf knows no ICC profiles.
says_nothing() {
  if "$@" >"$work/said" 2>&1 && ! grep -qv 'ICC support is not available' "$work/said"; then
    return
  fi
  printf '%s\n' "$*"
  cat "$work/said"
  return 1
}

copy_official_documents
documents | typeset_into a-2a
read_by_others a-2a
judge a-2a 2a
judge a-2a ua1
typeset_batch_into batch
read_by_others batch
judge batch 2a
judge batch ua1
typeset_notices_into notices
read_by_others notices
judge notices 2a
judge notices ua1
documents | typeset_into a-3a --pdf a-3a
judge a-3a 3a
judge a-3a ua1
some_documents | typeset_into sealed --seal-field
read_by_others sealed
judge sealed 2a
judge sealed ua1
make_key
some_documents |
  TYPESET_SEAL=seal typeset_into signed --sign "$work/key.p12" --sign-password env:TYPESET_SEAL
read_by_others signed
judge signed 2a
judge signed ua1
if [ -z "$press_profile" ]; then
  say "没有给出 PRESS_PROFILE，不检查印刷用的文件。" \
    "No PRESS_PROFILE is given: documents for a press are not judged."
  exit
fi
"$press_profile" >"$work/press.icc"
some_documents |
  typeset_into printed --output-intent "$work/press.icc" --bleed 3mm --crop-marks --seal-field
read_by_others printed
judge printed 2a
judge printed ua1

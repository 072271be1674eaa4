#!/bin/sh
# Typesets every document of the repository and has veraPDF judge it: PDF/A-2a and PDF/UA-1, then the
# same documents as PDF/A-3a and PDF/UA-1.
#
#   sh tests/conformance/validate.sh TYPESET
set -eu
typeset=$1
cd "$(dirname "$0")/../.."
verapdf=$(sh tests/conformance/fetch_verapdf.sh)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

documents() {
  find examples -name '*.yaml' -not -path '*/layouts/*'
  find tests/golden -maxdepth 1 -name '*.yaml'
}

# As --pdf $1 into $work/$1.
typeset_all() {
  mkdir "$work/$1"
  documents | sort | while read -r document; do
    name=$(printf '%s' "${document%.yaml}" | tr / .)
    "$typeset" --pdf "$1" "$document" -o "$work/$1/$name.pdf"
  done
}

# Has those in $work/$1 judged by flavour $2: each has to pass. What does not is said with its rules.
judge() {
  count=$(find "$work/$1" -name '*.pdf' | wc -l)
  java -cp "$verapdf" org.verapdf.apps.GreenfieldCliWrapper --format text -v -f "$2" \
    "$work/$1"/*.pdf >"$work/verdicts" 2>"$work/complaints" || :
  passed=$(grep -c '^PASS ' "$work/verdicts") || :
  printf '%s: %s of %s documents pass\n' "$2" "$passed" "$count"
  [ "$count" -gt 0 ] && [ "$passed" -eq "$count" ] && return
  grep -v '^PASS ' "$work/verdicts"
  cat "$work/complaints"
  return 1
}

typeset_all a-2a
judge a-2a 2a
judge a-2a ua1
typeset_all a-3a
judge a-3a 3a
judge a-3a ua1

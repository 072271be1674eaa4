#!/bin/sh
# Fetches veraPDF from Maven Central, once, and prints where it is.
set -eu
cd "$(dirname "$0")/../.."
. engine/packages.sh

version=1.28.2
checksum=687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6
address=https://repo.maven.apache.org/maven2/org/verapdf/apps/greenfield-apps/$version
jar=build/tools/verapdf-$version.jar

is_whole() {
  [ -f "$1" ] && printf '%s  %s\n' "$checksum" "$1" | sha256sum --check --status
}

if ! is_whole "$jar"; then
  say "下载 veraPDF $version……" "Fetching veraPDF $version…"
  mkdir -p build/tools
  quietly curl --fail --location --retry 3 --output "$jar.part" \
    "$address/greenfield-apps-$version.jar"
  is_whole "$jar.part" || {
    say "下载的 veraPDF 与所定的校验和不符。" "What was fetched is not the veraPDF that is pinned."
    exit 1
  }
  mv "$jar.part" "$jar"
fi
printf '%s\n' "$jar"

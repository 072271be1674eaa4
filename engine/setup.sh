#!/bin/sh
# Installs what building typeset needs; with --test, what testing it needs as well.
set -eu
cd "$(dirname "$0")/.."
. engine/packages.sh

usage() {
  say "用法：sh engine/setup.sh [--build | --test]" \
    "Usage: --build (default) installs the build packages, --test those and the test packages"
}

packages=$build_packages
for argument in "$@"; do
  case $argument in
    --build) ;;
    --test) packages="$build_packages $test_packages" ;;
    --help) usage; exit 0 ;;
    *) usage; exit 2 ;;
  esac
done

# shellcheck disable=SC2086 # a list of names, split on purpose
install_packages $packages

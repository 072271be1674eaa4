#!/bin/sh
# Installs the free fonts that stand in for every role: Noto CJK and Hanazono as packages, and
# FandolFang and FandolKai into fonts/free/. Those two come out of Debian's package of TeX fonts,
# unpacked here, so that two files do not bring a TeX system with them.
set -eu
cd "$(dirname "$0")/.."
. engine/packages.sh

fandol_package=texlive-lang-chinese
fandol_folder=usr/share/texlive/texmf-dist/fonts/opentype/public/fandol
fandol_licence=usr/share/doc/texlive-doc/fonts/fandol
fandol_fonts="FandolFang-Regular.otf FandolKai-Regular.otf"
free=fonts/free

# An OpenType font with CFF outlines begins with OTTO; each of these holds several megabytes of
# glyphs, so a smaller file is one that was cut short.
is_whole_font() {
  [ -f "$1" ] &&
    [ "$(dd if="$1" bs=4 count=1 2>/dev/null | tr -d '\000')" = OTTO ] &&
    [ "$(wc -c <"$1")" -gt 4000000 ]
}

have_fandol_fonts() {
  for font in $fandol_fonts; do
    is_whole_font "$free/$font" || return 1
  done
}

# Downloads the package into folder $1 and unpacks it there.
unpack_fandol_package() (
  cd "$1"
  # Root's apt downloads as the user _apt, who must be able to write here.
  if [ "$(id -u)" -eq 0 ] && id _apt >/dev/null 2>&1; then
    chown _apt .
  fi
  if ! packages_are_listed "$fandol_package"; then
    if ! can_be_root; then
      say "apt 的清单里没有 $fandol_package，请管理员先运行 apt-get update。" \
        "apt lists no $fandol_package: ask an administrator to run apt-get update first."
      exit 1
    fi
    update_package_lists || exit 1
  fi
  # Lists that are merely old name a file the archive no longer holds.
  quietly apt-get -q download "$fandol_package" 2>/dev/null || {
    can_be_root && update_package_lists && quietly apt-get -q download "$fandol_package"
  } || exit 1
  for archive in "$fandol_package"_*.deb; do
    quietly dpkg-deb --extract "$archive" . || exit 1
  done
)

install_fandol_fonts() {
  # Where TeX is installed, the fonts are at hand.
  source=
  if [ ! -f "/$fandol_folder/FandolKai-Regular.otf" ]; then
    say "取出 FandolFang 与 FandolKai……" "Fetching FandolFang and FandolKai…"
    unpacked=$(mktemp -d)
    trap 'rm -rf "$unpacked"' EXIT
    trap 'exit 1' HUP INT TERM
    source=$unpacked
    unpack_fandol_package "$unpacked" || {
      say "没有取到 FandolFang 与 FandolKai。" "FandolFang and FandolKai could not be fetched."
      return 1
    }
  fi
  mkdir -p "$free"
  for font in $fandol_fonts; do
    if ! is_whole_font "$source/$fandol_folder/$font"; then
      say "软件包 $fandol_package 里的 $font 不是完整的字体。" \
        "$font in the package $fandol_package is not a whole font."
      return 1
    fi
    # Renaming is all or nothing: whoever kills this script leaves no half font behind.
    cp "$source/$fandol_folder/$font" "$free/$font.part"
    chmod 644 "$free/$font.part"
    mv "$free/$font.part" "$free/$font"
  done
  # Some machines are set never to unpack documentation; the fonts work without their licence text.
  for text in README COPYING.gz; do
    if [ -f "$source/$fandol_licence/$text" ]; then
      cp "$source/$fandol_licence/$text" "$free/Fandol-$text"
    fi
  done
}

# shellcheck disable=SC2086 # lists of names, split on purpose
install_packages $font_packages
have_fandol_fonts || install_fandol_fonts

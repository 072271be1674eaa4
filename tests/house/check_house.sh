#!/bin/sh
# Checks one rule of the house: sh check_house.sh RULE REPOSITORY
#   arrows       a room includes only the rooms it may know
#   libraries    each foreign library is included by one room only
#   top-level    the repository's root holds nothing unexpected
#   file-length  no file under engine/ has grown too long to read
# Prints every breach as FILE:LINE: MESSAGE; exit status 1 when there are any.
set -eu
export LC_ALL=C

rule=$1
cd "$2"

# Prints FILE:LINE:HEADER for every include under engine/, <> and "" alike.
# Lines inside a block comment count too: nobody comments out includes for long.
list_includes() {
  find engine -type f \( -name '*.h' -o -name '*.cpp' \) -exec awk '
    /^[[:space:]]*#[[:space:]]*include[[:space:]]*[<"]/ {
      header = $0
      sub(/^[^<"]*[<"]/, "", header)
      sub(/[>"].*/, "", header)
      print FILENAME ":" FNR ":" header
    }' {} + | sort -t: -k1,1 -k2,2n
}

check_arrows() {
  list_includes | awk -F: '
    BEGIN {
      may["base"] = ""
      may["source"] = "base"
      may["image"] = "base"
      may["font"] = "base"
      may["document"] = "source image base"
      may["text"] = "font document base"
      may["table"] = "text document base font"
      may["page"] = "table text document font image base"
      may["pdf"] = "page font image base"
      may["batch"] = "pdf page table text document font image source base"
      may["cli"] = "batch pdf page table text document font image source base"
    }
    {
      split($1, path, "/")
      # A file directly under engine/ is the program itself, which stands above every room.
      room = path[2] in may ? path[2] : ""
      # No room by that name among the rules: a new one is given its arrows here first.
      if (room == "" && path[3] != "") {
        report("engine/" path[2] " is no room of the house")
        next
      }
      if ($3 ~ /(^|\/)\.\.?\//) {
        report("include \"" $3 "\" by its path from engine/, so that the arrow shows")
        next
      }
      split($3, header, "/")
      target = header[1]
      if (room == "" || !(target in may) || target == room) next
      if (index(" " may[room] " ", " " target " ") == 0)
        report(room " must not include " $3 "; it may know " (may[room] == "" ? "nobody" : may[room]))
    }
    function report(message) {
      print $1 ":" $2 ": " message
      breaches++
    }
    END { exit breaches > 0 }'
}

check_libraries() {
  list_includes | awk -F: '
    function owner(header) {
      if (header ~ /^(harfbuzz\/)?hb(-[a-z0-9-]+)?\.(h|hh|hpp)$/) return "font"
      if (header ~ /^(ft2build\.h$|freetype\/|freetype2\/)/) return "font"
      if (header ~ /^yaml(-cpp\/|\.h$)/) return "source"
      if (header ~ /^(libpng[0-9]*\/)?png(conf)?\.h$/) return "image"
      if (header ~ /^(jpeglib|jerror|jmorecfg|turbojpeg)\.h$/) return "image"
      if (header ~ /^(podofo(\/|\.h$)|qpdf\/)/) return "pdf"
      # Signatures, and the digests of a manifest.
      if (header ~ /^openssl\//) return index($1, "engine/batch/") == 1 ? "batch" : "pdf"
      return ""
    }
    {
      room = owner($3)
      if (room != "" && index($1, "engine/" room "/") != 1) {
        print $1 ":" $2 ": only engine/" room "/ may include " $3
        breaches++
      }
    }
    END { exit breaches > 0 }'
}

check_top_level() {
  breaches=0
  for entry in * .[!.]*; do
    case $entry in
      CMakeLists.txt | engine | layouts | fonts | examples | tests | README.md) ;;
      README.zh-CN.md | LICENSE | CMakePresets.json | .ci | .clang-format | .clang-tidy) ;;
      .gitignore | .gitattributes | .editorconfig | .github) ;;
      # Not in the repository: git itself, what is built, and what editors keep beside it.
      .git | build | compile_commands.json | CMakeUserPresets.json | .cache | .vscode | .idea) ;;
      '*' | '.[!.]*') ;;
      *)
        printf '%s:1: the top level holds only what README.md names; find it a room\n' "$entry"
        breaches=1
        ;;
    esac
  done
  return "$breaches"
}

check_file_length() {
  find engine -type f -exec awk '
    function judge() {
      if (lines > 600) {
        print name ":" lines ": more than 600 lines; split it by stage"
        breaches++
      } else if (lines > 500) {
        print name ":" lines ": note: more than 500 lines; it fails at 600"
      }
    }
    FNR == 1 { judge(); name = FILENAME }
    { lines = FNR }
    END { judge(); exit breaches > 0 }' {} +
}

case $rule in
  arrows) check_arrows ;;
  libraries) check_libraries ;;
  top-level) check_top_level ;;
  file-length) check_file_length ;;
  *)
    printf 'check_house.sh: no rule called %s\n' "$rule" >&2
    exit 2
    ;;
esac

#!/usr/bin/env python3
"""How evenly PDFs set the same Chinese text, and what faults their lines have.

    line_evenness.py [--text FILE] NAME=FILE.pdf …

Reads glyph positions with mutool. A line counts when it is full: it has at least six ideographs
of one size and the same text goes on below it. Of each such line the pitches of neighbouring
full-width characters are taken, in em: what the reader sees as tight or loose. Some engines keep
ideographs at one em and put all that a line lacks behind its marks, so marks count too.

Printed for each file, and with --lines for each line:
  within   the standard deviation of the pitches in a line, mean and largest of all lines
  between  the standard deviation of the lines' median pitches of ideographs
  all      the standard deviation of all lines' pitches taken together: within and between
  tightest, loosest   the extreme such medians
  ragged   how far ideographs at lines' ends stand from the farthest's place, mean
  start, end          lines that start or end with a mark that may not stand there
  torn                words, numbers, —— and …… cut in two
  lone                paragraphs whose last line is one character, marks aside
"""

import argparse
import re
import statistics
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree

NOT_AT_START = set("，。、；：！？”’）》〉」』】〕］｝·～／")
NOT_AT_END = set("“‘（《〈「『【〔［｛／")
LEAST_IDEOGRAPHS = 6


def is_ideograph(c):
    return "\u3400" <= c <= "\u9fff" or c >= "\U00020000"


def is_full_width(c):
    """Opening marks apart: where their blank is taken away, their origins lie before it."""
    return is_ideograph(c) or c in NOT_AT_START


class Line:
    """Characters on one baseline, with the places of their origins, in points."""

    def __init__(self, page, y, chars):
        self.page, self.y = page, y
        self.chars = chars  # (text, x, size), as they are shown
        self.text = "".join(c[0] for c in self.chars).strip()
        self.size = statistics.mode(c[2] for c in self.chars)

    def pitches(self, wanted):
        """Of neighbours that are both wanted."""
        return [
            (b[1] - a[1]) / self.size
            for a, b in zip(self.chars, self.chars[1:])
            if wanted(a[0]) and wanted(b[0]) and a[2] == b[2] == self.size
        ]


def character(c):
    """Some engines' text says the radical ⼊ for 入."""
    return unicodedata.normalize("NFKC", c) if "\u2e80" <= c <= "\u2fdf" else c


def read_lines(path):
    xml = subprocess.run(
        ["mutool", "draw", "-q", "-F", "stext", path], check=True, capture_output=True, text=True
    ).stdout
    # What a PDF maps to no character comes out as a control character, which XML cannot have.
    xml = re.sub(r"&#x0*[01]?[0-9a-fA-F];", "?", xml)
    lines = []
    for number, page in enumerate(ElementTree.fromstring(xml).iter("page")):
        by_baseline = {}
        for font in page.iter("font"):
            size = float(font.get("size"))
            for char in font.iter("char"):
                # Vertical text and rotated pages have no lines to be measured here.
                if char.get("c").isspace():
                    continue
                key = round(float(char.get("y")))
                place = (character(char.get("c")), float(char.get("x")), round(size, 1))
                by_baseline.setdefault(key, []).append(place)
        lines += [Line(number, y, chars) for y, chars in sorted(by_baseline.items())]
    return lines


def mark_spaces(lines, text):
    """Notes which lines end at a space of the text, which no line shows."""
    at = 0
    for line in lines:
        for c in "".join(line.text.split()):
            at = text.index(c, at) + 1
        line.ends_at_space = text[at : at + 1].isspace()


class Paragraphs:
    """Finds in a file the lines of given paragraphs, whatever stands around them."""

    def __init__(self, lines, texts):
        self.paragraphs = []
        for text in texts:
            wanted = "".join(text.split())
            found, rest = [], wanted
            for line in lines:
                words = "".join(line.text.split())
                if words and rest.startswith(words):
                    found.append(line)
                    rest = rest[len(words) :]
                elif found:
                    found, rest = [], wanted
                    if wanted.startswith(words):
                        found, rest = [line], wanted[len(words) :]
                if not rest:
                    break
            if not rest:
                mark_spaces(found, text)
                self.paragraphs.append(found)


def is_torn(before, after):
    """Whether what ends one line and what begins the next belong together."""
    alphanumeric = before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
    return alphanumeric or (before == after and before in "—…")


def measure(name, paragraphs, show_lines):
    full, bad_starts, bad_ends, torn, lone = [], 0, 0, 0, 0
    for lines in paragraphs:
        for line in lines[1:]:
            bad_starts += line.text[0] in NOT_AT_START
        torn += sum(
            is_torn(a.text[-1], b.text[0])
            for a, b in zip(lines, lines[1:])
            if not a.ends_at_space
        )
        for line in lines[:-1]:
            bad_ends += line.text[-1] in NOT_AT_END
            if len(line.pitches(is_ideograph)) >= LEAST_IDEOGRAPHS:
                full.append(line)
        last = [c for c in lines[-1].text if c not in NOT_AT_START and c not in NOT_AT_END]
        lone += len(lines) > 1 and len(last) <= 1
    if not full:
        sys.exit(f"{name}: none of the paragraphs was found")
    all_pitches = [line.pitches(is_full_width) for line in full]
    within = [statistics.pstdev(pitches) for pitches in all_pitches]
    medians = [statistics.median(line.pitches(is_ideograph)) for line in full]
    # Other characters' widths are not known here.
    ends = [(line.chars[-1][1], line.size) for line in full if is_ideograph(line.text[-1])]
    farthest = max(x for x, _ in ends)
    ragged = statistics.fmean((farthest - x) / size for x, size in ends)
    if show_lines:
        for line, spread, median in zip(full, within, medians):
            print(f"  {name:12} {median:6.3f} ±{spread:5.3f}  {line.text}")
    print(
        f"{name:12} {len(paragraphs):3} paragraphs {len(full):4} lines"
        f"  within {statistics.fmean(within):6.4f} (max {max(within):6.4f})"
        f"  between {statistics.pstdev(medians):6.4f}"
        f"  all {statistics.pstdev(sum(all_pitches, [])):6.4f}"
        f"  tightest {min(medians):5.3f} loosest {max(medians):5.3f}  ragged {ragged:5.3f}"
        f"  start {bad_starts} end {bad_ends} torn {torn} lone {lone}"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", metavar="NAME=FILE.pdf")
    parser.add_argument("--text", required=True, help="the paragraphs, one a line")
    parser.add_argument("--lines", action="store_true", help="print each line's figures")
    arguments = parser.parse_args()
    with open(arguments.text, encoding="utf-8") as file:
        texts = [line for line in file.read().splitlines() if line.strip()]
    for entry in arguments.files:
        name, _, path = entry.partition("=")
        measure(name, Paragraphs(read_lines(path), texts).paragraphs, arguments.lines)


if __name__ == "__main__":
    main()

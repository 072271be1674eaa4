"""The type area and grid of GB/T 9704-2012 (5.2), and where a document's parts are on its pages."""

import statistics

from traced_pages import MARKS, POINT, Span

LEFT, TOP, RIGHT, BOTTOM = 28.0, 37.0, 184.0, 262.0
PAPER_WIDTH = 210.0
MIDDLE = (LEFT + RIGHT) / 2
HAN = 16 * POINT  # 三号
PITCH = (BOTTOM - TOP - HAN) / 21  # 行
CELL = (RIGHT - LEFT - HAN) / 27  # 字


def set_type_areas(pages, both_sides):
    """On even pages of what is printed on both sides the binding edge is at the right."""
    for page in pages:
        page.left, page.right = LEFT, RIGHT
        if both_sides and page.number % 2 == 0:
            page.left, page.right = PAPER_WIDTH - RIGHT, PAPER_WIDTH - LEFT


class Absent(Exception):
    """What was to be measured is not there; the findings say so."""


def found(what, findings, clause, element):
    if not what:
        findings.missing(clause, element)
        raise Absent(element)
    return what


def is_full(text):
    """Of full-width characters alone, with neither kerned marks at its ends nor Latin within."""
    return all(ord(char) > 0x2e00 or char in MARKS for char in text) and not MARKS & {text[0], text[-1]}


def colon_width(line, cell=CELL):
    """How many 字 the first colon of a line takes up: 1 where it is full-width and not cut."""
    at = line.text.index("：")
    return (line.glyphs[at + 1].left - line.glyphs[at].left) / cell


def main_lines(page):
    """Lines of 三号 text within the type area."""
    return [line for line in page.lines
            if abs(line.size - 16) < 0.01 and TOP - 1 < line.top and line.bottom < BOTTOM + 1]


def pitch_of(page):
    """From line to line of the body, which a signature may have had adjusted; the grid's when the
    page has too few lines to tell."""
    lines = main_lines(page)
    steps = [lower.baseline - upper.baseline for upper, lower in zip(lines, lines[1:])]
    steps = [round(step, 2) for step in steps if abs(step - PITCH) < 0.15 * PITCH]
    if len(steps) < 3:
        return PITCH
    common = statistics.mode(steps)
    return statistics.mean(lower.baseline - upper.baseline for upper, lower in zip(lines, lines[1:])
                           if abs(lower.baseline - upper.baseline - common) < 0.02)


def pitch_of_document(pages):
    """That of the page with the most lines of the body: the first may be spread or short."""
    upright = [page for page in pages if page.width < page.height]
    return pitch_of(max(upright, key=lambda page: (page.number > 1, len(main_lines(page)))))


def blank_lines(gap, pitch, owns_leading):
    """Of the grid's 行 or of the adjusted one: the standard does not say which a blank line has."""
    counts = [(gap - (line - HAN if owns_leading else 0)) / line for line in (PITCH, pitch)]
    return min(counts, key=lambda count: abs(count - round(count)))


def lines_between(upper, lower, pitch):
    """Blank lines between texts, the upper of which owns the leading below it."""
    return blank_lines(lower.top - upper.bottom, pitch, owns_leading=True)


def lines_below_rule(rule, lower, pitch):
    return blank_lines(lower.top - rule.bottom, pitch, owns_leading=False)


def title_lines(document):
    """Those of 标题 on the first page, from its first line to its last; none when it is not there."""
    title = document.says["标题"].replace("\n", "")
    lines = []
    for line in document.pages[0].lines:
        if line.colours() == {"黑"} and title.startswith("".join(part.text for part in lines) + line.text):
            lines.append(line)
    return lines


def chinese(number):
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else digits[tens] + "十") + (
        digits[ones] if ones or not tens else "")


class BodyPlace:
    """A paragraph's level (0: no heading), what it says with its number, and its first line."""

    def __init__(self, level, text, line):
        self.level, self.text, self.line = level, text, line

    def heading_and_rest(self):
        """The first line's part that is heading, and what runs on behind it."""
        if self.level == 0:
            return self.line, None
        stop = self.text.find("。", 3)
        end = len(self.line.glyphs) if stop < 0 else min(stop + 1, len(self.line.glyphs))
        rest = Span(self.line.glyphs[end:], self.line.page)
        return self.line.part(0, end), rest if rest.glyphs else None

    def second_line(self):
        lines = self.line.page.lines
        if len(self.text) <= len(self.line.text):
            return None
        below = [line for line in lines if line.top > self.line.top + 1]
        nearest = min(below, key=lambda line: line.top, default=None)
        runs_on = nearest and self.text[len(self.line.text):].startswith(nearest.text[:6])
        return nearest if runs_on else None


def paragraphs(prose):
    """Level and text with number of each paragraph of 正文."""
    counts = [0] * 5
    patterns = [None, "{}、", "（{}）", "{}.", "（{}）"]
    for line in prose.splitlines():
        line = line.strip()
        if not line or line.startswith("|") or line.startswith("表："):
            continue
        level = len(line) - len(line.lstrip("#"))
        text = line.lstrip("#").strip()
        if level:
            counts[level] += 1
            counts[level + 1:] = [0] * (4 - level)
            number = counts[level]
            text = patterns[level].format(chinese(number) if level < 3 else number) + text
        yield level, text


def body_places(document, findings):
    """Of each paragraph of 正文, in order."""
    lines = [line for page in document.pages for line in main_lines(page)]
    at = 0
    for level, text in paragraphs(document.says["正文"]):
        while at < len(lines) and not lines[at].text.startswith(text[:6]):
            at += 1
        line = found(at < len(lines), findings, "7.3.3", f"“{text[:6]}……”") and lines[at]
        yield BodyPlace(level, text, line)


def occurrences(document, text, size=16):
    """Every place of a text in a size, from the first page to the last."""
    spans = []
    for page in document.pages:
        for line in page.lines:
            span = line.find(text)
            if span and abs(span.size - size) < 0.01 and span.colours() == {"黑"}:
                spans.append(span)
    return spans

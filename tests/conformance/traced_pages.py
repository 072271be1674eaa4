"""What stands where on the pages of a PDF, as mupdf draws it: glyphs by their origins, filled
rectangles, pictures. Lengths are millimetres from the page's upper left corner."""

import re
import subprocess
import xml.etree.ElementTree as ElementTree

POINT = 25.4 / 72

# The ideographic em box about the baseline, in em.
ABOVE, BELOW = 0.88, 0.12

TOLERANCE = 0.05  # of what stands on one line

# What a layout may kern or cut to half its width: not where the edge of a line can be seen.
MARKS = set("，。、；：？！“”‘’（）《》〈〉—…〔〕【】「」『』")


class Glyph:
    def __init__(self, char, x, baseline, size, advance, face, colour):
        self.char, self.face, self.colour = char, face, colour
        self.left, self.right = x, x + advance * size
        self.baseline, self.size = baseline, size
        self.top, self.bottom = baseline - ABOVE * size, baseline + BELOW * size


class Span:
    """Glyphs of one line, from left to right, blanks left out."""

    def __init__(self, glyphs, page):
        self.glyphs, self.page = list(glyphs), page
        self.text = "".join(glyph.char for glyph in self.glyphs)

    left = property(lambda self: self.glyphs[0].left)
    right = property(lambda self: self.glyphs[-1].right)
    top = property(lambda self: min(glyph.top for glyph in self.glyphs))
    bottom = property(lambda self: max(glyph.bottom for glyph in self.glyphs))
    baseline = property(lambda self: self.glyphs[0].baseline)
    centre = property(lambda self: (self.left + self.right) / 2)
    middle = property(lambda self: (self.top + self.bottom) / 2)
    size = property(lambda self: max(glyph.size for glyph in self.glyphs) / POINT)

    def faces(self):
        """Those of ideographs and digits: the face may lack a sign, or have it from another."""
        return {g.face for g in self.glyphs if g.char.isdigit() or "\u4e00" <= g.char <= "\u9fff"}

    def colours(self):
        return {glyph.colour for glyph in self.glyphs}

    def part(self, start, length):
        return Span(self.glyphs[start:start + length], self.page)

    def find(self, text):
        """The first place of a text; None when it is not there."""
        at = self.text.find(text)
        return self.part(at, len(text)) if at >= 0 and text else None


class Box:
    """A filled rectangle or a picture."""

    def __init__(self, left, top, right, bottom, colour=None):
        self.left, self.top, self.right, self.bottom = left, top, right, bottom
        self.colour = colour

    width = property(lambda self: self.right - self.left)
    height = property(lambda self: self.bottom - self.top)
    centre = property(lambda self: (self.left + self.right) / 2)
    middle = property(lambda self: (self.top + self.bottom) / 2)


class Page:
    def __init__(self, number, width, height):
        self.number, self.width, self.height = number, width, height
        # The type area's edges; of a landscape page, those of its sheet held upright.
        self.left, self.right = 0.0, min(width, height)
        self.glyphs, self.upright_glyphs, self.rules, self.pictures = [], [], [], []
        self.lines = []

    middle = property(lambda self: (self.left + self.right) / 2)

    def find(self, text):
        for line in self.lines:
            span = line.find(text)
            if span:
                return span
        return None

    def line_starting(self, text):
        return next((line for line in self.lines if line.text.startswith(text)), None)

    def line_above(self, top):
        """The nearest line that ends above a height."""
        above = [line for line in self.lines if line.bottom <= top + TOLERANCE]
        return max(above, key=lambda line: line.bottom, default=None)

    def turned(self):
        """The glyphs of a landscape page as one sees them who holds its sheet upright: the upper
        edge of the landscape page is the left edge of the sheet."""
        page = Page(self.number, self.height, self.width)
        page.left, page.right = self.left, self.right
        page.glyphs = self.upright_glyphs
        page.lines = lines_of(page)
        return page


def lines_of(page):
    lines = []
    for glyph in sorted(page.glyphs, key=lambda glyph: (glyph.baseline, glyph.left)):
        if glyph.char.isspace():
            continue
        if not lines or glyph.baseline - lines[-1][0].baseline > TOLERANCE:
            lines.append([])
        lines[-1].append(glyph)
    return [Span(sorted(line, key=lambda glyph: glyph.left), page) for line in lines]


def numbers(text):
    return [float(number) for number in text.split()]


def name_of_colour(element):
    values = numbers(element.get("color", "0"))
    if len(values) == 1:
        values = values * 3
    if len(values) != 3:
        return element.get("color")
    red, green, blue = values
    if max(values) < 0.01:
        return "黑"
    if red > 0.7 and max(green, blue) < 0.25:
        return "红"
    return element.get("color")


def add_glyphs(page, text):
    a, b, c, d, e, f = numbers(text.get("transform"))
    colour = name_of_colour(text)
    for span in text.iter("span"):
        p, q, r, s = numbers(span.get("trm"))
        face = span.get("font").split("+")[-1]
        for g in span.iter("g"):
            char = g.get("unicode") or "\ufffd"
            x, y, advance = (float(g.get(name)) for name in ("x", "y", "adv"))
            x, y = (a * x + c * y + e) * POINT, (b * x + d * y + f) * POINT
            if q == 0 and r == 0:
                page.glyphs.append(Glyph(char, x, y, s * POINT, advance, face, colour))
            elif p == 0 and s == 0 and q < 0:
                # Written downwards: upright on the sheet of a landscape page.
                page.upright_glyphs.append(
                    Glyph(char, y, page.width - x, r * POINT, advance, face, colour))


def add_rules(page, path):
    a, _, _, d, e, f = numbers(path.get("transform"))
    colour, points = name_of_colour(path), []
    for step in path:
        if step.tag in ("moveto", "lineto"):
            points.append(((a * float(step.get("x")) + e) * POINT,
                           (d * float(step.get("y")) + f) * POINT))
        elif step.tag == "closepath" and points:
            xs, ys = zip(*points)
            page.rules.append(Box(min(xs), min(ys), max(xs), max(ys), colour))
            points = []


def add_picture(page, image):
    a, _, _, d, e, f = (number * POINT for number in numbers(image.get("transform")))
    page.pictures.append(Box(min(e, e + a), min(f, f + d), max(e, e + a), max(f, f + d)))


def traced_pages(pdf):
    trace = subprocess.run(["mutool", "trace", pdf], check=True, capture_output=True).stdout
    # Glyphs without a character are written as what XML cannot hold.
    text = re.sub(r"&#x?[0-9a-fA-F]+;|[\x00-\x08\x0b\x0c\x0e-\x1f]", "\ufffd", trace.decode("utf-8"))
    pages = []
    for number, element in enumerate(ElementTree.fromstring(text).iter("page"), 1):
        left, top, right, bottom = numbers(element.get("mediabox"))
        page = Page(number, (right - left) * POINT, (bottom - top) * POINT)
        for part in element.iter():
            if part.tag == "fill_text":
                add_glyphs(page, part)
            elif part.tag == "fill_path":
                add_rules(page, part)
            elif part.tag == "fill_image":
                add_picture(page, part)
        page.lines = lines_of(page)
        pages.append(page)
    return pages


def top_of_ink(pdf, page, left, right, top, bottom):
    """The height of the highest ink in a part of a page; None when there is none."""
    dots = 1200 / 25.4
    x, y = round(left * dots), round(top * dots)
    width, height = round((right - left) * dots), round((bottom - top) * dots)
    picture = subprocess.run(
        ["pdftoppm", "-gray", "-r", "1200", "-f", str(page), "-l", str(page), "-x", str(x), "-y",
         str(y), "-W", str(width), "-H", str(height), pdf], check=True, capture_output=True).stdout
    pixels = picture[-width * height:]
    for row in range(height):
        if min(pixels[row * width:(row + 1) * width]) < 128:
            return (y + row) / dots
    return None

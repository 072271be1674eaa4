#!/usr/bin/env python3
"""Draws the pictures that the reports of this folder name: 印章.png, a seal of 42 mm, and 签名章.png,
a signature stamp of 40 mm by 15 mm. The seal bears no lettering, so that it can stand for nobody's.

    python3 make-seals.py [FOLDER]      # its own folder when none is given

The same pixels each time; Python's standard library only.
"""

import math
import os
import struct
import sys
import zlib

DOTS_PER_INCH = 600
RED = (0xD8, 0x20, 0x1F)


def dots(millimetres):
    return millimetres * DOTS_PER_INCH / 25.4


class Picture:
    """Red ink of a density from 0 to 255 for each pixel."""

    def __init__(self, width_mm, height_mm):
        self.width = round(dots(width_mm))
        self.height = round(dots(height_mm))
        self.ink = [bytearray(self.width) for _ in range(self.height)]

    def draw(self, left, top, right, bottom, distance):
        """Inks where `distance` (in dots, negative inside) says, half a dot to either side of the
        edge being grey."""
        for y in range(max(0, math.floor(top)), min(self.height, math.ceil(bottom))):
            row = self.ink[y]
            for x in range(max(0, math.floor(left)), min(self.width, math.ceil(right))):
                far = distance(x + 0.5, y + 0.5)
                if far < 0.5:
                    row[x] = max(row[x], 255 if far <= -0.5 else round((0.5 - far) * 255))

    def save(self, path):
        red = bytes(RED)
        rows = b"".join(
            b"\0" + b"".join(red + bytes((alpha,)) for alpha in row) for row in self.ink
        )
        metre = round(DOTS_PER_INCH / 0.0254)
        with open(path, "wb") as file:
            file.write(b"\x89PNG\r\n\x1a\n")
            for kind, data in (
                (b"IHDR", struct.pack(">IIBBBBB", self.width, self.height, 8, 6, 0, 0, 0)),
                (b"sRGB", b"\0"),
                (b"pHYs", struct.pack(">IIB", metre, metre, 1)),
                (b"IDAT", zlib.compress(rows, 9)),
                (b"IEND", b""),
            ):
                checksum = zlib.crc32(kind + data)
                file.write(struct.pack(">I", len(data)) + kind + data)
                file.write(struct.pack(">I", checksum))


def star(radius):
    """The signed distance to a five-pointed star about the origin, one point upwards."""
    inner = radius * math.sin(math.radians(18)) / math.sin(math.radians(126))
    points = []
    for i in range(10):
        reach = inner if i % 2 else radius
        angle = math.radians(36 * i - 90)
        points.append((reach * math.cos(angle), reach * math.sin(angle)))

    def distance(x, y):
        nearest, inside = math.inf, False
        for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1]):
            nearest = min(nearest, to_line(x, y, x1, y1, x2, y2))
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                inside = not inside
        return -nearest if inside else nearest

    return distance


def to_line(x, y, x1, y1, x2, y2):
    along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / ((x2 - x1) ** 2 + (y2 - y1) ** 2)
    along = min(1, max(0, along))
    return math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1))


def seal():
    picture = Picture(42, 42)
    centre = picture.width / 2
    outer, ring = centre - 0.5, dots(1.2)
    middle = outer - ring / 2
    # Row by row the ring is two short pieces: nothing is looked at between them.
    for y in range(picture.height):
        up = y + 0.5 - centre
        reach = math.sqrt(max(0, outer**2 - up**2)) + 1
        hollow = math.sqrt(max(0, (outer - ring) ** 2 - up**2)) - 1
        for left, right in ((centre - reach, centre - hollow), (centre + hollow, centre + reach)):
            picture.draw(left, y, right, y + 1,
                         lambda px, py: abs(math.hypot(px - centre, py - centre) - middle) - ring / 2)
    radius = dots(7)
    five_points = star(radius)
    picture.draw(centre - radius, centre - radius, centre + radius, centre + radius,
                 lambda px, py: five_points(px - centre, py - centre))
    return picture


# Strokes of a hand, in millimetres: four points of a Bézier curve and the width of the pen.
STROKES = [
    (2.0, 5.0, 4.5, 2.0, 8.0, 3.5, 11.5, 2.2, 0.9),
    (7.2, 1.5, 6.8, 6.0, 5.5, 10.0, 2.2, 13.2, 1.0),
    (6.6, 6.4, 8.5, 8.5, 10.5, 11.5, 12.6, 12.4, 1.1),
    (14.5, 3.6, 17.0, 2.4, 20.0, 3.4, 23.5, 2.4, 0.9),
    (15.0, 7.6, 18.5, 6.2, 21.0, 7.2, 24.6, 6.0, 0.8),
    (19.2, 1.6, 19.6, 6.0, 19.0, 10.0, 19.4, 13.6, 1.0),
    (19.4, 13.6, 18.4, 13.4, 17.6, 12.8, 17.0, 12.2, 0.8),
    (27.0, 4.4, 30.0, 2.6, 33.0, 3.8, 36.4, 2.2, 0.9),
    (31.2, 2.2, 31.0, 6.6, 29.6, 10.4, 26.8, 13.0, 1.0),
    (30.6, 7.0, 33.0, 5.8, 37.0, 6.4, 35.4, 8.6, 0.8),
    (35.4, 8.6, 34.0, 10.8, 34.6, 13.6, 38.6, 12.0, 1.0),
]


def curve(points, steps):
    x0, y0, x1, y1, x2, y2, x3, y3 = points
    for i in range(steps + 1):
        t = i / steps
        a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3
        yield a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3


def signature_stamp():
    picture = Picture(40, 15)
    for *points, width in STROKES:
        line = [(dots(x), dots(y)) for x, y in curve(points, 12)]
        half = dots(width) / 2
        for (x1, y1), (x2, y2) in zip(line, line[1:]):
            picture.draw(min(x1, x2) - half - 1, min(y1, y2) - half - 1,
                         max(x1, x2) + half + 1, max(y1, y2) + half + 1,
                         lambda x, y: to_line(x, y, x1, y1, x2, y2) - half)
    return picture


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
    os.makedirs(folder, exist_ok=True)
    seal().save(os.path.join(folder, "印章.png"))
    signature_stamp().save(os.path.join(folder, "签名章.png"))


if __name__ == "__main__":
    main()

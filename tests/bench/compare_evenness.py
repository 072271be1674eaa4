#!/usr/bin/env python3
"""Sets the same paragraphs with typeset and with other engines, and compares their lines.

    compare_evenness.py [--typeset build/release/typeset] [--measure CHARACTERS]… [--keep FOLDER]

The paragraphs are those of evenness.txt: official prose with marks of all kinds, numbers and Latin.
Every engine gets the same face (FandolFang, 16 pt), a measure of so many characters (28 and 14
where none is asked for), justified lines and a first line indented by two characters, each in the
way its manual says for Chinese. Engines: whichever of typst, weasyprint and chromium is on the
PATH. What the figures mean is said in line_evenness.py.
"""

import argparse
import html
import os
import pathlib
import shutil
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FONTS = ROOT / "fonts" / "free"
SIZE = 16  # points

LAYOUT = """title: 比较
page:
  size: {{width: {page}pt, height: 5000mm}}
  type-area: {{left: 20mm, top: 20mm, width: {measure}pt, height: 4950mm}}
  grid: {{lines: 400, characters: {characters}, size: 三号}}
  folio: {{style: folio, pattern: "{{{{page}}}}", distance: 7mm}}
styles:
  body: {{font: 仿宋, size: 三号, line-pitch: 29pt, align: justify, first-line-indent: 2字}}
  folio: {{font: 仿宋, size: 五号}}
fields: {{正文: {{type: prose}}}}
content: [{{prose: 正文}}]
"""


def indented(paragraphs):
    return "\n".join("  " + paragraph for paragraph in paragraphs)


def with_typeset(command, folder, paragraphs, characters, measure):
    layout = folder / "layouts" / "compare" / "layout.yaml"
    layout.parent.mkdir(parents=True)
    layout.write_text(
        LAYOUT.format(page=measure + 120, measure=measure, characters=characters), encoding="utf-8"
    )
    report = folder / "compare.yaml"
    report.write_text("版式: compare\n正文: |\n" + indented(paragraphs) + "\n", encoding="utf-8")
    subprocess.run([command, report, "-o", folder / "typeset.pdf"], check=True)


def with_typst(command, folder, paragraphs, measure):
    source = folder / "typst.typ"
    escaped = [p.replace("\\", "\\\\").replace("#", "\\#").replace("_", "\\_") for p in paragraphs]
    source.write_text(
        f"#set page(width: {measure + 120}pt, height: 5000mm, margin: (x: 60pt, y: 20mm))\n"
        f'#set text(font: "FandolFang R", size: {SIZE}pt, lang: "zh", region: "cn")\n'
        "#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 13pt)\n"
        + "\n\n".join(escaped)
        + "\n",
        encoding="utf-8",
    )
    fonts = ["--font-path", FONTS]
    subprocess.run([command, "compile", *fonts, source, folder / "typst.pdf"], check=True)


def write_html(folder, paragraphs, measure):
    page = folder / "compare.html"
    face = (FONTS / "FandolFang-Regular.otf").as_uri()
    page.write_text(
        '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>'
        f"@font-face {{ font-family: Fang; src: url({face}) }}"
        f"@page {{ size: {measure + 120}pt 5000mm; margin: 20mm 60pt }}"
        f"body {{ margin: 0; font: {SIZE}pt/29pt Fang; width: {measure}pt }}"
        "p { margin: 0; text-indent: 2em; text-align: justify; text-justify: inter-ideograph;"
        " line-break: strict; text-autospace: normal; text-spacing-trim: normal }</style>"
        + "".join(f"<p>{html.escape(p)}</p>" for p in paragraphs),
        encoding="utf-8",
    )
    return page


def with_weasyprint(command, folder, page):
    subprocess.run([command, page, folder / "weasyprint.pdf"], check=True, capture_output=True)


def with_chromium(command, folder, page):
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    output = f"--print-to-pdf={folder / 'chromium.pdf'}"
    subprocess.run([command, *options, output, page.as_uri()], check=True, capture_output=True)


def compare(folder, arguments, paragraphs, characters):
    # No whole number of characters: every line has something to share out.
    measure = characters * SIZE + 5
    with_typeset(arguments.typeset, folder, paragraphs, characters, measure)
    if command := shutil.which("typst"):
        with_typst(command, folder, paragraphs, measure)
    page = write_html(folder, paragraphs, measure)
    if command := shutil.which("weasyprint"):
        with_weasyprint(command, folder, page)
    if command := shutil.which("chromium"):
        with_chromium(command, folder, page)
    names = ["typeset", "typst", "weasyprint", "chromium"]
    files = [f"{n}={folder / n}.pdf" for n in names if (folder / f"{n}.pdf").exists()]
    print(f"measure of {characters} characters")
    script = [HERE / "line_evenness.py", "--text", HERE / "evenness.txt"]
    subprocess.run(script + files, check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--typeset", default=ROOT / "build" / "release" / "typeset")
    parser.add_argument("--measure", type=int, action="append", help="in characters")
    parser.add_argument("--keep", type=pathlib.Path, help="where the PDFs are to stay")
    arguments = parser.parse_args()
    text = (HERE / "evenness.txt").read_text(encoding="utf-8")
    paragraphs = [line for line in text.splitlines() if line.strip()]
    with tempfile.TemporaryDirectory() as temporary:
        for characters in arguments.measure or [28, 14]:
            folder = (arguments.keep or pathlib.Path(temporary)) / str(characters)
            shutil.rmtree(folder, ignore_errors=True)
            os.makedirs(folder)
            compare(folder, arguments, paragraphs, characters)


if __name__ == "__main__":
    main()

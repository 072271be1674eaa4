#!/usr/bin/python3
"""Typesets the official documents of examples/gongwen, reads the PDFs back and compares every
element's place, size, face and colour with the number in GB/T 9704-2012.

    measure_gongwen.py TYPESET                      all clauses; exit status 1 on any deviation
    measure_gongwen.py TYPESET --clause 7.2.4       one clause
    measure_gongwen.py TYPESET --write              and puts the table into layouts/gongwen/README.md
    measure_gongwen.py TYPESET --keep FILE          measures only, into FILE
    measure_gongwen.py --from FILE --clause 7.2.4   judges what was kept
"""

import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile

import yaml

import gongwen_checks
from gongwen_findings import CLAUSES, Findings, judge, table
from gongwen_measures import pitch_of_document, set_type_areas
from traced_pages import traced_pages

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples" / "gongwen"
README = ROOT / "layouts" / "gongwen" / "README.md"
REPORTS = ["official-document", "official-document-plain", "upward-document", "joint-document",
           "joint-document-eight", "joint-upward-document", "letter", "order", "minutes"]


class Document:
    """An example, what it says, and its pages."""

    def __init__(self, name, folder, typeset, options, roles):
        self.name, self.roles = name, roles
        self.pdf = str(folder / f"{name}.pdf")
        # Official documents are written without aliases and dates of YAML's own.
        with open(folder / f"{name}.yaml", encoding="utf-8") as file:
            self.says = yaml.load(file, Loader=yaml.BaseLoader)
        subprocess.run([typeset, *options, str(folder / f"{name}.yaml"), "-o", self.pdf], check=True,
                       cwd=ROOT)
        self.pages = traced_pages(self.pdf)
        set_type_areas(self.pages, self.says.get("印刷", "双面") == "双面")
        # 行, which is another where the grid was adjusted for a signature (7.3.5.5).
        self.pitch = pitch_of_document(self.pages)

    def role(self, faces):
        """The roles that faces play, as one word."""
        return "、".join(sorted({self.roles.get(face, face) for face in faces}))


def faces_of_roles(typeset):
    """Role by PostScript name, as this machine has them."""
    said = subprocess.run([typeset, "fonts"], check=True, capture_output=True, text=True, cwd=ROOT)
    roles = {}
    for line in said.stdout.splitlines():
        words = line.split()
        if len(words) > 2 and words[2].startswith("/"):
            roles.setdefault(words[1], words[0])
    return roles


def measure(typeset, options=(), reports=REPORTS):
    """All clauses in examples, with options of typeset's own."""
    findings = Findings()
    roles = faces_of_roles(typeset)
    with tempfile.TemporaryDirectory() as folder:
        # A copy: the seals are drawn beside the reports that name them.
        examples = pathlib.Path(folder) / "gongwen"
        shutil.copytree(EXAMPLES, examples, ignore=shutil.ignore_patterns("*.pdf", "*.png"))
        subprocess.run([sys.executable, str(examples / "make-seals.py")], check=True)
        for name in reports:
            findings.where = name
            try:
                document = Document(name, examples, typeset, options, roles)
            except subprocess.CalledProcessError:
                findings.missing("5.2.1", "排成的 PDF")
                continue
            gongwen_checks.check(document, findings)
    return findings


def write_table(findings):
    begin, end = "<!-- measured: begin -->\n", "<!-- measured: end -->"
    text = README.read_text(encoding="utf-8")
    before, rest = text.split(begin)
    README.write_text(before + begin + table(findings) + end + rest.split(end)[1], encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("typeset", nargs="?")
    parser.add_argument("--from", dest="kept")
    parser.add_argument("--keep")
    parser.add_argument("--clause", choices=CLAUSES)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    if not arguments.typeset and not arguments.kept:
        parser.error("TYPESET or --from FILE")
    typeset = arguments.typeset and str(pathlib.Path(arguments.typeset).resolve())
    findings = Findings.load(arguments.kept) if arguments.kept else measure(typeset)
    if arguments.keep:
        findings.save(arguments.keep)
        return 0
    if arguments.write:
        write_table(findings)
    return 0 if judge(findings, [arguments.clause] if arguments.clause else CLAUSES) else 1


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
"""That the measurements find deviations: measures layouts that are a little off, and expects each
clause whose number was changed to be found wanting.

    measure_gongwen_test.py TYPESET
"""

import pathlib
import shutil
import sys
import tempfile

from measure_gongwen import ROOT, measure

# What is changed, and the clauses that it breaks: little, but more than the tolerance.
SPOILT = [("""
page:
  type-area: {height: 224.5mm}
  folio: {distance: 7.3mm}
styles:
  masthead: {top: 35.3mm}
  copy-number: {start-indent: 0.3mm}
  document-number: {space-before: 2.2行}
  title: {space-before: 2.2行}
  addressee: {font: 楷体}
  heading-2: {font: 仿宋}
  annex-list: {space-before: 1.1行}
  imprint-text: {start-indent: 1.1字, end-indent: 1.1字}
""", ["5.2.3", "7.2.1", "7.2.4", "7.2.5", "7.3.1", "7.3.2", "7.3.3", "7.3.4", "7.4.2", "7.4.3", "7.5"]),
    ("page: {mirrored: false}", ["5.2.1"])]


def spoil(layouts, spoilt):
    common = layouts / "gongwen" / "common"
    (common / "spoilt.yaml").write_text("include: [common/styles.yaml]\n" + spoilt, encoding="utf-8")
    layout = layouts / "gongwen" / "official-document" / "layout.yaml"
    text = layout.read_text(encoding="utf-8")
    if "common/styles.yaml" not in text:
        sys.exit(f"{layout}: does not include common/styles.yaml")
    layout.write_text(text.replace("common/styles.yaml", "common/spoilt.yaml"), encoding="utf-8")


def missed(typeset, spoilt, broken):
    """The clauses that a spoilt layout breaks and the measurements do not show."""
    with tempfile.TemporaryDirectory() as folder:
        layouts = pathlib.Path(folder) / "layouts"
        shutil.copytree(ROOT / "layouts", layouts)
        spoil(layouts, spoilt)
        findings = measure(typeset, ["--layouts", str(layouts)], ["official-document"])
    return [clause for clause in broken if all(entry["holds"] for entry in findings.of(clause))]


def main():
    typeset = str(pathlib.Path(sys.argv[1]).resolve())
    clauses = [clause for spoilt, broken in SPOILT for clause in missed(typeset, spoilt, broken)]
    for clause in clauses:
        print(f"{clause}: 没有看出不符")
    return 1 if clauses else 0


if __name__ == "__main__":
    sys.exit(main())

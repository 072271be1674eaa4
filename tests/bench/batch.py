"""What a batch costs: python3 tests/bench/batch.py [--peer DIR] [--rows 1000,10000,38600]

Prints Markdown tables: one document in a new process; the same documents as a rival's in one run,
taken in turn with the rival (Typst in node: DIR holds batch.mjs and report.typ, and its package is
installed there); and made-up divisions of a whole country, by number. Medians of several runs.
Files are written to the disk and deleted again; 38,600 documents need some 10 GB.
"""

import argparse
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
SOURCES = HERE.parent.parent
FONTS = [SOURCES / "fonts/free", "/usr/share/fonts/opentype/noto"]


class Figures:
    """Of one process: seconds of the clock and the processor, peak memory in MB, what it said."""

    def __init__(self, command, environment=None, directory=None):
        with tempfile.TemporaryFile("w+") as said:
            start = time.perf_counter()
            process = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, cwd=directory,
                                       env={**os.environ, **(environment or {})})
            _, status, usage = os.wait4(process.pid, 0)
            self.wall = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            said.seek(0)
            self.said = said.read()
        self.processor = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss / 1024
        if process.returncode != 0:
            sys.exit(f"{command} ended with {process.returncode}:\n{self.said[-2000:]}")


def median(values):
    return statistics.median(values)


def table(head, rows):
    print("| " + " | ".join(head) + " |")
    print("|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print(flush=True)


def one_document(typeset, runs, work):
    report = SOURCES / "examples/xinwei-2020/report.yaml"
    figures = [Figures([typeset, report, "-o", work / "one.pdf"]) for _ in range(runs)]
    table(["one document, a new process", "wall time", "processor time", "peak memory"],
          [["typeset", f"{median(f.wall for f in figures) * 1000:.0f} ms",
            f"{median(f.processor for f in figures) * 1000:.0f} ms",
            f"{median(f.memory for f in figures):.0f} MB"]])


def batch(typeset, template, data, work, *words):
    """A fresh run of all rows; also the milliseconds of each stage."""
    out = work / "out"
    shutil.rmtree(out, ignore_errors=True)
    figures = Figures([typeset, "batch", template, data, "-o", out, "--timings", "--lang", "en", *words])
    figures.stages = dict(re.findall(r"^  (\w+): ([\d.]+) ms", figures.said, re.M))
    return figures


def seed_template(work):
    """The seed's report as the rival has it: the office's name and a number differ."""
    text = (SOURCES / "examples/xinwei-2020/report.yaml").read_text(encoding="utf-8")
    text = text.replace("新伟街道", "{{org}}")
    text = re.sub(r"^(机关|署名): (.*)$", r'\1: "\2"', text, flags=re.M)
    text += "申请办理:\n  本年新收: {自然人: \"{{n}}\"}\n  予以公开: {自然人: \"{{n}}\"}\n"
    template = work / "seed.yaml"
    template.write_text(text, encoding="utf-8")
    return template


def same_documents(typeset, peer, rows, runs, work):
    template = seed_template(work)
    data = work / "seed.csv"
    data.write_text("org,n\n" + "".join(f"第{i}街道,{i}\n" for i in range(1, rows + 1)), encoding="utf-8")
    words = ["--name", "{{row}}"]
    rates = {"typeset, 1 worker": [], "typeset, 2 workers": [], "Typst, 2 processes": []}
    for _ in range(runs):
        for jobs in (1, 2):
            run = batch(typeset, template, data, work, *words, "--jobs", str(jobs))
            rates[f"typeset, {jobs} worker{'s' if jobs > 1 else ''}"].append(rows / run.wall)
        if peer:
            command = ["node", "batch.mjs", ",".join(map(str, FONTS)), "200"]
            processes = [subprocess.Popen(command, cwd=peer, stdout=subprocess.PIPE, text=True) for _ in range(2)]
            said = [process.communicate()[0] for process in processes]
            rates["Typst, 2 processes"].append(sum(float(re.search(r"([\d.]+) documents/s", s)[1]) for s in said))
    ours = median(rates["typeset, 2 workers"])
    lines = []
    for name, values in rates.items():
        if values:
            rate = median(values)
            lines.append([name, f"{rate:.0f}", f"{ours / rate:.1f}×" if name.startswith("Typst") else ""])
    table([f"the seed's report, {rows} times", "documents a second", "typeset's 2 workers against it"], lines)


def divisions(typeset, counts, runs, work):
    lines, stages = [], []
    template = SOURCES / "examples/district/template.yaml"
    for count in counts:
        data = work / f"{count}.csv"
        with open(data, "w", encoding="utf-8") as file:
            subprocess.run([sys.executable, HERE / "divisions.py", str(count)], stdout=file, check=True)
        figures = [batch(typeset, template, data, work, "--name", "{{市}}/{{县}}/{{机关}}-{{row}}")
                   for _ in range(runs if count <= 10000 else 1)]
        size = sum(f.stat().st_size for f in (work / "out").rglob("*.pdf"))
        wall = median(f.wall for f in figures)
        lines.append([f"{count:,}", f"{wall:.1f} s", f"{count / wall:.0f}",
                      f"{median(f.processor for f in figures):.1f} s",
                      f"{median(f.memory for f in figures):.0f} MB", f"{size / count / 1000:.0f} kB"])
        stages.append([f"{count:,}", *(f"{median(float(f.stages[s]) for f in figures):.2f} ms"
                                       for s in figures[0].stages)])
        shutil.rmtree(work / "out")
    table(["divisions", "wall time", "documents a second", "processor time", "peak memory", "PDF"], lines)
    table(["divisions", *figures[0].stages], stages)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--typeset", default=SOURCES / "build/release/typeset")
    parser.add_argument("--peer", type=pathlib.Path)
    parser.add_argument("--rows", default="1000,10000,38600")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        one_document(arguments.typeset, 3 * arguments.runs, work)
        same_documents(arguments.typeset, arguments.peer, 2000, arguments.runs, work)
        divisions(arguments.typeset, [int(n) for n in arguments.rows.split(",")], arguments.runs, work)


if __name__ == "__main__":
    main()

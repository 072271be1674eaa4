"""What was measured, clause by clause, against what GB/T 9704-2012 requires."""

import json

# The standard's own tolerance is wider (天头 ± 1 mm): this is that of a ruler in a reader's hand.
TOLERANCES = {"mm": 0.1, "行": 0.05, "字": 0.05, "pt": 0.01}

CLAUSES = [
    "5.2.1", "5.2.2", "5.2.3", "7.2.1", "7.2.2", "7.2.3", "7.2.4", "7.2.5", "7.2.6", "7.2.7",
    "7.3.1", "7.3.2", "7.3.3", "7.3.4", "7.3.5.1", "7.3.5.2", "7.3.5.3", "7.3.5.4", "7.3.5.5",
    "7.3.6", "7.3.7", "7.4.1", "7.4.2", "7.4.3", "7.5", "8", "10.1", "10.2", "10.3",
]


class Findings:
    def __init__(self, entries=None):
        self.entries = entries or []
        self.where = ""

    def add(self, clause, element, required, measured, holds):
        self.entries.append({"clause": clause, "element": element, "required": required,
                             "measured": measured, "holds": bool(holds), "where": self.where})

    def length(self, clause, element, required, measured, unit="mm"):
        """A length that has to be `required`, within the unit's tolerance."""
        self.add(clause, element, f"{required:g} {unit}", [round(measured, 3), unit],
                 abs(measured - required) <= TOLERANCES[unit])

    def at_most(self, clause, element, most, measured, unit="mm", least=0.0):
        self.add(clause, element, f"不大于 {most:g} {unit}", [round(measured, 3), unit],
                 least - TOLERANCES[unit] <= measured <= most + TOLERANCES[unit])

    def same(self, clause, element, required, measured):
        """A set of words, or a word, that has to be that one."""
        if isinstance(measured, (set, frozenset)):
            measured = "、".join(sorted(measured)) or "没有"
        self.add(clause, element, required, measured, measured == required)

    def holds(self, clause, element, required, measured):
        self.add(clause, element, required, "是" if measured else "否", measured)

    def missing(self, clause, element):
        self.add(clause, element, "有", "没有找到", False)

    def of(self, clause):
        return [entry for entry in self.entries if entry["clause"] == clause]

    def save(self, path):
        with open(path, "w", encoding="utf-8") as file:
            json.dump(self.entries, file, ensure_ascii=False, indent=1)

    @staticmethod
    def load(path):
        with open(path, encoding="utf-8") as file:
            return Findings(json.load(file))


def written(entries):
    """All measurements of one thing: the one value, or from where to where they go."""
    values = [entry["measured"] for entry in entries]
    if all(isinstance(value, list) for value in values):
        figures, unit = [value[0] for value in values], values[0][1]
        # Without a negative zero.
        low, high = (f"{round(figure, 2) + 0.0:.2f}" for figure in (min(figures), max(figures)))
        return f"{low} {unit}" if low == high else f"{low}—{high} {unit}"
    return "；".join(sorted({str(value) for value in values}))


def grouped(findings):
    """Entries of the same element and requirement, in the order of the clauses."""
    groups = {}
    for entry in findings.entries:
        key = (entry["clause"], entry["element"], entry["required"])
        groups.setdefault(key, []).append(entry)
    return sorted(groups.items(), key=lambda group: CLAUSES.index(group[0][0]))


def table(findings):
    rows = ["| 条款 | 要素 | 标准的要求 | 实测 | 处数 |", "|---|---|---|---|--:|"]
    for (clause, element, required), entries in grouped(findings):
        rows.append(f"| {clause} | {element} | {required} | {written(entries)} | {len(entries)} |")
    return "\n".join(rows) + "\n"


def judge(findings, clauses):
    """Prints a line for each clause and one for each deviation; whether there is none."""
    good = True
    for clause in clauses:
        entries = findings.of(clause)
        bad = [entry for entry in entries if not entry["holds"]]
        verdict = "未测到" if not entries else f"{len(bad)} 处不符" if bad else "符合"
        print(f"{clause}: {len(entries)} 处，{verdict}")
        for entry in bad:
            print(f"  {entry['where']}: {entry['element']}: 要求 {entry['required']}，"
                  f"实测 {written([entry])}")
        good = good and bool(entries) and not bad
    return good

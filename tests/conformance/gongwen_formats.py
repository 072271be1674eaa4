"""10: letters, orders and minutes; and the mark of the issuing organ, which each format has."""

from gongwen_measures import (BOTTOM, CELL, HAN, LEFT, MIDDLE, RIGHT, TOP, colon_width, found,
                              lines_between, main_lines, title_lines)
from traced_pages import Span

PAPER_MIDDLE = 105.0


class Masthead:
    """发文机关标志: the names of the organs, one above the other, and “文件” beside several."""

    def __init__(self, document, findings, clause):
        page = document.pages[0]
        glyphs = [glyph for line in page.lines for glyph in line.glyphs if glyph.colour == "红"]
        found(glyphs, findings, clause, "发文机关标志（红色）")
        self.suffix = None
        if "联合机关" in document.says:
            at = next((i for i, glyph in enumerate(glyphs) if glyph.char == "件"), None)
            at = found(at, findings, clause, "“文件”")
            self.suffix = Span(glyphs[at - 1:at + 1], page)
            glyphs = glyphs[:at - 1] + glyphs[at + 1:]
        rows = {}
        for glyph in glyphs:
            rows.setdefault(round(glyph.baseline, 1), []).append(glyph)
        self.names = [Span(row, page) for row in rows.values()]
        everything = Span(glyphs + (self.suffix.glyphs if self.suffix else []), page)
        left = min(glyph.left for glyph in everything.glyphs)
        right = max(glyph.right for glyph in everything.glyphs)
        self.centre = (left + right) / 2
        self.top, self.bottom = Span(glyphs, page).top, Span(glyphs, page).bottom
        self.middle = (self.top + self.bottom) / 2
        if clause in ("7.2.5", "7.2.6"):
            return  # only a place to measure from
        findings.same(clause, "发文机关标志的字体", "小标宋", document.role(everything.faces()))
        findings.same(clause, "发文机关标志的颜色", "红", everything.colours())


def check(document, f):
    kind = document.says["版式"]
    if kind == "letter":
        check_letter(document, f)
    elif kind == "order":
        check_order(document, f)
    elif kind == "minutes":
        check_minutes(document, f)


def check_moved_addressees(document, f):
    """主送机关 in 版记 when the first page would show no body text: above 抄送, without a rule."""
    page = document.pages[-1]
    text = "主送：" + document.says["主送机关"]
    first = found(page.line_starting(text[:8]), f, "7.3.2", "移到版记的主送机关")
    copies = found(page.line_starting("抄送："), f, "7.3.2", "抄送")
    f.length("7.3.2", "移到版记的主送机关的字号", 14, first.size, "pt")
    f.holds("7.3.2", "移到版记的主送机关与抄送之间没有分隔线", "是",
            not any(first.bottom < rule.middle < copies.top for rule in page.rules))


def red_rules(page):
    return sorted((rule for rule in page.rules if rule.colour == "红"), key=lambda rule: rule.top)


def check_letter(document, f):
    clause, page = "10.1", document.pages[0]
    mark = Masthead(document, f, clause)
    f.length(clause, "信函标志上边缘至上页边", 30, mark.top)
    f.length(clause, "信函标志的中心（纸的中心）", PAPER_MIDDLE, mark.centre)
    rules = red_rules(page)
    found(len(rules) == 4, f, clause, "两条红色双线")
    f.length(clause, "红色双线至信函标志", 4, rules[0].top - mark.bottom)
    f.length(clause, "下面的红色双线至下页边", 20, 297 - rules[3].bottom)
    f.holds(clause, "上面的双线上粗下细", "是", rules[0].height > rules[1].height)
    f.holds(clause, "下面的双线上细下粗", "是", rules[2].height < rules[3].height)
    for rule in rules:
        f.length(clause, "红色双线的长度", 170, rule.width)
        f.length(clause, "红色双线的中心（纸的中心）", PAPER_MIDDLE, rule.centre)
    check_letter_marks(document, f, rules)
    if len(document.pages) > 1 and main_lines(document.pages[1]):
        last = max(page.lines, key=lambda line: line.bottom)
        f.length(clause, "首页末行字至下面的双线（三号字高的7/8）", round(HAN * 7 / 8, 3),
                 rules[2].top - last.bottom)
    copies = document.pages[-1].line_starting("抄送：")
    if copies:
        last = max((line for line in document.pages[-1].lines if abs(line.size - 14) < 0.01 and
                    line.top >= copies.top and line.bottom < BOTTOM + 1), key=lambda line: line.bottom)
        f.length(clause, "信函的版记末行下边（版心下边缘）", BOTTOM, last.bottom)
        f.holds(clause, "信函的版记没有分隔线", "是",
                not any(rule.top > copies.top - 15 for rule in document.pages[-1].rules))


def check_letter_marks(document, f, rules):
    clause, page, says = "10.1", document.pages[0], document.says
    number = found(page.find(says["发文字号"]), f, clause, "发文字号")
    f.length(clause, "发文字号右边至版心右边（顶格）", 0, RIGHT - number.right)
    f.length(clause, "发文字号至红色双线（三号字高的7/8）", round(HAN * 7 / 8, 3),
             number.top - rules[1].bottom)
    marks = [says.get("份号"), says.get("密级"), says.get("紧急程度")]
    spans = [found(page.find(mark), f, clause, mark) for mark in marks if mark]
    if spans:
        f.length(clause, "左上首个要素至红色双线（三号字高的7/8）", round(HAN * 7 / 8, 3),
                 spans[0].top - rules[1].bottom)
    for span in spans:
        f.length(clause, "份号、密级、紧急程度的左边（顶格）", LEFT, span.left)
    lowest = max(spans + [number], key=lambda span: span.bottom)
    title = found(title_lines(document), f, clause, "标题")
    f.length(clause, "信函标题与其上最后一个要素之间空几行", 2, lines_between(lowest, title[0], document.pitch), "行")


def check_order(document, f):
    clause, page = "10.2", document.pages[0]
    mark = Masthead(document, f, clause)
    number = found(page.find(document.says["令号"]), f, clause, "令号")
    body = found(page.find(document.says["正文"].strip()[:6]), f, clause, "正文")
    name = document.says["发文机关"] + document.says.get("命令种类", "令")
    f.holds(clause, "命令标志是全称加“命令”或“令”", "是", name == "".join(part.text for part in mark.names))
    f.length(clause, "命令标志上边缘至版心上边缘", 20, mark.top - TOP)
    f.length(clause, "命令标志的中心（版心的中心）", MIDDLE, mark.centre)
    f.length(clause, "令号与命令标志之间空几行", 2, lines_between(mark, number, document.pitch), "行")
    f.length(clause, "令号的中心（版心的中心）", MIDDLE, number.centre)
    f.length(clause, "正文与令号之间空几行", 2, lines_between(number, body, document.pitch), "行")


def check_minutes(document, f):
    clause, page, says = "10.3", document.pages[0], document.says
    mark = Masthead(document, f, clause)
    f.holds(clause, "纪要标志是会议名称加“纪要”", "是",
            says["会议名称"] + "纪要" == "".join(part.text for part in mark.names))
    f.length(clause, "纪要标志上边缘至版心上边缘", 35, mark.top - TOP)
    f.length(clause, "纪要标志的中心（版心的中心）", MIDDLE, mark.centre)
    for key in ("出席", "请假", "列席"):
        if key in says:
            check_present(document, f, key)


def check_present(document, f, key):
    """A list of names: its label, and the lines of the names behind it."""
    clause, label = "10.3", f"{key}："
    line = found(next((page.line_starting(label) for page in document.pages
                       if page.line_starting(label)), None), f, clause, key)
    page, names = line.page, line.part(3, len(line.glyphs))
    f.same(clause, "“出席”等的字体", "黑体", document.role(line.part(0, 2).faces()))
    f.same(clause, "出席等人员的字体", "仿宋", document.role(names.faces()))
    f.length(clause, "出席等的字号", 16, line.size, "pt")
    f.length(clause, "“出席”等之后全角冒号的宽度", 1, colon_width(line), "字")
    f.length(clause, "“出席”等左空几字", 2, (line.left - page.left) / CELL, "字")
    if key == "出席":
        above = page.line_above(line.top)
        if above:
            f.length(clause, "出席与正文之间空几行", 1, lines_between(above, line, document.pitch), "行")
    text, at = says_of(document, key)[len(names.text):], page.lines.index(line) + 1
    while text and at < len(page.lines) and text.startswith(page.lines[at].text[:4]):
        f.length(clause, "回行与冒号后的首字之差", 0, page.lines[at].left - names.left)
        text, at = text[len(page.lines[at].text):], at + 1


def says_of(document, key):
    return document.says[key].replace(" ", "").replace("　", "")

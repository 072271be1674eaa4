"""The clauses of GB/T 9704-2012 as measurements of a typeset document.

Everything is measured from em box to em box. A line of text owns the leading below it, 7/8 of a
三号 character; a rule owns none. Hence “下空二行” below a line of text is that leading and two
lines, and 4 mm below it are 4 mm below its em boxes."""

import re

import gongwen_formats
from gongwen_measures import (BOTTOM, CELL, HAN, LEFT, MIDDLE, PITCH, RIGHT, TOP, Absent, body_places,
                              colon_width, found, is_full, lines_below_rule, lines_between, main_lines, pitch_of, title_lines)
from gongwen_signatures import check_signature
from traced_pages import MARKS, POINT, top_of_ink


def check(document, findings):
    for part in (check_paper, check_grid, check_adjusted_grid, check_marks_of_head, check_masthead, check_number,
                 check_signers, check_red_rule, check_title, check_addressees, check_body,
                 check_annex_notes, check_signature, check_remark, check_annexes, check_imprint_rules,
                 check_copies, check_issuer, check_folios, check_landscape, gongwen_formats.check):
        try:
            part(document, findings)
        except Absent:
            pass  # said where it was looked for


def check_paper(document, f):
    page = document.pages[0]
    f.length("5.2.1", "纸宽", 210, page.width)
    f.length("5.2.1", "纸高", 297, page.height)


def check_adjusted_grid(document, f):
    """A grid that was adjusted for a signature still fills the type area, 20 to 24 lines a page."""
    lines = lines_of_grid(document)
    f.length("7.3.5.5", "调整行距后仍撑满版心：末行下边（版心下边缘）", BOTTOM,
             TOP + HAN + (lines - 1) * document.pitch)
    f.holds("7.3.5.5", "为印章调整行距，每面仍有20—24行", "是", 20 <= lines <= 24)


def lines_of_grid(document):
    return round(1 + (BOTTOM - TOP - HAN) / document.pitch)


def check_grid(document, f):
    """On pages full of lines of the body, which no signature has had adjusted."""
    if document.name == "official-document":  # whose second page is one
        f.same("5.2.3", "每面的行数", "22", str(len(main_lines(document.pages[1]))))
    for page in document.pages[1:]:
        lines = main_lines(page)
        if len(lines) == 22 == lines_of_grid(document) and page.width < page.height:
            f.length("5.2.1", "天头（第一行字的上边）", TOP, lines[0].top)
            f.length("5.2.3", "第22行字的下边（版心下边缘）", BOTTOM, lines[-1].bottom)
            f.length("5.2.3", "行距（1行）", round(PITCH, 3), pitch_of(page))
        for line in lines:
            if len(line.glyphs) == 28 and is_full(line.text):
                check_binding_edge(f, page, line)
                f.length("5.2.3", "第1个字的左边至第28个字的右边（版心的宽）", RIGHT - LEFT, line.right - line.left)


def check_binding_edge(f, page, line):
    """Of a full line of an upright page."""
    if page.width > page.height:
        return
    if page.left == LEFT:
        f.length("5.2.1", "订口：单页左边，第一个字至左页边", LEFT, line.left)
    else:
        f.length("5.2.1", "订口：双页右边，第28个字至右页边", LEFT, page.width - line.right)


def check_marks_of_head(document, f):
    """份号, 密级和保密期限, 紧急程度: one below the other in the upper left corner."""
    if document.says["版式"] in ("letter",):
        return
    says, page = document.says, document.pages[0]
    line = 0
    if "份号" in says:
        span = found(page.find(says["份号"]), f, "7.2.1", "份号")
        f.same("7.2.1", "份号的位数", "6", str(len(span.text)))
        f.length("7.2.1", "份号的字号", 16, span.size, "pt")
        f.length("7.2.1", "份号左边（顶格）", LEFT, span.left)
        f.length("7.2.1", "份号所在的行（版心第一行）", 1, 1 + (span.top - TOP) / document.pitch, "行")
        line = 1
    for key, clause in (("密级", "7.2.2"), ("紧急程度", "7.2.3")):
        if key not in says:
            continue
        text = says[key] + ("★" + says["保密期限"] if key == "密级" and "保密期限" in says else "")
        span = found(page.find(text), f, clause, key)
        f.same(clause, f"{key}的字体", "黑体", document.role(span.faces()))
        f.length(clause, f"{key}的字号", 16, span.size, "pt")
        f.length(clause, f"{key}左边（顶格）", LEFT, span.left)
        ordinal = "一二三"[line]
        f.length(clause, f"{key}所在的行（版心第{ordinal}行）", line + 1,
                 1 + (span.top - TOP) / document.pitch, "行")
        line += 1


def check_masthead(document, f):
    if document.says["版式"] in ("letter", "order", "minutes"):
        return
    mark = gongwen_formats.Masthead(document, f, "7.2.4")
    f.length("7.2.4", "发文机关标志上边缘至版心上边缘", 35, mark.top - TOP)
    f.length("7.2.4", "发文机关标志的中心（版心的中心）", MIDDLE, mark.centre)
    if mark.suffix:
        f.length("7.2.4", "“文件”的中线与联署机关名称的中线之差", 0, mark.suffix.middle - mark.middle)
        for name in mark.names:
            f.length("7.2.4", "联署各机关名称的左边与第一个之差", 0, name.left - mark.names[0].left)
            f.length("7.2.4", "联署各机关名称的右边与第一个之差", 0, name.right - mark.names[0].right)


def check_number(document, f):
    """发文字号: below the mark; that of upward documents with the signers."""
    says, page = document.says, document.pages[0]
    if says["版式"] in ("order", "minutes"):
        return
    span = found(page.find(says["发文字号"]), f, "7.2.5", "发文字号")
    f.same("7.2.5", "发文字号的字体", "仿宋", document.role(span.faces()))
    f.length("7.2.5", "发文字号的字号", 16, span.size, "pt")
    f.holds("7.2.5", "年份用六角括号〔〕，序号不编虚位", "是",
            re.search("〔[12][0-9]{3}〕[1-9][0-9]*号$", span.text))
    if says["版式"] == "letter":
        return
    if "签发人" in says:
        f.length("7.2.5", "上行文的发文字号居左空几字", 1, (span.left - LEFT) / CELL, "字")
        return
    mark = gongwen_formats.Masthead(document, f, "7.2.5")
    f.length("7.2.5", "发文字号与发文机关标志之间空几行", 2, lines_between(mark, span, document.pitch), "行")
    f.length("7.2.5", "发文字号的中心（版心的中心）", MIDDLE, span.centre)


def check_signers(document, f):
    says, page = document.says, document.pages[0]
    if "签发人" not in says:
        return
    label = found(page.find("签发人："), f, "7.2.6", "签发人")
    names = [found(page.find(name), f, "7.2.6", "签发人姓名") for name in says["签发人"]]
    f.same("7.2.6", "“签发人”的字体", "仿宋", document.role(label.faces()))
    line = next(line for line in page.lines if line.find("签发人：") and names[0].baseline == line.baseline)
    f.length("7.2.6", "“签发人”之后全角冒号的宽度", 1, colon_width(line), "字")
    for name in names:
        f.same("7.2.6", "签发人姓名的字体", "楷体", document.role(name.faces()))
        f.length("7.2.6", "签发人姓名的字号", 16, name.size, "pt")
    rows = [names[i:i + 2] for i in range(0, len(names), 2)]
    f.length("7.2.6", "签发人居右空几字", 1, (RIGHT - rows[0][-1].right) / CELL, "字")
    for row in rows:
        f.length("7.2.6", "签发人各行首字与第一行之差", 0, row[0].left - names[0].left)
        f.length("7.2.6", "同一行两位签发人的基线之差", 0, row[-1].baseline - row[0].baseline)
    number = found(page.find(says["发文字号"]), f, "7.2.6", "发文字号")
    f.length("7.2.6", "发文字号与最后一位签发人的基线之差", 0, number.baseline - names[-1].baseline)
    mark = gongwen_formats.Masthead(document, f, "7.2.6")
    f.length("7.2.6", "第一位签发人与发文机关标志之间空几行", 2, lines_between(mark, names[0], document.pitch), "行")


def check_red_rule(document, f):
    says, page = document.says, document.pages[0]
    if says["版式"] in ("letter", "order", "minutes"):
        return
    number = found(page.find(says["发文字号"]), f, "7.2.7", "发文字号")
    rule = found(next((rule for rule in page.rules if rule.colour == "红"), None), f, "7.2.7",
                 "红色分隔线")
    f.length("7.2.7", "红色分隔线至发文字号", 4, rule.top - number.bottom)
    f.length("7.2.7", "红色分隔线的长度（与版心等宽）", 156, rule.width)
    f.length("7.2.7", "红色分隔线的中心（版心的中心）", MIDDLE, rule.centre)


def check_title(document, f):
    says, page = document.says, document.pages[0]
    if "标题" not in says:
        return
    lines = found(title_lines(document), f, "7.3.1", "标题")
    f.holds("7.3.1", "标题排全", "是",
            says["标题"].replace("\n", "") == "".join(line.text for line in lines))
    for line in lines:
        f.same("7.3.1", "标题的字体", "小标宋", document.role(line.faces()))
        f.length("7.3.1", "标题的字号", 22, line.size, "pt")
        f.length("7.3.1", "标题各行的中心（版心的中心）", MIDDLE, line.centre)
    for upper, lower in zip(lines, lines[1:]):
        f.length("7.3.1", "标题的行距（二号字高加三号字高的7/8）", 36, (lower.top - upper.top) / POINT, "pt")
    if len(lines) > 2:
        lengths = [line.right - line.left for line in lines]
        waist = any(max(lengths[:i]) > lengths[i] < max(lengths[i + 1:])
                    for i in range(1, len(lengths) - 1))
        f.same("7.3.1", "标题的排列", "梯形或菱形", "中间短" if waist else "梯形或菱形")
    rule = next((rule for rule in page.rules if rule.colour == "红"), None)
    if says["版式"] != "letter" and rule:
        f.length("7.3.1", "标题与红色分隔线之间空几行", 2, lines_below_rule(rule, lines[0], document.pitch), "行")


def check_addressees(document, f):
    if "主送机关" not in document.says:
        return
    addressees = document.says["主送机关"] + "："
    page = document.pages[0]
    first = page.line_starting(addressees[:6])
    if first is None:
        gongwen_formats.check_moved_addressees(document, f)
        return
    body = found(page.line_starting(document.says["正文"].strip()[:6]), f, "7.3.2", "正文")
    lines = [line for line in page.lines if first.top - 0.1 < line.top < body.top - 0.1]
    f.holds("7.3.2", "主送机关末标全角冒号", "是", addressees == "".join(line.text for line in lines))
    f.length("7.3.2", "主送机关与标题之间空几行", 1,
             lines_between(title_lines(document)[-1], first, document.pitch), "行")
    f.same("7.3.2", "主送机关的字体", "仿宋", document.role(first.faces()))
    for line in lines:
        f.length("7.3.2", "主送机关各行的左边（顶格）", LEFT, line.left)
        f.length("7.3.2", "主送机关的字号", 16, line.size, "pt")


def check_body(document, f):
    """Indents, sizes and faces of the levels; that the first page shows some of it."""
    places = list(body_places(document, f))
    # A rule of the standard for every document.
    f.holds("7.3.3", "首页显示正文", "是", bool(places) and places[0].line.page.number == 1)
    faces = {0: "仿宋", 1: "黑体", 2: "楷体", 3: "仿宋", 4: "仿宋"}
    names = {0: "正文", 1: "“一、”", 2: "“（一）”", 3: "“1.”", 4: "“（1）”"}
    for place in places:
        line, level = place.line, place.level
        if line.text[0] not in MARKS:
            f.length("7.3.3", "每段左空几字", 2, (line.left - line.page.left) / CELL, "字")
        heading, rest = place.heading_and_rest()
        f.same("7.3.3", f"{names[level]}的字体", faces[level], document.role(heading.faces()))
        if rest and rest.faces():
            f.same("7.3.3", "小标题之后接排的正文的字体", "仿宋", document.role(rest.faces()))
        f.length("5.2.2", "正文各层的字号", 16, line.size, "pt")
        if level == 0:
            f.same("5.2.2", "正文的字体", "仿宋", document.role(line.faces()))
        second = place.second_line()
        if second and second.text[0] not in MARKS:
            f.length("7.3.3", "回行的左边至版心左边（顶格）", 0, second.left - second.page.left)


def annex_note(document, f):
    """The lines of 附件说明 and those of each annex in them."""
    annexes = document.says.get("附件", [])
    start = "附件：" + ("1." if len(annexes) > 1 else "") + annexes[0]["名称"][:4]
    line = next((page.line_starting(start) for page in document.pages
                 if page.line_starting(start)), None)
    return found(line, f, "7.3.4", "附件说明")


def check_annex_notes(document, f):
    annexes = document.says.get("附件", [])
    if not annexes:
        return
    first = annex_note(document, f)
    page = first.page
    f.same("7.3.4", "附件说明的字体", "仿宋", document.role(first.faces()))
    f.length("7.3.4", "附件说明的字号", 16, first.size, "pt")
    f.length("7.3.4", "附件说明左空几字", 2, (first.left - page.left) / CELL, "字")
    above = page.line_above(first.top)
    if above:
        f.length("7.3.4", "附件说明与正文之间空几行", 1, lines_between(above, first, document.pitch), "行")
    f.length("7.3.4", "“附件”之后全角冒号的宽度", 1, colon_width(first), "字")
    name = first.find(annexes[0]["名称"][:4]).left
    at = page.lines.index(first)
    for number, annex in enumerate(annexes, 1):
        text = annex["名称"]
        while text:
            line = page.lines[at]
            at += 1
            start = line.find(text[:4])
            start = found(start, f, "7.3.4", "附件名称")
            f.length("7.3.4", "附件名称各行首字与第一个之差", 0, start.left - name)
            part = line.text[line.text.index(text[:4]):]
            if not text.startswith(part):
                f.same("7.3.4", "附件名称之后的标点", "没有", part[-1])
            text = text[len(part):]
        if len(annexes) > 1:
            f.holds("7.3.4", "附件的顺序号", "是", page.find(f"{number}.{annex['名称'][:4]}"))


def check_remark(document, f):
    if "附注" not in document.says:
        return
    text = "（" + document.says["附注"].strip("（）") + "）"
    span = found(next((page.find(text) for page in document.pages if page.find(text)), None), f,
                 "7.3.6", "附注（加圆括号）")
    f.length("7.3.6", "附注居左空几字", 2, (span.left - span.page.left) / CELL, "字")
    f.length("7.3.6", "附注的字号", 16, span.size, "pt")
    f.same("7.3.6", "附注的字体", "仿宋", document.role(span.faces()))
    date = span.page.find(document.says["成文日期"])
    if date:
        f.length("7.3.6", "附注在成文日期下一行，其间空几行", 0,
                 lines_between(date, span, document.pitch), "行")


def check_annexes(document, f):
    annexes = document.says.get("附件", [])
    for number, annex in enumerate(annexes, 1):
        label = "附件" + (str(number) if len(annexes) > 1 else "")
        page = found(next((page for page in document.pages[1:]
                           if page.lines and page.lines[0].text == label), None), f, "7.3.7", label)
        wide = page.width > page.height
        # The sheet's left edge is the upper edge of a landscape page, its foot the left one.
        left, top, centre = (
            (297 - BOTTOM, page.left, 297 - (TOP + BOTTOM) / 2) if wide else (page.left, TOP, page.middle))
        mark = page.lines[0]
        f.same("7.3.7", "“附件”和顺序号的字体", "黑体", document.role(mark.faces()))
        f.length("7.3.7", "“附件”和顺序号的字号", 16, mark.size, "pt")
        f.length("7.3.7", "“附件”左边至版心左边（顶格）", 0, mark.left - left)
        f.length("7.3.7", "“附件”上边至版心上边（第一行）", 0, mark.top - top)
        check_annex_title(document, f, page, annex, top, centre)


def check_annex_title(document, f, page, annex, top, centre):
    title, lines = annex.get("标题", annex["名称"]), []
    for line in page.lines[1:]:
        if "".join(part.text for part in lines) == title:
            break
        lines.append(line)
    f.holds("7.3.7", "附件标题与附件说明一致", "是", title == "".join(line.text for line in lines))
    f.length("7.3.7", "附件标题所在的行（版心第三行）", 3, 1 + (lines[0].top - top) / document.pitch, "行")
    for line in lines:
        f.length("7.3.7", "附件标题的中心与版心中心之差", 0, line.centre - centre)


def imprint(document, f, clause):
    """版记: its rules, from the first to the last, and its page, which is the last."""
    page = document.pages[-1]
    copies = found(page.line_starting("抄送："), f, clause, "抄送")
    rules = sorted((rule for rule in page.rules if rule.bottom > copies.top - 25 and rule.width > 100),
                   key=lambda rule: rule.top)
    return page, copies, rules


def check_imprint_rules(document, f):
    if document.says["版式"] == "letter" or "抄送" not in document.says:
        return
    page, _, rules = imprint(document, f, "7.4.1")
    f.same("7.4.1", "版记在最后一面，是偶数页", "偶数页", "偶数页" if page.number % 2 == 0 else "单数页")
    f.same("7.4.1", "版记分隔线的条数", "3", str(len(rules)))
    for rule in rules:
        f.length("7.4.1", "版记分隔线的长度（与版心等宽）", 156, rule.width)
        f.length("7.4.1", "版记分隔线的中心与版心的中心之差", 0, rule.centre - page.middle)
    for rule in (rules[0], rules[-1]) if rules else ():
        check_thickness(f, "首条和末条分隔线的粗细", 0.35, rule)
    for rule in rules[1:-1]:
        check_thickness(f, "中间的分隔线的粗细", 0.25, rule)
    if rules:
        f.length("7.4.1", "末条分隔线的下边（版心下边缘）", BOTTOM, rules[-1].bottom)


def check_thickness(f, element, required, rule):
    """To a hundredth of a millimetre: the tolerance of places would take one for the other."""
    f.add("7.4.1", element, f"{required} mm", [round(rule.height, 3), "mm"],
          abs(rule.height - required) <= 0.01)


def check_copies(document, f):
    if "抄送" not in document.says:
        return
    page, copies, _ = imprint(document, f, "7.4.2")
    size = 14 * POINT
    lines, text, whole = [], "", "抄送：" + document.says["抄送"] + "。"
    for line in page.lines[page.lines.index(copies):]:
        if not whole.startswith(text + line.text):
            break
        lines.append(line)
        text += line.text
    f.holds("7.4.2", "抄送排全，末标句号", "是", text == whole)
    f.length("7.4.2", "抄送左空几字", 1, (copies.left - page.left) / size, "字")
    f.length("7.4.2", "“抄送”之后全角冒号的宽度", 1, colon_width(copies, size), "字")
    name = copies.glyphs[3]
    for line in lines:
        f.same("7.4.2", "抄送的字体", "仿宋", document.role(line.faces()))
        f.length("7.4.2", "抄送的字号", 14, line.size, "pt")
        # A mark at the end has ink in its left half only, and may reach over the edge with the other.
        right = line.right - (size / 2 if line.text[-1] in MARKS else 0)
        f.holds("7.4.2", "抄送各行右空一字以上", "是", page.right - right >= 0.95 * size)
    for line in lines[1:]:
        f.length("7.4.2", "抄送回行与冒号后的首字之差", 0, line.left - name.left)


def check_issuer(document, f):
    if "印发机关" not in document.says:
        return
    page, _, rules = imprint(document, f, "7.4.3")
    size = 14 * POINT
    organ = found(page.line_starting(document.says["印发机关"]), f, "7.4.3", "印发机关")
    date = found(organ.find(document.says["印发日期"] + "印发"), f, "7.4.3", "印发日期（与印发机关同一行）")
    f.same("7.4.3", "印发机关和印发日期的字体", "仿宋", document.role(organ.faces()))
    f.length("7.4.3", "印发机关和印发日期的字号", 14, organ.size, "pt")
    f.length("7.4.3", "印发机关左空几字", 1, (organ.left - page.left) / size, "字")
    f.length("7.4.3", "印发日期右空几字", 1, (page.right - date.right) / size, "字")
    f.holds("7.4.3", "印发机关在末条分隔线之上", "是", rules and organ.bottom <= rules[-1].top)


def is_blank(page):
    return not page.lines and not page.rules and not page.pictures


def check_folios(document, f):
    """Dashes at both sides of the number; nothing on blank pages and on 版记's after one."""
    imprint_alone = is_blank(document.pages[-2])
    inks = {}
    for page in document.pages:
        upright = page.turned() if page.width > page.height else page
        text = f"—{page.number}—"
        span = next((line.find(text) for line in upright.lines if line.find(text)), None)
        bare = (is_blank(page) or (page is document.pages[-1] and imprint_alone) or
                (page.number == 1 and document.says["版式"] == "letter"))
        if bare:
            f.same("7.5", "空白页、其后的版记页和信函首页的页码", "没有", "有" if span else "没有")
            continue
        span = found(span, f, "7.5", f"第{page.number}页的页码")
        clause = "8" if upright is not page else "7.5"
        what = "横页的页码（照竖页的位置）：" if upright is not page else "页码："
        f.same(clause, what + "字体", "宋体", document.role(span.faces()))
        f.length(clause, what + "字号", 14, span.size, "pt")
        if page.number % 2:
            f.length(clause, what + "单页居右空几字", 1, (page.right - span.right) / (14 * POINT), "字")
        else:
            f.length(clause, what + "双页居左空几字", 1, (span.left - page.left) / (14 * POINT), "字")
        inks.setdefault((upright is page, page.number % 2), span)
    for (upright, _), span in inks.items():
        if upright:
            ink = top_of_ink(document.pdf, span.page.number, span.left, span.glyphs[0].right, 264, 280)
            f.length("7.5", "一字线上端至版心下边缘", 7, ink - BOTTOM)


def check_landscape(document, f):
    """Heads of wide tables at the binding edge of odd pages, at the cut edge of even ones: at the
    left edge of the sheet, which is the upper edge of the landscape page."""
    for page in document.pages:
        if page.width <= page.height:
            continue
        f.length("8", "横页的宽", 297, page.width)
        f.length("8", "横页的高", 210, page.height)
        first = page.lines[0]
        element = "单页：横页上端（订口）至首行字" if page.number % 2 else "双页：横页上端（切口）至首行字"
        f.length("8", element, page.left, first.top)

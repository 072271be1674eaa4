"""7.3.5: 发文机关署名, 成文日期 and 印章."""

import re

from gongwen_measures import CELL, found, lines_below_rule, lines_between, occurrences


def check_signature(document, f):
    says = document.says
    if "成文日期" not in says:
        return
    clause = clause_of(document)
    dates = [date for date in occurrences(document, says["成文日期"]) if date.text == date_line(date)]
    date = found(dates and dates[-1], f, clause, "成文日期")
    f.holds("7.3.5.4", "成文日期用阿拉伯数字，年份写全，月日不编虚位", "是",
            re.fullmatch(r"[12]\d{3}年[1-9]\d?月[1-9]\d?日", date.text))
    f.holds("7.3.5.4", "没有“此页无正文”", "是",
            not any(page.find("此页无正文") for page in document.pages))
    if clause == "7.3.5.2":
        check_plain(document, f, date)
    elif clause == "7.3.5.3":
        check_stamp(document, f, date)
    elif "联合机关" in says:
        check_joint_seals(document, f, date)
    else:
        check_seal(document, f, date)


def clause_of(document):
    if "签名章" in document.says:
        return "7.3.5.3"
    return "7.3.5.2" if document.says.get("用印") == "不用印" else "7.3.5.1"


def date_line(date):
    """A date by itself, not one within a sentence."""
    line = next(line for line in date.page.lines
                if line.glyphs[0].baseline == date.baseline and date.glyphs[0] in line.glyphs)
    neighbours = [glyph for glyph in line.glyphs if glyph not in date.glyphs and
                  abs(glyph.right - date.left) < 3 or 0 < glyph.left - date.right < 3]
    return date.text if not neighbours else line.text


def last_of(document, text, f, clause, element):
    spans = occurrences(document, text)
    return found(spans and spans[-1], f, clause, element)


def check_date_inset(f, clause, date, element="成文日期右空几字"):
    f.length(clause, element, 4, (date.page.right - date.right) / CELL, "字")


def seals_of(page):
    """Pictures as large as seals, from the first row to the last."""
    return sorted((picture for picture in page.pictures if picture.height > 30),
                  key=lambda seal: (round(seal.top), seal.left))


def check_near_text(document, f, clause, top, organ):
    """The first row's top is within a line of the text above: the last of the body, or of 附件说明."""
    above = found(organ.page.line_above(min(organ.top, top + 2 * document.pitch)), f, clause, "印章之上的正文")
    f.at_most(clause, "印章顶端上距正文（或附件说明）几行", 1, (top - above.bottom) / document.pitch, "行")


def check_seal(document, f, date):
    clause = "7.3.5.1"
    check_date_inset(f, clause, date)
    organ = last_of(document, document.says.get("署名", document.says["发文机关"]), f, clause, "署名")
    f.length(clause, "署名的中心与成文日期的中心之差", 0, organ.centre - date.centre)
    f.length(clause, "署名与成文日期之间空几行", 0, lines_between(organ, date, document.pitch), "行")
    seals = seals_of(date.page)
    f.same(clause, "单一机关的印章数", "1", str(len(seals)))
    seal = found(seals, f, clause, "印章")[0]
    f.length(clause, "印章的直径", 42, seal.width)
    f.length(clause, "印章的中心与成文日期的中心之差", 0, seal.centre - date.centre)
    f.holds(clause, "印章压住署名和成文日期，两者在印章中心偏下", "是",
            seal.top < organ.top and date.bottom < seal.bottom and
            (organ.top + date.bottom) / 2 > seal.middle)
    check_near_text(document, f, clause, seal.top, organ)


def check_joint_seals(document, f, date):
    clause = "7.3.5.1"
    check_date_inset(f, clause, date, "联合行文的成文日期右空几字")
    organs = [joint_organ(document, organ.get("署名", organ["名称"]), f, clause)
              for organ in document.says["联合机关"]]
    seals = found(seals_of(date.page), f, clause, "印章")
    f.same(clause, "联合行文的印章数与机关数一致", "是", "是" if len(seals) == len(organs) else "否")
    for organ, seal in zip(organs, seals):
        f.length(clause, "联署各印章的中心与署名的中心之差", 0, seal.centre - organ.centre)
        f.holds(clause, "联署各印章压住署名", "是", seal.top < organ.top and organ.bottom < seal.bottom)
        f.holds(clause, "联署各印章不超出版心", "是", 
                seal.left >= date.page.left - 0.1 and seal.right <= date.page.right + 0.1)
    f.holds(clause, "印章互不相交或相切", "是", not any(
        (a.centre - b.centre) ** 2 + (a.middle - b.middle) ** 2 <= a.width ** 2
        for i, a in enumerate(seals) for b in seals[:i]))
    last = seals[-1]
    f.length(clause, "最后一个印章的中心与成文日期的中心之差", 0, last.centre - date.centre)
    f.holds(clause, "最后一个印章压住成文日期", "是", last.top < date.top and date.bottom < last.bottom)
    check_near_text(document, f, clause, seals[0].top, organs[0])


def joint_organ(document, text, f, clause):
    """The last place of a name, which the others of its row may have left two lines for."""
    whole = occurrences(document, text)
    if whole:
        return whole[-1]
    for at in range(len(text) - 1, 1, -1):
        upper, lower = occurrences(document, text[:at]), occurrences(document, text[at:])
        if upper and lower and abs(upper[-1].centre - lower[-1].centre) < 0.2:
            return Placed(upper[-1], lower[-1])
    return found(None, f, clause, f"署名“{text}”")


class Placed:
    """A text of two lines."""

    def __init__(self, upper, lower):
        self.page, self.top, self.bottom = upper.page, upper.top, lower.bottom
        self.centre = (upper.centre + lower.centre) / 2


def check_plain(document, f, date):
    clause, says = "7.3.5.2", document.says
    organ = last_of(document, says.get("署名", says["发文机关"]), f, clause, "署名")
    pitch = document.pitch
    above = found(date.page.line_above(organ.top), f, clause, "署名之上的正文")
    f.length(clause, "署名与正文（或附件说明）之间空几行", 1, lines_between(above, organ, pitch), "行")
    f.length(clause, "成文日期与署名之间空几行", 0, lines_between(organ, date, pitch), "行")
    if date.right - date.left > organ.right - organ.left:
        f.length(clause, "成文日期较长：右空几字", 2, (date.page.right - date.right) / CELL, "字")
    else:
        f.length(clause, "署名右空几字", 2, (date.page.right - organ.right) / CELL, "字")
    f.length(clause, "成文日期首字比署名首字右移几字", 2, (date.left - organ.left) / CELL, "字")


def check_stamp(document, f, date):
    clause = "7.3.5.3"
    pictures = [picture for picture in date.page.pictures if picture.bottom <= date.top]
    stamp = found(pictures, f, clause, "签名章")[-1]
    office = last_of(document, document.says["职务"], f, clause, "职务")
    above = found(date.page.line_above(min(stamp.top, office.top)), f, clause, "签名章之上的正文")
    pitch = document.pitch
    f.length(clause, "签名章与正文之间空几行", 2, lines_between(above, stamp, pitch), "行")
    f.length(clause, "签名章右空几字", 4, (date.page.right - stamp.right) / CELL, "字")
    f.length(clause, "职务与签名章之间空几字", 2, (stamp.left - office.right) / CELL, "字")
    f.length(clause, "职务的中线与签名章的中线之差", 0, office.middle - stamp.middle)
    f.length(clause, "成文日期与签名章之间空几行", 1, lines_below_rule(stamp, date, pitch), "行")
    check_date_inset(f, clause, date, "签名章之下的成文日期右空几字")

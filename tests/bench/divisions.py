"""Data of made-up township-level divisions for `typeset batch`: divisions.py ROWS > divisions.csv

Names, figures and prose are invented but varied as real ones are, rare characters included; the
same ROWS give the same file, and fewer rows are the first of more. Every row keeps the relation
that the form demands: 第一项 + 第二项 = 第三项 + 第四项.
"""

import csv
import random
import sys

PROVINCES = "江北 云岭 海西 川东 陇原 燕南 辽中 松江 淮上 皖江 赣南 齐东 豫中 楚北 湘西 粤东 桂林 琼南 黔中 滇东 藏南 秦川 青海 宁朔 天山 蒙东 沪滨 津沽 渝州 京畿 闽南".split()
FIRST = "青 禾 明 长 安 永 新 和 兴 太 平 金 玉 清 石 白 龙 凤 云 双 大 东 西 南 北 上 下 高 杨 柳 梅 松 柏 竹 桃 李 马 牛 鹿 鹤 湖 江 河 溪 山 岭 岗 坪 沙 盐 铁 铜 银 宝 福 寿 康 宁 德 义 仁 文 武 光 华 春 秋 红 黄 绿 紫".split()
SECOND = "川 阳 阴 山 水 河 江 湖 海 州 城 口 桥 庄 店 镇 关 岭 坡 塘 湾 港 洲 溪 泉 井 田 园 林 坝 渡 浦 埠 集 屯 堡 寨 营 台 岗 沟 冲 坪 垭 峪 窑 圩 滩 矶 渚 浜 埭 垛 荡 泾 塬 梁 峁 畈".split()
# Characters of names that offices cannot type: of the planes 0 and 2.
RARE = "垚 淼 犇 骉 堃 喆 龑 䶮 㛃 㙍 郪 埇 禤 濛 邛 崃 郾 瀍 𬱖 𬍛 𫖯 𬭎 𫍯 𬬻".split()
SURNAMES = "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧".split()
TOPICS = "旧城改造 征地拆迁 社会救助 物业管理 养老服务 就业创业 义务教育 公共卫生 乡村振兴 农村人居环境整治 食品药品安全 安全生产 生态环境 财政预决算 营商环境 老旧小区加装电梯 高标准农田建设 危房改造 退役军人优抚 残疾人帮扶".split()
ACHIEVEMENTS = [
    "坚持“应公开尽公开”，及时更新机构职能、领导分工和办事指南，做到内容准确、查阅方便。",
    "修订政务公开事项标准目录，逐项明确公开内容、时限、渠道和责任科室，全年更新{n}项。",
    "在{topic}领域编制图解、短视频等解读材料{n}件，把政策说清楚、讲明白。",
    "设立政务公开专区，配备自助查询机和专职引导员，全年接待群众{m}人次。",
    "组织“政府开放日”活动{k}次，邀请人大代表、政协委员和居民代表{n}人走进办事大厅，听取意见建议{k}条。",
    "对历年制发的文件逐件清理，确定继续有效{n}件、废止{k}件，目录统一在网站公布。",
    "依托网格微信群、村（社区）公开栏和应急广播，把{topic}等信息送到居民身边，发布消息{m}条。",
    "落实信息发布“三审三校”，全年抽查{k}次，发现并整改错别字、失效链接等问题{n}处。",
    "健全依申请公开登记、审核、答复、归档制度，疑难申请由司法所和法律顾问会商，答复文书统一说理标准。",
    "加强政务新媒体管理，关停并转僵尸账号{k}个，保留账号内容更新及时、互动回应率达{p}%。",
]
PROBLEMS = [
    "一是政策解读形式还比较单一，图解、视频的比重不高；二是基层公开栏更新不够及时。",
    "一是个别工作人员对公开与保密的界限把握不准；二是{topic}信息公开的主动性还需加强。",
    "一是公开内容与群众需求结合不够紧密，对{topic}的回应不够深入；二是专业人员不足，岗位变动较多。",
    "一是网站栏目设置不够合理，群众查找不便；二是依申请公开答复的说理性有待提高。",
]
MEASURES = [
    "配强专职人员，每季度组织一次业务培训，把政务公开纳入年度考核。",
    "完善意见征集和反馈机制，围绕{topic}开展专题公开，让群众看得到、听得懂、能监督。",
    "对照标准目录逐项自查，建立问题台账，限期整改、逐项销号。",
    "推进公开栏、公众号和网站同步更新，重要信息在形成之日起20个工作日内公开。",
]
APPLICANTS = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他".split()
OUTCOMES = ["予以公开", "部分公开", "本机关不掌握相关政府信息", "属于行政查询事项", "信访举报投诉类申请", "结转下年度"]
RIGHTS = {"本机关不掌握相关政府信息": "无法提供/", "属于行政查询事项": "不予公开/", "信访举报投诉类申请": "不予处理/"}
ITEMS = ["行政规范性文件/本年制发件数", "行政规范性文件/现行有效件数", "行政许可", "行政处罚", "行政强制", "行政事业性收费"]


def place_name(rng, rare):
    first = rng.choice(RARE) if rng.random() < rare else rng.choice(FIRST)
    return first + rng.choice(SECOND)


def counties():
    """County after county, each with its province and city, without end."""
    number = 0
    while True:
        rng = random.Random(f"county {number}")
        province = PROVINCES[number // 90 % len(PROVINCES)]
        city = random.Random(f"city {number // 9}").choice(FIRST) + random.Random(f"city {number // 9} b").choice(SECOND)
        county = place_name(rng, 0.01) + rng.choice(["区", "区", "县", "县", "县", "市"])
        yield f"{province}省", f"{city}市", f"{county}", rng.randint(8, 20)
        number += 1


def divisions(count):
    """Province, city, county and division, no two alike."""
    seen = set()
    for province, city, county, size in counties():
        rng = random.Random(f"{province}{city}{county}{count and len(seen)}")
        for _ in range(size):
            if len(seen) == count:
                return
            kind = rng.choice(["街道"] * 3 + ["镇"] * 7 + ["乡"] * 3)
            name = place_name(rng, 0.03) + kind
            while (province, city, county, name) in seen:
                name = rng.choice(FIRST) + name
            seen.add((province, city, county, name))
            yield province, city, county, name, kind


def sentence(rng, patterns):
    return rng.choice(patterns).format(n=rng.randint(3, 48), m=rng.randint(120, 9800), k=rng.randint(2, 9),
                                       p=rng.randint(88, 99), topic=rng.choice(TOPICS))


def prose(rng, least, greatest):
    chosen = rng.sample(ACHIEVEMENTS, rng.randint(least, greatest))
    return "".join(sentence(rng, [pattern]) for pattern in chosen)


def figures(rng):
    """The cells of the table of applications; most offices have few or none."""
    cells = {}
    if rng.random() < 0.35:
        return cells
    for applicant in APPLICANTS if rng.random() < 0.3 else APPLICANTS[:2]:
        new, carried = rng.randint(0, 40), rng.randint(0, 3)
        rest = new + carried
        for row, value in (("本年新收", new), ("上年结转", carried)):
            cells[f"申请办理/{row}/{applicant}"] = value
        for outcome in OUTCOMES:
            value = rest if outcome == OUTCOMES[-1] else rng.randint(0, rest)
            rest -= value
            cells[f"申请办理/{RIGHTS.get(outcome, '')}{outcome}/{applicant}"] = value
    return cells


def row(province, city, county, name, kind):
    rng = random.Random(f"{province}{city}{county}{name}")
    organ = name + ("办事处" if kind == "街道" else "人民政府")
    cells = figures(rng)
    new = sum(value for key, value in cells.items() if key.startswith("申请办理/本年新收/"))
    record = {
        "市": city, "县": county,
        "机关": organ, "全称": f"{city}{county}{organ}", "简称": name,
        "地址": f"{county}{rng.choice(FIRST)}{rng.choice(SECOND)}路{rng.randint(1, 980)}号",
        "电话": f"0000-8{rng.randint(0, 999999):06}",
        "联系人": rng.choice(SURNAMES) + (rng.choice(RARE) if rng.random() < 0.05 else rng.choice(FIRST)),
        "重点": "、".join(rng.sample(TOPICS, 3)),
        "工作": prose(rng, 3, 5), "管理": prose(rng, 2, 3),
        "网站发布": rng.randint(12, 400), "新媒体发布": rng.choice([0, rng.randint(5, 900)]),
        "新收": new, "培训期数": rng.choice(["", rng.randint(1, 9)]),
        "复议": rng.choice([0, 0, 0, 0, 1]),
        "问题": sentence(rng, PROBLEMS), "措施": "".join(sentence(rng, [p]) for p in rng.sample(MEASURES, 2)),
    }
    record["复议诉讼/行政复议/结果维持"] = record["复议"]
    for item in ITEMS:
        value = rng.choice([0, 0, rng.randint(1, 300)])
        record[f"第二十条/{item}"] = f"{value / 100:.2f}" if item == "行政事业性收费" else value
    for applicant in APPLICANTS:
        for kind_of_row in ["本年新收", "上年结转", *(RIGHTS.get(o, "") + o for o in OUTCOMES)]:
            key = f"申请办理/{kind_of_row}/{applicant}"
            record[key] = cells.get(key, 0)
    # A clerk leaves empty what is 0.
    return {key: "" if value == 0 and "/" in key else value for key, value in record.items()}


def main():
    count = int(sys.argv[1])
    writer = None
    sys.stdout.reconfigure(encoding="utf-8", newline="")
    for division in divisions(count):
        record = row(*division)
        if writer is None:
            writer = csv.DictWriter(sys.stdout, record.keys())
            writer.writeheader()
        writer.writerow(record)


if __name__ == "__main__":
    main()

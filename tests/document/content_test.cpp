// The parts of a document: conditions, repetition, page sequences, running heads.
#include <gtest/gtest.h>

#include "document/yaml_fixture.h"

namespace typeset::document {
namespace {

// The paragraphs of a document, a line each; signatures and tables left out.
std::string lines_of(const Document& document) {
  std::string lines;
  for (const Paragraph& paragraph : blocks_of<Paragraph>(document)) {
    lines += text_of(paragraph.text) + '\n';
  }
  return lines;
}

std::string lines(const std::string& report, const std::string& layout) {
  return lines_of(good_document("机关: 甲\n" + report, layout));
}

TEST(Content, ConditionsAskWhetherAnythingIsSaid) {
  const std::string layout = R"(fields: {甲: {type: text}, 乙: {type: text, default: 有}}
content:
  - {text: 写了甲, when: 甲}
  - {text: 没写甲, unless: 甲}
  - {text: 写了乙, when: 乙}
  - {text: 两样都写了, when: [甲, 乙]}
  - {text: 写了数据, when: 数据}
)";
  EXPECT_EQ(lines("", layout), "没写甲\n写了乙\n");
  EXPECT_EQ(lines("甲: 子\n", layout), "写了甲\n写了乙\n两样都写了\n");
  EXPECT_EQ(lines("甲: ' '\n数据: {受理: {自然人: 1}}\n", layout), "没写甲\n写了乙\n写了数据\n");
}

TEST(Content, ConditionsAskWhatIsSaid) {
  const std::string layout = R"(fields: {密级: {type: choice, choices: [公开, 内部, 秘密]}}
content:
  - {text: 可以看, when: {密级: 公开}}
  - {text: 不可以看, when: {密级: [内部, 秘密]}}
  - {text: 不是秘密, unless: {密级: 秘密}}
)";
  EXPECT_EQ(lines("密级: 公开\n", layout), "可以看\n不是秘密\n");
  EXPECT_EQ(lines("密级: 秘密\n", layout), "不可以看\n");
  EXPECT_EQ(lines("", layout), "不是秘密\n");
}

TEST(Content, VerticalGroupsBecomeVerticalText) {
  const Document document = good_document("机关: 甲\n正文: 文**字**\n", R"(content:
  - text: 前
  - group: [heading: 标题, prose: 正文]
    writing-mode: vertical-rl
    height: 10行
  - text: 后
)");
  ASSERT_EQ(blocks_of<Paragraph>(document).size(), 2U);
  ASSERT_EQ(blocks_of<VerticalText>(document).size(), 1U);
  const VerticalText text = blocks_of<VerticalText>(document).front();
  ASSERT_EQ(text.paragraphs.size(), 2U);
  EXPECT_EQ(text_of(text.paragraphs[1].text), "文字");
  ASSERT_TRUE(text.height);
  EXPECT_NEAR(text.height->to_pt(), document.sequences.front().page.line_pitch.to_pt() * 10, 0.01);
  for (const Paragraph& paragraph : text.paragraphs) {
    EXPECT_EQ(paragraph.style->writing_mode, WritingMode::vertical);
    for (const TextSpan& span : paragraph.text) {
      EXPECT_EQ(span.style->writing_mode, WritingMode::vertical);
    }
  }
}

TEST(Content, VerticalGroupsRepeatAndMayBeEmpty) {
  const std::string layout = R"(fields: {项目: {type: list}}
content:
  - group: [text: "{{item}}"]
    repeat: 项目
    writing-mode: vertical-rl
)";
  EXPECT_EQ(blocks_of<VerticalText>(good_document("机关: 甲\n项目: [一, 二]\n", layout)).size(),
            2U);
  EXPECT_TRUE(blocks_of<VerticalText>(good_document("机关: 甲\n", layout)).empty());
}

TEST(Content, GroupsRepeatForEachItemInItsNames) {
  const std::string layout = R"(fields:
  项目: {type: list, items: {名称: {type: text}, 说明: {type: text, default: "{{名称}}的说明"}}}
content:
  - group:
      - text: "{{n}}/{{名称}}/{{机关}}"
      - {text: "{{说明}}", unless: {名称: 乙}}
    repeat: 项目
)";
  EXPECT_EQ(lines("项目:\n  - {名称: 子}\n  - {名称: 乙}\n  - {名称: 丑, 说明: 别的}\n", layout),
            "1/子/甲\n子的说明\n2/乙/甲\n3/丑/甲\n别的\n");
  EXPECT_EQ(lines("", layout), "");
}

TEST(Content, TablesOfAGroupSayWhatItsItemDoes) {
  const std::string layout = R"(styles: {table-unit: {inherit: cell}, table-note: {inherit: cell}}
fields:
  机关: {type: text}
  附件: {type: list, items: {名称: {type: text}}}
content:
  - group: [{table: 表}, {group: [{table: 另表}], repeat: 附件}]
    repeat: 附件
tables:
  表:
    style: table
    unit: "{{n}}号"
    notes: ["注：{{名称}}"]
    corner: "{{名称}}"
    columns: ["{{名称}}之列"]
    rows: ["{{机关}}"]
  另表: {style: table, columns: ["{{名称}}"]}
)";
  const auto tables =
      blocks_of<Table>(good_document("机关: 甲\n附件: [{名称: 子}, {名称: 丑}]\n", layout));
  ASSERT_EQ(tables.size(), 6U);
  const Table& second = tables[3];
  EXPECT_EQ(text_of(second.unit->text), "2号");
  EXPECT_EQ(text_of(second.notes.at(0).text), "注：丑");
  EXPECT_EQ(text_of(second.sections.at(0).corner->text), "丑");
  EXPECT_EQ(text_of(second.sections.at(0).columns.at(0).label.text), "丑之列");
  EXPECT_EQ(text_of(second.sections.at(0).rows.at(0).label.text), "甲");
  EXPECT_EQ(text_of(tables[2].sections.at(0).columns.at(0).label.text), "丑");
}

TEST(Content, TablesOutsideAGroupDoNotKnowItsItems) {
  for (const std::string outside : {"{table: 表}", "{text: 别的}"}) {
    Diagnostics diagnostics;
    const auto layout = layout_over_base(
        "fields: {附件: {type: list, items: {名称: {type: text}}}}\n"
        "content: [{group: [{table: 表}], repeat: 附件}, " + outside + "]\n"
        "tables: {表: {style: table, columns: [\"{{名称}}\"]}}\n",
        diagnostics);
    EXPECT_EQ(layout != nullptr, outside == "{text: 别的}") << rendered(diagnostics);
    for (const Diagnostic& finding : diagnostics.sorted()) {
      EXPECT_EQ(finding.message.id, MessageId::unknown_field);
    }
  }
}

TEST(Content, ListsOfTextsAreCalledItem) {
  const std::string layout = R"(fields: {附件: {type: list, minimum: 1, maximum: 3}}
content:
  - group: [text: "附件{{n|chinese}}：{{item}}"]
    repeat: 附件
)";
  EXPECT_EQ(lines("附件: [名单, 说明]\n", layout), "附件一：名单\n附件二：说明\n");
}

TEST(Content, ItemsHideTheNamesAroundThem) {
  const std::string layout = R"(fields: {项目: {type: list, items: {机关: {type: text}}}}
content:
  - group: [text: "{{机关}}"]
    repeat: 项目
  - text: "{{机关}}"
)";
  EXPECT_EQ(lines("项目: [{机关: 乙}, {机关: }]\n", layout), "乙\n甲\n甲\n");
}

// The blocks of each sequence: `p` portrait or `l` landscape, then how many.
std::string sequences(const std::string& content) {
  const Document document = good_document("机关: 甲\n", "content:\n" + content);
  std::string shape;
  for (const PageSequence& sequence : document.sequences) {
    const bool landscape = sequence.page.paper.width > sequence.page.paper.height;
    shape += (landscape ? 'l' : 'p') + std::to_string(sequence.blocks.size());
  }
  return shape;
}

TEST(Content, PagesOfOneKindAreOneSequence) {
  EXPECT_EQ(sequences("  - text: 一\n  - text: 二\n"), "p2");
  EXPECT_EQ(sequences("  - text: 一\n  - {text: 二, new-page: true}\n  - text: 三\n"), "p1p2");
  EXPECT_EQ(sequences("  - {text: 一, new-page: true}\n"), "p1");
}

TEST(Content, TurnedPagesAreSequencesOfTheirOwn) {
  EXPECT_EQ(sequences("  - text: 一\n  - {table: 数据, orientation: landscape}\n  - text: 二\n"),
            "p1l1p1");
  EXPECT_EQ(sequences("  - {text: 一, orientation: landscape}\n"
                      "  - {text: 二, orientation: landscape}\n"),
            "l2");
  EXPECT_EQ(sequences("  - group: [text: 一, {text: 二, orientation: portrait}, text: 三]\n"
                      "    orientation: landscape\n"),
            "l1p1l1");
}

TEST(Content, ALandscapePageIsThePageTurned) {
  const Document document =
      good_document("机关: 甲\n", "content: [{text: 一, orientation: landscape}]\n");
  const PageStyle& page = document.sequences.at(0).page;
  EXPECT_EQ(page.paper.width, Length::mm(297));
  EXPECT_EQ(page.type_area.width, Length::mm(225));
  EXPECT_EQ(page.type_area.height, Length::mm(156));
  // What stands in the margins stays where the upright sheet has it.
  const Rect upright{Length::mm(28), Length::mm(37), Length::mm(156), Length::mm(225)};
  EXPECT_EQ(page.upright_area, upright);
}

TEST(Content, ALandscapePagesOwnTypeAreaLeavesItsMarginsTheirPlace) {
  const Document document = good_document("机关: 甲\n", R"(page:
  landscape: {type-area: {left: 40mm, top: 30mm, width: 217mm, height: 150mm}}
content: [{text: 一, orientation: landscape}]
)");
  const PageStyle& page = document.sequences.at(0).page;
  EXPECT_EQ(page.type_area.width, Length::mm(217));
  EXPECT_EQ(page.upright_area->width, Length::mm(156));
}

// Of an upright page, of a landscape one and of that which tables leave for.
std::string mirrored_pages(const std::string& report, const std::string& mirrored) {
  const Document document =
      good_document(report, "page: {mirrored: " + mirrored + "}\nfields:\n" +
                                "  印刷: {type: choice, choices: [双面, 单面], default: 双面}\n" +
                                "content: [text: 一, {text: 二, orientation: landscape}]\n");
  std::string result;
  for (const PageSequence& sequence : document.sequences) {
    result += sequence.page.mirrored ? 'm' : '-';
  }
  return result + (document.landscape_page.value().mirrored ? 'm' : '-');
}

TEST(Content, PagesAreMirroredWhereTheLayoutOrTheReportSaysSo) {
  EXPECT_EQ(mirrored_pages("机关: 甲\n", ""), "---");
  EXPECT_EQ(mirrored_pages("机关: 甲\n", "false"), "---");
  EXPECT_EQ(mirrored_pages("机关: 甲\n", "true"), "mmm");
  const std::string both_sides = "{when: {印刷: 双面}}", otherwise = "{unless: {印刷: 双面}}";
  EXPECT_EQ(mirrored_pages("机关: 甲\n", both_sides), "mmm");
  EXPECT_EQ(mirrored_pages("机关: 甲\n印刷: 双面\n", both_sides), "mmm");
  EXPECT_EQ(mirrored_pages("机关: 甲\n印刷: 单面\n", both_sides), "---");
  EXPECT_EQ(mirrored_pages("机关: 甲\n印刷: 单面\n", otherwise), "mmm");
  EXPECT_EQ(mirrored_pages("机关: 甲\n", "{when: 机关, unless: 数据}"), "mmm");
  EXPECT_EQ(mirrored_pages("机关: 甲\n", "{when: [机关, 正文]}"), "---");
}

TEST(Content, TablesMayLeaveForLandscapePages) {
  const Document document = good_document("机关: 甲\n", "content: [text: 一]\n");
  ASSERT_TRUE(document.landscape_page);
  EXPECT_EQ(document.landscape_page->type_area.width, Length::mm(225));
  EXPECT_TRUE(document.landscape_page->upright_area);
}

TEST(Content, ANewPageStartsForEachItem) {
  const Document document = good_document("机关: 甲\n附件: [一, 二, 三]\n", R"(fields:
  附件: {type: list}
content:
  - text: 正文
  - group: [text: "{{item}}"]
    repeat: 附件
    new-page: true
)");
  EXPECT_EQ(document.sequences.size(), 4U);
}

TEST(Content, RunningHeadsHoldValuesAndLeavePageNumbersForLater) {
  const Document document = good_document("机关: 甲\n", R"(page:
  header: {style: folio, pattern: "{{机关}}{{年度}} 第{{page}}页，共{{pages}}页", distance: 5mm}
content: [text: 一, {text: 二, orientation: landscape}]
)");
  ASSERT_EQ(document.sequences.size(), 2U);
  for (const PageSequence& sequence : document.sequences) {
    ASSERT_TRUE(sequence.page.header);
    EXPECT_EQ(sequence.page.header->pattern, "甲2020 第{{page}}页，共{{pages}}页");
    EXPECT_FALSE(sequence.page.footer);
  }
}

TEST(Content, HeadingsHaveTheLevelTheLayoutSays) {
  const Document document = good_document(
      "机关: 甲\n", "content: [heading: 一, {heading: 二, level: 2}, {heading: 三, level: 2}]\n");
  EXPECT_EQ(lines_of(document), "一、一\n（一）二\n（二）三\n");
}

}  // namespace
}  // namespace typeset::document

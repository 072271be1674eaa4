// What layouts get wrong: each with the finding it must give and where (▸). The text is laid over
// base_layout; its first line is the second of its file.
#include <gtest/gtest.h>

#include "document/yaml_fixture.h"

namespace typeset::document {
namespace {

struct Case {
  std::string_view layout;
  MessageId id;
};

void PrintTo(const Case& item, std::ostream* out) { *out << item.layout; }

class LayoutDiagnostics : public testing::TestWithParam<Case> {};

TEST_P(LayoutDiagnostics, AreFoundAtTheirPlace) {
  MarkedText layout(GetParam().layout);
  Diagnostics diagnostics;
  EXPECT_FALSE(layout_over_base(layout.text, diagnostics));
  ++layout.line;
  expect_finding(diagnostics, GetParam().id, layout);
}

INSTANTIATE_TEST_SUITE_P(Structure, LayoutDiagnostics,
                         testing::Values(Case{"▸tabels: {}\n", MessageId::unknown_key},
                                         Case{"title: ▸[a]\n", MessageId::expected_text},
                                         Case{"numbering: ▸一、\n", MessageId::expected_list},
                                         Case{"numbering: ['{{▸m}}']\n", MessageId::unknown_field},
                                         Case{"styles: ▸[a]\n", MessageId::expected_mapping},
                                         Case{"content: ▸{title: a}\n", MessageId::expected_list},
                                         Case{"content: ▸[]\n", MessageId::empty_list},
                                         Case{"metadata: {▸titel: a}\n", MessageId::unknown_key}));

INSTANTIATE_TEST_SUITE_P(
    Page, LayoutDiagnostics,
    testing::Values(Case{"page: {▸colour: red}\n", MessageId::unknown_key},
                    Case{"page: {size: ▸A9}\n", MessageId::invalid_value},
                    Case{"page: {size: ▸{width: 210mm}}\n", MessageId::missing_key},
                    Case{"page: {size: {width: ▸1mm, height: 297mm}}\n", MessageId::invalid_length},
                    Case{"page: {type-area: {left: ▸2字}}\n", MessageId::invalid_length},
                    Case{"page: {type-area: {left: ▸-2mm}}\n", MessageId::invalid_length},
                    Case{"page: {type-area: {width: ▸200mm}}\n", MessageId::invalid_value},
                    Case{"page: {type-area: {height: ▸0}}\n", MessageId::invalid_value},
                    Case{"page: {grid: {lines: ▸1}}\n", MessageId::number_out_of_range},
                    Case{"page: {grid: {characters: ▸many}}\n", MessageId::invalid_number},
                    Case{"page: {grid: {size: ▸九号}}\n", MessageId::invalid_length},
                    Case{"page: {grid: {size: ▸400mm}}\n", MessageId::invalid_length},
                    Case{"page: {mirrored: ▸双面}\n", MessageId::invalid_value},
                    Case{"page: {mirrored: ▸{}}\n", MessageId::missing_key},
                    Case{"page: {mirrored: {when: 机关, ▸wen: 机关}}\n", MessageId::unknown_key},
                    Case{"page: {mirrored: {unless: ▸印刷}}\n", MessageId::unknown_field},
                    Case{"page: {folio: {style: ▸foolio}}\n", MessageId::unknown_style},
                    Case{"page: {folio: {pattern: 'p {{▸pages}}'}}\n", MessageId::unknown_field}));

INSTANTIATE_TEST_SUITE_P(
    Styles, LayoutDiagnostics,
    testing::Values(Case{"styles: {body: {▸sise: 三号}}\n", MessageId::unknown_key},
                    Case{"styles: {body: {size: ▸3}}\n", MessageId::invalid_length},
                    Case{"styles: {body: {size: ▸2字}}\n", MessageId::invalid_length},
                    Case{"styles: {body: {size: ▸0}}\n", MessageId::invalid_length},
                    Case{"styles: {body: {size: ▸-3pt}}\n", MessageId::invalid_length},
                    Case{"styles: {body: {font: ▸[仿宋]}}\n", MessageId::expected_text},
                    Case{"styles: {body: {color: ▸blue}}\n", MessageId::invalid_value},
                    Case{"styles: {body: {color: ▸\"#12345g\"}}\n", MessageId::invalid_value},
                    Case{"styles: {body: {align: ▸centre}}\n", MessageId::invalid_value},
                    Case{"styles: {body: {writing-mode: ▸tb}}\n", MessageId::invalid_value},
                    Case{"styles: {body: {space-before: ▸-1行}}\n", MessageId::invalid_length},
                    Case{"styles: {title: {line-pitch: ▸0}}\n", MessageId::invalid_length},
                    Case{"styles: {body: {on-grid: ▸yes}}\n", MessageId::invalid_value},
                    Case{"styles: {body: {orphans: ▸0}}\n", MessageId::number_out_of_range},
                    Case{"styles: {title: {inherit: ▸bodi}}\n", MessageId::unknown_style},
                    Case{"styles:\n  ▸plain: {size: 三号}\n", MessageId::missing_key},
                    Case{"styles:\n  ▸plain: {font: 仿宋}\n", MessageId::missing_key},
                    Case{"styles: {x: {inherit: y}, y: {inherit: ▸x}}\n", MessageId::style_cycle},
                    Case{"styles: {folio: {inherit: ▸folio}}\n", MessageId::style_cycle}));

// What would put ink outside of its area or lines over each other.
INSTANTIATE_TEST_SUITE_P(
    Extents, LayoutDiagnostics,
    testing::Values(
        Case{"styles: {body: {first-line-indent: ▸-1字}}\n", MessageId::indent_out_of_area},
        Case{"styles: {cell: {start-indent: 1字, first-line-indent: ▸-2字}}\n",
             MessageId::indent_out_of_area},
        Case{"styles:\n  hanging: {inherit: cell, start-indent: 2字, first-line-indent: -2字}\n"
             "  out: {inherit: hanging, start-indent: ▸1字}\n",
             MessageId::indent_out_of_area},
        // The grid's pitch is 29.6 pt; 小初 is 36.
        Case{"styles: {signature: {size: ▸小初}}\n", MessageId::size_over_grid},
        Case{"styles:\n  large: {inherit: title, size: 小初}\n"
             "  larger: {inherit: large, on-grid: ▸true}\n",
             MessageId::size_over_grid},
        Case{"styles: {title: {writing-mode: ▸vertical-rl}}\n", MessageId::vertical_flow},
        // Said once, though headings and signature inherit it.
        Case{"styles: {body: {writing-mode: ▸vertical-rl}}\n", MessageId::vertical_flow},
        Case{"styles: {heading-1: {writing-mode: ▸vertical-rl}}\n", MessageId::vertical_flow},
        Case{"styles: {heading-3: {writing-mode: ▸vertical-rl}}\n", MessageId::vertical_flow},
        Case{"styles: {signature: {writing-mode: ▸vertical-rl}}\n", MessageId::vertical_flow},
        Case{"styles: {folio: {writing-mode: ▸vertical-rl}}\n", MessageId::vertical_flow}));

INSTANTIATE_TEST_SUITE_P(
    TableStyles, LayoutDiagnostics,
    testing::Values(
        Case{"table-styles: {table: {▸inner: 1pt}}\n", MessageId::unknown_key},
        Case{"table-styles: {table: {cell: ▸sell}}\n", MessageId::unknown_style},
        Case{"table-styles: {table: {inner-rule: ▸thin}}\n", MessageId::invalid_rule},
        Case{"table-styles: {table: {inner-rule: ▸0.28pt}}\n", MessageId::rule_too_thin},
        Case{"table-styles: {table: {inner-rule: ▸double 0.8pt}}\n", MessageId::rule_too_thin},
        Case{"table-styles: {table: {padding-block: ▸-1pt}}\n", MessageId::invalid_length},
        Case{"table-styles: {table: {repeat-head: ▸perhaps}}\n", MessageId::invalid_value},
        Case{"table-styles: {table: {min-rows-after-break: ▸0}}\n", MessageId::number_out_of_range},
        Case{"table-styles: {other: {inherit: ▸tabel}}\n", MessageId::unknown_style},
        Case{"table-styles: {other: {inherit: table, ▸inner: 1pt}}\n", MessageId::unknown_key},
        Case{"table-styles: {a: {inherit: table, inner-rule: ▸x}, b: {inherit: a}}\n",
             MessageId::invalid_rule},
        Case{"table-styles: {a: {inherit: b}, b: {inherit: ▸a}}\n", MessageId::style_cycle},
        Case{"table-styles: {table: {inherit: ▸table}}\n", MessageId::style_cycle},
        Case{"table-styles: {other: ▸{cell: cell, head: cell, stub: cell, band: cell}}\n",
             MessageId::missing_key}));

INSTANTIATE_TEST_SUITE_P(
    Fields, LayoutDiagnostics,
    testing::Values(
        Case{"fields: {甲: ▸text}\n", MessageId::expected_mapping},
        Case{"fields: {甲: ▸{label: 甲}}\n", MessageId::missing_key},
        Case{"fields: {甲: {type: ▸txt}}\n", MessageId::invalid_value},
        Case{"fields: {甲: {type: text, ▸requierd: true}}\n", MessageId::unknown_key},
        Case{"fields: {甲: {type: text, default: '{{▸机观}}'}}\n", MessageId::unknown_field},
        Case{"fields: {甲: {type: text, default: '{{▸正文}}'}}\n", MessageId::expected_type},
        Case{"fields: {甲: {type: text, default: '{{▸甲}}'}}\n", MessageId::field_cycle},
        Case{
            "fields: {甲: {type: text, default: '{{乙}}'}, 乙: {type: text, default: '{{▸甲}}'}}\n",
            MessageId::field_cycle},
        Case{"fields: {▸版式: {type: text}}\n", MessageId::invalid_value}));

INSTANTIATE_TEST_SUITE_P(
    Checks, LayoutDiagnostics,
    testing::Values(
        Case{"prose: {first-level: ▸3}\n", MessageId::number_out_of_range},
        Case{"checks: ▸[a]\n", MessageId::expected_mapping},
        Case{"checks: {试: ▸off}\n", MessageId::check_switch},
        Case{"checks: {试: ▸[a]}\n", MessageId::check_switch},
        Case{"checks: {试: ▸{field: 机关, message: 文}}\n", MessageId::check_without_rule},
        Case{"checks: {试: {field: 机关, ▸match: 甲, message: 文}}\n", MessageId::unknown_key},
        Case{"checks: {试: ▸{matches: 甲, message: 文}}\n", MessageId::missing_key},
        Case{"checks: {试: ▸{field: 机关, matches: 甲}}\n", MessageId::missing_key},
        Case{"checks: {试: {field: 机关, matches: 甲, ▸not-matches: 乙, message: 文}}\n",
             MessageId::check_of_two_rules},
        Case{"checks: {试: {field: ▸机构, matches: 甲, message: 文}}\n", MessageId::unknown_field},
        Case{"checks: {试: {field: [机关, ▸机构], matches: 甲, message: 文}}\n",
             MessageId::unknown_field},
        Case{"checks: {试: {field: ▸[], matches: 甲, message: 文}}\n", MessageId::empty_list},
        Case{"checks: {试: {field: ▸机关/名称, matches: 甲, message: 文}}\n",
             MessageId::unknown_field},
        Case{"checks: {试: {field: ▸机关, unique: true, message: 文}}\n", MessageId::expected_type},
        Case{"checks: {试: {field: ▸机关, not-before: 日期, message: 文}}\n",
             MessageId::expected_type},
        Case{"checks: {试: {field: 日期, not-before: ▸年度, message: 文}}\n",
             MessageId::expected_type},
        Case{"checks: {试: {field: 机关, needs: ▸签署, message: 文}}\n", MessageId::unknown_field},
        Case{"checks: {试: {field: 机关, written: ▸false, message: 文}}\n",
             MessageId::invalid_value},
        Case{"checks: {试: {field: 机关, written: ▸yes, message: 文}}\n", MessageId::invalid_value},
        Case{"checks: {试: {field: 机关, matches: 甲, severity: ▸fatal, message: 文}}\n",
             MessageId::invalid_value},
        Case{"checks: {试: {field: 机关, matches: 甲, message: '{{▸机关}}'}}\n",
             MessageId::unknown_field},
        Case{"checks: {试: {field: 机关, matches: 甲, when: ▸机构, message: 文}}\n",
             MessageId::unknown_field},
        Case{"checks: {试: {field: 机关, matches: '甲(▸乙', message: 文}}\n",
             MessageId::invalid_expression},
        Case{"checks: {试: {field: 机关, not-matches: '甲[▸乙', message: 文}}\n",
             MessageId::invalid_expression},
        Case{"checks: {试: {field: 机关, matches: '甲乙*▸*+*', message: 文}}\n",
             MessageId::invalid_expression},
        Case{"fields: {单: {type: list, items: {名: {type: text}}}}\n"
             "checks: {试: {field: ▸单, matches: 甲, message: 文}}\n",
             MessageId::expected_type},
        Case{"fields: {单: {type: list, items: {名: {type: text}}}}\n"
             "checks: {试: {field: 机关, equals: ▸单/名, message: 文}}\n",
             MessageId::check_fields_apart}));

INSTANTIATE_TEST_SUITE_P(
    Patterns, LayoutDiagnostics,
    testing::Values(
        Case{"content: [title: 'ab▸{{机关']\n", MessageId::invalid_pattern},
        Case{"content: [title: 'ab▸}}']\n", MessageId::invalid_pattern},
        Case{"content: [title: 'a▸{{ }}']\n", MessageId::invalid_pattern},
        Case{"content: [title: '{{机关|▸upper}}']\n", MessageId::unknown_filter},
        Case{"content: [title: '{{机关|▸chinese}}']\n", MessageId::expected_type},
        Case{"content: [title: '{{机关| ▸date}}']\n", MessageId::expected_type},
        Case{"content: [title: '{{年度|chinese|▸thousands}}']\n", MessageId::expected_type},
        Case{"content: [title: '{{年度|▸chinese:3}}']\n", MessageId::invalid_pattern},
        Case{"content: [title: '{{年度|▸default}}']\n", MessageId::invalid_pattern},
        Case{"content:\n  - title: |\n      一\n      二{{▸年}}\n", MessageId::unknown_field},
        Case{"metadata: {author: '{{▸署}}'}\n", MessageId::unknown_field}));

INSTANTIATE_TEST_SUITE_P(
    Content, LayoutDiagnostics,
    testing::Values(Case{"content: [▸标题]\n", MessageId::expected_mapping},
                    Case{"content: [{▸titel: 题}]\n", MessageId::unknown_key},
                    Case{"content: [{title: 题, ▸heading: 题}]\n", MessageId::content_of_two_kinds},
                    Case{"content: [prose: ▸正闻]\n", MessageId::unknown_field},
                    Case{"content: [prose: ▸机关]\n", MessageId::expected_type},
                    Case{"content: [table: ▸数剧]\n", MessageId::unknown_table},
                    Case{"content: [signature: ▸{organ: 甲}]\n", MessageId::missing_key},
                    Case{"content: [signature: {organ: 甲, date: 乙, ▸sealing: 丙}]\n",
                         MessageId::unknown_key}));

INSTANTIATE_TEST_SUITE_P(
    Tables, LayoutDiagnostics,
    testing::Values(
        Case{"tables: {数据: ▸{columns: [甲]}}\n", MessageId::missing_key},
        Case{"tables: {数据: {style: ▸tabel, columns: [甲]}}\n", MessageId::unknown_style},
        Case{"tables: {数据: ▸{style: table}}\n", MessageId::missing_key},
        Case{"tables: {数据: {style: table, columns: ▸[]}}\n", MessageId::empty_list},
        Case{"tables: {数据: {style: table, columns: [{label: 甲, columns: ▸[]}]}}\n",
             MessageId::empty_list},
        Case{"tables: {数据: {style: table, columns: [甲], rows: [{label: 乙, rows: ▸[]}]}}\n",
             MessageId::empty_list},
        Case{"tables: {数据: {style: table, sections: ▸[]}}\n", MessageId::empty_list},
        Case{"tables: {数据: {style: table, sections: [{columns: ▸[]}]}}\n", MessageId::empty_list},
        Case{"tables: {数据: {style: table, columns: [甲], rows: ▸[]}}\n", MessageId::empty_list},
        Case{"tables: {数据: {style: table, columns: [甲], corner: ▸角}}\n",
             MessageId::corner_without_rows},
        Case{"tables: {数据: {style: table, sections: [{columns: [甲]}], ▸columns: [甲]}}\n",
             MessageId::unknown_key},
        Case{"tables: {数据: {style: table, columns: [甲, ▸甲]}}\n", MessageId::yaml_duplicate_key},
        Case{"tables: {数据: {style: table, columns: [甲, {label: 乙, name: ▸甲}]}}\n",
             MessageId::yaml_duplicate_key},
        Case{"tables: {数据: {style: table, columns: [▸{name: 甲}]}}\n", MessageId::missing_key},
        Case{"tables: {数据: {style: table, columns: [{label: 甲, ▸rows: [乙]}]}}\n",
             MessageId::unknown_key},
        Case{"tables: {数据: {style: table, columns: [{label: 甲, columns: [乙], ▸min: 3字}]}}\n",
             MessageId::unknown_key},
        Case{"tables: {数据: {style: table, columns: [{label: 甲, type: ▸numbers}]}}\n",
             MessageId::invalid_value},
        Case{"tables: {数据: {style: table, columns: [{label: 甲, style: ▸cel}]}}\n",
             MessageId::unknown_style},
        Case{"tables: {数据: {style: table, columns: [{label: 甲, min: ▸3}]}}\n",
             MessageId::invalid_length},
        Case{"tables: {数据: {style: table, columns: [{label: 甲, weight: ▸-1}]}}\n",
             MessageId::number_out_of_range},
        Case{"tables: {数据: {style: table, columns: [{label: 甲, weight: ▸x}]}}\n",
             MessageId::invalid_number},
        Case{"tables: {数据: {style: table, columns: [甲, {label: 乙, sum: ▸all}]}}\n",
             MessageId::invalid_value},
        Case{"tables: {数据: {style: table, columns: [{label: 甲, sum: ▸preceding}]}}\n",
             MessageId::sum_of_nothing},
        Case{"tables: {数据: {style: table, columns: [甲], rows: [{label: 乙, number: ▸1}]}}\n",
             MessageId::invalid_value},
        Case{"tables: {数据: {style: table, columns: [甲], rows: [乙], stub: [{▸mim: 3字}]}}\n",
             MessageId::unknown_key},
        Case{"tables:\n  ▸版式: {style: table, columns: [甲]}\n", MessageId::invalid_value},
        Case{"tables:\n  ▸机关: {style: table, columns: [甲]}\n", MessageId::yaml_duplicate_key}));

TEST(LayoutDiagnostics, EverythingIsSaidInOneGo) {
  Diagnostics diagnostics;
  layout_over_base(
      "page: {size: A9}\nstyles: {body: {size: 3}}\nfields: {甲: {type: x}}\n"
      "content: [prose: 无]\ntables: {数据: {style: table, columns: [甲, 甲]}}\nextra: 1\n",
      diagnostics);
  EXPECT_EQ(diagnostics.sorted().size(), 6U) << rendered(diagnostics);
}

TEST(LayoutDiagnostics, NamesTheStylesOfACircle) {
  Diagnostics diagnostics;
  layout_over_base("styles: {body: {inherit: title}}\n", diagnostics);
  ASSERT_EQ(diagnostics.sorted().size(), 1U);
  EXPECT_EQ(diagnostics.sorted()[0].message.arguments.at(0), "body → title → body");
}

TEST(LayoutDiagnostics, PointToAFullWidthColon) {
  for (const std::string layout : {"page: 纸：A4\n", "styles: {body: {size：三号}}\n",
                                   "fields: {甲: {type：text}}\n", "content: [标题：甲]\n"}) {
    Diagnostics diagnostics;
    layout_over_base(layout, diagnostics);
    ASSERT_FALSE(diagnostics.empty()) << layout;
    bool hinted = false;
    for (const Diagnostic& finding : diagnostics.sorted()) {
      hinted = hinted || (finding.hint && finding.hint->id == MessageId::hint_full_width_colon);
    }
    EXPECT_TRUE(hinted) << rendered(diagnostics);
  }
}

TEST(LayoutDiagnostics, ChainsOfStylesAreBounded) {
  std::string layout = "styles:\n";
  for (int i = 0; i < 2000; ++i) {
    layout += "  s" + std::to_string(i) + ": {inherit: s" + std::to_string(i + 1) + "}\n";
  }
  layout += "  s2000: {font: 仿宋, size: 三号}\n";
  Diagnostics diagnostics;
  EXPECT_FALSE(layout_over_base(layout, diagnostics));
  EXPECT_EQ(diagnostics.sorted().at(0).message.id, MessageId::yaml_too_deep);
}

TEST(LayoutDiagnostics, DefaultsThatMultiplyStayBounded) {
  std::string fields = "fields:\n  f0: {type: text, default: 甲甲甲甲}\n";
  for (int i = 1; i < 60; ++i) {
    const std::string below = "{{f" + std::to_string(i - 1) + "}}";
    fields += "  f" + std::to_string(i) + ": {type: text, default: \"" + below + below + "\"}\n";
  }
  const LayoutRef layout = good_layout(fields);
  Diagnostics diagnostics;
  EXPECT_TRUE(build_document(*layout, parsed("机关: 甲\n"), diagnostics)) << rendered(diagnostics);
}

}  // namespace
}  // namespace typeset::document

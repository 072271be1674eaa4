// YAML given as text: parsed, with the place that a finding must have marked in it.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/unicode.h"
#include "document/layout_reader.h"
#include "document/report_builder.h"
#include "source/parser.h"
#include "support/temporary_folder.h"

namespace typeset::document {

// A text in which ▸ stands before the place a finding is expected at.
struct MarkedText {
  std::string text;
  std::size_t line = 0, column = 0;  // 0: no mark

  explicit MarkedText(std::string_view marked) : text(marked) {
    constexpr std::string_view mark = "▸";
    const std::size_t place = text.find(mark);
    if (place == std::string::npos) return;
    text.erase(place, mark.size());
    const std::string before = text.substr(0, place);
    const std::size_t line_start =
        before.rfind('\n') == std::string::npos ? 0 : before.rfind('\n') + 1;
    line = 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    column = 1 + count_code_points(before.substr(line_start));
  }
};

inline source::Node parsed(const std::string& text, const std::string& name = "test.yaml") {
  Diagnostics diagnostics;
  const auto node = source::parse_yaml(std::make_shared<const SourceFile>(name, text), diagnostics);
  for (const Diagnostic& finding : diagnostics.sorted()) {
    ADD_FAILURE() << render(finding, UiLanguage::english);
  }
  return node.value_or(source::Node());
}

inline std::string rendered(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& finding : diagnostics.sorted()) {
    text += render(finding, UiLanguage::english);
  }
  return text;
}

using tests::TemporaryFolder;

// A small layout that uses a little of everything.
inline constexpr std::string_view base_layout = R"(
title: 试验
page:
  size: A4
  type-area: {left: 28mm, top: 37mm, width: 156mm, height: 225mm}
  grid: {lines: 22, characters: 28, size: 三号}
  folio: {style: folio, pattern: "— {{page}} —", distance: 7mm, inset: 1字}
numbering: ["{{n|chinese}}、", "（{{n|chinese}}）", "{{n}}.", "（{{n}}）"]
styles:
  body: {font: 仿宋, size: 三号, on-grid: true, first-line-indent: 2字}
  title: {inherit: body, font: 小标宋, size: 二号, on-grid: false, line-pitch: 36pt}
  heading-1: {inherit: body, font: 黑体}
  heading-2: {inherit: body, font: 楷体}
  heading-3: {inherit: body}
  signature: {inherit: body}
  folio: {font: 宋体, size: 四号}
  cell: {font: 宋体, size: 五号}
table-styles:
  table: {cell: cell, head: cell, stub: cell, band: cell, corner: cell}
fields:
  机关: {type: text, required: true}
  署名: {type: text, default: "{{机关}}办公室"}
  年度: {type: integer, default: "2020"}
  日期: {type: date, default: 2021-01-19}
  正文: {type: prose}
content:
  - title: "{{机关}}{{年度}}年报告"
  - heading: 总体情况
  - prose: 正文
  - table: 数据
  - signature: {organ: "{{署名}}", date: "{{日期}}"}
tables:
  数据:
    style: table
    columns:
      - 自然人
      - label: 法人
        columns: [企业, 其他]
      - {label: 总计, sum: preceding}
    rows:
      - 受理
      - label: 结果
        rows: [公开, 其他, {label: 总计, sum: preceding}]
)";

// Puts `layout` over base_layout: each of its keys replaces or adds to what stands there.
inline LayoutRef layout_over_base(std::string_view layout, Diagnostics& diagnostics) {
  const TemporaryFolder folder;
  folder.write("layouts/test/base.yaml", base_layout);
  folder.write("layouts/test/layout.yaml", "include: [base.yaml]\n" + std::string(layout));
  const std::filesystem::path layouts = folder.path() / "layouts";
  return read_layout(layouts / "test", {layouts}, diagnostics);
}

inline LayoutRef good_layout(std::string_view layout = "") {
  Diagnostics diagnostics;
  LayoutRef result = layout_over_base(layout, diagnostics);
  EXPECT_TRUE(diagnostics.empty()) << rendered(diagnostics);
  return result;
}

// The document of a report that must be without fault.
inline Document good_document(const std::string& report, std::string_view layout = "") {
  const LayoutRef definition = good_layout(layout);
  if (!definition) return {};
  Diagnostics diagnostics;
  auto document = build_document(*definition, parsed(report), diagnostics);
  EXPECT_TRUE(diagnostics.empty()) << rendered(diagnostics);
  return document ? *std::move(document) : Document();
}

inline std::vector<Block> all_blocks(const Document& document) {
  std::vector<Block> blocks;
  for (const PageSequence& sequence : document.sequences) {
    blocks.insert(blocks.end(), sequence.blocks.begin(), sequence.blocks.end());
  }
  return blocks;
}

template <typename Kind>
std::vector<Kind> blocks_of(const Document& document) {
  std::vector<Kind> blocks;
  for (const Block& block : all_blocks(document)) {
    if (const auto* wanted = std::get_if<Kind>(&block)) blocks.push_back(*wanted);
  }
  return blocks;
}

inline std::string text_of(const RichText& text) { return to_utf8(plain_text(text)); }

// Expects exactly one finding, of that kind and at the mark.
inline void expect_finding(const Diagnostics& diagnostics, MessageId id, const MarkedText& place) {
  const std::vector<Diagnostic> findings = diagnostics.sorted();
  ASSERT_EQ(findings.size(), 1U) << rendered(diagnostics);
  EXPECT_EQ(findings[0].message.id, id) << rendered(diagnostics);
  EXPECT_EQ(findings[0].position.line, place.line) << rendered(diagnostics);
  EXPECT_EQ(findings[0].position.column, place.column) << rendered(diagnostics);
}

}  // namespace typeset::document

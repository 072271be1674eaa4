// Reports and layouts with random damage: whatever is done to them, the reader neither fails nor
// falls silent, and every error says where it is.
#include <array>
#include <gtest/gtest.h>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "document/yaml_fixture.h"

namespace typeset::document {
namespace {

namespace fs = std::filesystem;

constexpr unsigned mutations_of_each = 1000;

std::string file_text(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

const fs::path source_folder = TYPESET_SOURCE_DIR;

// What has a meaning somewhere in the language, or is easily pasted into it.
constexpr auto insertions = std::to_array<std::string_view>({"{{",
                                                             "}}",
                                                             "{{n}}",
                                                             "|",
                                                             "| ",
                                                             "&a ",
                                                             "*a",
                                                             "- ",
                                                             "# ",
                                                             "[",
                                                             "]",
                                                             "{",
                                                             "}",
                                                             ":",
                                                             ": ",
                                                             "：",
                                                             "\"",
                                                             "'",
                                                             "\t",
                                                             "\n",
                                                             "\n  ",
                                                             "\n    ",
                                                             "^[",
                                                             "^{",
                                                             "_{",
                                                             "**",
                                                             "__",
                                                             "==",
                                                             "![",
                                                             "](",
                                                             ".png)",
                                                             "\\",
                                                             "\\ ",
                                                             "　",
                                                             "\u200b",
                                                             "\u00a0",
                                                             "𠮷",
                                                             "-1",
                                                             "1.5",
                                                             "999999999999999999999",
                                                             "1e9",
                                                             "null",
                                                             "~",
                                                             "!",
                                                             "%",
                                                             "@",
                                                             "---\n",
                                                             "=",
                                                             " = ",
                                                             " / ",
                                                             "万元",
                                                             "\xff",
                                                             "\r",
                                                             "\x01",
                                                             "sum: preceding",
                                                             "open: true",
                                                             "repeat: 项目",
                                                             "when: ",
                                                             "rowspan: 3",
                                                             "，",
                                                             "（一）",
                                                             "1.",
                                                             ">",
                                                             "<<: "});

class Mutator {
 public:
  Mutator(std::string text, unsigned seed) : text_(std::move(text)), random_(seed) {}

  std::string mutated() {
    const std::size_t changes = 1 + below(4);
    for (std::size_t i = 0; i < changes; ++i) change();
    return text_;
  }

 private:
  std::size_t below(std::size_t bound) { return bound == 0 ? 0 : random_() % bound; }

  // The start of a character, so that most texts stay UTF-8.
  std::size_t place() {
    std::size_t at = below(text_.size() + 1);
    while (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80) ++at;
    return at;
  }

  std::string cut() {
    const std::size_t a = place();
    std::size_t b = std::min(a + below(60), text_.size());
    while (b < text_.size() && (static_cast<unsigned char>(text_[b]) & 0xC0) == 0x80) ++b;
    const std::string chunk = text_.substr(a, b - a);
    text_.erase(a, b - a);
    return chunk;
  }

  void change() {
    switch (below(4)) {
      case 0:
        cut();
        break;
      case 1: {
        const std::string chunk = cut();
        text_.insert(place(), chunk + chunk);
        break;
      }
      case 2:
        text_.insert(place(), cut());
        break;
      default:
        text_.insert(place(), insertions[below(insertions.size())]);
    }
  }

  std::string text_;
  std::mt19937 random_;
};

bool is_about_a_whole_file(MessageId id) {
  return id == MessageId::yaml_empty || id == MessageId::csv_empty ||
         id == MessageId::file_not_utf8 || id == MessageId::file_not_text;
}

void expect_places(const Diagnostics& diagnostics) {
  for (const Diagnostic& finding : diagnostics.sorted()) {
    EXPECT_NE(finding.message.id, MessageId::internal_error);
    EXPECT_TRUE(finding.position.file) << render(finding, UiLanguage::english);
    if (!is_about_a_whole_file(finding.message.id)) {
      EXPECT_GT(finding.position.line, 0U) << render(finding, UiLanguage::english);
    }
    EXPECT_FALSE(render(finding, UiLanguage::chinese).empty());
  }
}

void read_report(const std::string& text, const LayoutDefinition& layout) {
  Diagnostics diagnostics;
  const auto file = std::make_shared<const SourceFile>("report.yaml", text);
  const auto root = source::parse_yaml(file, diagnostics);
  const bool is_read = root && build_document(layout, *root, diagnostics).has_value();
  EXPECT_TRUE(is_read || diagnostics.has_errors()) << rendered(diagnostics);
  expect_places(diagnostics);
}

LayoutRef read_layout_of(const std::string& text, const TemporaryFolder& folder) {
  folder.write("layouts/test/layout.yaml", text);
  const fs::path layouts = folder.path() / "layouts";
  Diagnostics diagnostics;
  LayoutRef layout = read_layout(layouts / "test", {layouts}, diagnostics);
  EXPECT_NE(layout != nullptr, diagnostics.has_errors()) << rendered(diagnostics);
  expect_places(diagnostics);
  return layout;
}

// More of the language than the first format needs.
constexpr std::string_view rich_layout = R"(include: [base.yaml]
styles:
  caption: {inherit: body}
  footnote: {inherit: body}
  table-unit: {inherit: body}
  table-note: {inherit: body}
prose: {table: table, list-marks: ["● ", "○ "], figure-caption: "图{{n}}　{{caption}}"}
fields:
  密级: {type: choice, choices: [公开, 内部]}
  预算: {type: money, unit: 万元, decimals: 2}
  项目: {type: list, maximum: 9, items: {名称: {type: rich}, 金额: {type: money, unit: 元}}}
content:
  - {title: "{{机关}}", unless: {密级: 内部}}
  - {heading: 情况, level: 1}
  - prose: 正文
  - group: [{text: "{{n}}. {{名称}} {{金额|thousands}}", when: 名称}, {heading: "{{名称}}"}]
    repeat: 项目
  - {table: 数据, orientation: landscape}
  - {table: 表单, new-page: true}
  - table: 名册
tables:
  数据:
    style: table
    caption: 数据（{{年度}}）
    unit: 单位：件
    notes: [注一]
    columns: [自然人, {label: 法人, columns: [企业, 其他]}, {label: 总计, sum: preceding}]
    rows: [受理, {label: 结果, rows: [公开, 其他, {label: 总计, sum: preceding}]}]
    relations: [受理 = 结果 / 总计]
    column-relations: [企业 <= 其他]
  表单:
    style: table
    grid:
      head-rows: 1
      columns: [{min: 3字}, {weight: 2}]
      rows:
        - [姓名, {name: 姓名, rowspan: 2}]
        - [{name: 人数, type: count, maximum: 50}]
  名册:
    style: table
    columns: [{label: 单价, type: money, unit: 元}, 数量]
    rows: [{open: true}, {label: 合计, sum: preceding}]
)";

constexpr std::string_view rich_report = R"(机关: 甲局
年度: 2020
密级: 公开
预算: 35000元
正文: |
  第一段，**粗体**和__下划线__，m^{2}，注^[脚注**粗**]。
  # 小标题。接着说。
  - 一项
    - 下一层
  表：各平台发布数
  | 平台 | 数 |
  |:---|---:|
  | 网站 | 1,234 |
  （一）编号的标题
  1.编号的一句；
  未完\
  的一行____待填
项目:
  - {名称: ==甲==, 金额: 1,234.50元}
  - {名称: 乙, 金额: 3.5万元}
数据:
  受理: {自然人: 3, 其他: 8, 总计: 11}
  公开: {自然人: 3, 法人: {其他: 8}}
表单: {姓名: 张三, 人数: 12}
名册:
  纸张: {单价: 3.50, 数量: 2}
  合计: {数量: 2}
)";

class Mutations : public testing::Test {
 protected:
  void SetUp() override {
    folder_.write("layouts/test/base.yaml", base_layout);
    for (const char* const shared : {"gbt9704.yaml", "annual-report.yaml"}) {
      const std::string path = std::string("layouts/common/") + shared;
      folder_.write(path, file_text(source_folder / path));
    }
  }

  void expect_reports(const std::string& report, const std::string& layout_text) {
    const LayoutRef layout = read_layout_of(layout_text, folder_);
    ASSERT_TRUE(layout);
    read_report(report, *layout);
    for (unsigned seed = 0; seed < mutations_of_each && !HasFailure(); ++seed) {
      SCOPED_TRACE(seed);
      read_report(Mutator(report, seed).mutated(), *layout);
    }
  }

  void expect_layouts(const std::string& report, const std::string& layout_text) {
    for (unsigned seed = 0; seed < mutations_of_each && !HasFailure(); ++seed) {
      SCOPED_TRACE(seed);
      const LayoutRef layout = read_layout_of(Mutator(layout_text, seed).mutated(), folder_);
      if (layout) read_report(report, *layout);
    }
  }

  TemporaryFolder folder_;
  const std::string example_ = file_text(source_folder / "examples/xinwei-2020/report.yaml");
  const std::string example_layout_ =
      file_text(source_folder / "layouts/annual-report-2020/layout.yaml");
};

TEST_F(Mutations, OfTheExample) { expect_reports(example_, example_layout_); }
TEST_F(Mutations, OfTheExamplesLayout) { expect_layouts(example_, example_layout_); }
TEST_F(Mutations, OfARichReport) {
  expect_reports(std::string(rich_report), std::string(rich_layout));
}
TEST_F(Mutations, OfARichLayout) {
  expect_layouts(std::string(rich_report), std::string(rich_layout));
}

}  // namespace
}  // namespace typeset::document

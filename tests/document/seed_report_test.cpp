// The seed's report under the 2020 format: what the document must hold.
#include <gtest/gtest.h>

#include "base/file_io.h"
#include "document/layout_library.h"
#include "document/yaml_fixture.h"

namespace typeset::document {
namespace {

const Document& seed() {
  static const Document document = [] {
    const std::filesystem::path root = TYPESET_SOURCE_DIR;
    Diagnostics diagnostics;
    const auto file = read_text_file(root / "examples/xinwei-2020/report.yaml", diagnostics);
    const auto report = file ? source::parse_yaml(file, diagnostics) : std::nullopt;
    const auto layout =
        report ? layout_of_report(*report, {root / "layouts"}, diagnostics) : nullptr;
    auto built = layout ? build_document(*layout, *report, diagnostics) : std::nullopt;
    EXPECT_TRUE(diagnostics.empty()) << rendered(diagnostics);
    return built.value_or(Document());
  }();
  return document;
}

std::vector<std::vector<std::string>> values(const std::vector<RowNode>& rows) {
  std::vector<std::vector<std::string>> result;
  for (const RowNode& row : rows) {
    if (!row.children.empty()) {
      for (auto& line : values(row.children)) result.push_back(std::move(line));
      continue;
    }
    std::vector<std::string> line = {text_of(row.label.text)};
    for (const CellText& value : row.values) line.push_back(text_of(value.text));
    result.push_back(std::move(line));
  }
  return result;
}

TEST(SeedReport, BlocksStandInOrder) {
  std::string kinds;
  for (const Block& block : all_blocks(seed())) {
    if (std::holds_alternative<Table>(block)) {
      kinds += 'T';
    } else if (std::holds_alternative<Signature>(block)) {
      kinds += 'S';
    } else {
      const auto& paragraph = std::get<Paragraph>(block);
      kinds += paragraph.role == ParagraphRole::title     ? 't'
               : paragraph.role == ParagraphRole::heading ? 'h'
                                                          : 'p';
    }
  }
  EXPECT_EQ(kinds, "thpppphpThpThpThpppphpS");
}

TEST(SeedReport, HeadingsAreNumbered) {
  std::vector<std::string> bookmarks;
  for (const Paragraph& paragraph : blocks_of<Paragraph>(seed())) {
    if (paragraph.bookmark_level > 0) {
      bookmarks.push_back(std::to_string(paragraph.bookmark_level) + paragraph.bookmark);
    }
  }
  EXPECT_EQ(bookmarks,
            (std::vector<std::string>{
                "1一、总体情况", "2（一）加强领导，狠抓落实", "2（二）健全制度，提升质效",
                "2（三）规范程序，提升水平", "1二、主动公开政府信息情况",
                "1三、收到和处理政府信息公开申请情况", "1四、政府信息公开行政复议、行政诉讼情况",
                "1五、存在的主要问题及改进情况", "1六、其他需要报告的事项"}));
}

TEST(SeedReport, TitleAndMetadata) {
  const Paragraph title = blocks_of<Paragraph>(seed()).at(0);
  EXPECT_EQ(text_of(title.text), "新伟街道办事处2020年\n政府信息公开工作年度报告");
  EXPECT_EQ(title.style->font, "小标宋");
  EXPECT_EQ(title.style->shape, LineShape::balanced);
  EXPECT_EQ(seed().metadata.title, "新伟街道办事处2020年政府信息公开工作年度报告");
  EXPECT_EQ(seed().metadata.author, "哈尔滨市平房区新伟街道办事处");
  EXPECT_EQ(seed().metadata.language, "zh-CN");
}

TEST(SeedReport, Signature) {
  const auto signature = blocks_of<document::Signature>(seed()).at(0);
  EXPECT_EQ(text_of(signature.signatories.at(0).name), "哈尔滨市平房区新伟街道办事处");
  EXPECT_EQ(text_of(signature.date), "2021年1月19日");
}

TEST(SeedReport, BlockTable) {
  const Table table = blocks_of<Table>(seed()).at(0);
  ASSERT_EQ(table.sections.size(), 5U);
  EXPECT_EQ(text_of(table.sections[1].band->text), "第二十条第（五）项");
  EXPECT_EQ(values(table.sections[1].rows),
            (std::vector<std::vector<std::string>>{{"行政许可", "0", "0", "0"},
                                                   {"其他对外管理服务事项", "25", "0", "432"}}));
  EXPECT_EQ(table.sections[3].columns.size(), 2U);
  EXPECT_EQ(table.sections[4].columns.size(), 2U);
}

TEST(SeedReport, ApplicationsTable) {
  const Table table = blocks_of<Table>(seed()).at(1);
  const auto rows = values(table.sections.at(0).rows);
  ASSERT_EQ(rows.size(), 23U);
  EXPECT_EQ(rows[0][0], "一、本年新收政府信息公开申请数量");
  EXPECT_EQ(rows[4][0], "1.属于国家秘密");
  EXPECT_EQ(rows[21][0], "（七）总计");
  EXPECT_EQ(rows[22][0], "四、结转下年度继续办理");
  for (const auto& row : rows) {
    EXPECT_EQ(row.size(), 8U);
    for (std::size_t i = 1; i < row.size(); ++i) EXPECT_EQ(row[i], "0");
  }
}

TEST(SeedReport, ReviewTable) {
  const Table table = blocks_of<Table>(seed()).at(2);
  EXPECT_FALSE(table.has_stub);
  ASSERT_EQ(table.sections.at(0).rows.size(), 1U);
  EXPECT_EQ(table.sections[0].rows[0].values.size(), 15U);
  const ColumnNode& leaf = table.sections[0].columns[1].children[0].children[4];
  EXPECT_EQ(text_of(leaf.label.text), "总计");
  EXPECT_EQ(leaf.label.style->writing_mode, WritingMode::vertical);
}

}  // namespace
}  // namespace typeset::document

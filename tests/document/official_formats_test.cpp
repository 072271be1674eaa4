// Every head, band, corner and stub of both official formats of the annual report: 国办公开办函
// 〔2019〕60号 and 〔2021〕30号.
#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <vector>

#include "document/example_report.h"

namespace typeset::document {
namespace {

// Two blanks for each level; heads of columns after a bar.
void add_columns(const std::vector<ColumnNode>& columns, const std::string& indent,
                 std::string& outline) {
  for (const ColumnNode& column : columns) {
    outline += "|" + indent + text_of(column.label.text) + "\n";
    add_columns(column.children, indent + "  ", outline);
  }
}

void add_rows(const std::vector<RowNode>& rows, const std::string& indent, std::string& outline) {
  for (const RowNode& row : rows) {
    const std::string label = text_of(row.label.text);
    if (!label.empty()) outline += indent + label + "\n";
    add_rows(row.children, indent + "  ", outline);
  }
}

std::string outline_of(const Table& table) {
  std::string outline = "\n";
  for (const TableSection& section : table.sections) {
    if (section.band) outline += "= " + text_of(section.band->text) + "\n";
    if (section.corner) outline += "+ " + text_of(section.corner->text) + "\n";
    add_columns(section.columns, "", outline);
    add_rows(section.rows, "", outline);
  }
  return outline;
}

template <typename Tree>
void add_leaves(const std::vector<Tree>& trees, std::vector<Tree>& leaves) {
  for (const Tree& tree : trees) {
    if (tree.children.empty()) leaves.push_back(tree);
    add_leaves(tree.children, leaves);
  }
}

template <typename Tree>
std::vector<Tree> leaves_of(const std::vector<Tree>& trees) {
  std::vector<Tree> leaves;
  add_leaves(trees, leaves);
  return leaves;
}

constexpr std::string_view blocks_2020 = R"(
= 第二十条第（一）项
+ 信息内容
|本年新制作数量
|本年新公开数量
|对外公开总数量
规章
规范性文件
= 第二十条第（五）项
+ 信息内容
|上一年项目数量
|本年增/减
|处理决定数量
行政许可
其他对外管理服务事项
= 第二十条第（六）项
+ 信息内容
|上一年项目数量
|本年增/减
|处理决定数量
行政处罚
行政强制
= 第二十条第（八）项
+ 信息内容
|上一年项目数量
|本年增/减
行政事业性收费
= 第二十条第（九）项
+ 信息内容
|采购项目数量
|采购总金额
政府集中采购
)";

constexpr std::string_view blocks_2021 = R"(
= 第二十条第（一）项
+ 信息内容
|本年制发件数
|本年废止件数
|现行有效件数
规章
行政规范性文件
= 第二十条第（五）项
+ 信息内容
|本年处理决定数量
行政许可
= 第二十条第（六）项
+ 信息内容
|本年处理决定数量
行政处罚
行政强制
= 第二十条第（八）项
+ 信息内容
|本年收费金额（单位：万元）
行政事业性收费
)";

constexpr std::string_view applications = R"(
+ （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）
|申请人情况
|  自然人
|  法人或其他组织
|    商业企业
|    科研机构
|    社会公益组织
|    法律服务机构
|    其他
|  总计
一、本年新收政府信息公开申请数量
二、上年结转政府信息公开申请数量
三、本年度办理结果
  （一）予以公开
  （二）部分公开（区分处理的，只计这一情形，不计其他情形）
  （三）不予公开
    1.属于国家秘密
    2.其他法律行政法规禁止公开
    3.危及“三安全一稳定”
    4.保护第三方合法权益
    5.属于三类内部事务信息
    6.属于四类过程性信息
    7.属于行政执法案卷
    8.属于行政查询事项
  （四）无法提供
    1.本机关不掌握相关政府信息
    2.没有现成信息需要另行制作
    3.补正后申请内容仍不明确
  （五）不予处理
    1.信访举报投诉类申请
    2.重复申请
    3.要求提供公开出版物
    4.无正当理由大量反复申请
    5.要求行政机关确认或重新出具已获取信息
  （六）其他处理
{其他处理}  （七）总计
四、结转下年度继续办理
)";

constexpr std::string_view other_outcomes_2021 =
    R"(    1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请
    2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请
    3.其他
)";

constexpr std::string_view reviews = R"(
|行政复议
|  结果维持
|  结果纠正
|  其他结果
|  尚未审结
|  总计
|行政诉讼
|  未经复议直接起诉
|    结果维持
|    结果纠正
|    其他结果
|    尚未审结
|    总计
|  复议后起诉
|    结果维持
|    结果纠正
|    其他结果
|    尚未审结
|    总计
)";

struct Format {
  const char* example;
  std::string_view blocks, other_outcomes;
  std::size_t block_rows, outcome_rows;
};

class OfficialFormat : public testing::TestWithParam<Format> {
 protected:
  const Document document_ = ExampleReport(GetParam().example).document();
  const std::vector<Table> all_ = blocks_of<Table>(document_);

  // Those of the form come last of all tables, in their order.
  const Table& table(std::size_t part) const { return all_.at(all_.size() + part - 5); }
};

TEST_P(OfficialFormat, PartsStandInOrder) {
  std::vector<std::string> parts;
  for (const Paragraph& paragraph : blocks_of<Paragraph>(document_)) {
    if (paragraph.bookmark_level == 1) parts.push_back(paragraph.bookmark);
  }
  EXPECT_EQ(parts,
            (std::vector<std::string>{"一、总体情况", "二、主动公开政府信息情况",
                                      "三、收到和处理政府信息公开申请情况",
                                      "四、政府信息公开行政复议、行政诉讼情况",
                                      "五、存在的主要问题及改进情况", "六、其他需要报告的事项"}));
}

TEST_P(OfficialFormat, BlocksOfArticle20) {
  EXPECT_EQ(outline_of(table(2)), GetParam().blocks);
  std::size_t rows = 0;
  for (const TableSection& section : table(2).sections) {
    for (const RowNode& row : leaves_of(section.rows)) {
      EXPECT_EQ(row.values.size(), leaves_of(section.columns).size());
      ++rows;
    }
  }
  EXPECT_EQ(rows, GetParam().block_rows);
}

TEST_P(OfficialFormat, Applications) {
  std::string expected(applications);
  constexpr std::string_view place = "{其他处理}";
  expected.replace(expected.find(place), place.size(), GetParam().other_outcomes);
  EXPECT_EQ(outline_of(table(3)), expected);
  const TableSection section = table(3).sections.at(0);
  EXPECT_EQ(leaves_of(section.columns).size(), 7U);
  const std::vector<RowNode> rows = leaves_of(section.rows);
  EXPECT_EQ(rows.size(), GetParam().outcome_rows + 3);  // 一、二、四
  for (const RowNode& row : rows) EXPECT_EQ(row.values.size(), 7U);
}

TEST_P(OfficialFormat, Reviews) {
  EXPECT_EQ(outline_of(table(4)), reviews);
  const TableSection section = table(4).sections.at(0);
  const std::vector<ColumnNode> leaves = leaves_of(section.columns);
  ASSERT_EQ(leaves.size(), 15U);
  for (const ColumnNode& leaf : leaves) {
    EXPECT_EQ(leaf.label.style->writing_mode, WritingMode::vertical);
  }
  ASSERT_EQ(section.rows.size(), 1U);
  EXPECT_EQ(section.rows[0].values.size(), 15U);
}

INSTANTIATE_TEST_SUITE_P(
    Formats, OfficialFormat,
    testing::Values(Format{"xingfu-2020", blocks_2020, "", 8, 20},
                    Format{"xingfu-2021", blocks_2021, other_outcomes_2021, 6, 22}),
    [](const auto& format) { return std::string(format.param.example).substr(7); });

TEST(OfficialFormats, EachIsForItsYears) {
  const auto expect_no_year = [](const std::string& example, const std::string& year,
                                 MessageId fault) {
    const ExampleReport report(example);
    const source::Node root = report.root();
    const SourcePosition place = root.find("年度")->position();
    const auto findings = report.findings(report.changed(place, 4, year));
    ASSERT_EQ(findings.size(), 1U) << example << " " << year;
    EXPECT_EQ(findings[0].message.id, fault);
    EXPECT_EQ(findings[0].position.line, place.line);
  };
  expect_no_year("xingfu-2020", "2018", MessageId::number_out_of_range);
  expect_no_year("xingfu-2020", "2021", MessageId::number_out_of_range);
  expect_no_year("xingfu-2021", "2020", MessageId::number_too_small);
}

}  // namespace
}  // namespace typeset::document

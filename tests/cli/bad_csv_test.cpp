// CSV files beside reports, with what spreadsheets and people get wrong in them.
#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <vector>

#include "cli/bad_input.h"

namespace typeset::cli::bad_input {
namespace {

Case csv_case(std::string name, std::string csv, std::vector<Finding> findings) {
  const std::string layout = over_base(
      "tables:\n"
      "  花名册:\n"
      "    style: table\n"
      "    columns: [{label: 部门, type: text}, {label: 姓名, type: text}, {label: 日期, type: "
      "date}, "
      "{label: 金额, type: money, unit: 元}]\n"
      "    rows: [{open: records, group-by: 部门, subtotal: 小计}]\n");
  return {std::move(name),
          {{std::string(report_path), good_head + "花名册: {csv: 名册.csv}\n"},
           {"名册.csv", std::move(csv)},
           {std::string(layout_path), layout}},
          std::move(findings)};
}

const std::string head = "部门,姓名,日期,金额\n";

std::vector<Case> files() {
  return {csv_case("OpenQuote", head + "甲,▸\"乙,2020-1-1,3\n丙,丁,2020-1-1,3\n",
                   {{"错误: 这一格以引号开头，但后面没有结束的引号。",
                     "内容里有引号的，整格放进引号，里面的引号写成两个：\"他说\"\"好\"\"。\"。"}}),
          csv_case("TextAfterQuote", head + "甲,\"乙\"▸丙,2020-1-1,3\n",
                   {{"错误: 结束的引号之后应当是分隔符或换行，这里还有文字。",
                     "内容里有引号的，整格放进引号，里面的引号写成两个：\"他说\"\"好\"\"。\"。"}}),
          csv_case("UnquotedSeparator", head + "甲,乙,2020-1-1,1,▸200\n",
                   {{"错误: 这一行有 5 格，表头有 4 格。",
                     "内容里有引号的，整格放进引号，里面的引号写成两个：\"他说\"\"好\"\"。\"。"}}),
          csv_case("WrongValues", head + "甲,\"乙\n丙\",▸昨天,▸3.123\n",
                   {{"错误: “昨天”不是有效的日期，请写成 2020-12-31 这样的格式。"},
                    {"错误: “3.123”的小数位数太多，最多 2 位。"}}),
          csv_case("AllAtOnce",
                   "部门,姓名,日期,金额,▸多余\n甲,乙,▸2024-13-01,▸一,\n▸甲,丙\n"
                   "丁,▸\"戊,2020-1-1,3,\n己,庚,▸昨天,3,\n",
                   {{"错误: 表格“花名册”中没有名为“多余”的列。",
                     "这里可以写：姓名, 日期, 部门, 金额。"},
                    {"错误: “2024-13-01”不是有效的日期，请写成 2020-12-31 这样的格式。"},
                    {"错误: “一”不是有效的数字。"},
                    {"错误: 这一行有 2 格，表头有 5 格。"},
                    {"错误: 这一格以引号开头，但后面没有结束的引号。",
                     "内容里有引号的，整格放进引号，里面的引号写成两个：\"他说\"\"好\"\"。\"。"},
                    {"错误: “昨天”不是有效的日期，请写成 2020-12-31 这样的格式。"}}),
          csv_case("Separators",
                   head + "甲,乙,2020-1-1,\"1,234,567.00\"\n" +
                       "甲,丙,2020/1/1,\"▸12,34\"\n",
                   {{"错误: “12,34”不是有效的数字。", "千分号从个位起每三位一个，例如 1,234,567.00。"}}),
          csv_case("UnknownColumn", "部门,▸姓各,日期,金额\n甲,乙,2020-1-1,3\n丙,丁,2020-1-1,3\n",
                   {{"错误: 表格“花名册”中没有名为“姓各”的列。", "您要写的是不是“姓名”？"}}),
          csv_case("MissingColumn", "▸部门,姓名,日期\n甲,乙,2020-1-1\n",
                   {{"错误: “名册.csv”中缺少“金额”这一项。"}}),
          csv_case("ColumnTwice", "部门,姓名,日期,金额,▸姓名\n甲,乙,2020-1-1,3,丙\n",
                   {{"错误: “姓名”重复出现，同一层里只能写一次。"}}),
          csv_case("ColumnWithoutName", "部门,姓名,日期,金额,\n甲,乙,2020-1-1,3,▸备注\n",
                   {{"错误: 这一格所在的第 5 列在首行里没有列名。"}}),
          csv_case("GroupEmpty", head + "甲,乙,2020-1-1,3\n▸,丁,2020-1-1,3\n",
                   {{"错误: “花名册”中缺少“部门”这一项。"}})};
}

// A finding about the file as a whole.
TEST(EmptyCsv, SaysWhatIsExpected) {
  for (const std::string_view empty : {"", " \n\n", "\xEF\xBB\xBF"}) {
    const Workplace workplace;
    const Case nothing = csv_case("", std::string(empty), {});
    workplace.write("layouts/test/base.yaml", base_layout);
    for (const File& file : nothing.files) workplace.write(file.first, file.second);
    const Outcome outcome = workplace.run("report.yaml --layouts layouts --lang zh");
    EXPECT_EQ(outcome.status, 1);
    EXPECT_EQ(outcome.err,
              "名册.csv: 错误: CSV 文件“名册.csv”里没有内容：首行应当是列名，以下每行一条记录。\n"
              "  提示: 首行请写列名：部门, 姓名, 日期, 金额；"
              "一条记录也没有时，文件里只有这一行。\n");
  }
}

INSTANTIATE_TEST_SUITE_P(Csv, BadInput, testing::ValuesIn(files()), name_of);

}  // namespace
}  // namespace typeset::cli::bad_input

// The filled examples hold together, and any figure that is changed no longer does.
#include <array>
#include <gtest/gtest.h>
#include <map>
#include <string>
#include <vector>

#include "document/example_report.h"

namespace typeset::document {
namespace {

const std::array<std::string, 6> applicants = {"自然人",       "商业企业",     "科研机构",
                                               "社会公益组织", "法律服务机构", "其他"};

// A mapping of figures by column, as the report writes it.
struct WrittenRow {
  std::string name;
  source::Node figures;
};

void add_rows(const source::Node& node, std::vector<WrittenRow>& rows) {
  for (const source::Entry& entry : node.entries()) {
    if (entry.value.entries().empty()) continue;
    if (entry.value.entries()[0].value.is_scalar()) {
      rows.push_back({entry.key, entry.value});
    } else {
      add_rows(entry.value, rows);
    }
  }
}

std::vector<WrittenRow> rows_of(const ExampleReport& report, const std::string& table) {
  const source::Node root = report.root();
  std::vector<WrittenRow> rows;
  add_rows(*root.find(table), rows);
  return rows;
}

int total_of(const WrittenRow& row) {
  int total = 0;
  for (const source::Entry& entry : row.figures.entries()) total += std::stoi(entry.value.text());
  return total;
}

bool is_received(const std::string& row) { return row == "本年新收" || row == "上年结转"; }

// What stands on the left and on the right of 一 + 二 = 三（七） + 四 in a column.
struct Balance {
  int received = 0, handled = 0, handed_on = 0;
};

std::map<std::string, Balance> balances_of(const std::vector<WrittenRow>& rows) {
  std::map<std::string, Balance> balances;
  for (const WrittenRow& row : rows) {
    for (const source::Entry& entry : row.figures.entries()) {
      Balance& balance = balances[entry.key];
      (is_received(row.name)      ? balance.received
       : row.name == "结转下年度" ? balance.handed_on
                                  : balance.handled) += std::stoi(entry.value.text());
    }
  }
  return balances;
}

std::string shown(const std::vector<Diagnostic>& findings) {
  std::string text;
  for (const Diagnostic& finding : findings) text += render(finding, UiLanguage::chinese);
  return text;
}

void expect_one(const std::vector<Diagnostic>& findings, MessageId id) {
  ASSERT_EQ(findings.size(), 1U) << shown(findings);
  ASSERT_EQ(findings[0].message.id, id) << shown(findings);
  ASSERT_EQ(findings[0].severity, Severity::error);
}

class FilledExample : public testing::TestWithParam<const char*> {
 protected:
  // A total of `figure` is right, one more is not and is said to be wrong with both figures. The
  // figure is put before `place`.
  void expect_checked_total(const SourcePosition& place, const std::string& before, int figure,
                            const std::string& after, MessageId fault,
                            const std::vector<std::string>& names) const {
    const auto with = [&](int total) {
      return report_.findings(report_.changed(place, 0, before + std::to_string(total) + after));
    };
    const auto silence = with(figure);
    EXPECT_TRUE(silence.empty()) << shown(silence);
    const auto findings = with(figure + 1);
    ASSERT_NO_FATAL_FAILURE(expect_one(findings, fault));
    const std::vector<std::string>& arguments = findings[0].message.arguments;
    ASSERT_EQ(arguments.size(), 4U);
    EXPECT_TRUE(arguments[0].ends_with(names[0])) << arguments[0];
    EXPECT_TRUE(arguments[1].ends_with(names[1])) << arguments[1];
    EXPECT_EQ(arguments[2], std::to_string(figure + 1));
    EXPECT_TRUE((arguments[3] + " (").starts_with(std::to_string(figure) + " (")) << arguments[3];
  }

  const ExampleReport report_{GetParam()};
};

TEST_P(FilledExample, IsWithoutFinding) {
  const auto findings = report_.findings(report_.text());
  EXPECT_TRUE(findings.empty()) << shown(findings);
}

TEST_P(FilledExample, EveryChangedApplicationBreaksTheRelation) {
  const std::vector<WrittenRow> rows = rows_of(report_, "申请办理");
  auto balances = balances_of(rows);
  int figures = 0;
  for (const WrittenRow& row : rows) {
    for (const source::Entry& entry : row.figures.entries()) {
      const std::string& figure = entry.value.text();
      const std::string more = std::to_string(std::stoi(figure) + 1);
      SCOPED_TRACE(row.name + " " + entry.key);
      const auto findings =
          report_.findings(report_.changed(entry.value.position(), figure.size(), more));
      ASSERT_NO_FATAL_FAILURE(expect_one(findings, MessageId::relation_mismatch));
      const Balance& balance = balances[entry.key];
      const int one_more = is_received(row.name) ? 1 : 0;
      const std::vector<std::string>& arguments = findings[0].message.arguments;
      EXPECT_EQ(arguments.at(0), "第一项 + 第二项 = 第三项（七）总计 + 第四项");
      EXPECT_EQ(arguments.at(1), entry.key);
      const int left = balance.received + one_more;
      const int right = balance.handled + balance.handed_on + 1 - one_more;
      EXPECT_TRUE(arguments.at(2).starts_with(std::to_string(left) + " (")) << arguments[2];
      EXPECT_TRUE(arguments.at(3).starts_with(std::to_string(right) + " (")) << arguments[3];
      ++figures;
    }
  }
  EXPECT_GT(figures, 110);
}

TEST_P(FilledExample, EveryTotalOfApplicantsIsChecked) {
  for (const WrittenRow& row : rows_of(report_, "申请办理")) {
    SCOPED_TRACE(row.name);
    expect_checked_total(row.figures.entries()[0].key_position, "总计: ", total_of(row), ", ",
                         MessageId::column_sum_mismatch, {row.name, "总计"});
  }
}

TEST_P(FilledExample, EveryTotalOfOutcomesIsChecked) {
  const auto balances = balances_of(rows_of(report_, "申请办理"));
  const source::Node root = report_.root();
  const SourcePosition place = root.find("申请办理")->entries()[0].key_position;
  int all = 0;
  for (const std::string& applicant : applicants) {
    SCOPED_TRACE(applicant);
    const int total = balances.at(applicant).handled;
    all += total;
    expect_checked_total(place, "总计: {" + applicant + ": ", total, "}\n  ",
                         MessageId::row_sum_mismatch, {"总计", applicant});
  }
  expect_checked_total(place, "总计: {总计: ", all, "}\n  ", MessageId::column_sum_mismatch,
                       {"总计", "总计"});
}

TEST_P(FilledExample, EveryTotalOfReviewsIsChecked) {
  const std::vector<WrittenRow> groups = rows_of(report_, "复议诉讼");
  ASSERT_EQ(groups.size(), 3U);
  for (const WrittenRow& group : groups) {
    SCOPED_TRACE(group.name);
    expect_checked_total(group.figures.entries()[0].key_position, "总计: ", total_of(group), ", ",
                         MessageId::column_sum_mismatch, {"复议诉讼", group.name + " / 总计"});
  }
}

INSTANTIATE_TEST_SUITE_P(Examples, FilledExample, testing::Values("xingfu-2020", "xingfu-2021"),
                         [](const auto& example) { return std::string(example.param).substr(7); });

TEST(Examples, TheSeedIsWithoutFinding) {
  const ExampleReport report("xinwei-2020");
  const auto findings = report.findings(report.text());
  EXPECT_TRUE(findings.empty()) << shown(findings);
}

}  // namespace
}  // namespace typeset::document

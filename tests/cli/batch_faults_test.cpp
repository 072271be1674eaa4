// A thousand rows, a twentieth of them broken, in twenty ways: exactly those are reported, each at
// its place.
#include <algorithm>
#include <gtest/gtest.h>
#include <regex>
#include <set>

#include "cli/batch_fixture.h"

namespace typeset::cli {
namespace {

struct Fault {
  std::string line;    // of the data file, % stands for the row's number
  std::size_t column;  // of the finding
  std::string says;
};

// Columns: 机关,日期,说明,特别,密级,经费,件数/上半年/来文,件数/下半年/来文,件数/上半年/合计
const std::vector<Fault>& faults() {
  static const std::vector<Fault> all = {
      {",2026年1月1日,,,,,,,", 1, "lacks the entry '机关'"},
      {"第%局,,,,,,,,", 1, "lacks the entry '日期'"},
      {"第%局,2026年2月30日,,,,,,,", 0, "is not a date"},
      {"第%局,某日,,,,,,,", 0, "is not a date"},
      {"第%局名字太长的一个单位,2026年1月1日,,,,,,,", 1, "characters"},
      {"第%局,2026年1月1日,,,绝密,,,,", 0, "'绝密' is not one of the choices"},
      {"第%局,2026年1月1日,,,,-5,,,", 0, "-5"},
      {"第%局,2026年1月1日,,,,1.234,,,", 0, "1.234"},
      {"第%局,2026年1月1日,,,,很多,,,", 0, "很多"},
      {"第%局,2026年1月1日,,,,,3件,4,", 0, "3件"},
      {"第%局,2026年1月1日,,,,,2.5,4,", 0, "2.5"},
      {"第%局,2026年1月1日,,,,,9,4,", 0, "the relation '上半年 <= 下半年' does not hold"},
      {"第%局,2026年1月1日,,,,,3,4,5", 0, "the total is 5, but the columns add up to 3"},
      {"第%局,2026年1月1日,,,,,,", 1, "8"},
      {"第%局,2026年1月1日,,,,,,,,多", 0, "10"},
      {"第%局,2026年1月1日,\"没有关上,,,,,,", 0, "quotation mark"},
      {"第%局,2026年1月1日,\"关上\"了,,,,,,", 0, "quotation mark"},
      {"第%局,2026年1月1日,字\xF4\x8F\xBF\xBD,,,,,,", 0, "U+10FFFD"},
      {"第%局,2026年1月1日,坏\xFF字节,,,,,,", 0, "bytes that are not UTF-8"},
      {"第%局,2026年1月1日,响\x07铃,,,,,,", 0, "U+0007"},
  };
  return all;
}

TEST(BatchFaults, ExactlyTheBrokenRowsAreReportedEachAtItsPlace) {
  constexpr int rows = 1000;
  const BatchFolder folder;
  std::string data =
      "机关,日期,说明,特别,密级,经费,件数/上半年/来文,件数/下半年/来文,件数/上半年/合计\n";
  std::map<std::size_t, const Fault*> broken;  // by line
  for (int row = 1; row <= rows; ++row) {
    std::string line = "第%局,2026年1月1日,\"说明，“好”\",,公开,12.50,2,3,2";
    if (row % 20 == 7) {
      const Fault& fault = faults()[static_cast<std::size_t>(row / 20) % faults().size()];
      line = fault.line;
      broken[static_cast<std::size_t>(row) + 1] = &fault;
    }
    const std::size_t number = line.find('%');
    if (number != std::string::npos) line.replace(number, 1, std::to_string(row));
    data += line + '\n';
  }
  ASSERT_EQ(faults().size(), 20U);
  ASSERT_EQ(broken.size(), 50U);
  folder.write("data.csv", data);

  const Outcome outcome = folder.batch("");
  EXPECT_EQ(outcome.status, 3);
  std::map<std::size_t, std::string> said;
  std::map<std::size_t, std::size_t> columns;
  const std::regex finding("data\\.csv:([0-9]+):([0-9]+): error: (.*)");
  std::istringstream lines(outcome.err);
  for (std::string line; std::getline(lines, line);) {
    std::smatch match;
    if (!std::regex_match(line, match, finding)) {
      EXPECT_EQ(line.find("error:"), std::string::npos) << line;
      continue;
    }
    const std::size_t number = std::stoul(match[1]);
    EXPECT_TRUE(said.emplace(number, match[3]).second) << "two findings: " << line;
    columns[number] = std::stoul(match[2]);
  }
  EXPECT_EQ(said.size(), broken.size());
  for (const auto& [line, fault] : broken) {
    ASSERT_TRUE(said.contains(line)) << line << ": " << fault->line;
    EXPECT_NE(said[line].find(fault->says), std::string::npos) << said[line];
    if (fault->column != 0) {
      EXPECT_EQ(columns[line], fault->column) << said[line];
    } else {
      EXPECT_GT(columns[line], 1U) << said[line];
    }
  }
  // All others are there, and nothing else.
  const auto manifest = manifest_of(contents(folder.path() / "out/manifest.csv"));
  std::size_t documents = 0;
  for (const std::string& name : folder.made()) documents += name.ends_with(".pdf");
  EXPECT_EQ(documents, rows - broken.size());
  EXPECT_NE(outcome.err.find("1000 rows: 950 typeset, 0 unchanged, 50 failed"), std::string::npos);
  // What is mended is done by the next run, and only that.
  std::string mended;
  std::istringstream text(data);
  std::size_t number = 0;
  for (std::string line; std::getline(text, line);) {
    ++number;
    mended += broken.contains(number) ? "第" + std::to_string(number - 1) + "局,2026年1月1日,,,,,,,"
                                      : line;
    mended += '\n';
  }
  folder.write("data.csv", mended);
  const Outcome again = folder.batch("--json");
  EXPECT_EQ(again.status, 0) << again.err;
  EXPECT_NE(again.out.find("\"written\":50,\"unchanged\":950,\"failed\":0"), std::string::npos)
      << again.out.substr(again.out.size() - std::min<std::size_t>(again.out.size(), 300));
}

TEST(BatchFaults, WhatIsWrongWithTheTemplateIsSaidOnceAndWithEachRow) {
  const BatchFolder folder;
  folder.write("template.yaml", std::string(notice_template) + "密级: 绝密\n");
  folder.write("data.csv", notice_rows(3));
  const Outcome outcome = folder.batch("");
  EXPECT_EQ(outcome.status, 3);
  const std::size_t first = outcome.err.find("template.yaml:8:5: error:");
  ASSERT_NE(first, std::string::npos) << outcome.err;
  EXPECT_EQ(outcome.err.find("template.yaml:8:5", first + 1), std::string::npos) << outcome.err;
  for (int row = 1; row <= 3; ++row) {
    EXPECT_NE(outcome.err.find("data.csv:" + std::to_string(row + 1) + ":1: error: Row " +
                               std::to_string(row) + " was not typeset."),
              std::string::npos)
        << outcome.err;
  }
}

}  // namespace
}  // namespace typeset::cli

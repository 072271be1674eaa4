#include "cli/batch_display.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <sstream>

namespace typeset::cli {
namespace {

struct Shown {
  std::string out, err;
};

// A run of so many rows, in which every thousandth fails.
Shown show(std::size_t rows, DisplayOptions options) {
  std::ostringstream out, err;
  Diagnostics kept;
  options.language = UiLanguage::english;
  BatchDisplay display(out, err, kept, options);
  batch::Totals totals;
  totals.rows = rows;
  display.begin(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    batch::RowResult result;
    result.index = i;
    result.entry.row = i + 1;
    const bool fails = i % 1000 == 999;
    result.status = fails ? batch::RowResult::Status::failed : batch::RowResult::Status::written;
    if (fails) {
      const SourcePosition place{std::make_shared<const SourceFile>("d.csv", "x", i + 2), i + 2, 1};
      result.findings.push_back({Severity::error, place, {MessageId::batch_row_failed, {"7"}}, {}});
    }
    ++(fails ? totals.failed : totals.written);
    display.row(result, totals);
  }
  display.end(totals);
  EXPECT_EQ(display.entries().size(), rows);
  return {out.str(), err.str()};
}

auto lines_with(const std::string& text, const std::string& part) {
  std::istringstream lines(text);
  int count = 0;
  for (std::string line; std::getline(lines, line);) count += line.find(part) != std::string::npos;
  return count;
}

TEST(BatchDisplay, ASmallRunIsQuiet) {
  const Shown shown = show(40, {});
  EXPECT_EQ(shown.out, "");
  EXPECT_EQ(shown.err, "");
}

TEST(BatchDisplay, ALogHasALineForEachThousandRows) {
  const Shown shown = show(3500, {});
  EXPECT_EQ(lines_with(shown.err, " of 3500 rows, "), 3) << shown.err;
  EXPECT_EQ(lines_with(shown.err, "1000 of 3500 rows, "), 1);
  EXPECT_EQ(lines_with(shown.err, "d.csv:1001:1: error: "), 1);
  EXPECT_EQ(lines_with(shown.err, "3500 rows: 3497 typeset, 0 unchanged, 3 failed"), 1);
  EXPECT_EQ(shown.err.find('\r'), std::string::npos);
}

TEST(BatchDisplay, ATerminalHasABarThatFindingsDoNotBreak) {
  DisplayOptions options;
  options.is_terminal = true;
  const Shown shown = show(2000, options);
  // Wherever a finding stands, the bar before it was wiped.
  const std::size_t finding = shown.err.find("d.csv:1001:1");
  ASSERT_NE(finding, std::string::npos);
  const std::size_t bar = shown.err.rfind("█", finding);
  if (bar != std::string::npos) {
    EXPECT_NE(shown.err.find("\r\x1B[K", bar), std::string::npos);
  }
  EXPECT_EQ(lines_with(shown.err, "2000 rows: 1998 typeset"), 1);
}

TEST(BatchDisplay, EventsAreLinesOfJson) {
  DisplayOptions options;
  options.events = true;
  const Shown shown = show(1000, options);
  EXPECT_EQ(lines_with(shown.out, "{\"event\":\"row\""), 1000);
  EXPECT_EQ(lines_with(shown.out, "\"findings\":[{\"severity\":\"error\""), 1);
  EXPECT_EQ(lines_with(shown.out, "{\"event\":\"end\",\"rows\":1000"), 1);
}

TEST(BatchDisplay, TimesAreSaidByStage) {
  DisplayOptions options;
  options.timings = true;
  const Shown shown = show(2, options);
  for (const char* stage : {"read", "document", "layout", "pdf", "write"}) {
    EXPECT_EQ(lines_with(shown.err, std::string("  ") + stage + ": 0.000 ms"), 1) << shown.err;
  }
}

}  // namespace
}  // namespace typeset::cli

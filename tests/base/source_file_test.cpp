#include "base/source_file.h"

#include <gtest/gtest.h>

namespace typeset {
namespace {

TEST(SourceFile, GivesLinesWithoutTheirEnds) {
  const SourceFile file("a.yaml", "一\r\n\ntwo\n");
  EXPECT_EQ(file.last_line(), 4u);
  EXPECT_EQ(file.line(1), "一");
  EXPECT_EQ(file.line(2), "");
  EXPECT_EQ(file.line(3), "two");
  EXPECT_EQ(file.line(4), "");
  EXPECT_EQ(file.line(0), "");
  EXPECT_EQ(file.line(5), "");
}

TEST(SourceFile, KnowsWhereLinesStart) {
  const SourceFile file("a.yaml", "ab\ncd");
  EXPECT_EQ(file.line_start(1), 0u);
  EXPECT_EQ(file.line_start(2), 3u);
  EXPECT_EQ(file.line_start(3), 5u);
}

TEST(SourcePosition, SortsByPathLineColumn) {
  const auto a = std::make_shared<const SourceFile>("a", "");
  const auto b = std::make_shared<const SourceFile>("b", "");
  EXPECT_TRUE(compare_positions({a, 9, 9}, {b, 1, 1}) < 0);
  EXPECT_TRUE(compare_positions({a, 1, 9}, {a, 2, 1}) < 0);
  EXPECT_TRUE(compare_positions({a, 1, 2}, {a, 1, 1}) > 0);
  EXPECT_TRUE(compare_positions({}, {a, 1, 1}) < 0);
  EXPECT_TRUE(compare_positions({a, 1, 1}, {a, 1, 1}) == 0);
}

TEST(SourceFile, LinesFromTheMiddleCountAsInTheWhole) {
  const SourceFile file("a.csv", "seven\neight", 7);
  EXPECT_EQ(file.first_line(), 7u);
  EXPECT_EQ(file.last_line(), 8u);
  EXPECT_EQ(file.line(8), "eight");
  EXPECT_EQ(file.line(6), "");
  EXPECT_EQ(file.line(9), "");
  EXPECT_EQ(file.line_start(7), 0u);
  EXPECT_EQ(file.line_start(8), 6u);
  EXPECT_EQ(file.line_start(9), 11u);
}

}  // namespace
}  // namespace typeset

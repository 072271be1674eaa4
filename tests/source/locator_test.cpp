#include "source/locator.h"

#include <gtest/gtest.h>

namespace typeset::source {
namespace {

TEST(Locator, CountsColumnsInCodePoints) {
  const auto file = std::make_shared<const SourceFile>("a", "标题: x\n\n作者\n");
  Locator locator(file);
  const auto expect = [&](std::size_t offset, std::size_t line, std::size_t column) {
    const SourcePosition position = locator.position(offset);
    EXPECT_EQ(position.line, line) << offset;
    EXPECT_EQ(position.column, column) << offset;
    EXPECT_EQ(offset_of(position), offset);
  };
  expect(0, 1, 1);
  expect(8, 1, 5);
  expect(3, 1, 2);  // back on the same line
  expect(10, 2, 1);
  expect(14, 3, 2);
  expect(8, 1, 5);  // back to an earlier line
  expect(18, 4, 1);
}

TEST(Locator, TakesTheEndForWhatLiesBeyond) {
  const auto file = std::make_shared<const SourceFile>("a", "ab");
  EXPECT_EQ(Locator(file).position(99).column, 3u);
}

TEST(Locator, StaysWithinTheLine) {
  const auto file = std::make_shared<const SourceFile>("a", "ab\ncd");
  EXPECT_EQ(offset_of({file, 1, 99}), 2u);
}

}  // namespace
}  // namespace typeset::source

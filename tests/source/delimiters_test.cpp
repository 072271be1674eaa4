#include "source/delimiters.h"

#include <gtest/gtest.h>

namespace typeset::source {
namespace {

TEST(EndOfQuotes, SkipsWhatIsEscaped) {
  EXPECT_EQ(end_of_quotes(R"("a\"b" c)", 0), 6u);
  EXPECT_EQ(end_of_quotes("'a''b' c", 0), 6u);
  EXPECT_EQ(end_of_quotes("x: \"\\\\\"", 3), 7u);
  EXPECT_EQ(end_of_quotes("\"a", 0), std::nullopt);
  EXPECT_EQ(end_of_quotes("'a''", 0), std::nullopt);
  EXPECT_EQ(end_of_quotes("\"a\\", 0), std::nullopt);
}

TEST(FindUnpairedBracket, FindsTheInnermostLeftOpen) {
  const auto found = find_unpaired_bracket("a: [x, [y], {z: 1\n");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->opening, 12u);
  EXPECT_EQ(found->mismatch, std::nullopt);
}

TEST(FindUnpairedBracket, FindsTheFirstMismatch) {
  const auto found = find_unpaired_bracket("[x}");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->opening, 0u);
  EXPECT_EQ(found->mismatch, 2u);
}

TEST(FindUnpairedBracket, LooksPastTextThatMerelyHoldsBrackets) {
  for (const char* text : {
           "a: x [y\n",            // within plain text
           "a: \"[\"\nb: '{'\n",   // quoted
           "# [\na: 1 # {\n",      // comments
           "a: |\n  [x\n\n  {\n",  // a block
           "- >\n  [x\n- [y]\n",   // a folded block
           "a: [\"]\", x - y, b: ']']\n",
       }) {
    EXPECT_FALSE(find_unpaired_bracket(text)) << text;
  }
  EXPECT_TRUE(find_unpaired_bracket("a: |\n  [x\nb: [\n"));
}

TEST(FindOpenBrackets, ListsThemFromOutermost) {
  EXPECT_EQ(find_open_brackets("[[x], {"), (std::vector<std::size_t>{0, 6}));
}

}  // namespace
}  // namespace typeset::source

#include "source/csv_text.h"

#include <gtest/gtest.h>

#include "source/csv.h"

namespace typeset::source {
namespace {

TEST(CsvText, QuotesWhatHasToBeQuoted) {
  EXPECT_EQ(csv_text({{"单位", "人,数"}, {"甲“局”", "3\"5"}, {"", "一\n二"}}),
            "\xEF\xBB\xBF单位,\"人,数\"\r\n甲“局”,\"3\"\"5\"\r\n,\"一\n二\"\r\n");
}

TEST(CsvText, IsReadAsItWasWritten) {
  const std::vector<std::vector<std::string>> rows{{"甲", "乙/丙", "丁,戊"},
                                                   {"1", "\"", "a,b"},
                                                   {"第一行\n第二行", "x;y", "0.5"}};
  const auto text = decode_csv(csv_text(rows));
  ASSERT_TRUE(text);
  Diagnostics diagnostics;
  const auto table = parse_csv(std::make_shared<const SourceFile>("t.csv", *text), diagnostics);
  ASSERT_TRUE(table);
  EXPECT_TRUE(diagnostics.empty());
  ASSERT_EQ(table->records.items().size(), 2U);
  for (std::size_t row = 0; row < 2; ++row) {
    for (std::size_t column = 0; column < 3; ++column) {
      EXPECT_EQ(table->head.entries().at(column).key, rows[0][column]);
      EXPECT_EQ(table->records.items().at(row).entries().at(column).value.text(), rows[row + 1][column]);
    }
  }
}

}  // namespace
}  // namespace typeset::source

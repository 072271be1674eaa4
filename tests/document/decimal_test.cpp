#include "document/decimal.h"

#include <gtest/gtest.h>
#include <limits>
#include <random>

#include "document/number_text.h"

namespace typeset::document {
namespace {

std::optional<Decimal> parse_table_number(std::string_view typed) {
  return parse_number(typed, {.type = ValueType::count});
}

Decimal decimal(std::string_view text) {
  const auto number = Decimal::parse(text);
  EXPECT_TRUE(number.has_value()) << text;
  return number.value_or(Decimal());
}

TEST(Decimal, KeepsItsDecimalsAsWritten) {
  for (const std::string_view text : {"0", "7", "-7", "12.50", "-0.05", "0.000001",
                                      "9223372036854775807", "1.000000000000000000"}) {
    EXPECT_EQ(decimal(text).to_string(), text);
  }
  EXPECT_EQ(decimal("+19").to_string(), "19");
  EXPECT_EQ(decimal("007").to_string(), "7");
  EXPECT_EQ(decimal("12.500").normalized().to_string(), "12.5");
}

TEST(Decimal, RefusesWhatIsNoPlainNumber) {
  for (const std::string_view text : {"",
                                      "+",
                                      "-",
                                      ".",
                                      "1.",
                                      ".5",
                                      "1..2",
                                      "1.2.3",
                                      "--1",
                                      "+-1",
                                      "1e3",
                                      "0x10",
                                      "1_000",
                                      "1,000",
                                      " 1",
                                      "1 ",
                                      "一",
                                      "９",
                                      "nan",
                                      "inf",
                                      "9223372036854775808",
                                      "0.1234567890123456789"}) {
    EXPECT_FALSE(Decimal::parse(text).has_value()) << text;
  }
}

TEST(Decimal, ComparesByValue) {
  EXPECT_EQ(decimal("1.50"), decimal("1.5"));
  EXPECT_EQ(decimal("-0"), decimal("0"));
  EXPECT_LT(decimal("-1.5"), decimal("-1.2"));
  EXPECT_LT(decimal("-0.5"), decimal("0.2"));
  EXPECT_LT(decimal("9223372036854775806"), decimal("9223372036854775807"));
  EXPECT_GT(decimal("9223372036854775807"), decimal("0.000000000000000001"));
  EXPECT_TRUE(decimal("25.00").is_whole());
  EXPECT_FALSE(decimal("25.01").is_whole());
}

TEST(Decimal, AddsExactly) {
  EXPECT_EQ(checked_sum(decimal("0.1"), decimal("0.2"))->to_string(), "0.3");
  EXPECT_EQ(checked_sum(decimal("12.50"), decimal("-0.5"))->to_string(), "12.00");
  EXPECT_FALSE(checked_sum(decimal("9223372036854775807"), decimal("1")).has_value());
  EXPECT_FALSE(checked_sum(decimal("9223372036854775807"), decimal("0.1")).has_value());
}

TEST(Decimal, AddingInAnyOrderIsTheSame) {
  std::mt19937 random(20201231);
  std::uniform_int_distribution<int> cents(-1'000'000, 1'000'000);
  Decimal forwards;
  Decimal backwards;
  std::int64_t total = 0;
  std::vector<Decimal> terms;
  for (int i = 0; i < 1000; ++i) {
    const int value = cents(random);
    total += value;
    const std::string digits = std::to_string(std::abs(value));
    const std::string padded = std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
    terms.push_back(decimal((value < 0 ? "-" : "") + padded.substr(0, padded.size() - 2) + "." +
                            padded.substr(padded.size() - 2)));
  }
  for (std::size_t i = 0; i < terms.size(); ++i) {
    forwards = *checked_sum(forwards, terms[i]);
    backwards = *checked_sum(backwards, terms[terms.size() - 1 - i]);
  }
  EXPECT_EQ(forwards, backwards);
  std::string sum = forwards.to_string();
  sum.erase(sum.find('.'), 1);
  EXPECT_EQ(std::stoll(sum), total);
}

TEST(NumberText, UnderstandsWhatIsPastedFromElsewhere) {
  EXPECT_EQ(parse_table_number("２５"), decimal("25"));
  EXPECT_EQ(parse_table_number("＋１９"), decimal("19"));
  EXPECT_EQ(parse_table_number("−8"), decimal("-8"));
  EXPECT_EQ(parse_table_number(" 3 "), decimal("3"));
  EXPECT_EQ(parse_table_number("1,234,567.8"), decimal("1234567.8"));
  EXPECT_FALSE(parse_table_number("12,34").has_value());
  EXPECT_FALSE(parse_table_number("1,2,3").has_value());
  EXPECT_FALSE(parse_table_number(",123").has_value());
}

TEST(NumberText, PrintsEachTypeItsOwnWay) {
  EXPECT_EQ(printed_number(decimal("25.0"), {.type = ValueType::count}), "25");
  EXPECT_EQ(printed_number(decimal("19"), {.type = ValueType::change}), "+19");
  EXPECT_EQ(printed_number(decimal("-8"), {.type = ValueType::change}), "-8");
  EXPECT_EQ(printed_number(decimal("0"), {.type = ValueType::change}), "0");
  EXPECT_EQ(printed_number(decimal("12.50"), {.type = ValueType::money}), "12.50");
}

TEST(NumberText, GroupsThousands) {
  EXPECT_EQ(with_thousands_separators("0"), "0");
  EXPECT_EQ(with_thousands_separators("999"), "999");
  EXPECT_EQ(with_thousands_separators("1000"), "1,000");
  EXPECT_EQ(with_thousands_separators("-123456"), "-123,456");
  EXPECT_EQ(with_thousands_separators("1234567.1234"), "1,234,567.1234");
}

}  // namespace
}  // namespace typeset::document

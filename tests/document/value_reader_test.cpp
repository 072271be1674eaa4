// Typed values: what is typed, what is printed, and what is refused.
#include "document/value_reader.h"

#include <gtest/gtest.h>
#include <utility>
#include <vector>

#include "document/yaml_fixture.h"

namespace typeset::document {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;
using Faults = std::vector<std::pair<std::string, MessageId>>;

std::optional<FieldValue> read(const ValueRules& rules, const std::string& typed,
                               Diagnostics& diagnostics) {
  const source::Node root = parsed("值: '" + typed + "'\n");
  const source::Node& node = *root.find("值");
  return read_value(rules, TracedText::of_scalar(node, diagnostics), node, diagnostics);
}

void expect_printed(const ValueRules& rules, const Pairs& pairs) {
  for (const auto& [typed, printed] : pairs) {
    Diagnostics diagnostics;
    const auto value = read(rules, typed, diagnostics);
    ASSERT_TRUE(value) << typed << '\n' << rendered(diagnostics);
    EXPECT_EQ(value->text.utf8(), printed) << typed;
    EXPECT_FALSE(diagnostics.has_errors()) << rendered(diagnostics);
  }
}

void expect_refused(const ValueRules& rules, const Faults& faults) {
  for (const auto& [typed, id] : faults) {
    Diagnostics diagnostics;
    EXPECT_FALSE(read(rules, typed, diagnostics)) << typed;
    ASSERT_EQ(diagnostics.sorted().size(), 1U) << rendered(diagnostics);
    EXPECT_EQ(diagnostics.sorted()[0].message.id, id) << rendered(diagnostics);
    EXPECT_EQ(diagnostics.sorted()[0].position.line, 1U);
  }
}

TEST(ValueReader, CountsAreWholeAndNotNegative) {
  const ValueRules rules{.type = ValueType::count};
  expect_printed(rules, {{"25", "25"},
                         {"007", "7"},
                         {"２５", "25"},
                         {"1,234", "1234"},
                         {"１，２３４", "1234"},
                         {"3.00", "3"},
                         {" 3　", "3"}});
  expect_refused(rules, {{"-1", MessageId::number_out_of_range},
                         {"1.5", MessageId::not_whole_number},
                         {"12,34", MessageId::invalid_number},
                         {"三", MessageId::invalid_number},
                         {"3件", MessageId::invalid_number},
                         {"1e3", MessageId::invalid_number},
                         {"1000000000000", MessageId::number_out_of_range}});
}

TEST(ValueReader, ChangesShowTheirSign) {
  const ValueRules rules{.type = ValueType::change};
  expect_printed(rules, {{"19", "+19"}, {"+19", "+19"}, {"－8", "-8"}, {"−8", "-8"}, {"0", "0"}});
  expect_refused(rules, {{"+1.5", MessageId::not_whole_number}});
}

TEST(ValueReader, IntegersMayBeNegative) {
  const ValueRules rules{.type = ValueType::integer};
  expect_printed(rules, {{"2020", "2020"}, {"２０２０", "2020"}, {"-3", "-3"}});
}

TEST(ValueReader, LimitsAreTheLayouts) {
  const ValueRules rules{
      .type = ValueType::integer, .least = Decimal(2000), .greatest = Decimal(2100)};
  expect_printed(rules, {{"2000", "2000"}, {"2100", "2100"}});
  expect_refused(
      rules, {{"1999", MessageId::number_out_of_range}, {"2101", MessageId::number_out_of_range}});
}

TEST(ValueReader, YuanAreExactToTheCent) {
  const ValueRules rules{.type = ValueType::money, .unit = MoneyUnit::yuan};
  expect_printed(rules, {{"35000", "35000"},
                         {"35000元", "35000"},
                         {"3.5万元", "35000"},
                         {"3.5 万元", "35000"},
                         {"1,234.56", "1234.56"},
                         {"0.000001万元", "0.01"},
                         {"12.50", "12.50"}});
  expect_refused(rules, {{"0.001", MessageId::too_many_decimals},
                         {"0.0000001万元", MessageId::too_many_decimals},
                         {"3.5亿元", MessageId::invalid_number},
                         {"元", MessageId::invalid_number}});
}

TEST(ValueReader, DeficitsAreMoneyToo) {
  const ValueRules yuan{.type = ValueType::money, .unit = MoneyUnit::yuan};
  expect_printed(yuan, {{"-3", "-3"}, {"－3.5万元", "-35000"}, {"−1,234.50元", "-1234.50"}});
  expect_refused(yuan, {{"-0.001", MessageId::too_many_decimals},
                        {"-1000000000000", MessageId::number_out_of_range}});
  const ValueRules ten_thousand{
      .type = ValueType::money, .unit = MoneyUnit::ten_thousand_yuan, .decimals = 2};
  expect_printed(ten_thousand, {{"-35000元", "-3.50"}, {"-1", "-1.00"}});
  const ValueRules positive{.type = ValueType::money, .least = Decimal(0)};
  expect_refused(positive, {{"-3", MessageId::number_too_small}});
}

TEST(ValueReader, FiguresMayHaveSeparators) {
  const ValueRules money{
      .type = ValueType::money, .decimals = 2, .figures = {.thousands = true}};
  expect_printed(money, {{"1234567", "1,234,567.00"},
                         {"1,234,567.00", "1,234,567.00"},
                         {"１，２３４", "1,234.00"},
                         {"-1234.5", "-1,234.50"},
                         {"999", "999.00"}});
  expect_refused(money, {{"12,34", MessageId::invalid_number},
                         {"1,2345", MessageId::invalid_number},
                         {"1234,567", MessageId::invalid_number},
                         {",123", MessageId::invalid_number}});
  expect_printed({.type = ValueType::change, .figures = {.thousands = true}},
                 {{"1234", "+1,234"}, {"-1,234,567", "-1,234,567"}});
}

TEST(ValueReader, SignsStandInPlaceOfFigures) {
  const ValueRules rules{.type = ValueType::count, .figures = {.no_data = {"…", "—", ""}}};
  expect_printed(rules, {{"…", "…"}, {" — ", "—"}, {"", ""}, {"3", "3"}});
  expect_refused(rules, {{"－", MessageId::invalid_number}, {"……", MessageId::invalid_number}});
  Diagnostics diagnostics;
  EXPECT_FALSE(read(rules, "…", diagnostics)->number);
  EXPECT_TRUE(read(rules, "0", diagnostics)->number);
}

TEST(ValueReader, TenThousandsOfYuanAreExactToTheCentToo) {
  const ValueRules rules{.type = ValueType::money, .unit = MoneyUnit::ten_thousand_yuan};
  expect_printed(rules,
                 {{"3.5", "3.5"}, {"3.5万元", "3.5"}, {"35000元", "3.5"}, {"0.01元", "0.000001"}});
  expect_refused(rules, {{"0.001元", MessageId::too_many_decimals},
                         {"0.0000001", MessageId::too_many_decimals}});
}

TEST(ValueReader, MoneyIsPrintedWithTheDecimalsOfTheLayout) {
  const ValueRules rules{
      .type = ValueType::money, .unit = MoneyUnit::ten_thousand_yuan, .decimals = 2};
  expect_printed(rules, {{"3", "3.00"}, {"3.5", "3.50"}, {"35000元", "3.50"}, {"3.500", "3.50"}});
  expect_refused(
      rules, {{"3.555", MessageId::too_many_decimals}, {"35055元", MessageId::too_many_decimals}});
}

TEST(ValueReader, MoneyWithoutAUnitTakesNone) {
  const ValueRules rules{.type = ValueType::money};
  expect_printed(rules, {{"12.5", "12.5"}});
  expect_refused(rules,
                 {{"12.5元", MessageId::invalid_number}, {"12.5万元", MessageId::invalid_number}});
}

TEST(ValueReader, DatesArePrintedOneWay) {
  const ValueRules rules{.type = ValueType::date};
  expect_printed(rules, {{"2021-01-19", "2021年1月19日"},
                         {"2021年1月19日", "2021年1月19日"},
                         {"２０２１年１月１９日", "2021年1月19日"},
                         {"2021年1月19日[bookmark: _GoBack]", "2021年1月19日"}});
  expect_refused(rules,
                 {{"2021-02-29", MessageId::invalid_date}, {"昨天", MessageId::invalid_date}});
  const ValueRules brief{.type = ValueType::date, .date_format = "yyyy.MM.dd"};
  expect_printed(brief, {{"2021/1/19", "2021.01.19"}, {"2021年1月19日", "2021.01.19"}});
}

TEST(ValueReader, ChoicesAreThoseOfTheLayout) {
  const ValueRules rules{.type = ValueType::choice, .choices = {"公开", "内部"}};
  expect_printed(rules, {{"公开", "公开"}, {" 内部 ", "内部"}});
  expect_refused(rules, {{"绝密", MessageId::not_a_choice}, {"", MessageId::not_a_choice}});
}

TEST(ValueReader, TextsAreMeasuredInCharacters) {
  const ValueRules rules{.type = ValueType::text, .least = Decimal(2), .greatest = Decimal(3)};
  expect_printed(rules, {{"甲乙", "甲乙"}, {"𠮷𠮷𠮷", "𠮷𠮷𠮷"}});
  expect_refused(rules,
                 {{"甲", MessageId::text_too_short}, {"甲乙丙丁", MessageId::text_too_long}});
}

TEST(ValueReader, MarksDoNotCountInRichText) {
  const ValueRules rules{.type = ValueType::rich, .greatest = Decimal(2)};
  expect_printed(rules, {{"**甲乙**", "甲乙"}, {"m^{2}", "m2"}});
}

TEST(ValueReader, PlainTextKeepsItsMarks) {
  expect_printed({.type = ValueType::text}, {{"**甲乙**", "**甲乙**"}});
}

}  // namespace
}  // namespace typeset::document

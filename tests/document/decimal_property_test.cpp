// Sums of random decimals against arithmetic with 128 bits.
#include <algorithm>
#include <gtest/gtest.h>
#include <random>
#include <string>
#include <vector>

#include "document/decimal.h"
#include "document/number_text.h"

namespace typeset::document {
namespace {

__extension__ using Wide = __int128;

constexpr int scale = 6;

Wide power_of_ten(int exponent) {
  Wide power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

// A number and the same in millionths.
struct Sample {
  Decimal number;
  Wide millionths = 0;
};

Sample sample(std::mt19937_64& random) {
  const int decimals = static_cast<int>(random() % (scale + 1));
  const auto mantissa = static_cast<std::int64_t>(random() % 2'000'000'000'000) - 1'000'000'000'000;
  const std::string digits = std::to_string(mantissa < 0 ? -mantissa : mantissa);
  std::string text(digits.size() <= static_cast<std::size_t>(decimals)
                       ? static_cast<std::size_t>(decimals) + 1 - digits.size()
                       : 0,
                   '0');
  text += digits;
  if (decimals > 0) text.insert(text.size() - static_cast<std::size_t>(decimals), ".");
  if (mantissa < 0) text.insert(0, "-");
  return {*Decimal::parse(text), Wide(mantissa) * power_of_ten(scale - decimals)};
}

// In millionths, read digit by digit.
Wide millionths_of(const Decimal& number) {
  const std::string text = number.with_scale(scale).to_string();
  Wide value = 0;
  for (const char character : text) {
    if (character >= '0' && character <= '9') value = value * 10 + (character - '0');
  }
  return text.starts_with('-') ? -value : value;
}

Decimal sum_of(const std::vector<Sample>& samples) {
  Decimal sum;
  for (const Sample& term : samples) sum = *checked_sum(sum, term.number);
  return sum;
}

TEST(DecimalProperty, SumsAreExactInAnyOrder) {
  for (unsigned seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937_64 random(seed);
    std::vector<Sample> samples(1 + random() % 30);
    Wide expected = 0;
    for (Sample& term : samples) {
      term = sample(random);
      ASSERT_EQ(millionths_of(term.number), term.millionths);
      expected += term.millionths;
    }
    ASSERT_EQ(millionths_of(sum_of(samples)), expected);
    std::shuffle(samples.begin(), samples.end(), random);
    ASSERT_EQ(millionths_of(sum_of(samples)), expected);
  }
}

TEST(DecimalProperty, ComparisonIsThatOfTheValues) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 2000; ++i) {
    const Sample a = sample(random);
    const Sample b = i % 3 == 0 ? Sample{a.number.normalized(), a.millionths} : sample(random);
    ASSERT_EQ(a.number < b.number, a.millionths < b.millionths);
    ASSERT_EQ(a.number == b.number, a.millionths == b.millionths);
  }
}

TEST(DecimalProperty, UnitsOfMoneyConvertThereAndBack) {
  std::mt19937_64 random(2);
  for (int i = 0; i < 2000; ++i) {
    const Sample a = sample(random);
    const auto there = a.number.times_power_of_ten(-4);
    ASSERT_TRUE(there);
    ASSERT_EQ(there->times_power_of_ten(4), a.number);
  }
}

TEST(DecimalProperty, TextIsReadBackAsItWas) {
  std::mt19937_64 random(3);
  for (int i = 0; i < 2000; ++i) {
    const Decimal number = sample(random).number;
    ASSERT_EQ(Decimal::parse(number.to_string())->to_string(), number.to_string());
    const std::string grouped = with_thousands_separators(number.to_string());
    const ValueRules rules{.type = ValueType::change};
    ASSERT_EQ(parse_number(grouped, rules), number) << grouped;
  }
}

}  // namespace
}  // namespace typeset::document

// Numbers as people type and paste them, and as tables print them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/messages.h"
#include "document/decimal.h"
#include "document/value.h"

namespace typeset::document {

// Full-width digits, signs and points, and the minus sign U+2212, as ASCII; spaces around taken
// off.
std::string plain_number(std::string_view typed);

// A number as people write it: plain_number's form, or digits in groups of three (1,234,567). Money
// may have its unit after it, which is turned into that of the rules: 3.5万元 is 35000 in 元.
std::optional<Decimal> parse_number(std::string_view typed, const ValueRules& rules);

// What a number under the rules may be, both included.
struct NumberRange {
  Decimal least, greatest;
};
NumberRange range_of(const ValueRules& rules);
// How many digits a number under the rules may have after its point.
int most_decimals_of(const ValueRules& rules);

// What is wrong with the number under the rules, if anything.
std::optional<Message> fault_of(const Decimal& number, const ValueRules& rules,
                                std::string_view typed);

// As it is printed: 25, +19, 12.50, 1,234,567.
std::string printed_number(const Decimal& number, const ValueRules& rules);

}  // namespace typeset::document

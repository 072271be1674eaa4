// Numbers as people type and paste them, and as tables print them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/messages.h"
#include "document/decimal.h"
#include "document/layout_definition.h"

namespace typeset::document {

// Full-width digits, signs and points, and the minus sign U+2212, as ASCII; spaces around taken
// off.
std::string plain_number(std::string_view typed);

// A number as a table's cell holds it: plain_number's form, or digits in groups of three
// (1,234,567).
std::optional<Decimal> parse_table_number(std::string_view typed);

// What is wrong with the number as a value of that type, if anything.
std::optional<Message> fault_of(const Decimal& number, ValueType type, std::string_view typed);

// As it is printed: 25, +19, 12.50.
std::string printed_number(const Decimal& number, ValueType type);

}  // namespace typeset::document

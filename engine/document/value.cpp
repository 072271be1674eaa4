#include "document/value.h"

namespace typeset::document {

std::string_view value_type_name(ValueType type) {
  switch (type) {
    case ValueType::text:
      return "text";
    case ValueType::rich:
      return "rich";
    case ValueType::prose:
      return "prose";
    case ValueType::choice:
      return "choice";
    case ValueType::date:
      return "date";
    case ValueType::integer:
      return "integer";
    case ValueType::count:
      return "count";
    case ValueType::change:
      return "change";
    case ValueType::number:
      return "number";
    case ValueType::money:
      return "money";
    case ValueType::image:
      return "image";
    case ValueType::list:
      break;
  }
  return "list";
}

bool is_number(ValueType type) {
  return type == ValueType::integer || type == ValueType::count || type == ValueType::change ||
         is_fractional(type);
}

bool is_fractional(ValueType type) { return type == ValueType::number || type == ValueType::money; }

bool is_printable(ValueType type) {
  return type != ValueType::prose && type != ValueType::list && type != ValueType::image;
}

std::string_view money_unit_name(MoneyUnit unit) { return unit == MoneyUnit::yuan ? "元" : "万元"; }

}  // namespace typeset::document

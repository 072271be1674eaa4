// Values of a report's fields and of its tables' cells.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/calendar_date.h"
#include "document/decimal.h"
#include "document/traced_text.h"
#include "image/image.h"

namespace typeset::document {

enum class ValueType {
  text,
  rich,    // text with inline marks
  prose,   // paragraphs, headings, lists, tables and figures
  choice,  // one of several texts
  date,
  integer,  // whole, as it is written: a year
  count,    // whole, not negative
  change,   // whole, printed with its sign
  number,   // decimal, of any sign: a share, an index, an area
  money,    // of any sign, exact to the cent
  list,     // of texts, or of groups of fields
  image,    // a picture: a PNG or JPEG file named by its path
};

// As layouts write it.
std::string_view value_type_name(ValueType type);
bool is_number(ValueType type);
// Numbers that may have digits after a point.
bool is_fractional(ValueType type);
// Whether a pattern can print it, which a single scalar holds.
bool is_printable(ValueType type);

enum class MoneyUnit { yuan, ten_thousand_yuan };

// As layouts and reports write it: 元, 万元.
std::string_view money_unit_name(MoneyUnit unit);

// How figures are written, whatever their type.
struct FigureRules {
  bool thousands = false;  // printed with separators: 1,234,567
  // What may stand in place of a figure that there is none of: … or —, or nothing at all. It is
  // printed as written, and no part of sums and relations.
  std::vector<std::string> no_data = {};
};

// What a layout asks of a value.
struct ValueRules {
  ValueType type = ValueType::text;
  // Of a number; how many characters of a text, or items of a list.
  std::optional<Decimal> least = {}, greatest = {};
  std::optional<MoneyUnit> unit =
      {};  // that figures are printed in; none: none may be written either
  std::optional<int> decimals = {};  // money and numbers are always printed with so many
  FigureRules figures = {};
  std::string date_format = {};  // of dates, see CalendarDate::formatted; empty: 2021年1月19日
  std::vector<std::string> choices = {};
};

class FieldValues;

struct FieldValue {
  ValueType type = ValueType::text;
  TracedText text;                   // as it is printed; of prose, all its lines
  std::optional<Decimal> number;     // of a number; none: a sign that there is none
  std::optional<CalendarDate> date;  // of a date
  // Of a list: each item's fields; a text alone is the field `item`.
  std::vector<std::shared_ptr<const FieldValues>> items;
  image::ImageRef image;  // of an image; null: the file that `text` names is of no use
  source::Node origin;    // what it came from
};

}  // namespace typeset::document

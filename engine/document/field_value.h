// Values of a report's fields.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "document/calendar_date.h"
#include "document/traced_text.h"

namespace typeset::document {

enum class FieldType { text, integer, date, prose };

// As layouts write it.
std::string_view field_type_name(FieldType type);

struct FieldValue {
  FieldType type = FieldType::text;
  TracedText text;                      // as it is printed; of prose, all its lines
  std::optional<std::int64_t> integer;  // of an integer
  std::optional<CalendarDate> date;     // of a date
  source::Node origin;                  // the scalar it came from
};

}  // namespace typeset::document

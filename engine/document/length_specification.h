// Lengths as layouts write them: 12pt, 25mm, 2.5cm, 2字, 1行, 三号, 0.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/length.h"

namespace typeset::document {

enum class LengthUnit {
  absolute,   // pt, mm, cm and 字号
  character,  // 字: the pitch from one full-width character to the next
  line        // 行: the pitch from one line of the page grid to the next
};

// What the relative units stand for at some place.
struct LengthContext {
  Length character_pitch;
  Length line_pitch;
};

// A length not yet resolved: a style that inherits `2字` has its own 字.
struct LengthSpecification {
  LengthUnit unit = LengthUnit::absolute;
  Length absolute;
  double factor = 0;  // of a relative unit

  static std::optional<LengthSpecification> parse(std::string_view text);
  Length resolve(const LengthContext& context) const;
  bool is_negative() const { return absolute < Length() || factor < 0; }
};

// The size of a 字号 in GB/T 9704's naming; none when there is no such name.
std::optional<Length> type_size_named(std::string_view name);

}  // namespace typeset::document

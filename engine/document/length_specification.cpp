#include "document/length_specification.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>

namespace typeset::document {
namespace {

// 字号 in points, as word processors have them.
constexpr std::array<std::pair<std::string_view, double>, 16> type_sizes = {{{"初号", 42},
                                                                             {"小初", 36},
                                                                             {"一号", 26},
                                                                             {"小一", 24},
                                                                             {"二号", 22},
                                                                             {"小二", 18},
                                                                             {"三号", 16},
                                                                             {"小三", 15},
                                                                             {"四号", 14},
                                                                             {"小四", 12},
                                                                             {"五号", 10.5},
                                                                             {"小五", 9},
                                                                             {"六号", 7.5},
                                                                             {"小六", 6.5},
                                                                             {"七号", 5.5},
                                                                             {"八号", 5}}};

// No paper is longer; beyond it arithmetic on lengths could overflow.
constexpr double greatest_number = 100000;

std::optional<LengthSpecification> with_unit(double number, std::string_view unit) {
  LengthSpecification result;
  if (unit == "pt") {
    result.absolute = Length::pt(number);
  } else if (unit == "mm") {
    result.absolute = Length::mm(number);
  } else if (unit == "cm") {
    result.absolute = Length::mm(number * 10);
  } else if (unit == "字") {
    result.unit = LengthUnit::character;
    result.factor = number;
  } else if (unit == "行") {
    result.unit = LengthUnit::line;
    result.factor = number;
  } else if (!unit.empty() || number != 0) {
    return std::nullopt;
  }
  return result;
}

}  // namespace

std::optional<Length> type_size_named(std::string_view name) {
  for (const auto& [known, points] : type_sizes) {
    if (known == name) return Length::pt(points);
  }
  return std::nullopt;
}

std::optional<LengthSpecification> LengthSpecification::parse(std::string_view text) {
  if (const auto size = type_size_named(text)) {
    return LengthSpecification{LengthUnit::absolute, *size, 0};
  }
  double number = 0;
  const auto [rest, error] =
      std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  if (error != std::errc() || !(std::abs(number) <= greatest_number)) return std::nullopt;
  std::string_view unit(rest, static_cast<std::size_t>(text.data() + text.size() - rest));
  while (unit.starts_with(' ')) unit.remove_prefix(1);
  return with_unit(number, unit);
}

Length LengthSpecification::resolve(const LengthContext& context) const {
  switch (unit) {
    case LengthUnit::character:
      return context.character_pitch.scaled(factor);
    case LengthUnit::line:
      return context.line_pitch.scaled(factor);
    case LengthUnit::absolute:
      break;
  }
  return absolute;
}

}  // namespace typeset::document

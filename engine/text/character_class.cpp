#include "text/character_class.h"

#include <algorithm>
#include <array>
#include <unicode/uchar.h>

#include "base/unicode.h"

namespace typeset::text {
namespace {

struct ClassRange {
  char32_t first, last;
  CharacterClass character_class;
};

// Sorted; what is not here is decided by its Unicode properties.
constexpr std::array<ClassRange, 54> class_table{{
    {U'\n', U'\n', CharacterClass::line_break},
    {U' ', U' ', CharacterClass::space},
    {U'/', U'/', CharacterClass::solidus},
    {U'\u00A0', U'\u00A0', CharacterClass::space},
    {U'\u00B7', U'\u00B7', CharacterClass::interpunct},
    {U'\u2013', U'\u2013', CharacterClass::connector},
    {U'\u2014', U'\u2014', CharacterClass::dash},
    {U'\u2018', U'\u2018', CharacterClass::opening},
    {U'\u2019', U'\u2019', CharacterClass::closing},
    {U'\u201C', U'\u201C', CharacterClass::opening},
    {U'\u201D', U'\u201D', CharacterClass::closing},
    {U'\u2026', U'\u2026', CharacterClass::ellipsis},
    {U'\u2027', U'\u2027', CharacterClass::interpunct},
    {U'\u22EF', U'\u22EF', CharacterClass::ellipsis},
    {U'\u2E3A', U'\u2E3A', CharacterClass::dash},
    {U'\u3001', U'\u3001', CharacterClass::pause},
    {U'\u3002', U'\u3002', CharacterClass::stop},
    {U'\u3008', U'\u3008', CharacterClass::opening},
    {U'\u3009', U'\u3009', CharacterClass::closing},
    {U'\u300A', U'\u300A', CharacterClass::opening},
    {U'\u300B', U'\u300B', CharacterClass::closing},
    {U'\u300C', U'\u300C', CharacterClass::opening},
    {U'\u300D', U'\u300D', CharacterClass::closing},
    {U'\u300E', U'\u300E', CharacterClass::opening},
    {U'\u300F', U'\u300F', CharacterClass::closing},
    {U'\u3010', U'\u3010', CharacterClass::opening},
    {U'\u3011', U'\u3011', CharacterClass::closing},
    {U'\u3014', U'\u3014', CharacterClass::opening},
    {U'\u3015', U'\u3015', CharacterClass::closing},
    {U'\u3016', U'\u3016', CharacterClass::opening},
    {U'\u3017', U'\u3017', CharacterClass::closing},
    {U'\u3018', U'\u3018', CharacterClass::opening},
    {U'\u3019', U'\u3019', CharacterClass::closing},
    {U'\u301A', U'\u301A', CharacterClass::opening},
    {U'\u301B', U'\u301B', CharacterClass::closing},
    {U'\u301D', U'\u301D', CharacterClass::opening},
    {U'\u301E', U'\u301F', CharacterClass::closing},
    {U'\u30FB', U'\u30FB', CharacterClass::interpunct},
    {U'\uFF01', U'\uFF01', CharacterClass::stop},
    {U'\uFF08', U'\uFF08', CharacterClass::opening},
    {U'\uFF09', U'\uFF09', CharacterClass::closing},
    {U'\uFF0C', U'\uFF0C', CharacterClass::pause},
    {U'\uFF0D', U'\uFF0D', CharacterClass::connector},
    {U'\uFF0E', U'\uFF0E', CharacterClass::stop},
    {U'\uFF0F', U'\uFF0F', CharacterClass::solidus},
    {U'\uFF1A', U'\uFF1B', CharacterClass::pause},
    {U'\uFF1F', U'\uFF1F', CharacterClass::stop},
    {U'\uFF3B', U'\uFF3B', CharacterClass::opening},
    {U'\uFF3D', U'\uFF3D', CharacterClass::closing},
    {U'\uFF5B', U'\uFF5B', CharacterClass::opening},
    {U'\uFF5D', U'\uFF5D', CharacterClass::closing},
    {U'\uFF5E', U'\uFF5E', CharacterClass::connector},
    {U'\uFF5F', U'\uFF5F', CharacterClass::opening},
    {U'\uFF60', U'\uFF60', CharacterClass::closing},
}};

// －15℃: before a number, and not between it and what it would be tied to.
bool is_sign(std::u16string_view text, std::size_t index) {
  const auto is_number = [&](std::size_t at) {
    return at < text.size() && u_isdigit(static_cast<UChar32>(text[at])) != 0;
  };
  const bool tied =
      index > 0 && (is_number(index - 1) || is_western_letter_or_digit(text[index - 1]));
  return is_number(index + 1) && !tied;
}

}  // namespace

CharacterClass classify(char32_t code_point) {
  if (is_common_ideograph(code_point)) return CharacterClass::han;
  const auto found = std::ranges::lower_bound(class_table, code_point, {},
                                              [](const ClassRange& r) { return r.last; });
  if (found != class_table.end() && code_point >= found->first) return found->character_class;
  const auto value = static_cast<UChar32>(code_point);
  switch (u_getIntPropertyValue(value, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_WIDE:
    case U_EA_FULLWIDTH:
      return CharacterClass::han;
    default:
      break;
  }
  if (is_han(code_point)) return CharacterClass::han;
  // Symbols of no script that Chinese faces draw in a full box: ℃ № ① ★ □ …
  const bool symbol = u_getIntPropertyValue(value, UCHAR_EAST_ASIAN_WIDTH) == U_EA_AMBIGUOUS &&
                      code_point >= 0x2100 && !is_western_letter_or_digit(code_point);
  return symbol ? CharacterClass::han : CharacterClass::western;
}

CharacterClass classify_in_run(std::u16string_view text, std::size_t index, bool western) {
  const CharacterClass by_itself = classify(code_point_at(text, index));
  if (text[index] == u'－' && is_sign(text, index)) return CharacterClass::han;
  if (!western || by_itself == CharacterClass::space) return by_itself;
  if (by_itself != CharacterClass::solidus) return CharacterClass::western;
  const auto is_western = [&](std::size_t at) {
    return at < text.size() && is_western_letter_or_digit(text[at]);
  };
  const bool between_western = index > 0 && is_western(index - 1) && is_western(index + 1);
  const bool in_address = index > 0 && (text[index - 1] == u':' || text[index - 1] == u'/');
  return between_western || in_address ? CharacterClass::western : CharacterClass::solidus;
}

bool is_ambiguous_mark(char32_t code_point) {
  switch (code_point) {
    case U'\u00B7':
    case U'\u2014':
    case U'\u2018':
    case U'\u2019':
    case U'\u201C':
    case U'\u201D':
    case U'\u2026':
      return true;
    default:
      return false;
  }
}

}  // namespace typeset::text

#include "document/text_span.h"

#include <algorithm>
#include <string_view>

#include "unicode/utf8.h"

#include "base/unicode.h"

namespace typeset::document {

SourcePosition TextSpan::position_at(std::size_t index) const {
  if (generated) return origin.position();
  std::size_t offset = origin_offset;
  const std::u16string_view before = std::u16string_view(text).substr(0, index);
  for (std::size_t i = 0; i < before.size(); i = next_code_point(before, i)) {
    offset += static_cast<std::size_t>(U8_LENGTH(static_cast<UChar32>(code_point_at(before, i))));
  }
  return origin.position_at(offset);
}

std::u16string plain_text(const RichText& text) {
  std::u16string result;
  for (const TextSpan& span : text) result += span.text;
  return result;
}

}  // namespace typeset::document

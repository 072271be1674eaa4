// ToUnicode CMaps (ISO 32000-1, 9.10.3).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace typeset::pdf {

struct CodeText {
  std::uint32_t code = 0;
  std::u16string_view text;
};

// `texts` by ascending code, each at most 0xFFFF.
std::string to_unicode_cmap(const std::vector<CodeText>& texts);

}  // namespace typeset::pdf

// ToUnicode CMaps (ISO 32000-1, 9.10.3).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace typeset::pdf {

std::string to_unicode_cmap(const std::map<std::uint32_t, std::u16string_view>& texts);

}  // namespace typeset::pdf

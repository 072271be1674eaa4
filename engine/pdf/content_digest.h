// Digests that tell contents apart: for identifiers, not for security.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace typeset::pdf {

// 128 bits, the same on every machine.
std::array<std::uint64_t, 2> content_digest(std::string_view bytes);

}  // namespace typeset::pdf

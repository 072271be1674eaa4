// FlateDecode's other half (ISO 32000-1, 7.4.4).
#pragma once

#include <string>
#include <string_view>

namespace typeset {

// In zlib's format; the same bytes for the same input and the same libdeflate. From any thread.
std::string deflate(std::string_view bytes);

}  // namespace typeset

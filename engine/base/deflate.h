// FlateDecode's other half (ISO 32000-1, 7.4.4).
#pragma once

#include <string>
#include <string_view>

namespace typeset {

enum class Effort {
  quick,     // for what every document has anew: less than half the time, a tenth more bytes
  thorough,  // for what is made once, or is large
};

// In zlib's format; the same bytes for the same input and the same libdeflate. From any thread.
std::string deflate(std::string_view bytes, Effort effort = Effort::thorough);

}  // namespace typeset

// PNG's row filters (ISO/IEC 15948, clause 9), which FlateDecode undoes when told to.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace typeset::pdf {

// The rows of `samples`, each behind the number of its filter: the one of them all that leaves the
// least differences, as PNG's specification proposes (12.8). `row` and `pixel` are in bytes.
std::string png_filtered(std::string_view samples, std::size_t row, std::size_t pixel);

}  // namespace typeset::pdf

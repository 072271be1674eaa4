// Numbers as PDF spells them.
#pragma once

#include <cstdint>
#include <string>

namespace typeset::pdf {

// Appends `value`, rounded to at most `decimals` places, in its shortest form: no exponent, which
// ISO 32000-1, 7.3.3 forbids, no idle zeros. Returns the number a reader will see, so that
// positions can be worked out from what was written rather than from what was meant.
double append_number(std::string& out, double value, int decimals);

void append_integer(std::string& out, std::int64_t value);

std::string number(double value, int decimals);

// The value that append_number would write.
double rounded(double value, int decimals);

// Lengths in points. A thousandth of a point is 0.35 µm, below what any device resolves.
inline constexpr int point_decimals = 3;

}  // namespace typeset::pdf

// Colours as printed.
#pragma once

namespace typeset {

// Components from 0 to 1. Equal components are a grey and are written as DeviceGray, so that black
// text prints with black ink alone.
struct Color {
  double red = 0, green = 0, blue = 0;
  constexpr bool is_gray() const { return red == green && green == blue; }
  bool operator==(const Color&) const = default;
};

}  // namespace typeset

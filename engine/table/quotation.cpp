#include "table/quotation.h"

#include <cstddef>
#include <utility>

#include "base/unicode.h"

namespace typeset::table {

std::string quotation(std::u16string text) {
  constexpr std::size_t longest = 60;
  std::erase(text, u'\n');
  std::size_t end = 0;
  for (std::size_t i = 0; i < longest && end < text.size(); ++i) end = next_code_point(text, end);
  if (end == text.size()) return to_utf8(text);
  return to_utf8(text.substr(0, end)) + "……";
}

}  // namespace typeset::table

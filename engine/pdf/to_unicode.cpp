#include "pdf/to_unicode.h"

#include <algorithm>
#include <vector>

#include "pdf/text_string.h"

namespace typeset::pdf {
namespace {

// Codes first to last stand for texts that count up in their last UTF-16 unit.
struct Range {
  std::uint32_t first = 0, last = 0;
  std::u16string text;
};

constexpr std::string_view prologue = R"(/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
)";

constexpr std::string_view epilogue = R"(endcmap
CMapName currentdict /CMap defineresource pop
end
end
)";

// A section of a CMap holds at most this many entries.
constexpr std::size_t section_limit = 100;

// Only the last byte of code and text may count up within a range.
bool continues(const Range& range, std::uint32_t code, std::u16string_view text) {
  if (code != range.last + 1 || (code & 0xFF) == 0 || text.size() != 1 || range.text.size() != 1) {
    return false;
  }
  return text[0] == range.text[0] + (code - range.first) && (text[0] & 0xFF) != 0;
}

std::vector<Range> ranges_of(const std::map<std::uint32_t, std::u16string_view>& texts) {
  std::vector<Range> ranges;
  for (const auto& [code, text] : texts) {
    if (!ranges.empty() && continues(ranges.back(), code, text)) {
      ranges.back().last = code;
    } else {
      ranges.push_back({.first = code, .last = code, .text = std::u16string(text)});
    }
  }
  return ranges;
}

void append_code(std::string& out, std::uint32_t code) {
  const auto unit = static_cast<char16_t>(code);
  out += '<';
  append_utf16_hex(out, {&unit, 1});
  out += "> ";
}

void append_entry(std::string& out, const Range& range, bool as_range) {
  append_code(out, range.first);
  if (as_range) append_code(out, range.last);
  out += '<';
  append_utf16_hex(out, range.text);
  out += ">\n";
}

void append_sections(std::string& out, const std::vector<Range>& ranges, bool as_ranges) {
  const std::string kind = as_ranges ? "bfrange\n" : "bfchar\n";
  for (std::size_t start = 0; start < ranges.size(); start += section_limit) {
    const std::size_t end = std::min(start + section_limit, ranges.size());
    out += std::to_string(end - start) + " begin" + kind;
    for (std::size_t i = start; i < end; ++i) append_entry(out, ranges[i], as_ranges);
    out += "end" + kind;
  }
}

}  // namespace

std::string to_unicode_cmap(const std::map<std::uint32_t, std::u16string_view>& texts) {
  std::vector<Range> ranges = ranges_of(texts);
  const auto first_range = std::stable_partition(
      ranges.begin(), ranges.end(), [](const Range& range) { return range.first == range.last; });
  std::string cmap(prologue);
  append_sections(cmap, {ranges.begin(), first_range}, false);
  append_sections(cmap, {first_range, ranges.end()}, true);
  cmap += epilogue;
  return cmap;
}

}  // namespace typeset::pdf

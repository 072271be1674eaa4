#include "pdf/to_unicode.h"

#include <algorithm>
#include <span>

#include "pdf/text_string.h"

namespace typeset::pdf {
namespace {

// Neighbouring codes with one high byte: only the last byte may count up within a range.
using Block = std::span<const CodeText>;

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

// From this many on a list of the texts is shorter than an entry each.
constexpr std::size_t shortest_list = 3;

// Where the block that begins at `first` ends.
std::size_t block_end(const std::vector<CodeText>& texts, std::size_t first) {
  std::size_t end = first + 1;
  while (end < texts.size() && texts[end].code == texts[end - 1].code + 1 &&
         (texts[end].code & 0xFF) != 0) {
    ++end;
  }
  return end;
}

// The texts count up in their last byte.
bool counts_up(Block block) {
  for (std::size_t i = 0; i < block.size(); ++i) {
    const std::u16string_view text = block[i].text;
    if (text.size() != 1 || text[0] != block[0].text[0] + i) return false;
    if (i > 0 && (text[0] & 0xFF) == 0) return false;
  }
  return true;
}

void append_hex(std::string& out, std::u16string_view text) {
  out += '<';
  append_utf16_hex(out, text);
  out += '>';
}

void append_code(std::string& out, std::uint32_t code) {
  const auto unit = static_cast<char16_t>(code);
  append_hex(out, {&unit, 1});
  out += ' ';
}

std::string entry_of(Block block) {
  std::string entry;
  append_code(entry, block.front().code);
  if (block.size() == 1) {
    append_hex(entry, block.front().text);
    return entry += '\n';
  }
  append_code(entry, block.back().code);
  if (counts_up(block)) {
    append_hex(entry, block.front().text);
    return entry += '\n';
  }
  entry += '[';
  for (const CodeText& text : block) append_hex(entry, text.text);
  return entry += "]\n";
}

void append_sections(std::string& out, const std::vector<std::string>& entries,
                     const std::string& kind) {
  for (std::size_t start = 0; start < entries.size(); start += section_limit) {
    const std::size_t end = std::min(start + section_limit, entries.size());
    out += std::to_string(end - start) + " begin" + kind;
    for (std::size_t i = start; i < end; ++i) out += entries[i];
    out += "end" + kind;
  }
}

}  // namespace

std::string to_unicode_cmap(const std::vector<CodeText>& texts) {
  std::vector<std::string> characters, ranges;
  for (std::size_t start = 0; start < texts.size();) {
    const std::size_t end = block_end(texts, start);
    const Block block = Block(texts).subspan(start, end - start);
    if (block.size() >= shortest_list || (block.size() > 1 && counts_up(block))) {
      ranges.push_back(entry_of(block));
    } else {
      for (const CodeText& text : block) characters.push_back(entry_of({&text, 1}));
    }
    start = end;
  }
  std::string cmap(prologue);
  append_sections(cmap, characters, "bfchar\n");
  append_sections(cmap, ranges, "bfrange\n");
  cmap += epilogue;
  return cmap;
}

}  // namespace typeset::pdf

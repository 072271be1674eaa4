#include "font/cff_program.h"

#include <algorithm>
#include <array>

namespace typeset::font {
namespace {

void append_number(std::string& out, std::size_t value, unsigned size) {
  for (unsigned i = size; i-- > 0;) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

// In the form that has the same length whatever the value.
void append_integer(std::string& out, std::size_t value) {
  out += '\x1D';
  append_number(out, value, 4);
}

void append_operator(std::string& out, int name) {
  append_number(out, static_cast<std::size_t>(name), name > 0xFF ? 2 : 1);
}

unsigned bytes_of_offset(std::size_t offset) {
  unsigned size = 1;
  while (size < 4 && offset >> (8 * size) != 0) ++size;
  return size;
}

// An INDEX's head: what stands before its items.
template <typename Sizes>
void append_index_head(std::string& out, const Sizes& sizes) {
  append_number(out, sizes.size(), 2);
  if (sizes.empty()) return;
  std::size_t end = 1;
  out.reserve(out.size() + 4 * sizes.size() + 8);
  for (const std::size_t size : sizes) end += size;
  const unsigned width = bytes_of_offset(end);
  append_number(out, width, 1);
  std::size_t offset = 1;
  append_number(out, offset, width);
  for (const std::size_t size : sizes) append_number(out, offset += size, width);
}

void append_index(std::string& out, const std::vector<std::string>& items) {
  std::vector<std::size_t> sizes;
  for (const std::string& item : items) sizes.push_back(item.size());
  append_index_head(out, sizes);
  for (const std::string& item : items) out += item;
}

// How many operands, from the first, are string identifiers; ROS apart.
std::size_t string_operands(int name) {
  constexpr std::array single = {
      0, 1, 2, 3, 4, 12 << 8, 12 << 8 | 21, 12 << 8 | 22, cff_operator::font_name};
  if (name == cff_operator::ros) return 2;
  return std::ranges::find(single, name) != single.end() ? 1 : 0;
}

class CffHead {
 public:
  CffHead(const CffTable& table, const CffContent& content)
      : table_(table), content_(content), glyphs_(content.glyphs) {
    std::vector<bool> used(table_.font_dicts().size());
    for (const GlyphId glyph : glyphs_) used.at(table_.font_dict_of(glyph)) = true;
    written_numbers_.resize(used.size());
    for (std::size_t own = 0; own < used.size(); ++own) {
      if (!used[own]) continue;
      written_numbers_[own] = font_dicts_.size();
      font_dicts_.push_back(own);
    }
  }

  std::string make() {
    const std::string cids = charset_run(), selection = shortest_selection();
    const std::vector<std::string> private_dicts = make_private_dicts();
    std::string index_of_char_strings;
    append_index_head(index_of_char_strings, content_.sizes);
    // Lengths do not depend on the offsets, so that once round tells them all.
    Offsets offsets;
    std::string head;
    for (int round = 0; round < 2; ++round) {
      head.clear();
      append_start(head, offsets);
      offsets.charset = head.size();
      head += cids;
      offsets.selection = head.size();
      head += selection;
      offsets.private_dicts = head.size();
      for (const std::string& dict : private_dicts) head += dict;
      offsets.font_dicts = head.size();
      append_index(head, make_font_dicts(private_dicts, offsets.private_dicts));
      offsets.char_strings = head.size();
      head += index_of_char_strings;
    }
    return head;
  }

 private:
  struct Offsets {
    std::size_t charset = 0, selection = 0, private_dicts = 0, font_dicts = 0, char_strings = 0;
  };

  // Header, names and the Top DICT.
  void append_start(std::string& out, const Offsets& offsets) {
    using namespace cff_operator;
    out.append({1, 0, 4, 4});
    append_index(out, {std::string(table_.name())});
    std::string top = collection() + kept_entries(table_.top_dict());
    append_integer(top, content_.first_cid + glyphs_.size() - 1);
    append_operator(top, cid_count);
    for (const auto& [name, offset] :
         {std::pair(cff_operator::charset, offsets.charset),
          std::pair(char_strings, offsets.char_strings), std::pair(fd_select, offsets.selection),
          std::pair(fd_array, offsets.font_dicts)}) {
      append_integer(top, offset);
      append_operator(top, name);
    }
    append_index(out, {top});
    // The identifiers have to be known before the strings are written.
    make_font_dicts(std::vector<std::string>(font_dicts_.size()), 0);
    append_index(out, strings_);
    append_index(out, {});  // no subroutines
  }

  // The CIDs are no collection's. Comes first in the dictionary (chapter 9).
  std::string collection() {
    std::string entry;
    append_integer(entry, identifier_of("Adobe"));
    append_integer(entry, identifier_of("Identity"));
    append_integer(entry, 0);
    append_operator(entry, cff_operator::ros);
    return entry;
  }

  // What does not point elsewhere in the table, nor is said anew or by the PDF.
  std::string kept_entries(const CffDict& dict) {
    using namespace cff_operator;
    constexpr std::array pointing = {charset,      encoding, char_strings,
                                     private_dict, fd_array, fd_select};
    constexpr std::array changed = {unique_id, xuid,        ros,   cid_count,
                                    full_name, family_name, weight};
    std::string kept;
    for (const CffEntry& entry : dict.entries()) {
      if (std::ranges::find(pointing, entry.name) != pointing.end()) continue;
      if (std::ranges::find(changed, entry.name) != changed.end()) continue;
      append_entry(kept, entry);
    }
    return kept;
  }

  void append_entry(std::string& out, const CffEntry& entry) {
    const std::size_t strings = string_operands(entry.name);
    for (std::size_t i = 0; i < entry.operands.size(); ++i) {
      const auto identifier = i < strings ? cff_integer(entry.operands[i]) : std::nullopt;
      if (identifier && *identifier >= standard_string_count) {
        append_integer(out, identifier_of(table_.string(*identifier)));
      } else {
        out += entry.operands[i];
      }
    }
    append_operator(out, entry.name);
  }

  std::size_t identifier_of(std::string_view string) {
    const auto found = std::ranges::find(strings_, string);
    const auto index = static_cast<std::size_t>(found - strings_.begin());
    if (found == strings_.end()) strings_.emplace_back(string);
    return standard_string_count + index;
  }

  // All that is of use without hints: the glyphs' widths are given in relation to these.
  std::vector<std::string> make_private_dicts() {
    std::vector<std::string> dicts;
    for (const std::size_t own : font_dicts_) {
      std::string& dict = dicts.emplace_back();
      for (const int name : {cff_operator::default_width, cff_operator::nominal_width}) {
        const CffEntry* entry = table_.font_dicts()[own].private_dict.find(name);
        if (entry) append_entry(dict, *entry);
      }
    }
    return dicts;
  }

  std::vector<std::string> make_font_dicts(const std::vector<std::string>& private_dicts,
                                           std::size_t start) {
    std::vector<std::string> dicts;
    for (const std::size_t own : font_dicts_) {
      const std::size_t size = private_dicts[dicts.size()].size();
      std::string& dict = dicts.emplace_back(kept_entries(table_.font_dicts()[own].dict));
      append_integer(dict, size);
      append_integer(dict, start);
      append_operator(dict, cff_operator::private_dict);
      start += size;
    }
    return dicts;
  }

  // All CIDs in one run. Glyph 0 is not listed.
  std::string charset_run() const {
    if (glyphs_.size() < 2) return std::string(1, '\0');
    std::string run(1, '\2');
    append_number(run, content_.first_cid, 2);
    append_number(run, glyphs_.size() - 2, 2);
    return run;
  }

  std::string shortest_selection() const {
    std::string list(1, '\0'), ranges;
    std::size_t range_count = 0, before = font_dicts_.size();
    for (std::size_t i = 0; i < glyphs_.size(); ++i) {
      const std::size_t written = written_numbers_[table_.font_dict_of(glyphs_[i])];
      append_number(list, written, 1);
      if (written == before) continue;
      before = written;
      ++range_count;
      append_number(ranges, i, 2);
      append_number(ranges, written, 1);
    }
    std::string result(1, '\3');
    append_number(result, range_count, 2);
    result += ranges;
    append_number(result, glyphs_.size(), 2);
    return std::min(result, list, shorter);
  }

  static bool shorter(const std::string& a, const std::string& b) { return a.size() < b.size(); }

  const CffTable& table_;
  const CffContent& content_;
  std::span<const GlyphId> glyphs_;
  std::vector<std::size_t> font_dicts_;       // those in use, by their index in the table
  std::vector<std::size_t> written_numbers_;  // by the index in the table
  std::vector<std::string> strings_;
};

}  // namespace

std::string cff_head(const CffTable& table, const CffContent& content) {
  return CffHead(table, content).make();
}

}  // namespace typeset::font

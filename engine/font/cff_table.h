// What a CFF table says of its glyphs, read where it lies (Adobe Technical Note 5176). Private to
// this room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "font/face.h"

namespace typeset::font {

// A list of byte strings, each found when it is asked for.
class CffIndex {
 public:
  CffIndex() = default;
  // Throws BrokenCff where the list runs over the end of the table.
  CffIndex(std::string_view table, std::size_t offset);

  std::size_t size() const { return count_; }
  // Empty where there is no such item or it lies outside the table.
  std::string_view operator[](std::size_t item) const;
  std::size_t end() const { return end_; }  // in the table, of what follows

 private:
  std::size_t offset_of(std::size_t item) const;

  std::string_view table_;
  std::size_t offsets_ = 0;  // where the offsets start
  std::size_t offset_size_ = 1;
  std::size_t count_ = 0;
  std::size_t end_ = 0;
};

// Operators of DICTs. Those of two bytes have the first, 12, above the second.
namespace cff_operator {
inline constexpr int version = 0, notice = 1, full_name = 2, family_name = 3, weight = 4,
                     unique_id = 13, xuid = 14, charset = 15, encoding = 16, char_strings = 17,
                     private_dict = 18, subroutines = 19, default_width = 20, nominal_width = 21;
inline constexpr int escape = 12;
inline constexpr int copyright = 12 << 8, post_script = 12 << 8 | 21, base_font_name = 12 << 8 | 22,
                     ros = 12 << 8 | 30, cid_count = 12 << 8 | 34, fd_array = 12 << 8 | 36,
                     fd_select = 12 << 8 | 37, font_name = 12 << 8 | 38;
}  // namespace cff_operator

struct CffEntry {
  int name = 0;                            // its operator
  std::vector<std::string_view> operands;  // as they are written
};

class CffDict {
 public:
  CffDict() = default;
  // Throws BrokenCff.
  explicit CffDict(std::string_view bytes);

  const std::vector<CffEntry>& entries() const { return entries_; }
  const CffEntry* find(int name) const;
  // An operand that is a whole number; nothing when there is none.
  std::optional<std::int32_t> integer(int name, std::size_t operand = 0) const;

 private:
  std::vector<CffEntry> entries_;
};

// A whole number as a DICT has it; nothing for a real number.
std::optional<std::int32_t> cff_integer(std::string_view operand);

// Immutable; safe to share between threads.
class CffTable {
 public:
  // A member of FDArray; of a font whose glyphs have names the only one is its Top DICT.
  struct FontDict {
    CffDict dict, private_dict;
    CffIndex subroutines;
  };

  // `bytes` must outlive the object. Throws BrokenCff.
  explicit CffTable(std::string_view bytes);

  bool is_cid_keyed() const { return cid_keyed_; }
  std::size_t glyph_count() const { return char_strings_.size(); }
  std::string_view char_string(GlyphId glyph) const { return char_strings_[glyph]; }
  // The index in font_dicts().
  std::size_t font_dict_of(GlyphId glyph) const {
    return glyph < selected_.size() ? selected_[glyph] : 0;
  }
  const std::vector<FontDict>& font_dicts() const { return font_dicts_; }
  const CffIndex& subroutines() const { return subroutines_; }  // the global ones

  std::string_view name() const { return name_; }
  const CffDict& top_dict() const { return top_dict_; }
  // Of a string identifier that is not one of the standard ones; empty otherwise.
  std::string_view string(std::int32_t identifier) const;

 private:
  std::size_t offset(int name) const;
  FontDict font_dict(CffDict dict) const;
  void read_font_dicts();
  void read_selection();

  std::string_view table_;
  std::string_view name_;
  CffDict top_dict_;
  CffIndex strings_, subroutines_, char_strings_;
  std::vector<FontDict> font_dicts_;
  bool cid_keyed_ = false;
  std::vector<std::uint8_t> selected_;  // by glyph; empty where there is only one Font DICT
};

// String identifiers below are the same in all fonts.
inline constexpr std::int32_t standard_string_count = 391;

class BrokenCff : public std::runtime_error {
 public:
  BrokenCff() : std::runtime_error("a CFF table is broken") {}
};

}  // namespace typeset::font

// Reading the CFF table (Adobe Technical Note #5176). Private to this room.
//
// HarfBuzz does not say which CID a glyph has, and its subsetter reads the whole font for every
// subset; this reader finds the few things that embedding needs and touches no more of the file.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace typeset::font {

using Bytes = std::span<const std::uint8_t>;

// An array of byte strings. Reads past the end come out empty.
class CffIndex {
 public:
  CffIndex() = default;
  // Nothing when the index runs over the end of the table.
  static std::optional<CffIndex> read(Bytes table, std::size_t offset);

  std::size_t size() const { return count_; }
  Bytes operator[](std::size_t i) const;
  // The offset in the table just past the index.
  std::size_t end() const { return end_; }

 private:
  std::size_t offset_at(std::size_t i) const;

  std::size_t count_ = 0;
  std::size_t offset_size_ = 1;
  Bytes offsets_;
  Bytes data_;
  std::size_t end_ = 0;
};

// Operators of dictionaries; two-byte ones have 12 as their high byte.
enum class CffOperator : std::uint16_t {
  font_bounding_box = 5,
  charset = 15,
  charstrings = 17,
  private_dict = 18,
  subroutines = 19,
  default_width = 20,
  nominal_width = 21,
  charstring_type = 12 << 8 | 6,
  font_matrix = 12 << 8 | 7,
  registry_ordering_supplement = 12 << 8 | 30,
  cid_count = 12 << 8 | 34,
  font_dict_array = 12 << 8 | 36,
  font_dict_select = 12 << 8 | 37,
  font_name = 12 << 8 | 38,
};

class CffDict {
 public:
  CffDict() = default;
  // Nothing when the bytes are no dictionary.
  static std::optional<CffDict> read(Bytes bytes);

  bool has(CffOperator key) const { return find(key) != nullptr; }
  // The operands as they are written; empty when the operator is missing.
  Bytes operands(CffOperator key) const;
  // The operand of that place as an integer; nothing when it is missing or a real number.
  std::optional<std::int32_t> integer(CffOperator key, std::size_t place = 0) const;

 private:
  struct Entry {
    CffOperator key;
    Bytes operands;
    std::vector<std::optional<std::int32_t>> numbers;
  };
  const Entry* find(CffOperator key) const;

  std::vector<Entry> entries_;
};

// The first font of a CFF table. Views the table's bytes, which must outlive it. Immutable.
class CffFont {
 public:
  // Nothing when the table is broken.
  static std::optional<CffFont> read(Bytes table);

  // What the glyphs of one group share. A font that is not CID-keyed has one group for all.
  struct Group {
    CffDict font_dict;
    CffDict private_dict;
    CffIndex subroutines;
  };

  bool is_cid_keyed() const { return cid_keyed_; }
  std::size_t glyph_count() const { return charstrings_.size(); }
  Bytes name() const { return name_; }
  const CffDict& top() const { return top_; }
  const std::vector<Group>& groups() const { return groups_; }
  const CffIndex& subroutines() const { return subroutines_; }
  Bytes charstring(std::size_t glyph) const { return charstrings_[glyph]; }
  // The CID of a glyph in a CID-keyed font.
  std::uint32_t cid(std::uint32_t glyph) const;
  // Which of the groups the glyph belongs to.
  std::size_t group_of(std::uint32_t glyph) const;
  // A string by its identifier; empty for the standard strings, which fonts do not store.
  static constexpr std::int32_t standard_strings = 391;
  Bytes string(std::int32_t identifier) const;

 private:
  struct CharsetRange {
    std::uint32_t first_glyph;
    std::uint32_t first_cid;
  };

  bool read_groups();
  std::optional<Group> read_group(const CffDict& dict) const;
  bool read_charset();

  Bytes table_;
  bool cid_keyed_ = false;
  Bytes name_;
  CffDict top_;
  CffIndex strings_;
  CffIndex subroutines_;
  CffIndex charstrings_;
  std::vector<Group> groups_;
  std::vector<CharsetRange> charset_;
  Bytes group_select_;
};

}  // namespace typeset::font

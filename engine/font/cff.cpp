#include "font/cff.h"

#include <algorithm>
#include <utility>

namespace typeset::font {
namespace {

// From `offset` to the end; empty when that lies outside.
Bytes from(Bytes bytes, std::size_t offset) {
  return offset <= bytes.size() ? bytes.subspan(offset) : Bytes();
}

std::uint32_t big_endian(Bytes bytes, std::size_t offset, std::size_t size) {
  std::uint32_t value = 0;
  for (const std::uint8_t byte : bytes.subspan(offset, size)) value = value << 8 | byte;
  return value;
}

std::optional<std::size_t> offset_in(const CffDict& dict, CffOperator key, std::size_t place = 0) {
  const auto value = dict.integer(key, place);
  if (!value || *value <= 0) return std::nullopt;
  return static_cast<std::size_t>(*value);
}

// How many bytes the operand that starts here takes; 0 when it is none or is cut off.
std::size_t operand_length(Bytes bytes) {
  const std::uint8_t first = bytes[0];
  std::size_t length = 0;
  if (first == 28) length = 3;
  if (first == 29) length = 5;
  if (first >= 32 && first <= 246) length = 1;
  if (first >= 247 && first <= 254) length = 2;
  if (first == 30) {  // a real number: nibbles up to 0xf
    const auto last = std::find_if(bytes.begin() + 1, bytes.end(), [](std::uint8_t byte) {
      return (byte & 0x0f) == 0x0f || byte >> 4 == 0x0f;
    });
    if (last == bytes.end()) return 0;
    length = static_cast<std::size_t>(last - bytes.begin()) + 1;
  }
  return length <= bytes.size() ? length : 0;
}

std::optional<std::int32_t> operand_value(Bytes operand) {
  const std::int32_t first = operand[0];
  if (first == 28) return static_cast<std::int16_t>(big_endian(operand, 1, 2));
  if (first == 29) return static_cast<std::int32_t>(big_endian(operand, 1, 4));
  if (first == 30) return std::nullopt;
  if (first <= 246) return first - 139;
  if (first <= 250) return (first - 247) * 256 + operand[1] + 108;
  return -(first - 251) * 256 - operand[1] - 108;
}

}  // namespace

std::optional<CffIndex> CffIndex::read(Bytes table, std::size_t offset) {
  const Bytes bytes = from(table, offset);
  if (bytes.size() < 2) return std::nullopt;
  CffIndex index;
  index.count_ = big_endian(bytes, 0, 2);
  if (index.count_ == 0) {
    index.end_ = offset + 2;
    return index;
  }
  if (bytes.size() < 3) return std::nullopt;
  index.offset_size_ = bytes[2];
  const std::size_t offsets_length = (index.count_ + 1) * index.offset_size_;
  if (index.offset_size_ < 1 || index.offset_size_ > 4) return std::nullopt;
  if (bytes.size() - 3 < offsets_length) return std::nullopt;
  index.offsets_ = bytes.subspan(3, offsets_length);
  // Offsets count from the byte before the data.
  const std::size_t data_length = index.offset_at(index.count_) - 1;
  if (data_length > bytes.size() - 3 - offsets_length) return std::nullopt;
  index.data_ = bytes.subspan(3 + offsets_length, data_length);
  index.end_ = offset + 3 + offsets_length + data_length;
  return index;
}

std::size_t CffIndex::offset_at(std::size_t i) const {
  return big_endian(offsets_, i * offset_size_, offset_size_);
}

Bytes CffIndex::operator[](std::size_t i) const {
  if (i >= count_) return {};
  const std::size_t start = offset_at(i) - 1;
  const std::size_t end = offset_at(i + 1) - 1;
  if (start > end || end > data_.size()) return {};
  return data_.subspan(start, end - start);
}

std::optional<CffDict> CffDict::read(Bytes bytes) {
  CffDict dict;
  std::vector<std::optional<std::int32_t>> numbers;
  std::size_t operands_start = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    if (bytes[i] > 21) {
      const std::size_t length = operand_length(bytes.subspan(i));
      if (length == 0) return std::nullopt;
      numbers.push_back(operand_value(bytes.subspan(i, length)));
      i += length;
      continue;
    }
    const Bytes operands = bytes.subspan(operands_start, i - operands_start);
    unsigned key = bytes[i++];
    if (key == 12) {
      if (i == bytes.size()) return std::nullopt;
      key = key << 8 | bytes[i++];
    }
    dict.entries_.push_back({static_cast<CffOperator>(key), operands, std::exchange(numbers, {})});
    operands_start = i;
  }
  return dict;
}

const CffDict::Entry* CffDict::find(CffOperator key) const {
  const auto entry = std::find_if(entries_.begin(), entries_.end(),
                                  [key](const Entry& each) { return each.key == key; });
  return entry == entries_.end() ? nullptr : &*entry;
}

Bytes CffDict::operands(CffOperator key) const {
  const Entry* entry = find(key);
  return entry == nullptr ? Bytes() : entry->operands;
}

std::optional<std::int32_t> CffDict::integer(CffOperator key, std::size_t place) const {
  const Entry* entry = find(key);
  if (entry == nullptr || place >= entry->numbers.size()) return std::nullopt;
  return entry->numbers[place];
}

std::optional<CffFont> CffFont::read(Bytes table) {
  if (table.size() < 4 || table[0] != 1) return std::nullopt;
  CffFont font;
  font.table_ = table;
  const auto names = CffIndex::read(table, table[2]);
  if (!names) return std::nullopt;
  const auto tops = CffIndex::read(table, names->end());
  if (!tops) return std::nullopt;
  const auto strings = CffIndex::read(table, tops->end());
  if (!strings) return std::nullopt;
  const auto subroutines = CffIndex::read(table, strings->end());
  const auto top = CffDict::read((*tops)[0]);
  if (!subroutines || !top) return std::nullopt;
  font.name_ = (*names)[0];
  font.top_ = *top;
  font.strings_ = *strings;
  font.subroutines_ = *subroutines;
  font.cid_keyed_ = top->has(CffOperator::registry_ordering_supplement);
  const auto charstrings_offset = offset_in(*top, CffOperator::charstrings);
  const auto charstrings = CffIndex::read(table, charstrings_offset.value_or(table.size()));
  if (!charstrings || charstrings->size() == 0) return std::nullopt;
  font.charstrings_ = *charstrings;
  if (!font.read_groups() || !font.read_charset()) return std::nullopt;
  return font;
}

std::optional<CffFont::Group> CffFont::read_group(const CffDict& dict) const {
  Group group{.font_dict = dict, .private_dict = {}, .subroutines = {}};
  const auto size = offset_in(dict, CffOperator::private_dict, 0);
  const auto offset = offset_in(dict, CffOperator::private_dict, 1);
  if (!size || !offset) return group;  // all defaults
  const Bytes bytes = from(table_, *offset);
  if (bytes.size() < *size) return std::nullopt;
  const auto private_dict = CffDict::read(bytes.first(*size));
  if (!private_dict) return std::nullopt;
  group.private_dict = *private_dict;
  // This offset counts from the private dictionary.
  if (const auto relative = offset_in(*private_dict, CffOperator::subroutines)) {
    const auto subroutines = CffIndex::read(table_, *offset + *relative);
    if (!subroutines) return std::nullopt;
    group.subroutines = *subroutines;
  }
  return group;
}

bool CffFont::read_groups() {
  if (!cid_keyed_) {
    const auto group = read_group(top_);
    if (group) groups_.push_back(*group);
    return group.has_value();
  }
  const auto array_offset = offset_in(top_, CffOperator::font_dict_array);
  const auto select_offset = offset_in(top_, CffOperator::font_dict_select);
  const auto dicts = CffIndex::read(table_, array_offset.value_or(table_.size()));
  if (!dicts || dicts->size() == 0 || dicts->size() > 256) return false;
  for (std::size_t i = 0; i < dicts->size(); ++i) {
    const auto dict = CffDict::read((*dicts)[i]);
    const auto group = dict ? read_group(*dict) : std::nullopt;
    if (!group) return false;
    groups_.push_back(*group);
  }
  group_select_ = from(table_, select_offset.value_or(table_.size()));
  if (group_select_.empty()) return false;
  if (group_select_[0] == 0) return group_select_.size() > glyph_count();
  if (group_select_[0] != 3 || group_select_.size() < 5) return false;
  const std::size_t ranges = big_endian(group_select_, 1, 2);
  return ranges > 0 && group_select_.size() >= 5 + ranges * 3;
}

std::size_t CffFont::group_of(std::uint32_t glyph) const {
  if (group_select_.empty() || glyph >= glyph_count()) return 0;
  std::size_t group = 0;
  if (group_select_[0] == 0) {
    group = group_select_[1 + glyph];
  } else {
    // Ranges of three bytes: the first glyph and the group. The last that starts at or before it.
    std::size_t low = 0, high = big_endian(group_select_, 1, 2);
    while (high - low > 1) {
      const std::size_t middle = (low + high) / 2;
      (big_endian(group_select_, 3 + middle * 3, 2) <= glyph ? low : high) = middle;
    }
    group = group_select_[3 + low * 3 + 2];
  }
  return group < groups_.size() ? group : 0;
}

bool CffFont::read_charset() {
  if (!cid_keyed_) return true;
  charset_.push_back({0, 0});
  const auto offset = offset_in(top_, CffOperator::charset);
  // Values up to 2 name built-in charsets, which a CID-keyed font has no use for: identity.
  if (!offset || *offset <= 2) return true;
  const Bytes bytes = from(table_, *offset);
  if (bytes.empty() || bytes[0] > 2) return false;
  const std::size_t left_size = bytes[0];  // how wide the count of further glyphs is
  const std::size_t entry_size = 2 + left_size;
  std::size_t position = 1;
  for (std::size_t glyph = 1; glyph < glyph_count(); position += entry_size) {
    if (bytes.size() < position + entry_size) return false;
    const std::uint32_t first_cid = big_endian(bytes, position, 2);
    const CharsetRange last = charset_.back();
    // Runs that go on where the last ended are one run.
    if (first_cid - last.first_cid != glyph - last.first_glyph) {
      charset_.push_back({static_cast<std::uint32_t>(glyph), first_cid});
    }
    glyph += 1 + (left_size == 0 ? 0 : big_endian(bytes, position + 2, left_size));
  }
  return true;
}

std::uint32_t CffFont::cid(std::uint32_t glyph) const {
  const auto after = std::upper_bound(
      charset_.begin(), charset_.end(), glyph,
      [](std::uint32_t value, const CharsetRange& range) { return value < range.first_glyph; });
  if (after == charset_.begin()) return glyph;
  const CharsetRange& range = *(after - 1);
  return range.first_cid + (glyph - range.first_glyph);
}

Bytes CffFont::string(std::int32_t identifier) const {
  if (identifier < standard_strings) return {};
  return strings_[static_cast<std::size_t>(identifier - standard_strings)];
}

}  // namespace typeset::font

#include "font/cff_table.h"

#include <utility>

namespace typeset::font {
namespace {

// A big-endian number of `size` bytes.
std::size_t number_at(std::string_view table, std::size_t offset, std::size_t size) {
  if (offset > table.size() || size > table.size() - offset) throw BrokenCff();
  std::size_t value = 0;
  for (const char byte : table.substr(offset, size)) {
    value = value << 8 | static_cast<unsigned char>(byte);
  }
  return value;
}

std::string_view part(std::string_view table, std::size_t offset, std::size_t size) {
  if (offset > table.size() || size > table.size() - offset) throw BrokenCff();
  return table.substr(offset, size);
}

// Of the operand that starts there (table 3).
std::size_t operand_size(std::string_view dict, std::size_t start) {
  const auto first = static_cast<unsigned char>(dict[start]);
  if (first == 28) return 3;
  if (first == 29) return 5;
  if (first >= 32 && first <= 246) return 1;
  if (first >= 247 && first <= 254) return 2;
  if (first != 30) throw BrokenCff();
  // A real number: digits of four bits up to 0xF.
  for (std::size_t i = start + 1; i < dict.size(); ++i) {
    const auto digits = static_cast<unsigned char>(dict[i]);
    if (digits >> 4 == 0xF || (digits & 0xF) == 0xF) return i + 1 - start;
  }
  throw BrokenCff();
}

}  // namespace

CffIndex::CffIndex(std::string_view table, std::size_t offset)
    : table_(table), count_(number_at(table, offset, 2)), end_(offset + 2) {
  if (count_ == 0) return;
  offset_size_ = number_at(table, offset + 2, 1);
  if (offset_size_ < 1 || offset_size_ > 4) throw BrokenCff();
  offsets_ = offset + 3;
  end_ = offset_of(count_);
  if (end_ > table.size()) throw BrokenCff();
}

std::size_t CffIndex::offset_of(std::size_t item) const {
  // Offsets count from the byte before the first item.
  return offsets_ + (count_ + 1) * offset_size_ - 1 +
         number_at(table_, offsets_ + item * offset_size_, offset_size_);
}

std::string_view CffIndex::operator[](std::size_t item) const {
  if (item >= count_) return {};
  const std::size_t start = offset_of(item), end = offset_of(item + 1);
  return start <= end && end <= end_ ? table_.substr(start, end - start) : std::string_view();
}

CffDict::CffDict(std::string_view bytes) {
  CffEntry entry;
  for (std::size_t i = 0; i < bytes.size();) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    if (first > 21) {
      entry.operands.push_back(part(bytes, i, operand_size(bytes, i)));
      i += entry.operands.back().size();
      continue;
    }
    const bool escaped = first == cff_operator::escape;
    entry.name = escaped ? static_cast<int>(number_at(bytes, i, 2)) : first;
    i += escaped ? 2 : 1;
    entries_.push_back(std::exchange(entry, {}));
  }
}

const CffEntry* CffDict::find(int name) const {
  for (const CffEntry& entry : entries_) {
    if (entry.name == name) return &entry;
  }
  return nullptr;
}

std::optional<std::int32_t> CffDict::integer(int name, std::size_t operand) const {
  const CffEntry* entry = find(name);
  if (!entry || operand >= entry->operands.size()) return std::nullopt;
  return cff_integer(entry->operands[operand]);
}

std::optional<std::int32_t> cff_integer(std::string_view operand) {
  const auto byte = [operand](std::size_t i) -> std::int32_t {
    return static_cast<unsigned char>(operand[i]);
  };
  const std::int32_t first = byte(0);
  if (first == 28) return static_cast<std::int16_t>(byte(1) << 8 | byte(2));
  if (first == 29) return static_cast<std::int32_t>(number_at(operand, 1, 4));
  if (first >= 32 && first <= 246) return first - 139;
  if (first >= 247 && first <= 250) return (first - 247) * 256 + byte(1) + 108;
  if (first >= 251 && first <= 254) return -(first - 251) * 256 - byte(1) - 108;
  return std::nullopt;
}

CffTable::CffTable(std::string_view bytes) : table_(bytes) {
  const CffIndex names(table_, number_at(table_, 2, 1));
  const CffIndex top_dicts(table_, names.end());
  strings_ = CffIndex(table_, top_dicts.end());
  subroutines_ = CffIndex(table_, strings_.end());
  name_ = names[0];
  top_dict_ = CffDict(top_dicts[0]);
  char_strings_ = CffIndex(table_, offset(cff_operator::char_strings));
  cid_keyed_ = top_dict_.find(cff_operator::ros) != nullptr;
  if (cid_keyed_) {
    read_font_dicts();
    read_selection();
  } else {
    font_dicts_.push_back(font_dict(top_dict_));
  }
}

std::string_view CffTable::string(std::int32_t identifier) const {
  if (identifier < standard_string_count) return {};
  return strings_[static_cast<std::size_t>(identifier - standard_string_count)];
}

std::size_t CffTable::offset(int name) const {
  const std::int32_t value = top_dict_.integer(name).value_or(-1);
  if (value < 0) throw BrokenCff();
  return static_cast<std::size_t>(value);
}

CffTable::FontDict CffTable::font_dict(CffDict dict) const {
  FontDict result{.dict = std::move(dict), .private_dict = {}, .subroutines = {}};
  const std::int32_t size = result.dict.integer(cff_operator::private_dict, 0).value_or(0);
  const std::int32_t start = result.dict.integer(cff_operator::private_dict, 1).value_or(0);
  if (size <= 0 || start <= 0) return result;
  const auto place = static_cast<std::size_t>(start);
  result.private_dict = CffDict(part(table_, place, static_cast<std::size_t>(size)));
  if (const auto list = result.private_dict.integer(cff_operator::subroutines); list && *list > 0) {
    result.subroutines = CffIndex(table_, place + static_cast<std::size_t>(*list));
  }
  return result;
}

void CffTable::read_font_dicts() {
  const CffIndex dicts(table_, offset(cff_operator::fd_array));
  for (std::size_t i = 0; i < dicts.size(); ++i) {
    font_dicts_.push_back(font_dict(CffDict(dicts[i])));
  }
  if (font_dicts_.empty()) throw BrokenCff();
}

// Chapter 19.
void CffTable::read_selection() {
  if (font_dicts_.size() == 1) return;
  std::size_t at = offset(cff_operator::fd_select);
  const std::size_t format = number_at(table_, at++, 1);
  if (format == 0) {
    for (const char select : part(table_, at, glyph_count())) {
      selected_.push_back(static_cast<std::uint8_t>(select));
    }
  } else if (format == 3) {
    const std::size_t ranges = number_at(table_, at, 2);
    at += 2;
    for (std::size_t i = 0; i < ranges; ++i, at += 3) {
      const std::size_t first = number_at(table_, at, 2), end = number_at(table_, at + 3, 2);
      if (first != selected_.size() || end > glyph_count()) throw BrokenCff();
      selected_.resize(end, static_cast<std::uint8_t>(number_at(table_, at + 2, 1)));
    }
  } else {
    throw BrokenCff();
  }
  for (const std::uint8_t select : selected_) {
    if (select >= font_dicts_.size()) throw BrokenCff();
  }
}

}  // namespace typeset::font

#include "font/cff_subset.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "font/charstring.h"

namespace typeset::font {
namespace {

void append_number(std::string& out, std::size_t value, std::size_t size) {
  for (std::size_t i = size; i-- > 0;) out += static_cast<char>(value >> (8 * i) & 0xff);
}

void append_bytes(std::string& out, Bytes bytes) {
  out.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

std::string index_of(const std::vector<std::string>& items) {
  std::string out;
  append_number(out, items.size(), 2);
  if (items.empty()) return out;
  std::size_t end = 1;
  for (const std::string& item : items) end += item.size();
  std::size_t offset_size = 1;
  while (end >> (8 * offset_size) != 0) ++offset_size;
  append_number(out, offset_size, 1);
  std::size_t offset = 1;
  append_number(out, offset, offset_size);
  for (const std::string& item : items) append_number(out, offset += item.size(), offset_size);
  for (const std::string& item : items) out += item;
  return out;
}

void append_operator(std::string& dict, CffOperator key) {
  const auto code = static_cast<std::size_t>(key);
  append_number(dict, code, code > 0xff ? 2 : 1);
}

// Always five bytes, so that a dictionary's length is known before the offsets in it.
void append_integer(std::string& dict, std::size_t value) {
  dict += '\x1d';
  append_number(dict, value, 4);
}

void append_entry(std::string& dict, CffOperator key, std::initializer_list<std::size_t> values) {
  for (const std::size_t value : values) append_integer(dict, value);
  append_operator(dict, key);
}

void copy_entry(std::string& dict, const CffDict& source, CffOperator key) {
  if (!source.has(key)) return;
  append_bytes(dict, source.operands(key));
  append_operator(dict, key);
}

class Writer {
 public:
  Writer(const CffFont& font, const std::set<std::uint32_t>& glyphs) : font_(font), glyphs_{0} {
    for (const std::uint32_t glyph : glyphs) {
      if (glyph != 0 && glyph < font.glyph_count()) glyphs_.push_back(glyph);
    }
  }

  std::optional<std::string> write() {
    if (font_.top().integer(CffOperator::charstring_type).value_or(2) != 2) return std::nullopt;
    number_groups();
    if (!flatten_charstrings()) return std::nullopt;
    return assemble();
  }

 private:
  // Groups that no glyph uses are left out; the others keep their order.
  void number_groups() {
    for (const std::uint32_t glyph : glyphs_) new_group_[font_.group_of(glyph)] = 0;
    std::size_t next = 0;
    for (auto& [old_number, new_number] : new_group_) new_number = next++;
  }

  bool flatten_charstrings() {
    for (const std::uint32_t glyph : glyphs_) {
      const auto& local = font_.groups()[font_.group_of(glyph)].subroutines;
      auto charstring = flattened(font_.charstring(glyph), font_.subroutines(), local);
      if (!charstring) return false;
      charstrings_.push_back(std::move(*charstring));
    }
    return true;
  }

  std::string charset() const {
    std::string out(1, '\0');  // format 0: the CID of every glyph but the first
    for (const std::uint32_t glyph : glyphs_) {
      if (glyph != 0) append_number(out, font_.is_cid_keyed() ? font_.cid(glyph) : glyph, 2);
    }
    return out;
  }

  std::string group_select() const {
    std::string ranges;
    std::size_t count = 0;
    std::optional<std::size_t> current;
    for (std::size_t i = 0; i < glyphs_.size(); ++i) {
      const std::size_t group = new_group_.at(font_.group_of(glyphs_[i]));
      if (current == group) continue;
      current = group;
      append_number(ranges, i, 2);
      append_number(ranges, group, 1);
      ++count;
    }
    std::string out(1, '\x03');
    append_number(out, count, 2);
    out += ranges;
    append_number(out, glyphs_.size(), 2);
    return out;
  }

  // The identifier of a source string in the subset.
  std::size_t string_identifier(std::int32_t source) {
    if (source < CffFont::standard_strings) return static_cast<std::size_t>(std::max(source, 0));
    std::string text;
    append_bytes(text, font_.string(source));
    return string_identifier(std::move(text));
  }

  std::size_t string_identifier(std::string text) {
    const auto found = std::find(strings_.begin(), strings_.end(), text);
    const auto place = static_cast<std::size_t>(found - strings_.begin());
    if (found == strings_.end()) strings_.push_back(std::move(text));
    return static_cast<std::size_t>(CffFont::standard_strings) + place;
  }

  void append_registry_ordering_supplement(std::string& dict) {
    constexpr auto key = CffOperator::registry_ordering_supplement;
    if (font_.is_cid_keyed()) {
      const auto part = [this](std::size_t place) {
        return font_.top().integer(key, place).value_or(0);
      };
      const std::size_t registry = string_identifier(part(0));
      const std::size_t ordering = string_identifier(part(1));
      append_entry(dict, key, {registry, ordering, static_cast<std::size_t>(std::max(part(2), 0))});
    } else {
      const std::size_t registry = string_identifier("Adobe");
      const std::size_t ordering = string_identifier("Identity");
      append_entry(dict, key, {registry, ordering, 0});
    }
  }

  struct Offsets {
    std::size_t charset = 0, group_select = 0, charstrings = 0, font_dicts = 0;
  };

  std::string top_dict(const Offsets& offsets) {
    std::string dict;
    append_registry_ordering_supplement(dict);  // has to be the first
    copy_entry(dict, font_.top(), CffOperator::font_matrix);
    copy_entry(dict, font_.top(), CffOperator::font_bounding_box);
    if (font_.is_cid_keyed()) {
      copy_entry(dict, font_.top(), CffOperator::cid_count);
    } else {
      append_entry(dict, CffOperator::cid_count, {font_.glyph_count()});
    }
    append_entry(dict, CffOperator::charset, {offsets.charset});
    append_entry(dict, CffOperator::font_dict_select, {offsets.group_select});
    append_entry(dict, CffOperator::charstrings, {offsets.charstrings});
    append_entry(dict, CffOperator::font_dict_array, {offsets.font_dicts});
    return dict;
  }

  // Without hints and subroutines only the widths are left.
  static std::string private_dict(const CffDict& source) {
    std::string dict;
    copy_entry(dict, source, CffOperator::default_width);
    copy_entry(dict, source, CffOperator::nominal_width);
    return dict;
  }

  // The array of font dictionaries and after it their private dictionaries, as they stand from
  // `start` on.
  std::string font_dicts(std::size_t start) {
    std::vector<std::string> privates;
    for (const auto& [old_number, new_number] : new_group_) {
      privates.push_back(private_dict(font_.groups()[old_number].private_dict));
    }
    // Twice: the first time only for the array's length.
    std::string array = font_dict_array(privates, 0);
    array = font_dict_array(privates, start + array.size());
    for (const std::string& dict : privates) array += dict;
    return array;
  }

  std::string font_dict_array(const std::vector<std::string>& privates, std::size_t offset) {
    std::vector<std::string> dicts;
    for (const auto& [old_number, new_number] : new_group_) {
      std::string dict;
      if (font_.is_cid_keyed()) {
        const CffDict& source = font_.groups()[old_number].font_dict;
        if (const auto name = source.integer(CffOperator::font_name)) {
          append_entry(dict, CffOperator::font_name, {string_identifier(*name)});
        }
        copy_entry(dict, source, CffOperator::font_matrix);
      }
      append_entry(dict, CffOperator::private_dict, {privates[new_number].size(), offset});
      offset += privates[new_number].size();
      dicts.push_back(std::move(dict));
    }
    return index_of(dicts);
  }

  std::string assemble() {
    const std::string charset_bytes = charset();
    const std::string group_select_bytes = group_select();
    const std::string charstring_index = index_of(charstrings_);
    // Both only for the strings and lengths they bring.
    const std::size_t top_length = index_of({top_dict({})}).size();
    font_dicts(0);

    std::string out = {'\1', '\0', '\4', '\4'};  // version 1.0, header of 4 bytes
    std::string name;
    append_bytes(name, font_.name());
    out += index_of({name});
    const std::string after_top = index_of(strings_) + index_of({});  // and no subroutines
    Offsets offsets;
    offsets.charset = out.size() + top_length + after_top.size();
    offsets.group_select = offsets.charset + charset_bytes.size();
    offsets.charstrings = offsets.group_select + group_select_bytes.size();
    offsets.font_dicts = offsets.charstrings + charstring_index.size();
    out += index_of({top_dict(offsets)});
    out += after_top + charset_bytes + group_select_bytes + charstring_index;
    return out += font_dicts(offsets.font_dicts);
  }

  const CffFont& font_;
  std::vector<std::uint32_t> glyphs_;  // new number → old number, ascending
  std::map<std::size_t, std::size_t> new_group_;
  std::vector<std::string> charstrings_;
  std::vector<std::string> strings_;
};

}  // namespace

std::optional<std::string> cff_subset(const CffFont& font, const std::set<std::uint32_t>& glyphs) {
  return Writer(font, glyphs).write();
}

}  // namespace typeset::font

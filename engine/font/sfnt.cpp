// Reading the sfnt wrapper itself: tables, their directory, names and style.
#include <algorithm>
#include <array>
#include <string>
#include <system_error>

#include "font/implementation.h"

namespace typeset::font {
namespace {

constexpr hb_tag_t tag_collection = HB_TAG('t', 't', 'c', 'f');

std::uint32_t u32_at(std::span<const std::uint8_t> bytes, std::size_t offset) {
  return std::uint32_t{bytes[offset]} << 24 | std::uint32_t{bytes[offset + 1]} << 16 |
         std::uint32_t{bytes[offset + 2]} << 8 | std::uint32_t{bytes[offset + 3]};
}

std::uint16_t u16_at(std::span<const std::uint8_t> bytes, std::size_t offset) {
  return static_cast<std::uint16_t>(bytes[offset] << 8 | bytes[offset + 1]);
}

bool holds(std::span<const std::uint8_t> bytes, std::size_t offset, std::size_t length) {
  return offset <= bytes.size() && length <= bytes.size() - offset;
}

// Where the face's table directory starts; nothing when the file has no such face.
std::optional<std::size_t> directory_offset(std::span<const std::uint8_t> file, unsigned index) {
  if (!holds(file, 0, 12)) return std::nullopt;
  if (u32_at(file, 0) != tag_collection) return std::size_t{0};
  const std::size_t entry = 12 + std::size_t{index} * 4;
  if (index >= u32_at(file, 8) || !holds(file, entry, 4)) return std::nullopt;
  return u32_at(file, entry);
}

// False when the directory or any of the tables it lists runs over the end of the file.
bool tables_lie_within(std::span<const std::uint8_t> file, std::size_t directory) {
  if (!holds(file, directory, 12)) return false;
  const std::size_t count = u16_at(file, directory + 4);
  if (!holds(file, directory + 12, count * 16)) return false;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t record = directory + 12 + i * 16;
    const std::uint32_t tag = u32_at(file, record);
    // A signature is no use to anyone and fonts that were edited have stale ones.
    if (tag == HB_TAG('D', 'S', 'I', 'G')) continue;
    if (!holds(file, u32_at(file, record + 8), u32_at(file, record + 12))) return false;
  }
  return true;
}

std::string name_text(hb_face_t* face, const hb_ot_name_entry_t& entry) {
  unsigned length = hb_ot_name_get_utf8(face, entry.name_id, entry.language, nullptr, nullptr);
  std::string text(length, '\0');
  ++length;  // room for the terminator, which std::string has
  hb_ot_name_get_utf8(face, entry.name_id, entry.language, &length, text.data());
  text.resize(std::min<std::size_t>(text.size(), length));
  return text;
}

void add_name(std::vector<std::string>& names, std::string name) {
  if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) {
    names.push_back(std::move(name));
  }
}

void read_names(hb_face_t* face, FaceDescription& description) {
  unsigned count = 0;
  const hb_ot_name_entry_t* entries = hb_ot_name_list_names(face, &count);
  for (const hb_ot_name_entry_t& entry : std::span(entries, count)) {
    switch (entry.name_id) {
      case HB_OT_NAME_ID_FONT_FAMILY:
      case HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY:
        add_name(description.families, name_text(face, entry));
        break;
      case HB_OT_NAME_ID_FULL_NAME:
      case HB_OT_NAME_ID_POSTSCRIPT_NAME:
        add_name(description.full_names, name_text(face, entry));
        break;
      default:
        break;
    }
  }
}

void read_style(hb_face_t* face, FaceDescription& description) {
  const Table os2(face, HB_TAG('O', 'S', '/', '2'));
  constexpr std::size_t weight_class = 4, width_class = 6, selection = 62;
  constexpr unsigned italic_or_oblique = 0x0201;
  if (const auto weight = os2.u16(weight_class); weight && *weight >= 1 && *weight <= 1000) {
    // Fonts from before the scale was settled count from 1 to 9.
    description.weight = *weight < 10 ? *weight * 100 : *weight;
  }
  if (const auto width = os2.u16(width_class); width && *width >= 1 && *width <= 9) {
    description.width = *width;
  }
  description.italic = (os2.u16(selection).value_or(0) & italic_or_oblique) != 0;
}

}  // namespace

BlobPointer map_file(const std::filesystem::path& path) {
  std::error_code ignored;
  // Asked first, since opening a pipe or a device could wait for ever.
  if (!std::filesystem::is_regular_file(path, ignored)) return nullptr;
  return BlobPointer(hb_blob_create_from_file_or_fail(path.c_str()));
}

std::span<const std::uint8_t> bytes_of(hb_blob_t* blob) {
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob, &length);
  return {reinterpret_cast<const std::uint8_t*>(data), length};
}

std::optional<std::uint16_t> Table::u16(std::size_t offset) const {
  if (!holds(bytes(), offset, 2)) return std::nullopt;
  return u16_at(bytes(), offset);
}

std::optional<std::int16_t> Table::i16(std::size_t offset) const {
  const auto value = u16(offset);
  if (!value) return std::nullopt;
  return static_cast<std::int16_t>(*value);
}

bool has_table(hb_face_t* face, hb_tag_t tag) { return !Table(face, tag).bytes().empty(); }

bool has_complete_outlines(hb_blob_t* file, unsigned index, hb_face_t* face) {
  const auto bytes = bytes_of(file);
  const auto directory = directory_offset(bytes, index);
  if (!directory || !tables_lie_within(bytes, *directory)) return false;
  constexpr std::array common = {HB_TAG('c', 'm', 'a', 'p'), HB_TAG('h', 'e', 'a', 'd'),
                                 HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'),
                                 HB_TAG('m', 'a', 'x', 'p')};
  if (!std::all_of(common.begin(), common.end(),
                   [face](hb_tag_t tag) { return has_table(face, tag); })) {
    return false;
  }
  if (hb_face_get_glyph_count(face) == 0) return false;
  return has_table(face, HB_TAG('C', 'F', 'F', ' ')) ||
         (has_table(face, HB_TAG('g', 'l', 'y', 'f')) &&
          has_table(face, HB_TAG('l', 'o', 'c', 'a')));
}

std::vector<FaceDescription> describe_faces(const std::filesystem::path& path) {
  const BlobPointer file = map_file(path);
  if (!file) return {};
  std::vector<FaceDescription> faces;
  const unsigned count = std::min(hb_face_count(file.get()), max_faces_in_file);
  for (unsigned index = 0; index < count; ++index) {
    const FacePointer face(hb_face_create(file.get(), index));
    if (!has_complete_outlines(file.get(), index, face.get())) continue;
    FaceDescription description;
    description.path = path;
    description.index = index;
    read_names(face.get(), description);
    read_style(face.get(), description);
    faces.push_back(std::move(description));
  }
  return faces;
}

}  // namespace typeset::font

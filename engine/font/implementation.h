// What a Face holds. Private to this room: the only header that shows HarfBuzz.
#pragma once

#include <cstdint>
#include <hb-ot.h>
#include <hb.h>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "font/cff_table.h"
#include "font/character_map.h"
#include "font/face.h"
#include "font/glyph_store.h"
#include "font/half_width.h"
#include "font/known_values.h"
#include "font/release.h"

namespace typeset::font {

using BlobPointer = std::unique_ptr<hb_blob_t, Release<hb_blob_destroy>>;
using FacePointer = std::unique_ptr<hb_face_t, Release<hb_face_destroy>>;
using FontPointer = std::unique_ptr<hb_font_t, Release<hb_font_destroy>>;

// The file mapped into memory; null when it is not a regular file that can be read.
BlobPointer map_file(const std::filesystem::path& path);

std::span<const std::uint8_t> bytes_of(hb_blob_t* blob);

// The bytes of one table; empty when the face has none. `face` owns them.
class Table {
 public:
  Table(hb_face_t* face, hb_tag_t tag) : blob_(hb_face_reference_table(face, tag)) {}
  std::span<const std::uint8_t> bytes() const { return bytes_of(blob_.get()); }
  // Big-endian numbers; nothing when the table is too short.
  std::optional<std::uint16_t> u16(std::size_t offset) const;
  std::optional<std::int16_t> i16(std::size_t offset) const;

 private:
  BlobPointer blob_;
};

bool has_table(hb_face_t* face, hb_tag_t tag);

// True when the tables that outlines need are all there and lie within the file, so that a file cut
// short is refused at once rather than printing blanks.
bool has_complete_outlines(hb_blob_t* file, unsigned index, hb_face_t* face);

// Faces a collection may have before it is taken for garbage.
inline constexpr unsigned max_faces_in_file = 256;

struct Face::Implementation {
  FaceDescription description;
  BlobPointer file;
  FacePointer face;
  FontPointer font;  // scaled to the em's units
  std::unique_ptr<const CharacterMap> characters;
  // The same font with vertical metrics made up where the file has none; made immutable.
  FontPointer vertical_font;
  bool has_vertical_substitution = false;  // GSUB has a vert feature

  std::string family;
  std::string postscript_name;
  bool has_cff = false;
  bool embeddable = true;
  int units_per_em = 1000;
  double em_box_above = 0.88;
  double em_box_below = 0.12;
  double ascender = 0;
  double descender = 0;
  double cap_height = 0;
  double italic_angle = 0;
  InkExtents bounding_box;

  double em(hb_position_t units) const { return static_cast<double>(units) / units_per_em; }

  // Of a CFF face; null when it cannot be read. Only the PDF asks for it, so it waits for the first
  // question.
  const CffTable* cff() const;
  // Of a face whose cff() is CID-keyed.
  const GlyphStore& glyphs() const { return *glyphs_; }

  // Outlines take time to measure, and only a few marks' are, again and again.
  KnownValues<InkExtents> inks;  // by glyph
  // What half_width has found out: by mark, and whether it is upright in a vertical line.
  KnownValues<std::optional<HalfWidth>> half_widths;

 private:
  mutable std::once_flag cff_once_;
  mutable BlobPointer cff_bytes_;
  mutable std::optional<const CffTable> cff_;
  mutable std::optional<const GlyphStore> glyphs_;
};

}  // namespace typeset::font

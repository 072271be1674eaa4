// One face of a font file: what layout asks of it and what the PDF needs to embed it.
//
// A Face is immutable and safe to share between threads. It keeps its file mapped while it lives.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace typeset::font {

using GlyphId = std::uint32_t;

// Names and style of a face, read without loading its outlines.
struct FaceDescription {
  std::filesystem::path path;
  unsigned index = 0;                   // within a collection (.ttc)
  std::vector<std::string> families;    // name IDs 1 and 16 in every language, UTF-8
  std::vector<std::string> full_names;  // name ID 4 in every language, and the PostScript name
  int weight = 400;                     // OS/2 usWeightClass
  int width = 5;                        // OS/2 usWidthClass: 5 is normal, less is narrower
  bool italic = false;
};

// The faces in a font file; empty when it is not a font that can be read.
std::vector<FaceDescription> describe_faces(const std::filesystem::path& path);

// The ink of a glyph around its origin, in em, y upwards. Empty when all are zero.
struct InkExtents {
  double left = 0, right = 0, top = 0, bottom = 0;
};

enum class OutlineFormat {
  cff,       // name-keyed CFF
  cff_cid,   // CID-keyed CFF
  truetype,  // glyf outlines
};

class Face {
 public:
  // Null when the file cannot be read as a font with outlines.
  static std::shared_ptr<const Face> open(const FaceDescription& description);
  ~Face();
  Face(const Face&) = delete;
  Face& operator=(const Face&) = delete;

  const FaceDescription& description() const;
  const std::string& family() const;           // English family name where the font has one
  const std::string& postscript_name() const;  // ASCII
  OutlineFormat outline_format() const;
  // OS/2 fsType permits embedding a subset.
  bool embeddable() const;
  int units_per_em() const;

  // The ideographic em box, in em above and below the baseline: BASE table's idtp/ideo where the
  // face has one, else 0.88 and 0.12. Not the ascender and descender of hhea. The sum is 1.
  double em_box_above() const;
  double em_box_below() const;

  // For the font descriptor, in em.
  double ascender() const;
  double descender() const;  // negative
  double cap_height() const;
  double italic_angle() const;  // degrees, counter-clockwise
  InkExtents bounding_box() const;

  // The nominal glyph of a code point, with a variation selector when not 0.
  std::optional<GlyphId> glyph(char32_t code_point, char32_t variation_selector = 0) const;
  double advance(GlyphId glyph) const;          // horizontal, em
  InkExtents ink_extents(GlyphId glyph) const;  // relative to the horizontal origin

  // HarfBuzz objects, for this room only.
  struct Implementation;
  const Implementation& implementation() const { return *implementation_; }

 private:
  Face();
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace typeset::font

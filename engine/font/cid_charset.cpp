#include "font/cid_charset.h"

#include FT_CID_H

namespace typeset::font {

CidCharset::CidCharset(std::span<const std::uint8_t> file, unsigned index) {
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) return;
  library_.reset(library);
  FT_Face face = nullptr;
  if (FT_New_Memory_Face(library, file.data(), static_cast<FT_Long>(file.size()),
                         static_cast<FT_Long>(index), &face) != 0) {
    return;
  }
  face_.reset(face);
  // FT_IS_CID_KEYED is no answer here: it is false for every CFF in an OpenType wrapper. Only faces
  // read as CFF answer at all.
  FT_Bool cid_keyed = 0;
  if (FT_Get_CID_Is_Internally_CID_Keyed(face, &cid_keyed) != 0) face_.reset();
  cid_keyed_ = cid_keyed != 0;
}

std::uint32_t CidCharset::cid(GlyphId glyph) const {
  if (!cid_keyed_) return glyph;
  const std::lock_guard lock(mutex_);
  // Asked here because FreeType's own check lets the first number past the last glyph through.
  if (glyph >= static_cast<std::uint64_t>(face_->num_glyphs)) return glyph;
  FT_UInt cid = 0;
  return FT_Get_CID_From_Glyph_Index(face_.get(), glyph, &cid) == 0 ? cid : glyph;
}

}  // namespace typeset::font

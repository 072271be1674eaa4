// How the glyphs of a CFF face are numbered in a PDF, as FreeType reads it. Private to this room:
// the only header that shows FreeType.
#pragma once

#include <ft2build.h>
#include FT_FREETYPE_H

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>

#include "font/face.h"
#include "font/release.h"

namespace typeset::font {

// Safe to share between threads.
class CidCharset {
 public:
  // `file` must outlive the object.
  CidCharset(std::span<const std::uint8_t> file, unsigned index);

  // False when FreeType cannot read the face as CFF.
  bool is_open() const { return face_ != nullptr; }
  bool is_cid_keyed() const { return cid_keyed_; }
  // The glyph index itself where the face is not CID-keyed or lacks the glyph.
  std::uint32_t cid(GlyphId glyph) const;

 private:
  // A library for each face: FreeType lets only one thread at a time open faces in one.
  std::unique_ptr<FT_LibraryRec_, Release<FT_Done_FreeType>> library_;
  std::unique_ptr<FT_FaceRec_, Release<FT_Done_Face>> face_;
  bool cid_keyed_ = false;
  mutable std::mutex mutex_;  // only one thread at a time may use an FT_Face, be it to read
};

}  // namespace typeset::font

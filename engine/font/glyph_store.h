// The glyphs of a face, each cut out and compressed once and then kept with the face. Private to
// this room.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "font/deflated_pieces.h"
#include "font/face.h"

namespace typeset::font {

// What it gives depends on the face alone, whatever was asked before. Safe to use from several
// threads; who asks for a glyph that is there waits for nobody.
class GlyphStore {
 public:
  // The bytes that draw a glyph, whoever asks; nothing when it is broken.
  using Cut = std::function<std::optional<std::string>(GlyphId)>;

  // `samples` are glyphs such as most documents have.
  GlyphStore(std::size_t glyph_count, std::vector<GlyphId> samples, Cut cut);
  ~GlyphStore();
  GlyphStore(const GlyphStore&) = delete;
  GlyphStore& operator=(const GlyphStore&) = delete;

  // `glyph` is below the face's number of glyphs. Null when it is broken.
  const DeflatedPiece* glyph(GlyphId glyph) const;
  // The code of all of its pieces.
  const DeflateCode& code() const;

 private:
  const std::size_t glyph_count_;
  const std::vector<GlyphId> samples_;
  const Cut cut_;
  mutable std::once_flag code_once_;
  mutable std::optional<const DeflateCode> code_;
  const std::unique_ptr<std::atomic<const DeflatedPiece*>[]> glyphs_;
};

}  // namespace typeset::font

#include "font/glyph_store.h"

#include <utility>

namespace typeset::font {

GlyphStore::GlyphStore(std::size_t glyph_count, std::vector<GlyphId> samples, Cut cut)
    : glyph_count_(glyph_count),
      samples_(std::move(samples)),
      cut_(std::move(cut)),
      glyphs_(std::make_unique<std::atomic<const DeflatedPiece*>[]>(glyph_count)) {}

GlyphStore::~GlyphStore() {
  for (std::size_t i = 0; i < glyph_count_; ++i) delete glyphs_[i].load();
}

const DeflateCode& GlyphStore::code() const {
  std::call_once(code_once_, [this] {
    std::vector<std::string> samples;
    for (const GlyphId glyph : samples_) {
      if (auto sample = cut_(glyph)) samples.push_back(std::move(*sample));
    }
    code_.emplace(samples);
  });
  return *code_;
}

const DeflatedPiece* GlyphStore::glyph(GlyphId glyph) const {
  std::atomic<const DeflatedPiece*>& place = glyphs_[glyph];
  if (const DeflatedPiece* known = place.load(std::memory_order_acquire)) return known;
  const auto bytes = cut_(glyph);
  if (!bytes) return nullptr;
  auto made = std::make_unique<const DeflatedPiece>(code().encode(*bytes));
  // Another thread may have been faster; its piece is the same.
  const DeflatedPiece* known = nullptr;
  if (!place.compare_exchange_strong(known, made.get(), std::memory_order_acq_rel)) return known;
  return made.release();
}

}  // namespace typeset::font

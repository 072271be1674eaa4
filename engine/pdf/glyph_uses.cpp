#include "pdf/glyph_uses.h"

#include <algorithm>
#include <tuple>

namespace typeset::pdf {

GlyphUse& GlyphUses::use(font::GlyphId glyph) {
  if (2 * uses_.size() >= indices_.size()) index_all(2 * indices_.size());
  std::uint32_t& index = indices_[slot(glyph)];
  if (index == none) {
    index = static_cast<std::uint32_t>(uses_.size());
    uses_.push_back({.glyph = glyph, .cid = 0, .width = 0, .text = {}});
  }
  return uses_[index];
}

void GlyphUses::index_all(std::size_t slots) {
  indices_.assign(slots, none);
  for (std::uint32_t i = 0; i < uses_.size(); ++i) indices_[slot(uses_[i].glyph)] = i;
}

template <typename Key>
void GlyphUses::sort_by(Key key) {
  std::ranges::sort(uses_, {}, key);
  index_all(indices_.size());
}

void GlyphUses::number_by_glyph() {
  for (GlyphUse& use : uses_) use.cid = use.glyph;
  sort_by(&GlyphUse::cid);
}

void GlyphUses::number_by_text(std::uint32_t first) {
  sort_by([](const GlyphUse& use) { return std::tie(use.text, use.glyph); });
  for (GlyphUse& use : uses_) use.cid = first++;
}

}  // namespace typeset::pdf

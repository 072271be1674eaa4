// The glyphs of one face that a document shows.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "font/face.h"

namespace typeset::pdf {

struct GlyphUse {
  font::GlyphId glyph = 0;
  std::uint32_t cid = 0;
  double width = 0;     // as the font dictionary's W has it: in 1/1000 em, rounded
  std::u16string text;  // as ToUnicode has it
};

// Every glyph of every page is looked up a few times: an open hash table takes a tenth of the time
// of std::unordered_map.
class GlyphUses {
 public:
  // A new one has only its glyph.
  GlyphUse& use(font::GlyphId glyph) {
    const Slot& own = slots_[slot(glyph)];
    return own.index == none ? add(glyph) : uses_[own.index];
  }
  // Of a glyph that is in use.
  const GlyphUse& at(font::GlyphId glyph) const { return uses_[slots_[slot(glyph)].index]; }
  GlyphUse& at(font::GlyphId glyph) { return uses_[slots_[slot(glyph)].index]; }

  bool empty() const { return uses_.empty(); }
  // By first use until they are numbered, then by CID.
  const std::vector<GlyphUse>& all() const { return uses_; }

  // The CIDs that the glyphs' own indices are.
  void number_by_glyph();
  // CIDs from `first`, in the order of the texts. Neighbouring characters then have neighbouring
  // numbers, which makes all short that is said of them.
  void number_by_text(std::uint32_t first);

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  struct Slot {
    font::GlyphId glyph = 0;
    std::uint32_t index = none;
  };

  // Where the glyph's index stands, or would stand.
  std::size_t slot(font::GlyphId glyph) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = glyph * 0x9E3779B1u >> 7 & mask;
    while (slots_[at].index != none && slots_[at].glyph != glyph) at = (at + 1) & mask;
    return at;
  }
  GlyphUse& add(font::GlyphId glyph);
  // `order`: the present indices of the uses, as they shall stand.
  void put_in_order(const std::vector<std::uint32_t>& order);
  void index_all(std::size_t slots);

  std::vector<GlyphUse> uses_;
  std::vector<Slot> slots_ = std::vector<Slot>(64);
};

}  // namespace typeset::pdf

// The glyphs of a face's characters, each found once.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <hb.h>
#include <memory>
#include <mutex>
#include <optional>

#include "font/face.h"
#include "font/release.h"

namespace typeset::font {

// Of the characters of Plane 0, as HarfBuzz finds them. Safe to use from several threads, none of
// which waits for another but for the first question about plain glyphs. Takes 1 kB for each 256
// characters some of which are asked about.
class CharacterMap {
 public:
  // `font` must outlive it.
  explicit CharacterMap(hb_font_t* font) : font_(font) {}
  ~CharacterMap();
  CharacterMap(const CharacterMap&) = delete;
  CharacterMap& operator=(const CharacterMap&) = delete;

  // 0: the face does not have it.
  GlyphId glyph(char16_t character) const { return entry(character) & glyph_bits; }

  // The glyph of a character that horizontal Chinese text without features of its own always sets
  // by that glyph, an em wide, whatever stands beside it; 0: of others, and of those that the face
  // does not have. A character is plain when the face's lookups for such text touch its glyph
  // nowhere: neither change nor move it, nor look at it beside others.
  GlyphId plain_glyph(char16_t character) const;

 private:
  using Page = std::array<std::atomic<std::uint32_t>, 256>;
  static constexpr std::uint32_t glyph_bits = 0xFFFFFF;
  static constexpr std::uint32_t is_known = 1U << 31;
  static constexpr std::uint32_t is_plain = 1U << 30;
  static constexpr std::uint32_t is_not_plain = 1U << 29;

  std::uint32_t entry(char16_t character) const {
    const std::uint32_t known = place_of(character).load(std::memory_order_relaxed);
    return known != 0 ? known : find(character);
  }
  std::atomic<std::uint32_t>& place_of(char16_t character) const;
  std::uint32_t find(char16_t character) const;
  bool find_plain(char16_t character, GlyphId glyph) const;
  const hb_set_t* touched_glyphs() const;

  hb_font_t* font_;
  mutable std::array<std::atomic<Page*>, 256> pages_{};
  mutable std::once_flag touched_once_;
  mutable std::unique_ptr<hb_set_t, Release<hb_set_destroy>> touched_;
};

}  // namespace typeset::font

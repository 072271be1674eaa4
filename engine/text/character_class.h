// The classes of characters that CLReq's rules speak of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "document/style.h"

namespace typeset::text {

enum class CharacterClass : std::uint8_t {
  han,         // ideographs, kana and all else that stands in a full-width box
  western,     // letters and digits of proportional scripts, and their punctuation
  space,       // a typed word space
  stop,        // 。！？
  pause,       // ，、；：
  opening,     // “ ‘ （ 《 …
  closing,     // ” ’ ） 》 …
  interpunct,  // ·
  connector,   // – ～ and other marks that tie what stands around them
  solidus,     // / ／
  dash,        // —, half of ——
  ellipsis,    // …, half of ……
  line_break,  // U+000A: the author's own line end
};

// The class in Chinese text. “ ” ‘ ’ · — … are shared with Western text: their class here is the
// Chinese one, and the caller decides by context whether it applies.
CharacterClass classify(char32_t code_point);

// The class of the character at `index` of a run that is set as Western text or is not. Marks of a
// Western run are Western, but for a solidus that has Chinese on either side (增/减).
CharacterClass classify_in_run(std::u16string_view text, std::size_t index, bool western);

// Marks that Unicode has only once for Chinese and Western text.
bool is_ambiguous_mark(char32_t code_point);

// Marks set in a full-width box with half of it blank.
constexpr bool is_fullwidth_mark(CharacterClass c) {
  return c == CharacterClass::stop || c == CharacterClass::pause || c == CharacterClass::opening ||
         c == CharacterClass::closing;
}

constexpr bool forbidden_at_line_start(CharacterClass c, document::LineBreakLevel level) {
  using document::LineBreakLevel;
  switch (c) {
    case CharacterClass::stop:
    case CharacterClass::pause:
    case CharacterClass::closing:
    case CharacterClass::interpunct:
    case CharacterClass::connector:
      return true;
    case CharacterClass::solidus:
      return level != LineBreakLevel::basic;
    case CharacterClass::dash:
    case CharacterClass::ellipsis:
      return level == LineBreakLevel::strict;
    default:
      return false;
  }
}
constexpr bool forbidden_at_line_end(CharacterClass c, document::LineBreakLevel level) {
  return c == CharacterClass::opening ||
         (c == CharacterClass::solidus && level != document::LineBreakLevel::basic);
}

}  // namespace typeset::text

#include "font/common_glyphs.h"

#include <string_view>

namespace typeset::font {
namespace {

// Twice as many would make programs smaller by 0.1 %.
constexpr std::u16string_view common_characters =
    u"的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过"
    u"子说产"
    u"种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当"
    u"使点从"
    u"业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样";

}  // namespace

std::vector<GlyphId> common_glyphs(const Face::Implementation& face) {
  std::vector<GlyphId> glyphs;
  for (const char16_t character : common_characters) {
    hb_codepoint_t glyph = 0;
    if (hb_font_get_nominal_glyph(face.font.get(), character, &glyph) != 0) glyphs.push_back(glyph);
  }
  return glyphs;
}

}  // namespace typeset::font

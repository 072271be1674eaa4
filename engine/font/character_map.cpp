#include "font/character_map.h"

#include <hb-ot.h>
#include <initializer_list>

namespace typeset::font {
namespace {

using Set = std::unique_ptr<hb_set_t, Release<hb_set_destroy>>;
using ShapePlan = std::unique_ptr<hb_shape_plan_t, Release<hb_shape_plan_destroy>>;

// Characters that shaping itself does nothing about: ideographs and the marks of Chinese text.
bool is_simple(char16_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x2010 && c <= 0x2027) ||
         (c >= 0x3001 && c <= 0x301F) || (c >= 0xFF01 && c <= 0xFF5E);
}

bool has_any_table(hb_face_t* face, std::initializer_list<hb_tag_t> tags) {
  for (const hb_tag_t tag : tags) {
    hb_blob_t* table = hb_face_reference_table(face, tag);
    const bool has = hb_blob_get_length(table) > 0;
    hb_blob_destroy(table);
    if (has) return true;
  }
  return false;
}

// Of horizontal Chinese text, as shape() asks for it.
ShapePlan plan_of_chinese(hb_face_t* face) {
  hb_segment_properties_t properties = HB_SEGMENT_PROPERTIES_DEFAULT;
  properties.direction = HB_DIRECTION_LTR;
  properties.script = HB_SCRIPT_HAN;
  properties.language = hb_language_from_string("zh-Hans", -1);
  return ShapePlan(hb_shape_plan_create_cached(face, &properties, nullptr, 0, nullptr));
}

void add_glyphs_of_lookups(hb_face_t* face, hb_shape_plan_t* plan, hb_tag_t table,
                           hb_set_t* glyphs) {
  const Set lookups(hb_set_create());
  hb_ot_shape_plan_collect_lookups(plan, table, lookups.get());
  for (hb_codepoint_t lookup = HB_SET_VALUE_INVALID; hb_set_next(lookups.get(), &lookup);) {
    hb_ot_layout_lookup_collect_glyphs(face, table, lookup, glyphs, glyphs, glyphs, nullptr);
  }
}

}  // namespace

CharacterMap::~CharacterMap() {
  for (const auto& page : pages_) delete page.load(std::memory_order_relaxed);
}

std::atomic<std::uint32_t>& CharacterMap::place_of(char16_t character) const {
  std::atomic<Page*>& place = pages_[character >> 8];
  Page* page = place.load(std::memory_order_acquire);
  if (!page) {
    auto made = std::make_unique<Page>();
    if (place.compare_exchange_strong(page, made.get(), std::memory_order_acq_rel)) {
      page = made.release();
    }
  }
  return (*page)[character & 0xFF];
}

std::uint32_t CharacterMap::find(char16_t character) const {
  hb_codepoint_t glyph = 0;
  hb_font_get_nominal_glyph(font_, character, &glyph);
  const std::uint32_t found = is_known | (glyph & glyph_bits);
  place_of(character).fetch_or(found, std::memory_order_relaxed);
  return found;
}

GlyphId CharacterMap::plain_glyph(char16_t character) const {
  std::uint32_t known = entry(character);
  if ((known & (is_plain | is_not_plain)) == 0) {
    known |= find_plain(character, known & glyph_bits) ? is_plain : is_not_plain;
    place_of(character).fetch_or(known, std::memory_order_relaxed);
  }
  return (known & is_plain) != 0 ? known & glyph_bits : 0;
}

bool CharacterMap::find_plain(char16_t character, GlyphId glyph) const {
  if (glyph == 0 || !is_simple(character)) return false;
  const unsigned em = hb_face_get_upem(hb_font_get_face(font_));
  if (hb_font_get_glyph_h_advance(font_, glyph) != static_cast<hb_position_t>(em)) return false;
  const hb_set_t* touched = touched_glyphs();
  return touched != nullptr && hb_set_has(touched, glyph) == 0;
}

// Null: nobody knows, because the face has tables of another kind.
const hb_set_t* CharacterMap::touched_glyphs() const {
  std::call_once(touched_once_, [this] {
    hb_face_t* face = hb_font_get_face(font_);
    if (has_any_table(face, {HB_TAG('k', 'e', 'r', 'n'), HB_TAG('k', 'e', 'r', 'x'),
                             HB_TAG('m', 'o', 'r', 't'), HB_TAG('m', 'o', 'r', 'x'),
                             HB_TAG('t', 'r', 'a', 'k')})) {
      return;
    }
    touched_.reset(hb_set_create());
    const ShapePlan plan = plan_of_chinese(face);
    add_glyphs_of_lookups(face, plan.get(), HB_OT_TAG_GSUB, touched_.get());
    add_glyphs_of_lookups(face, plan.get(), HB_OT_TAG_GPOS, touched_.get());
  });
  return touched_.get();
}

}  // namespace typeset::font

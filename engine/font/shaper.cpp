#include "font/shaper.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "font/implementation.h"

namespace typeset::font {
namespace {

using BufferPointer = std::unique_ptr<hb_buffer_t, Release<hb_buffer_destroy>>;

// HarfBuzz looks at five characters on either side; a few more units cover surrogate pairs.
constexpr std::size_t context_units = 10;

// A buffer keeps its memory from one run to the next.
hb_buffer_t* cleared_buffer() {
  thread_local const BufferPointer buffer(hb_buffer_create());
  hb_buffer_clear_contents(buffer.get());
  return buffer.get();
}

const std::uint16_t* units(std::u16string_view text) {
  // HarfBuzz takes its own 16-bit type; both are plain 16-bit units.
  return reinterpret_cast<const std::uint16_t*>(text.data());
}

void add_text(hb_buffer_t* buffer, const ShapeRequest& request, std::u16string_view text) {
  const auto before =
      request.before.substr(request.before.size() - std::min(request.before.size(), context_units));
  const auto after = request.after.substr(0, context_units);
  const auto size = [](std::u16string_view part) { return static_cast<int>(part.size()); };
  // An item of no length only sets the context beside it, and clusters count from the text itself.
  hb_buffer_add_utf16(buffer, units(before), size(before), static_cast<unsigned>(before.size()), 0);
  hb_buffer_add_utf16(buffer, units(text), size(text), 0, size(text));
  if (!after.empty()) hb_buffer_add_utf16(buffer, units(after), size(after), 0, 0);
}

void set_properties(hb_buffer_t* buffer, const ShapeRequest& request) {
  const bool vertical = request.orientation == Orientation::vertical;
  hb_buffer_set_direction(buffer, vertical ? HB_DIRECTION_TTB : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, hb_script_from_string(request.script, -1));
  hb_buffer_set_language(
      buffer,
      hb_language_from_string(request.language.data(), static_cast<int>(request.language.size())));
  hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
  // Joiners and unused variation selectors would come out as stray space glyphs otherwise.
  unsigned flags = HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES;
  if (request.paragraph_start) flags |= HB_BUFFER_FLAG_BOT;
  if (request.paragraph_end) flags |= HB_BUFFER_FLAG_EOT;
  hb_buffer_set_flags(buffer, static_cast<hb_buffer_flags_t>(flags));
}

std::vector<hb_feature_t> features_of(const ShapeRequest& request) {
  std::vector<hb_feature_t> features;
  features.reserve(request.features.size());
  for (const Feature& feature : request.features) {
    // A range that covers the text is said as global, which lets the shape plan be reused.
    const bool to_end = feature.end >= request.text.size();
    features.push_back(
        {.tag = hb_tag_from_string(feature.tag, -1),
         .value = feature.value,
         .start = static_cast<unsigned>(std::min(feature.start, request.text.size())),
         .end = to_end ? HB_FEATURE_GLOBAL_END : static_cast<unsigned>(feature.end)});
  }
  return features;
}

// GB/T 15834 sets quotation marks in vertical text as corner brackets. HarfBuzz's own fallback to
// presentation forms leaves them out.
struct VerticalForm {
  char16_t upright;
  char16_t vertical;
};
constexpr std::array<VerticalForm, 4> vertical_quotation_marks = {{
    {u'\u2018', u'\uFE41'},
    {u'\u2019', u'\uFE42'},
    {u'\u201C', u'\uFE43'},
    {u'\u201D', u'\uFE44'},
}};

// The text with quotation marks in their vertical forms, where the face chooses none by itself but
// has them as characters. One unit stands for one unit, so clusters hold.
std::u16string with_vertical_quotation_marks(const Face& face, std::u16string_view text) {
  std::u16string result(text);
  for (char16_t& unit : result) {
    for (const auto [upright, vertical] : vertical_quotation_marks) {
      if (unit == upright && face.glyph(vertical)) unit = vertical;
    }
  }
  return result;
}

// Pause and stop marks stand at the lower left of their box in horizontal text and at its upper
// right in vertical text. Where a face has no vertical form of one, its glyph is moved there.
struct CornerMark {
  char16_t upright;
  char16_t vertical;
};
constexpr std::array<CornerMark, 3> corner_marks = {{
    {u'，', u'\uFE10'},
    {u'、', u'\uFE11'},
    {u'。', u'\uFE12'},
}};

void move_corner_marks(const Face& face, std::u16string_view text,
                       std::vector<ShapedGlyph>& glyphs) {
  for (ShapedGlyph& glyph : glyphs) {
    if (glyph.id == 0) continue;
    for (const auto [upright, vertical] : corner_marks) {
      if (text[glyph.cluster] != upright || face.glyph(vertical)) continue;
      const InkExtents ink = face.ink_extents(glyph.id);
      glyph.offset_x += face.advance(glyph.id) - ink.left - ink.right;
      glyph.offset_y += face.em_box_above() - face.em_box_below() - ink.top - ink.bottom;
    }
  }
}

std::vector<ShapedGlyph> glyphs_of(hb_buffer_t* buffer, const Face::Implementation& face,
                                   Orientation orientation) {
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
  std::vector<ShapedGlyph> glyphs;
  glyphs.reserve(count);
  for (unsigned i = 0; i < count; ++i) {
    const hb_glyph_position_t& position = positions[i];
    const bool vertical = orientation == Orientation::vertical;
    // HarfBuzz's y grows upwards, so it goes down a column by negative advances.
    glyphs.push_back({.id = infos[i].codepoint,
                      .cluster = infos[i].cluster,
                      .advance = face.em(vertical ? -position.y_advance : position.x_advance),
                      .offset_x = face.em(position.x_offset),
                      .offset_y = face.em(position.y_offset)});
  }
  return glyphs;
}

bool is_horizontal_chinese(const ShapeRequest& request) {
  return request.orientation != Orientation::vertical && request.features.empty() &&
         std::string_view(request.script) == "Hani" && request.language == "zh-Hans";
}

}  // namespace

std::optional<std::vector<ShapedGlyph>> shape_plain(const Face& face, const ShapeRequest& request) {
  if (!is_horizontal_chinese(request)) return std::nullopt;
  const Face::Implementation& implementation = face.implementation();
  std::vector<ShapedGlyph> glyphs;
  glyphs.reserve(request.text.size());
  for (const char16_t character : request.text) {
    const GlyphId glyph = implementation.characters->plain_glyph(character);
    if (glyph == 0) return std::nullopt;
    glyphs.push_back(
        {.id = glyph, .cluster = static_cast<std::uint32_t>(glyphs.size()), .advance = 1});
  }
  return glyphs;
}

std::vector<ShapedGlyph> shape(const Face& face, const ShapeRequest& request) {
  if (request.text.empty()) return {};
  const Face::Implementation& implementation = face.implementation();
  const bool vertical = request.orientation == Orientation::vertical;
  std::u16string replaced;
  std::u16string_view text = request.text;
  const bool lacks_vertical_forms = vertical && !implementation.has_vertical_substitution;
  if (lacks_vertical_forms) {
    replaced = with_vertical_quotation_marks(face, text);
    text = replaced;
  }
  hb_buffer_t* buffer = cleared_buffer();
  add_text(buffer, request, text);
  set_properties(buffer, request);
  const std::vector<hb_feature_t> features = features_of(request);
  hb_font_t* font = vertical ? implementation.vertical_font.get() : implementation.font.get();
  hb_shape(font, buffer, features.data(), static_cast<unsigned>(features.size()));
  std::vector<ShapedGlyph> glyphs = glyphs_of(buffer, implementation, request.orientation);
  if (lacks_vertical_forms) move_corner_marks(face, request.text, glyphs);
  return glyphs;
}

bool has_vertical_form(const Face& face, std::u16string_view character) {
  ShapeRequest request;
  request.text = character;
  const std::vector<ShapedGlyph> horizontal = shape(face, request);
  request.orientation = Orientation::vertical;
  const std::vector<ShapedGlyph> vertical = shape(face, request);
  return !std::ranges::equal(horizontal, vertical, {}, &ShapedGlyph::id, &ShapedGlyph::id);
}

InlineInk inline_ink(const Face& face, const ShapedGlyph& glyph, Orientation orientation) {
  const InkExtents ink = face.ink_extents(glyph.id);
  if (orientation == Orientation::vertical) {
    return {.start = -(glyph.offset_y + ink.top), .end = -(glyph.offset_y + ink.bottom)};
  }
  return {.start = glyph.offset_x + ink.left, .end = glyph.offset_x + ink.right};
}

}  // namespace typeset::font

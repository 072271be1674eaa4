#include "font/face.h"

#include <algorithm>
#include <utility>

#include "font/common_glyphs.h"
#include "font/implementation.h"
#include "font/type2_charstring.h"

namespace typeset::font {
namespace {

constexpr hb_tag_t tag_cff = HB_TAG('C', 'F', 'F', ' ');

std::string english_name(hb_face_t* face, hb_ot_name_id_t id) {
  const hb_language_t english = hb_language_from_string("en", -1);
  unsigned length = hb_ot_name_get_utf8(face, id, english, nullptr, nullptr);
  std::string name(length, '\0');
  ++length;  // the terminator
  if (!name.empty()) hb_ot_name_get_utf8(face, id, english, &length, name.data());
  return name;
}

std::string family_of(hb_face_t* face, const FaceDescription& description) {
  for (const auto id : {HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY, HB_OT_NAME_ID_FONT_FAMILY}) {
    if (std::string name = english_name(face, id); !name.empty()) return name;
  }
  if (!description.families.empty()) return description.families.front();
  return description.path.stem().string();
}

// What may stand in a PDF or PostScript name without escapes.
std::string plain_ascii(std::string_view name) {
  constexpr std::string_view delimiters = "()[]{}<>/%#";
  std::string plain;
  for (const char c : name) {
    if (c > ' ' && c <= '~' && delimiters.find(c) == std::string_view::npos) plain += c;
  }
  return plain;
}

std::string postscript_name_of(hb_face_t* face, const std::string& family) {
  for (const std::string& name : {english_name(face, HB_OT_NAME_ID_POSTSCRIPT_NAME), family}) {
    if (std::string plain = plain_ascii(name); !plain.empty()) return plain;
  }
  return "Unnamed";
}

// OS/2 fsType. Where an old font sets several of the exclusive bits the least restrictive counts.
bool permits_embedding_subset(hb_face_t* face) {
  constexpr unsigned restricted = 0x0002, preview = 0x0004, editable = 0x0008;
  constexpr unsigned no_subsetting = 0x0100, bitmap_only = 0x0200;
  const unsigned type = Table(face, HB_TAG('O', 'S', '/', '2')).u16(8).value_or(0);
  if ((type & (no_subsetting | bitmap_only)) != 0) return false;
  return (type & restricted) == 0 || (type & (preview | editable)) != 0;
}

std::optional<hb_position_t> baseline(hb_font_t* font, hb_ot_layout_baseline_tag_t tag) {
  hb_position_t coordinate = 0;
  if (!hb_ot_layout_get_baseline(font, tag, HB_DIRECTION_LTR, HB_TAG('h', 'a', 'n', 'i'),
                                 HB_TAG('Z', 'H', 'S', ' '), &coordinate)) {
    return std::nullopt;
  }
  return coordinate;
}

// How far the em box reaches below the baseline. One edge is enough: the box is one em high.
double em_box_below(hb_font_t* font, double units_per_em) {
  double below = 0.12;
  if (const auto bottom = baseline(font, HB_OT_LAYOUT_BASELINE_TAG_IDEO_EMBOX_BOTTOM_OR_LEFT)) {
    below = -*bottom / units_per_em;
  } else if (const auto top = baseline(font, HB_OT_LAYOUT_BASELINE_TAG_IDEO_EMBOX_TOP_OR_RIGHT)) {
    below = 1 - *top / units_per_em;
  }
  // A baseline outside its own em box is a broken table.
  return below >= 0 && below <= 1 ? below : 0.12;
}

InkExtents bounding_box_of(hb_face_t* face, double units_per_em) {
  const Table head(face, HB_TAG('h', 'e', 'a', 'd'));
  const auto at = [&](std::size_t offset) { return head.i16(offset).value_or(0) / units_per_em; };
  return {.left = at(36), .right = at(40), .top = at(42), .bottom = at(38)};
}

// Whether the face chooses vertical glyphs itself, for any script.
bool has_feature(hb_face_t* face, hb_tag_t wanted) {
  unsigned total = hb_ot_layout_table_get_feature_tags(face, HB_OT_TAG_GSUB, 0, nullptr, nullptr);
  std::vector<hb_tag_t> tags(total);
  hb_ot_layout_table_get_feature_tags(face, HB_OT_TAG_GSUB, 0, &total, tags.data());
  return std::find(tags.begin(), tags.end(), wanted) != tags.end();
}

hb_position_t one_em_down(hb_font_t*, void* data, hb_codepoint_t, void*) {
  return -static_cast<const Face::Implementation*>(data)->units_per_em;
}

hb_bool_t centred_under_em_box_top(hb_font_t* font, void* data, hb_codepoint_t glyph,
                                   hb_position_t* x, hb_position_t* y, void*) {
  const auto& face = *static_cast<const Face::Implementation*>(data);
  *x = hb_font_get_glyph_h_advance(font, glyph) / 2;
  *y = static_cast<hb_position_t>(face.em_box_above * face.units_per_em + 0.5);
  return true;
}

// Where a font has no vertical metrics HarfBuzz centres each glyph's ink between the ascender and
// the descender, which would lift commas to the middle of their box. An ideograph's advance is one
// em and its box is the em box, so these are what such a font means.
FontPointer make_vertical_font(const Face::Implementation& face) {
  const bool has_advances = has_table(face.face.get(), HB_TAG('v', 'm', 't', 'x'));
  const bool has_origins = has_advances || has_table(face.face.get(), HB_TAG('V', 'O', 'R', 'G'));
  if (has_advances && has_origins) return FontPointer(hb_font_reference(face.font.get()));
  FontPointer font(hb_font_create_sub_font(face.font.get()));
  hb_font_funcs_t* functions = hb_font_funcs_create();
  hb_font_funcs_set_glyph_v_advance_func(functions, one_em_down, nullptr, nullptr);
  if (!has_origins) {
    hb_font_funcs_set_glyph_v_origin_func(functions, centred_under_em_box_top, nullptr, nullptr);
  }
  hb_font_funcs_make_immutable(functions);
  hb_font_set_funcs(font.get(), functions, const_cast<Face::Implementation*>(&face), nullptr);
  hb_font_funcs_destroy(functions);
  hb_font_make_immutable(font.get());
  return font;
}

// HarfBuzz looks through the whole of a CFF table before it gives any glyph's outline, so one glyph
// tells whether the others can be had.
bool has_readable_outlines(hb_font_t* font) {
  hb_glyph_extents_t extents{};
  return hb_font_get_glyph_extents(font, 0, &extents) != 0;
}

void read_metrics(Face::Implementation& face) {
  hb_font_t* font = face.font.get();
  const double em = face.units_per_em;
  face.em_box_below = em_box_below(font, em);
  face.em_box_above = 1 - face.em_box_below;
  hb_font_extents_t extents{};
  hb_font_get_h_extents(font, &extents);
  face.ascender = extents.ascender / em;
  face.descender = std::min(0.0, extents.descender / em);
  hb_position_t cap_height = 0;
  hb_ot_metrics_get_position_with_fallback(font, HB_OT_METRICS_TAG_CAP_HEIGHT, &cap_height);
  face.cap_height = cap_height / em;
  face.italic_angle = static_cast<double>(hb_style_get_value(font, HB_STYLE_TAG_SLANT_ANGLE));
  face.bounding_box = bounding_box_of(face.face.get(), em);
}

}  // namespace

const CffTable* Face::Implementation::cff() const {
  std::call_once(cff_once_, [this] {
    cff_bytes_.reset(hb_face_reference_table(face.get(), tag_cff));
    const auto bytes = bytes_of(cff_bytes_.get());
    try {
      cff_.emplace(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
    } catch (const BrokenCff&) {
      return;
    }
    if (cff_->is_cid_keyed()) {
      glyphs_.emplace(cff_->glyph_count(), common_glyphs(*this),
                      [this](GlyphId glyph) { return flattened_char_string(*cff_, glyph); });
    }
  });
  return cff_ ? &*cff_ : nullptr;
}

Face::Face() : implementation_(std::make_unique<Implementation>()) {}
Face::~Face() = default;

std::shared_ptr<const Face> Face::open(const FaceDescription& description) {
  std::shared_ptr<Face> result(new Face);
  Implementation& face = *result->implementation_;
  face.description = description;
  face.file = map_file(description.path);
  if (!face.file || description.index >= hb_face_count(face.file.get())) return nullptr;
  face.face.reset(hb_face_create(face.file.get(), description.index));
  if (!has_complete_outlines(face.file.get(), description.index, face.face.get())) return nullptr;
  hb_face_make_immutable(face.face.get());
  face.units_per_em = static_cast<int>(hb_face_get_upem(face.face.get()));
  face.font.reset(hb_font_create(face.face.get()));
  hb_font_set_scale(face.font.get(), face.units_per_em, face.units_per_em);
  hb_font_make_immutable(face.font.get());
  face.characters = std::make_unique<const CharacterMap>(face.font.get());
  face.has_cff = has_table(face.face.get(), tag_cff);
  if (face.has_cff && !has_readable_outlines(face.font.get())) return nullptr;

  face.family = family_of(face.face.get(), description);
  face.postscript_name = postscript_name_of(face.face.get(), face.family);
  face.embeddable = permits_embedding_subset(face.face.get());
  read_metrics(face);
  face.vertical_font = make_vertical_font(face);
  face.has_vertical_substitution = has_feature(face.face.get(), HB_TAG('v', 'e', 'r', 't'));
  return result;
}

const FaceDescription& Face::description() const { return implementation_->description; }
const std::string& Face::family() const { return implementation_->family; }
const std::string& Face::postscript_name() const { return implementation_->postscript_name; }

OutlineFormat Face::outline_format() const {
  if (!implementation_->has_cff) return OutlineFormat::truetype;
  const CffTable* cff = implementation_->cff();
  return cff && cff->is_cid_keyed() ? OutlineFormat::cff_cid : OutlineFormat::cff;
}

bool Face::embeddable() const { return implementation_->embeddable; }
int Face::units_per_em() const { return implementation_->units_per_em; }
double Face::em_box_above() const { return implementation_->em_box_above; }
double Face::em_box_below() const { return implementation_->em_box_below; }
double Face::ascender() const { return implementation_->ascender; }
double Face::descender() const { return implementation_->descender; }
double Face::cap_height() const { return implementation_->cap_height; }
double Face::italic_angle() const { return implementation_->italic_angle; }
InkExtents Face::bounding_box() const { return implementation_->bounding_box; }

namespace {

// The Fandol faces draw ￥ as a dollar sign: a face that has the sign right must serve for it.
bool is_drawn_wrong(const Face::Implementation& face, char32_t code_point) {
  return code_point == U'￥' && face.postscript_name.starts_with("Fandol");
}

}  // namespace

std::optional<GlyphId> Face::glyph(char32_t code_point, char32_t variation_selector) const {
  hb_font_t* font = implementation_->font.get();
  hb_codepoint_t glyph = 0;
  if (variation_selector != 0) {
    hb_font_get_variation_glyph(font, code_point, variation_selector, &glyph);
  } else if (code_point <= 0xFFFF) {
    glyph = implementation_->characters->glyph(static_cast<char16_t>(code_point));
  } else {
    hb_font_get_nominal_glyph(font, code_point, &glyph);
  }
  if (glyph == 0 || is_drawn_wrong(*implementation_, code_point)) return std::nullopt;
  return glyph;
}

double Face::advance(GlyphId glyph) const {
  return implementation_->em(hb_font_get_glyph_h_advance(implementation_->font.get(), glyph));
}

InkExtents Face::ink_extents(GlyphId glyph) const {
  const auto em = [this](hb_position_t units) { return implementation_->em(units); };
  return implementation_->inks.get(glyph, [&]() -> InkExtents {
    hb_glyph_extents_t extents{};
    if (hb_font_get_glyph_extents(implementation_->font.get(), glyph, &extents) == 0) return {};
    return {.left = em(extents.x_bearing),
            .right = em(extents.x_bearing + extents.width),
            .top = em(extents.y_bearing),
            .bottom = em(extents.y_bearing + extents.height)};
  });
}

}  // namespace typeset::font

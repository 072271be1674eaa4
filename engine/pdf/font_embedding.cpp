#include "pdf/font_embedding.h"

#include <cmath>
#include <utility>
#include <vector>

#include "base/deflate.h"
#include "font/subset.h"
#include "pdf/content_digest.h"
#include "pdf/number_format.h"
#include "pdf/to_unicode.h"
#include "pdf/width_array.h"

namespace typeset::pdf {
namespace {

using PoDoFo::PdfName;
using PoDoFo::PdfObject;

constexpr int symbolic_flag = 1 << 2;
constexpr int italic_flag = 1 << 6;

// In the order of their CIDs.
std::vector<font::GlyphId> glyphs_of(const UsedFace& used) {
  std::vector<font::GlyphId> glyphs;
  for (const GlyphUse& use : used.glyphs.all()) glyphs.push_back(use.glyph);
  return glyphs;
}

// Six letters that tell this subset from others of the face (ISO 32000-1, 9.6.4).
std::string subset_tag(const std::vector<font::GlyphId>& glyphs) {
  std::string numbers;
  for (const font::GlyphId glyph : glyphs) append_integer(numbers += ' ', glyph);
  std::uint64_t hash = content_digest(numbers)[0];
  std::string tag;
  for (int i = 0; i < 6; ++i) {
    tag += static_cast<char>('A' + hash % 26);
    hash /= 26;
  }
  return tag;
}

// No font says how thick its stems are; this is the usual guess from its weight.
int stem_width(int weight) {
  return static_cast<int>(std::lround(50 + std::pow(weight / 65.0, 2)));
}

std::string name_syntax(const std::string& name) { return '/' + PdfName(name).GetEscapedName(); }

std::int64_t thousandths(double em) { return std::llround(em * 1000); }

void append_texts(const UsedFace& used, std::vector<CodeText>& texts) {
  for (const GlyphUse& use : used.glyphs.all()) texts.push_back({use.cid, use.text});
}

const PdfObject& add_to_unicode(Document& document, const std::vector<CodeText>& texts) {
  return document.add_deflated_stream(deflate(to_unicode_cmap(texts), Effort::quick));
}

class FontEmbedding {
 public:
  // `to_unicode` serves the faces with unique CIDs.
  FontEmbedding(Document& document, const UsedFace& used, const PdfObject* to_unicode)
      : document_(document), used_(used), face_(*used.face), to_unicode_(to_unicode) {}

  // Appends the face's entries to the syntax of a Font resource dictionary.
  void embed(std::string& resources) {
    const std::vector<font::GlyphId> glyphs = glyphs_of(used_);
    base_font_ = name_syntax(subset_tag(glyphs) + '+' + face_.postscript_name());
    font::FontProgram program = font::subset(face_, glyphs, used_.glyphs.all().front().cid);
    is_cff_ = program.kind == font::ProgramKind::cid_font_type_0c;
    const PdfObject& descriptor = add_descriptor(add_program(std::move(program)));
    const PdfObject& cid_font = add_cid_font(descriptor);
    if (!used_.has_unique_cids) {
      std::vector<CodeText> texts;
      append_texts(used_, texts);
      to_unicode_ = &add_to_unicode(document_, texts);
    }
    const PdfObject& font = add_type0_font(cid_font);
    resources += '/' + used_.resource + ' ' + reference_syntax(font);
  }

 private:
  const PdfObject& add_program(font::FontProgram program) {
    const std::string entries = is_cff_ ? std::string("/Subtype/CIDFontType0C")
                                        : "/Length1 " + std::to_string(program.size);
    return document_.add_deflated_stream(std::move(program.deflated), entries);
  }

  const PdfObject& add_syntax(std::string_view syntax) {
    PdfObject& object = document_.add_null();
    set_raw(object, syntax);
    return object;
  }

  const PdfObject& add_descriptor(const PdfObject& program) {
    std::string syntax = "<</Type/FontDescriptor/FontName" + base_font_ + "/Flags ";
    append_integer(syntax, flags());
    syntax += "/FontBBox" + bounding_box() + "/ItalicAngle ";
    append_number(syntax, face_.italic_angle(), 2);
    syntax += "/Ascent ";
    append_integer(syntax, thousandths(face_.ascender()));
    syntax += "/Descent ";
    append_integer(syntax, thousandths(face_.descender()));
    syntax += "/CapHeight ";
    append_integer(syntax, thousandths(face_.cap_height()));
    syntax += "/StemV ";
    append_integer(syntax, stem_width(face_.description().weight));
    syntax += is_cff_ ? "/FontFile3 " : "/FontFile2 ";
    append_reference(syntax, program);
    return add_syntax(syntax + ">>");
  }

  int flags() const { return symbolic_flag | (face_.italic_angle() != 0 ? italic_flag : 0); }

  std::string bounding_box() const {
    const font::InkExtents box = face_.bounding_box();
    std::string syntax = "[";
    append_integer(syntax, std::llround(std::floor(box.left * 1000)));
    syntax += ' ';
    append_integer(syntax, std::llround(std::floor(box.bottom * 1000)));
    syntax += ' ';
    append_integer(syntax, std::llround(std::ceil(box.right * 1000)));
    syntax += ' ';
    append_integer(syntax, std::llround(std::ceil(box.top * 1000)));
    return syntax + ']';
  }

  const PdfObject& add_cid_font(const PdfObject& descriptor) {
    std::string syntax = "<</Type/Font/Subtype/";
    syntax += is_cff_ ? "CIDFontType0" : "CIDFontType2";
    syntax += "/BaseFont" + base_font_;
    syntax += "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ";
    append_reference(syntax, descriptor);
    const WidthArray widths = width_array(widths_by_cid());
    syntax += "/DW ";
    append_number(syntax, widths.default_width, width_decimals);
    if (!widths.syntax.empty()) syntax += "/W" + widths.syntax;
    if (!is_cff_) syntax += "/CIDToGIDMap/Identity";
    return add_syntax(syntax + ">>");
  }

  std::vector<CidWidth> widths_by_cid() const {
    std::vector<CidWidth> widths;
    for (const GlyphUse& use : used_.glyphs.all()) widths.push_back({use.cid, use.width});
    return widths;
  }

  // For vertical runs too, whose glyphs are moved to their places one by one: poppler orders the
  // text of fonts with a vertical CMap from right to left, also where it is a row of heads that
  // are read from left to right.
  const PdfObject& add_type0_font(const PdfObject& cid_font) {
    // Table 121: with a Type 0 CIDFont the CMap's name is part of the font's.
    std::string syntax = "<</Type/Font/Subtype/Type0/BaseFont" + base_font_;
    if (is_cff_) syntax += "-Identity-H";
    syntax += "/Encoding/Identity-H/DescendantFonts[";
    append_reference(syntax, cid_font);
    syntax += "]/ToUnicode ";
    append_reference(syntax, *to_unicode_);
    return add_syntax(syntax + ">>");
  }

  Document& document_;
  const UsedFace& used_;
  const font::Face& face_;
  const PdfObject* to_unicode_;
  std::string base_font_;  // the syntax of a name
  bool is_cff_ = false;
};

}  // namespace

PdfObject& embed_fonts(Document& document, const FontUsage& fonts) {
  std::vector<CodeText> texts;
  for (const UsedFace& used : fonts.faces()) {
    if (used.has_unique_cids) append_texts(used, texts);
  }
  const PdfObject* to_unicode = texts.empty() ? nullptr : &add_to_unicode(document, texts);
  std::string resources;
  for (const UsedFace& used : fonts.faces()) {
    if (!used.glyphs.empty()) FontEmbedding(document, used, to_unicode).embed(resources);
  }
  PdfObject& object = document.add_null();
  set_raw(object, "<<" + resources + ">>");
  return object;
}

}  // namespace typeset::pdf

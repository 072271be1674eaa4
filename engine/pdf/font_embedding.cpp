#include "pdf/font_embedding.h"

#include <cmath>
#include <vector>

#include "font/subset.h"
#include "pdf/content_digest.h"
#include "pdf/number_format.h"
#include "pdf/to_unicode.h"
#include "pdf/width_array.h"

namespace typeset::pdf {
namespace {

using PoDoFo::PdfDictionary;
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

std::int64_t thousandths(double em) { return std::llround(em * 1000); }

void append_texts(const UsedFace& used, std::vector<CodeText>& texts) {
  for (const GlyphUse& use : used.glyphs.all()) texts.push_back({use.cid, use.text});
}

const PdfObject& add_to_unicode(Document& document, const std::vector<CodeText>& texts) {
  return document.add_stream(to_unicode_cmap(texts));
}

class FontEmbedding {
 public:
  // `to_unicode` serves the faces with unique CIDs.
  FontEmbedding(Document& document, const UsedFace& used, const PdfObject* to_unicode)
      : document_(document), used_(used), face_(*used.face), to_unicode_(to_unicode) {}

  // Appends the face's entries to the syntax of a Font resource dictionary.
  void embed(std::string& resources) {
    const std::vector<font::GlyphId> glyphs = glyphs_of(used_);
    base_font_ = subset_tag(glyphs) + '+' + face_.postscript_name();
    const font::FontProgram program = font::subset(face_, glyphs, used_.glyphs.all().front().cid);
    is_cff_ = program.kind == font::ProgramKind::cid_font_type_0c;
    const PdfObject& descriptor = add_descriptor(add_program(program));
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
  const PdfObject& add_program(const font::FontProgram& program) {
    PdfObject& stream = document_.add_deflated_stream(program.deflated);
    if (is_cff_) {
      stream.GetDictionary().AddKey(PdfName("Subtype"), name("CIDFontType0C"));
    } else {
      stream.GetDictionary().AddKey(PdfName("Length1"),
                                    integer(static_cast<std::int64_t>(program.size)));
    }
    return stream;
  }

  // All that ISO 32000-1, table 122 requires. CIDSet is left out: it is optional, and one that the
  // validators' readings of ISO 19005-2, 6.2.11.4.2 agree on does not exist.
  const PdfObject& add_descriptor(const PdfObject& program) {
    PdfObject& object = document_.add_dictionary();
    PdfDictionary& dictionary = object.GetDictionary();
    dictionary.AddKey(PdfName::KeyType, name("FontDescriptor"));
    dictionary.AddKey(PdfName("FontName"), PdfName(base_font_));
    dictionary.AddKey(PdfName("Flags"), integer(flags()));
    dictionary.AddKey(PdfName("FontBBox"), raw(bounding_box()));
    dictionary.AddKey(PdfName("ItalicAngle"), raw(number(face_.italic_angle(), 2)));
    dictionary.AddKey(PdfName("Ascent"), integer(thousandths(face_.ascender())));
    dictionary.AddKey(PdfName("Descent"), integer(thousandths(face_.descender())));
    dictionary.AddKey(PdfName("CapHeight"), integer(thousandths(face_.cap_height())));
    dictionary.AddKey(PdfName("StemV"), integer(stem_width(face_.description().weight)));
    dictionary.AddKey(PdfName(is_cff_ ? "FontFile3" : "FontFile2"), program.Reference());
    return object;
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
    PdfObject& object = document_.add_dictionary();
    PdfDictionary& dictionary = object.GetDictionary();
    dictionary.AddKey(PdfName::KeyType, name("Font"));
    dictionary.AddKey(PdfName::KeySubtype, name(is_cff_ ? "CIDFontType0" : "CIDFontType2"));
    dictionary.AddKey(PdfName("BaseFont"), PdfName(base_font_));
    dictionary.AddKey(PdfName("CIDSystemInfo"),
                      raw("<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"));
    dictionary.AddKey(PdfName("FontDescriptor"), descriptor.Reference());
    const WidthArray widths = width_array(widths_by_cid());
    dictionary.AddKey(PdfName("DW"), raw(number(widths.default_width, width_decimals)));
    if (!widths.syntax.empty()) dictionary.AddKey(PdfName("W"), raw(widths.syntax));
    if (!is_cff_) dictionary.AddKey(PdfName("CIDToGIDMap"), name("Identity"));
    return object;
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
    PdfObject& object = document_.add_dictionary();
    PdfDictionary& dictionary = object.GetDictionary();
    dictionary.AddKey(PdfName::KeyType, name("Font"));
    dictionary.AddKey(PdfName::KeySubtype, name("Type0"));
    // Table 121: with a Type 0 CIDFont the CMap's name is part of the font's.
    dictionary.AddKey(PdfName("BaseFont"),
                      PdfName(is_cff_ ? base_font_ + "-Identity-H" : base_font_));
    dictionary.AddKey(PdfName("Encoding"), name("Identity-H"));
    dictionary.AddKey(PdfName("DescendantFonts"), raw('[' + reference_syntax(cid_font) + ']'));
    dictionary.AddKey(PdfName("ToUnicode"), to_unicode_->Reference());
    return object;
  }

  Document& document_;
  const UsedFace& used_;
  const font::Face& face_;
  const PdfObject* to_unicode_;
  std::string base_font_;
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

#include "pdf/signature_field.h"

#include <algorithm>
#include <array>
#include <string>

#include "pdf/number_format.h"
#include "pdf/text_string.h"

namespace typeset::pdf {
namespace {

using PoDoFo::PdfName;
using PoDoFo::PdfObject;

// Of the seals of offices below a province.
Length seal_diameter() { return Length::mm(42); }
// By how much the middle of the text lies below that of the seal (7.3.5.1).
Length below_centre() { return Length::mm(3); }

// Where room is left for the seal, or else centred on the date; not beyond the sheet.
Rect seal_box(const page::SignatureBlock& block, const Size& sheet) {
  if (block.seal) return *block.seal;
  const Length size = seal_diameter();
  const Length x = block.date.x + block.date.width / 2 - size / 2;
  const Length y = block.box.y + block.box.height / 2 - below_centre() - size / 2;
  return {std::clamp(x, Length(), sheet.width - size), std::clamp(y, Length(), sheet.height - size),
          size, size};
}

std::string rectangle(const Rect& box, Length sheet_height) {
  const std::array<Length, 4> edges = {box.x, sheet_height - box.bottom(), box.right(),
                                       sheet_height - box.y};
  std::string syntax = "[";
  for (const Length edge : edges) {
    if (syntax.size() > 1) syntax += ' ';
    append_number(syntax, edge.to_pt(), point_decimals);
  }
  return syntax + ']';
}

// PDF/A wants one of every annotation (ISO 19005-2, 6.3.3); a seal's own replaces it.
const PdfObject& add_empty_appearance(Document& document, const Rect& box) {
  PdfObject& form = document.add_stream("", Compression::none);
  form.GetDictionary().AddKey(PdfName::KeyType, name("XObject"));
  form.GetDictionary().AddKey(PdfName::KeySubtype, name("Form"));
  form.GetDictionary().AddKey(PdfName("BBox"),
                              raw(rectangle({{}, {}, box.width, box.height}, box.height)));
  form.GetDictionary().AddKey(PdfName("Resources"), raw("<<>>"));
  return form;
}

std::string_view alternative_text(const page::Metadata& metadata) {
  return metadata.language.starts_with("zh") ? "电子印章" : "Electronic seal";
}

}  // namespace

void add_signature_field(Document& document, const page::Pages& pages,
                         const std::vector<PdfObject*>& page_objects, const PdfObject* signature,
                         StructureTree& structure) {
  const std::size_t page = pages.signature ? pages.signature->page : 0;
  const Size& sheet = pages.pages.at(page).size;
  const Rect box = pages.signature ? seal_box(*pages.signature, sheet)
                                   : Rect{{}, sheet.height, {}, {}};
  const std::string text = text_string(alternative_text(pages.metadata));
  constexpr std::string_view printed = "/F 4";
  std::string syntax = "<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature1)/TU" + text;
  syntax += printed;
  syntax += "/Rect" + rectangle(box, sheet.height) + "/P " + reference_syntax(*page_objects[page]);
  syntax += "/AP<</N " + reference_syntax(add_empty_appearance(document, box)) + ">>";
  if (signature) syntax += "/V " + reference_syntax(*signature);
  PdfObject& field = document.add_null();
  if (!structure.empty()) {
    syntax += "/StructParent ";
    append_integer(syntax, static_cast<std::int64_t>(structure.set_form(field, page, text)));
  }
  set_raw(field, syntax + ">>");
  PoDoFo::PdfDictionary& dictionary = page_objects[page]->GetDictionary();
  dictionary.AddKey(PdfName("Annots"), raw('[' + reference_syntax(field) + ']'));
  // In the order of the structure (ISO 14289-1, 7.18.3).
  dictionary.AddKey(PdfName("Tabs"), name("S"));
  // 1: there is a signature field; 2: the file may only be added to (table 219).
  const std::string_view flags = signature ? "/SigFlags 3" : "/SigFlags 1";
  document.catalog().AddKey(
      PdfName("AcroForm"),
      raw("<</Fields[" + reference_syntax(field) + ']' + std::string(flags) + ">>"));
}

}  // namespace typeset::pdf

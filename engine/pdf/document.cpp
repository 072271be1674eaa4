#include "pdf/document.h"

#include "base/deflate.h"
#include "pdf/number_format.h"

namespace typeset::pdf {
namespace {

using PoDoFo::PdfName;
using PoDoFo::PdfObject;

// PoDoFo prints what it throws otherwise; callers get the exception and decide themselves.
void silence_podofo() {
  static const bool silenced = [] {
    PoDoFo::PdfError::EnableDebug(false);
    PoDoFo::PdfError::EnableLogging(false);
    return true;
  }();
  static_cast<void>(silenced);
}

void set_stream(PdfObject& object, std::string_view bytes) {
  PoDoFo::PdfMemoryInputStream input(bytes.data(), static_cast<PoDoFo::pdf_long>(bytes.size()));
  object.GetStream()->SetRawData(&input, static_cast<PoDoFo::pdf_long>(bytes.size()));
}

}  // namespace

PdfObject raw(std::string_view syntax) {
  // PoDoFo's compact mode does not part a key from raw data.
  constexpr std::string_view self_delimiting = "[<(/";
  std::string text;
  if (syntax.empty() || self_delimiting.find(syntax[0]) == std::string_view::npos) text += ' ';
  text += syntax;
  const PoDoFo::PdfVariant data(PoDoFo::PdfData(text.data(), text.size()));
  return {data};
}

void set_raw(PdfObject& object, std::string_view syntax) {
  const PoDoFo::PdfData data(syntax.data(), syntax.size());
  static_cast<PoDoFo::PdfVariant&>(object) = PoDoFo::PdfVariant(data);
}

PdfObject name(const char* value) { return PdfObject(PdfName(value)); }

PdfObject integer(std::int64_t value) { return PdfObject(PoDoFo::pdf_int64{value}); }

void append_reference(std::string& out, const PdfObject& object) {
  append_integer(out, object.Reference().ObjectNumber());
  out += " 0 R";
}

std::string reference_syntax(const PdfObject& object) {
  std::string syntax;
  append_reference(syntax, object);
  return syntax;
}

Document::Document() {
  silence_podofo();
  // PoDoFo enters itself and the time of day.
  info().Clear();
}

PdfObject& Document::page_tree_root() {
  return *document_.GetCatalog()->GetIndirectKey(PdfName("Pages"));
}

PdfObject& Document::add_dictionary() {
  return *document_.GetObjects().CreateObject(PoDoFo::PdfVariant(PoDoFo::PdfDictionary()));
}

PdfObject& Document::add_null() {
  return *document_.GetObjects().CreateObject(PoDoFo::PdfVariant());
}

PdfObject& Document::add_stream(std::string_view bytes, Compression compression) {
  if (compression == Compression::deflate) return add_deflated_stream(deflate(bytes));
  PdfObject& object = add_dictionary();
  set_stream(object, bytes);
  return object;
}

PdfObject& Document::add_deflated_stream(std::string_view bytes) {
  PdfObject& object = add_dictionary();
  object.GetDictionary().AddKey(PdfName("Filter"), name("FlateDecode"));
  set_stream(object, bytes);
  return object;
}

}  // namespace typeset::pdf

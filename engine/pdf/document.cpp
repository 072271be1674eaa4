#include "pdf/document.h"

#include <algorithm>
#include <utility>

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

PdfObject integer(std::int64_t value) {
  std::string syntax;
  append_integer(syntax, value);
  return raw(syntax);
}

void append_reference(std::string& out, const PdfObject& object) {
  append_reference(out, object.Reference().ObjectNumber());
}

void append_reference(std::string& out, std::uint32_t number) {
  append_integer(out, number);
  out.append(" 0 R", 4);
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
  const bool is_deflated = compression == Compression::deflate;
  PdfObject& object = add_dictionary();
  if (is_deflated) object.GetDictionary().AddKey(PdfName("Filter"), name("FlateDecode"));
  const std::string& written = streams_[object.Reference().ObjectNumber()] =
      is_deflated ? deflate(bytes) : std::string(bytes);
  object.GetDictionary().AddKey(PdfName::KeyLength,
                                integer(static_cast<std::int64_t>(written.size())));
  return object;
}

const PdfObject& Document::add_deflated_stream(std::string bytes, std::string_view entries) {
  std::string syntax = "<</Filter/FlateDecode/Length ";
  append_integer(syntax, static_cast<std::int64_t>(bytes.size()));
  syntax += entries;
  PdfObject& object = add_null();
  set_raw(object, syntax + ">>");
  streams_.emplace(object.Reference().ObjectNumber(), std::move(bytes));
  return object;
}

const std::string* Document::stream_of(const PdfObject& object) const {
  const auto found = streams_.find(object.Reference().ObjectNumber());
  return found == streams_.end() ? nullptr : &found->second;
}

ClosingObjects& Document::closing_objects() {
  if (!closing_) {
    std::uint32_t highest = 0;
    for (const PdfObject* object : document_.GetObjects()) {
      highest = std::max(highest, object->Reference().ObjectNumber());
    }
    closing_.emplace(highest + 1);
  }
  return *closing_;
}

}  // namespace typeset::pdf

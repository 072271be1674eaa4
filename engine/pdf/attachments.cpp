#include "pdf/attachments.h"

#include <algorithm>
#include <map>

#include "base/unicode.h"
#include "pdf/date.h"
#include "pdf/number_format.h"
#include "pdf/text_string.h"

namespace typeset::pdf {
namespace {

using PoDoFo::PdfName;
using PoDoFo::PdfObject;

std::string_view relationship_name(Attachment::Relationship relationship) {
  return relationship == Attachment::Relationship::source ? "Source" : "Data";
}

// As a name: the slash of `text/csv` would start another (ISO 32000-1, 7.3.5).
std::string media_type_name(std::string_view media_type) {
  std::string name = "/";
  for (const char c : media_type) name += c == '/' ? "#2F" : std::string(1, c);
  return name;
}

PdfObject& embed(Document& document, const Attachment& file, std::int64_t time) {
  PdfObject& stream = document.add_stream(file.bytes);
  std::string parameters = "<</Size ";
  append_integer(parameters, static_cast<std::int64_t>(file.bytes.size()));
  parameters += "/ModDate" + info_date(time) + ">>";
  stream.GetDictionary().AddKey(PdfName::KeyType, name("EmbeddedFile"));
  stream.GetDictionary().AddKey(PdfName::KeySubtype, raw(media_type_name(file.media_type)));
  stream.GetDictionary().AddKey(PdfName("Params"), raw(parameters));
  return stream;
}

PdfObject& specify(Document& document, const Attachment& file, const PdfObject& stream) {
  const std::string name = text_string(file.name);
  std::string syntax = "<</Type/Filespec/F" + name + "/UF" + name + "/AFRelationship/";
  syntax += relationship_name(file.relationship);
  if (!file.description.empty()) syntax += "/Desc" + text_string(file.description);
  syntax += "/EF<</F " + reference_syntax(stream) + "/UF " + reference_syntax(stream) + ">>>>";
  PdfObject& specification = document.add_null();
  set_raw(specification, syntax);
  return specification;
}

}  // namespace

void add_attachments(Document& document, const std::vector<Attachment>& attachments,
                     std::optional<std::int64_t> creation_time) {
  if (attachments.empty()) return;
  std::string associated = "[";
  // A name tree is sorted by the bytes of its keys (7.9.6): UTF-16BE sorts as its units do.
  std::map<std::u16string, const PdfObject*> by_name;
  for (const Attachment& file : attachments) {
    const PdfObject& stream = embed(document, file, creation_time.value_or(0));
    const PdfObject& specification = specify(document, file, stream);
    if (associated.size() > 1) associated += ' ';
    append_reference(associated, specification);
    by_name.emplace(to_utf16(file.name), &specification);
  }
  std::string names = "<</EmbeddedFiles<</Names[";
  for (const auto& [name, specification] : by_name) {
    names += "<FEFF";
    append_utf16_hex(names, name);
    names += '>';
    append_reference(names, *specification);
  }
  document.catalog().AddKey(PdfName("AF"), raw(associated + ']'));
  document.catalog().AddKey(PdfName("Names"), raw(names + "]>>>>"));
}

}  // namespace typeset::pdf

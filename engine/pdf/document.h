// The PDF's objects while they are being made: a thin layer over PoDoFo's object model.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "podofo/podofo.h"

namespace typeset::pdf {

enum class Compression { none, deflate };

// Syntax that is already PDF: numbers in their shortest form, long arrays, text strings. PoDoFo
// writes every real number with six decimals, and takes an allocation for each member of an array.
PoDoFo::PdfObject raw(std::string_view syntax);
PoDoFo::PdfObject name(const char* value);
PoDoFo::PdfObject integer(std::int64_t value);

// Makes `object` what the syntax says. For objects that come by the hundred, at a third of the time
// that a PdfDictionary takes.
void set_raw(PoDoFo::PdfObject& object, std::string_view syntax);

// `12 0 R`
void append_reference(std::string& out, const PoDoFo::PdfObject& object);
std::string reference_syntax(const PoDoFo::PdfObject& object);

// Catalog, Info and the indirect objects, numbered in the order they were added.
class Document {
 public:
  Document();

  PoDoFo::PdfDictionary& catalog() { return document_.GetCatalog()->GetDictionary(); }
  PoDoFo::PdfDictionary& info() { return document_.GetInfo()->GetObject()->GetDictionary(); }
  const PoDoFo::PdfObject& info_object() const { return *document_.GetInfo()->GetObject(); }
  PoDoFo::PdfObject& page_tree_root();

  PoDoFo::PdfObject& add_dictionary();
  // An object to be filled by set_raw.
  PoDoFo::PdfObject& add_null();
  PoDoFo::PdfObject& add_stream(std::string_view bytes,
                                Compression compression = Compression::deflate);
  // `bytes` come from deflate().
  PoDoFo::PdfObject& add_deflated_stream(std::string_view bytes);

  // Never within an object stream.
  void keep_unpacked(const PoDoFo::PdfObject& object) { unpacked_.insert(object.Reference()); }
  bool is_unpacked(const PoDoFo::PdfObject& object) const {
    return unpacked_.contains(object.Reference());
  }

  const PoDoFo::PdfMemDocument& objects() const { return document_; }

 private:
  PoDoFo::PdfMemDocument document_;
  std::set<PoDoFo::PdfReference> unpacked_;
};

}  // namespace typeset::pdf

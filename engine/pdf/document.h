// The PDF's objects while they are being made: a thin layer over PoDoFo's object model.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

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
void append_reference(std::string& out, std::uint32_t number);
std::string reference_syntax(const PoDoFo::PdfObject& object);

// Objects that come by the hundred, as nothing but their syntax: a tenth of the time that PoDoFo's
// take. Numbered one after another behind all of those.
class ClosingObjects {
 public:
  explicit ClosingObjects(std::uint32_t first_number) : first_number_(first_number) {}

  void reserve(std::size_t count, std::size_t bytes) {
    ends_.reserve(count);
    syntax_.reserve(bytes);
  }
  // Of the object that begins next.
  std::uint32_t next_number() const {
    return first_number_ + static_cast<std::uint32_t>(ends_.size());
  }
  // To append an object to, until end().
  std::string& begin() { return syntax_; }
  void end() { ends_.push_back(syntax_.size()); }

  std::size_t count() const { return ends_.size(); }
  std::uint32_t number(std::size_t index) const {
    return first_number_ + static_cast<std::uint32_t>(index);
  }
  std::string_view syntax(std::size_t index) const {
    const std::size_t start = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(syntax_).substr(start, ends_[index] - start);
  }

 private:
  std::uint32_t first_number_;
  std::string syntax_;             // of all, one after another
  std::vector<std::size_t> ends_;  // in `syntax_`
};

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
  // `bytes` come from deflate(), `entries` are syntax too: the stream's own entries, which are all
  // there will be.
  const PoDoFo::PdfObject& add_deflated_stream(std::string bytes, std::string_view entries = {});
  // The bytes of a stream, as they stand in the file: PoDoFo would copy them twice. Null when the
  // object is none.
  const std::string* stream_of(const PoDoFo::PdfObject& object) const;

  // Never within an object stream.
  void keep_unpacked(const PoDoFo::PdfObject& object) { unpacked_.insert(object.Reference()); }
  bool is_unpacked(const PoDoFo::PdfObject& object) const {
    return unpacked_.contains(object.Reference());
  }

  // The first call ends the adding of all other objects.
  ClosingObjects& closing_objects();

  const PoDoFo::PdfMemDocument& objects() const { return document_; }

 private:
  PoDoFo::PdfMemDocument document_;
  std::unordered_map<std::uint32_t, std::string> streams_;  // by object number
  std::set<PoDoFo::PdfReference> unpacked_;
  std::optional<ClosingObjects> closing_;
};

}  // namespace typeset::pdf

#include "pdf/file_writer.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "pdf/content_digest.h"
#include "pdf/number_format.h"

namespace typeset::pdf {
namespace {

using PoDoFo::PdfObject;

// The second line shows transfer programs that the file is binary (ISO 19005-2, 6.1.2).
constexpr std::string_view header = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";

// A reader that wants one object has to inflate its whole stream, and keeps few streams at hand.
constexpr std::size_t objects_per_stream = 500;

// One row of the cross-reference stream (ISO 32000-1, 7.5.8.3, table 18).
struct CrossReference {
  enum Type : std::uint8_t { free = 0, in_file = 1, in_object_stream = 2 };
  Type type = free;
  std::uint64_t offset_or_stream = 0;
  std::uint64_t generation_or_index = 0;
};

class FileWriter {
 public:
  explicit FileWriter(Document& document)
      : document_(document), out_(header), next_number_(highest_number() + 1) {}

  std::string write() {
    for (const PdfObject* object : document_.objects().GetObjects()) add(*object);
    flush_object_stream();
    write_cross_references();
    return std::move(out_);
  }

 private:
  std::uint32_t highest_number() const {
    std::uint32_t highest = 0;
    for (const PdfObject* object : document_.objects().GetObjects()) {
      highest = std::max(highest, object->Reference().ObjectNumber());
    }
    return highest;
  }

  // Compact mode leaves out needless white space within an object; what ISO 19005-2, 6.1.9 wants
  // around objects is written here. One device serves all: making one takes longer than using it.
  std::string_view syntax_of(const PdfObject& object) {
    device_.Seek(0);
    object.Write(&device_, PoDoFo::ePdfWriteMode_Compact, nullptr);
    return {buffer_.GetBuffer(), device_.Tell()};
  }

  void add(const PdfObject& object) {
    if (object.HasStream()) {
      add_stream(object);
    } else {
      add_to_object_stream(object);
    }
  }

  void add_stream(const PdfObject& object) {
    const auto& stream = dynamic_cast<const PoDoFo::PdfMemStream&>(*object.GetStream());
    const std::string_view bytes(stream.Get(), static_cast<std::size_t>(stream.GetLength()));
    write_stream(object.Reference().ObjectNumber(), syntax_of(object), bytes);
  }

  // `dictionary` has its Length already.
  void write_stream(std::uint32_t number, std::string_view dictionary, std::string_view bytes) {
    cross_reference(number) = {CrossReference::in_file, out_.size(), 0};
    append_integer(out_, number);
    out_ += " 0 obj\n";
    out_ += dictionary;
    out_ += "\nstream\n";
    out_ += bytes;
    out_ += "\nendstream\nendobj\n";
  }

  void add_to_object_stream(const PdfObject& object) {
    cross_reference(object.Reference().ObjectNumber()) = {CrossReference::in_object_stream,
                                                          next_number_, packed_count_};
    append_integer(packed_index_, object.Reference().ObjectNumber());
    packed_index_ += ' ';
    append_integer(packed_index_, static_cast<std::int64_t>(packed_.size()));
    packed_index_ += ' ';
    packed_ += syntax_of(object);
    packed_ += '\n';
    if (++packed_count_ == objects_per_stream) flush_object_stream();
  }

  void flush_object_stream() {
    if (packed_count_ == 0) return;
    const std::string bytes = document_.deflater().compress(packed_index_ + packed_);
    std::string dictionary = "<</Type/ObjStm/Filter/FlateDecode/N ";
    append_integer(dictionary, static_cast<std::int64_t>(packed_count_));
    dictionary += "/First ";
    append_integer(dictionary, static_cast<std::int64_t>(packed_index_.size()));
    append_length(dictionary, bytes);
    write_stream(next_number_++, dictionary, bytes);
    packed_index_.clear();
    packed_.clear();
    packed_count_ = 0;
  }

  static void append_length(std::string& dictionary, std::string_view bytes) {
    dictionary += "/Length ";
    append_integer(dictionary, static_cast<std::int64_t>(bytes.size()));
    dictionary += ">>";
  }

  CrossReference& cross_reference(std::uint32_t number) {
    if (number >= cross_references_.size()) cross_references_.resize(std::size_t{number} + 1);
    return cross_references_[number];
  }

  // Objects are numbered without holes but for 0, the head of the list of free ones.
  void write_cross_references() {
    const std::size_t start = out_.size();
    const std::uint32_t own_number = next_number_++;
    cross_reference(own_number) = {CrossReference::in_file, start, 0};
    cross_references_[0] = {CrossReference::free, 0, 0xFFFF};
    const std::string dictionary_start = cross_reference_dictionary();
    const std::string bytes = document_.deflater().compress(cross_reference_rows());
    std::string dictionary = dictionary_start;
    append_length(dictionary, bytes);
    write_stream(own_number, dictionary, bytes);
    out_ += "startxref\n";
    append_integer(out_, static_cast<std::int64_t>(start));
    out_ += "\n%%EOF\n";
  }

  // Wide enough for the offset of the cross-reference stream, the last and largest.
  int offset_width() const {
    int width = 1;
    for (std::uint64_t size = out_.size(); size > 0xFF; size >>= 8) ++width;
    return std::max(width, 2);
  }

  std::size_t row_width() const { return static_cast<std::size_t>(offset_width()) + 3; }

  // Rows as differences to the row above (PNG's filter 2, Up): neighbours are much alike.
  std::string cross_reference_rows() const {
    const int width = offset_width();
    std::string rows;
    std::string above(row_width(), '\0');
    for (const CrossReference& entry : cross_references_) {
      std::string row(1, static_cast<char>(entry.type));
      append_big_endian(row, entry.offset_or_stream, width);
      append_big_endian(row, entry.generation_or_index, 2);
      rows += '\2';
      for (std::size_t i = 0; i < row.size(); ++i) rows += static_cast<char>(row[i] - above[i]);
      above = row;
    }
    return rows;
  }

  static void append_big_endian(std::string& row, std::uint64_t value, int width) {
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
      row += static_cast<char>(value >> shift & 0xFF);
    }
  }

  // All of the dictionary but its Length and end; holds the trailer's entries too.
  std::string cross_reference_dictionary() const {
    std::string dictionary = "<</Type/XRef/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns ";
    append_integer(dictionary, static_cast<std::int64_t>(row_width()));
    dictionary += ">>/W[1 ";
    append_integer(dictionary, offset_width());
    dictionary += " 2]/Size ";
    append_integer(dictionary, static_cast<std::int64_t>(cross_references_.size()));
    dictionary += "/Root " + reference_syntax(*document_.objects().GetCatalog());
    dictionary += "/Info " + reference_syntax(document_.info_object());
    const std::string id = file_identifier();
    return dictionary + "/ID[" + id + id + "]";
  }

  // ISO 32000-1, 14.4 would have the time in it; equal contents shall give equal files here.
  std::string file_identifier() const {
    std::string identifier = "<";
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (const std::uint64_t half : content_digest(out_)) {
      for (int shift = 60; shift >= 0; shift -= 4) identifier += digits[half >> shift & 0xF];
    }
    return identifier + '>';
  }

  Document& document_;
  PoDoFo::PdfRefCountedBuffer buffer_;
  PoDoFo::PdfOutputDevice device_{&buffer_};
  std::string out_;
  std::uint32_t next_number_;  // of the stream objects that come to be here
  std::vector<CrossReference> cross_references_;
  std::string packed_index_;  // number and offset of each object in packed_
  std::string packed_;
  std::size_t packed_count_ = 0;
};

}  // namespace

std::string write_file(Document& document) { return FileWriter(document).write(); }

}  // namespace typeset::pdf

#include "pdf/file_writer.h"

#include <algorithm>
#include <cstdint>
#include <oneapi/tbb/parallel_pipeline.h>
#include <utility>
#include <vector>

#include "base/deflate.h"
#include "pdf/content_digest.h"
#include "pdf/number_format.h"

namespace typeset::pdf {
namespace {

using PoDoFo::PdfObject;

// The second line shows transfer programs that the file is binary (ISO 19005-2, 6.1.2).
constexpr std::string_view header = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";

// A reader that wants one object has to inflate its whole stream, and keeps few streams at hand.
constexpr std::size_t objects_per_stream = 500;

// Enough to keep every processor busy, few enough to take no memory to speak of.
constexpr std::size_t batches_in_flight = 64;

// One row of the cross-reference stream (ISO 32000-1, 7.5.8.3, table 18).
struct CrossReference {
  enum Type : std::uint8_t { free = 0, in_file = 1, in_object_stream = 2 };
  Type type = free;
  std::uint64_t offset_or_stream = 0;
  std::uint64_t generation_or_index = 0;
};

// What a stream takes besides its bytes, with its place in the cross-references; not the least that
// is enough for all.
constexpr std::size_t usual_overhead = 256;

// What is written together: an object stream, and the streams and other objects of their own that
// came among its objects.
struct Batch {
  struct Stream {
    std::uint32_t number = 0;
    std::string dictionary;
    std::string_view bytes;
  };
  struct Unpacked {
    std::uint32_t number = 0;
    std::string syntax;
  };
  std::vector<Stream> streams;
  std::vector<Unpacked> unpacked;
  std::vector<std::uint32_t> packed_numbers;
  std::string packed_index;  // number and offset of each object in `packed`
  std::string packed;
  std::string deflated;  // `packed_index` and `packed`, once compressed
};

// Gathers the document's objects, in their order.
class BatchReader {
 public:
  explicit BatchReader(Document& document)
      : document_(document),
        objects_(document.objects().GetObjects()),
        next_(objects_.begin()),
        closing_(document.closing_objects()) {}

  bool at_end() const { return next_ == objects_.end() && next_closing_ == closing_.count(); }

  Batch read() {
    Batch batch;
    while (next_ != objects_.end() && batch.packed_numbers.size() < objects_per_stream) {
      read_object(**next_++, batch);
    }
    while (next_closing_ < closing_.count() && batch.packed_numbers.size() < objects_per_stream) {
      pack(closing_.number(next_closing_), closing_.syntax(next_closing_), batch);
      ++next_closing_;
    }
    return batch;
  }

 private:
  void read_object(const PdfObject& object, Batch& batch) {
    if (const std::string* bytes = document_.stream_of(object)) {
      batch.streams.push_back(
          {object.Reference().ObjectNumber(), std::string(syntax_of(object)), *bytes});
    } else if (document_.is_unpacked(object)) {
      batch.unpacked.push_back({object.Reference().ObjectNumber(), std::string(syntax_of(object))});
    } else {
      pack(object.Reference().ObjectNumber(), syntax_of(object), batch);
    }
  }

  // Compact mode leaves out needless white space within an object; what ISO 19005-2, 6.1.9 wants
  // around objects is written by FileWriter. One device serves all: making one takes longer than
  // using it.
  std::string_view syntax_of(const PdfObject& object) {
    device_.Seek(0);
    object.Write(&device_, PoDoFo::ePdfWriteMode_Compact, nullptr);
    return {buffer_.GetBuffer(), device_.Tell()};
  }

  static void pack(std::uint32_t number, std::string_view syntax, Batch& batch) {
    batch.packed_numbers.push_back(number);
    append_integer(batch.packed_index, number);
    batch.packed_index += ' ';
    append_integer(batch.packed_index, static_cast<std::int64_t>(batch.packed.size()));
    batch.packed_index += ' ';
    batch.packed += syntax;
    batch.packed += '\n';
  }

  const Document& document_;
  const PoDoFo::PdfVecObjects& objects_;
  PoDoFo::TCIVecObjects next_;
  const ClosingObjects& closing_;
  std::size_t next_closing_ = 0;
  PoDoFo::PdfRefCountedBuffer buffer_;
  PoDoFo::PdfOutputDevice device_{&buffer_};
};

class FileWriter {
 public:
  explicit FileWriter(Document& document)
      : document_(document), out_(header), next_number_(document.closing_objects().next_number()) {}

  std::string write() {
    write_objects();
    write_cross_references();
    return std::move(out_);
  }

 private:
  void write_objects() {
    BatchReader reader(document_);
    Batch first = reader.read();
    compress(first);
    std::size_t size = first.deflated.size();
    for (const Batch::Stream& stream : first.streams) size += stream.bytes.size() + usual_overhead;
    out_.reserve(size + 2 * usual_overhead);
    write_batch(first);
    if (!reader.at_end()) write_in_parallel(reader);
  }

  static void compress(Batch& batch) {
    if (batch.packed.empty()) return;
    batch.deflated = deflate(batch.packed_index + batch.packed, Effort::quick);
    batch.packed.clear();
  }

  // Batches are compressed beside the reading and writing of others.
  void write_in_parallel(BatchReader& reader) {
    const auto read = [&reader](tbb::flow_control& flow) -> Batch {
      if (!reader.at_end()) return reader.read();
      flow.stop();
      return {};
    };
    const auto compressed = [](Batch batch) {
      compress(batch);
      return batch;
    };
    const auto write = [this](const Batch& batch) { write_batch(batch); };
    tbb::parallel_pipeline(
        batches_in_flight,
        tbb::make_filter<void, Batch>(tbb::filter_mode::serial_in_order, read) &
            tbb::make_filter<Batch, Batch>(tbb::filter_mode::parallel, compressed) &
            tbb::make_filter<Batch, void>(tbb::filter_mode::serial_in_order, write));
  }

  void write_batch(const Batch& batch) {
    for (const Batch::Stream& stream : batch.streams) {
      write_stream(stream.number, stream.dictionary, stream.bytes);
    }
    for (const Batch::Unpacked& object : batch.unpacked) {
      begin_object(object.number, object.syntax);
      out_ += "\nendobj\n";
    }
    if (!batch.packed_numbers.empty()) write_object_stream(batch);
  }

  void begin_object(std::uint32_t number, std::string_view syntax) {
    cross_reference(number) = {CrossReference::in_file, out_.size(), 0};
    append_integer(out_, number);
    out_ += " 0 obj\n";
    out_ += syntax;
  }

  // `dictionary` has its Length already.
  void write_stream(std::uint32_t number, std::string_view dictionary, std::string_view bytes) {
    begin_object(number, dictionary);
    out_ += "\nstream\n";
    out_ += bytes;
    out_ += "\nendstream\nendobj\n";
  }

  void write_object_stream(const Batch& batch) {
    const std::uint32_t own_number = next_number_++;
    for (std::size_t i = 0; i < batch.packed_numbers.size(); ++i) {
      cross_reference(batch.packed_numbers[i]) = {CrossReference::in_object_stream, own_number, i};
    }
    std::string dictionary = "<</Type/ObjStm/Filter/FlateDecode/N ";
    append_integer(dictionary, static_cast<std::int64_t>(batch.packed_numbers.size()));
    dictionary += "/First ";
    append_integer(dictionary, static_cast<std::int64_t>(batch.packed_index.size()));
    append_length(dictionary, batch.deflated);
    write_stream(own_number, dictionary, batch.deflated);
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
    const std::string bytes = deflate(cross_reference_rows(), Effort::quick);
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
    std::string rows, row(row_width(), '\0'), above = row;
    rows.reserve(cross_references_.size() * (row_width() + 1));
    for (const CrossReference& entry : cross_references_) {
      row.clear();
      row += static_cast<char>(entry.type);
      append_big_endian(row, entry.offset_or_stream, width);
      append_big_endian(row, entry.generation_or_index, 2);
      rows += '\2';
      for (std::size_t i = 0; i < row.size(); ++i) rows += static_cast<char>(row[i] - above[i]);
      row.swap(above);
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
  std::string out_;
  std::uint32_t next_number_;  // of the stream objects that come to be here
  std::vector<CrossReference> cross_references_;
};

}  // namespace

std::string write_file(Document& document) { return FileWriter(document).write(); }

}  // namespace typeset::pdf

// Data files of many rows, read one row at a time: a run over a country's offices holds no more of
// its data in memory than a run over a district's.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "source/node.h"

namespace typeset::source {

enum class TextEncoding { utf8, gb18030, utf16 };

// UTF-8, GB18030, UTF-16.
std::string_view encoding_name(TextEncoding encoding);

// A data file and where each of its rows is. Immutable; safe to share between threads, each of
// which reads the rows it wants.
//
// Places are those in the whole file; but where several objects of JSON share a line, columns count
// from the start of each.
//
// CSV: a row is a line below the head (RFC 4180; UTF-8, GB18030 or UTF-16 with its mark). JSON: the
// objects of the one array, or an object on each line (JSON Lines). YAML: the items of the one
// list, or the documents of the file.
class RowFile {
 public:
  // Reads through the file once. Null, with diagnostics, when it cannot be read, is none of these,
  // or has no rows. The format goes by the extension (.csv .tsv .txt .json .jsonl .ndjson .yaml
  // .yml), or else by how the text begins.
  static std::shared_ptr<const RowFile> open(const std::filesystem::path& path,
                                             Diagnostics& diagnostics);
  virtual ~RowFile() = default;

  virtual std::size_t size() const = 0;
  // Row `index`, from 0: a mapping. None, with diagnostics, when it is broken or the file has
  // changed since it was opened.
  virtual std::optional<Node> row(std::size_t index, Diagnostics& diagnostics) const = 0;
  // Where it starts.
  virtual SourcePosition position(std::size_t index) const = 0;

  // The columns that every row has: those of a CSV file, each with a null. Empty for the others,
  // whose rows say themselves what they have.
  virtual const Node& columns() const = 0;
  virtual TextEncoding encoding() const = 0;
  virtual const std::string& path() const = 0;
};

}  // namespace typeset::source

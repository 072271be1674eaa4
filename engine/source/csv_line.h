// One line of a CSV file: its cells, and where each stands. Private to this room.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source_file.h"
#include "source/locator.h"
#include "source/node.h"

namespace typeset::source {

struct CsvCell {
  std::string text;
  SourcePosition position;
};
using CsvLine = std::vector<CsvCell>;

// The separator that the first line has most of, quoted text aside.
char csv_separator(std::string_view text);

// False, with an error, when the text has a character that no text has.
bool is_free_of_controls(const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics);

// No cell says anything.
bool is_empty(const CsvLine& line);

class CsvLineReader {
 public:
  CsvLineReader(const std::shared_ptr<const SourceFile>& file, char separator,
                Diagnostics& diagnostics)
      : text_(file->text()), separator_(separator), locator_(file), diagnostics_(diagnostics) {}

  bool at_end() const { return next_ >= text_.size(); }
  // Whether the lines that follow may be the rest of a cell.
  bool has_open_quote() const { return has_open_quote_; }

  // None when a quotation is broken; the next line is read from where this one seems to end.
  std::optional<CsvLine> read();

 private:
  bool is_blank(std::size_t offset) const;
  void skip_blanks();
  bool at_end_of_cell() const;
  std::optional<CsvCell> read_cell();
  std::optional<CsvCell> read_quoted();
  std::optional<CsvCell> fail(SourcePosition place, MessageId fault);

  std::string_view text_;
  char separator_;
  Locator locator_;
  Diagnostics& diagnostics_;
  std::size_t next_ = 0;
  bool has_open_quote_ = false;
};

// What the first line says: the names of the columns.
class CsvHead {
 public:
  // None, with diagnostics, when a name is written twice.
  static std::optional<CsvHead> of(const CsvLine& line, Diagnostics& diagnostics);

  // A null for each column that has a name: an Entry knows its place.
  Node names() const;
  std::size_t size() const { return columns_.size(); }

  enum class ShortLines { reported, dropped };
  // A line below as a mapping by column, null for an empty cell. None, with diagnostics, when it
  // has too few or too many cells.
  std::optional<Node> record(CsvLine line, ShortLines short_lines, Diagnostics& diagnostics) const;

 private:
  std::vector<Entry> columns_;  // with those that have no name
};

}  // namespace typeset::source

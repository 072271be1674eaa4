// Tables as spreadsheets export them: RFC 4180, with the separators that spreadsheets use.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/source_file.h"
#include "source/node.h"

namespace typeset::source {

struct CsvLimits {
  std::size_t max_cells = 2'000'000;  // the head's included
};

struct CsvTable {
  // The names of the columns, from the first line, each with a null: an Entry knows its place.
  Node head;
  // A mapping by column for each line below, in the order of the file; null for an empty cell.
  // Lines without any content are left out.
  Node records;
};

// The bytes of a CSV file as UTF-8 text, without a byte-order mark: they are UTF-8, or GB18030 or
// UTF-16 with its mark, which spreadsheets write under Chinese systems. Its lines end with U+000A.
// None when they are nothing of that.
std::optional<std::string> decode_csv(std::string_view bytes);

// CRLF (RFC 4180) and the CR of old systems become LF, within quotation marks too.
void unify_line_ends(std::string& text);

// Cells stand between commas, semicolons or tabs, whichever the first line has most of; those in
// quotation marks may hold separators, line ends and doubled quotation marks. Blanks around a cell
// are no part of it. Nothing, with diagnostics, when there is no head; lines with a broken
// quotation and those of too few or too many cells are reported and left out.
std::optional<CsvTable> parse_csv(const std::shared_ptr<const SourceFile>& file,
                                  Diagnostics& diagnostics, const CsvLimits& limits = {});

}  // namespace typeset::source

// Whether two tables, of two documents or of one, are laid out alike.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "document/table.h"

namespace typeset::table {

// Whether what is laid out of them within their frames is the same in every measure: their cells,
// hints, rules and styles are, wherever their texts were written. Styles of text are the same only
// when they are one object.
bool are_laid_out_alike(const document::Table& a, const document::Table& b);

// A cell that two tables have at the same place, saying something else in each.
struct OtherText {
  const document::CellText* before = nullptr;
  const document::CellText* after = nullptr;
};

// What the cells of `b` say otherwise than those of `a`, when these are all that the two tables
// differ in: cells that hold no more than a text of the same style and look. Nullopt: they are not.
std::optional<std::vector<OtherText>> other_texts(const document::Table& a,
                                                  const document::Table& b);

// `all`: the same for tables that are laid out alike. `labels`: for those whose values differ, too.
struct TableHashes {
  std::size_t labels = 0, all = 0;
};
TableHashes hashes_of(const document::Table& table);
std::size_t count_cells(const document::Table& table);

// What is laid out within the frame, without the places that its texts were written at: these hold
// the whole of their files.
document::Table without_origins(const document::Table& table);

}  // namespace typeset::table

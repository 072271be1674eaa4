// Whether two tables, of two documents or of one, are laid out alike.
#pragma once

#include <cstddef>

#include "document/table.h"

namespace typeset::table {

// Whether what is laid out of them within their frames is the same in every measure: their cells,
// hints, rules and styles are, wherever their texts were written. Styles of text are the same only
// when they are one object.
bool are_laid_out_alike(const document::Table& a, const document::Table& b);

// The same for tables that are.
std::size_t hash_of_cells(const document::Table& table);
std::size_t count_cells(const document::Table& table);

// What is laid out within the frame, without the places that its texts were written at: these hold
// the whole of their files.
document::Table without_origins(const document::Table& table);

}  // namespace typeset::table

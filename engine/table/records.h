// What a table says, as records that programs read.
#pragma once

#include <string>
#include <vector>

#include "document/table.h"

namespace typeset::table {

// Of one section, in UTF-8.
struct Records {
  std::string band;  // what stands above its head; empty: nothing
  // All as long as the first, which names the columns, each by its heads from the outermost, parted
  // by " / ", the stub's by the corner in the first of them. Those below are the body's, a label
  // standing in each of its rows and a value in the first place it covers.
  std::vector<std::vector<std::string>> rows;
};

// Of each section. A free grid is one; where it has no head rows, its columns have no names.
std::vector<Records> records_of(const document::Table& table);

}  // namespace typeset::table

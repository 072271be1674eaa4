// Where the values of a report stand, each under one path: what a table of many reports, one a row,
// can have columns for.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "document/layout_definition.h"

namespace typeset::document {

struct ReportPlace {
  // The keys from the report down: {"机关"}, {"申请办理", "本年新收", "自然人"}. Groups are named
  // only where the name alone is not enough.
  std::vector<std::string> path;
  std::vector<std::string> full_path;  // the same with all groups named: 申请办理/无法提供/…/自然人
  std::string label;      // what the field is, for people, or row and column as they are printed
  bool required = false;  // the report must say it
  bool computed = false;  // a sum: the report need not say it; what it says is checked
  // Of a cell of a table with rows and columns: its leaves there.
  struct Cell {
    const TableDefinition* table = nullptr;
    std::size_t row = 0, column = 0;
  };
  std::optional<Cell> cell = {};

  // The path as the head of a column has it: 申请办理/本年新收/自然人.
  std::string name() const;
};

// As they follow each other in the document, then those it does not show.
std::vector<const TableDefinition*> tables_in_order(const LayoutDefinition& layout);

// Fields but for lists, then the cells of tables and grids that reports fill in, in the order of
// the layout. Rows that only a report can name, and those of records, have no place. Points into
// the layout.
std::vector<ReportPlace> report_places(const LayoutDefinition& layout);

}  // namespace typeset::document

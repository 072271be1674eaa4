// Tables as the layout declares them: trees of columns and of rows, no cells and no spans yet.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "document/paragraph.h"
#include "document/style.h"
#include "document/table_style.h"
#include "document/text_span.h"

namespace typeset::document {

struct CellText {
  RichText text;  // empty: an empty cell
  StyleRef style;
  CellLook look = {};
  // Instead of the text, of a diagonal head (斜线表头): two or three, from the top right to the
  // bottom left, with strokes from the cell's top left corner between them.
  std::vector<RichText> diagonal = {};
  // What stands at the cell's foot, below the text: 签名：　年　月　日. Null: nothing.
  std::shared_ptr<const CellText> foot = nullptr;
};

// What the layout wishes of a column's width, padding not counted: min: 3字 holds three characters.
// The solver keeps to min, and to max where words let it, and shares what the measure leaves by
// weight.
struct ColumnHints {
  std::optional<Length> min, max;
  double weight = 1;  // of the space beyond what the contents ask; 0: as narrow as contents allow
  std::string equal_group;  // columns with the same non-empty name get the same width
  // Instead of limits: so much of the measure, padding counted; 0.3 of it for 30%.
  std::optional<double> share = {};
  // The column has just the width of min and max, or of share: Chinese words are broken for it.
  bool is_fixed = false;
};

// What the layout wishes of a row's height, padding counted.
struct RowHints {
  std::optional<Length> min;
  // Of what is left where the table is stretched; 0: stays as it is. None: 1, and 0 of head rows.
  std::optional<double> weight;
  std::string equal_group;  // rows with the same non-empty name are as high as the highest of them
};

// A column head, and the column under it when it has no children.
struct ColumnNode {
  CellText label;
  std::vector<ColumnNode> children;
  ColumnHints hints;     // of a leaf
  EdgeRules edges = {};  // left and right, from the head down to the section's last row
};

// A row label (or a group of them over children), and the row's values when it has no children.
struct RowNode {
  CellText label;
  std::vector<RowNode> children;
  std::vector<CellText> values;  // of a leaf: one for each leaf column of the section
  RowHints hints = {};           // of a leaf
  std::optional<CellText> continued_label =
      {};                           // what it says where it stands again; else the label
  bool keep_together = false;       // the children: on one page where one can hold them
  bool keep_with_previous = false;  // never first after a break: a total of what stands before it
  EdgeRules edges = {};             // top and bottom, from the label to the table's right
};

// One head and its rows. A table is one section, or several under one frame (第二十条's blocks).
struct TableSection {
  std::optional<CellText> band;    // a cell over the full width, above the head
  std::optional<CellText> corner;  // over the stub columns, beside the head
  // Instead of a corner: heads over the stub's columns, with a leaf for each of them.
  std::vector<ColumnNode> stub_heads;
  std::vector<ColumnNode> columns;
  // The last row of the head: a number for each column, the stub's before the others. None: no such
  // row.
  std::vector<CellText> column_numbers = {};
  std::vector<RowNode> rows;
  bool has_stub = true;  // false: its columns reach over the stub of the others
};

// A cell of a grid that no tree describes.
struct FreeCell {
  int row = 0, column = 0;  // of its first row and column, from 0
  int rowspan = 1, colspan = 1;
  bool is_head = false;  // heads what is below it in a head row, else what is beside it
  CellText content;
  EdgeRules edges = {};
  // What a head beside its rows says where it stands again; else the same. Of no other cell.
  std::optional<CellText> continued = {};
};

// Cells by row, then column, that tile rows × columns: each place is covered by exactly one.
struct FreeGrid {
  int rows = 0, columns = 0;
  int head_rows = 0;                // rows from the top that are repeated on each page
  std::vector<ColumnHints> hints;   // of the columns from the first; the rest default
  std::vector<RowHints> row_hints;  // of the rows likewise
  std::vector<FreeCell> cells;
};

struct Table {
  std::string name;
  SourcePosition position;  // of its definition in the layout
  TableStyle style;
  // Hints for the stub's columns, outermost first; as many as given, the rest default.
  std::vector<ColumnHints> stub_columns;
  std::vector<EdgeRules> stub_edges = {};  // left and right of the same columns
  bool has_stub = true;  // false: rows have no labels, only values
  std::vector<TableSection> sections;
  std::optional<FreeGrid> grid;  // instead of sections

  // Around the frame, kept with it: 表1 above, 单位：万元 between that and the head, 注 below.
  std::optional<Paragraph> caption, unit;
  // Above the frame on each further page: 续表1, and the unit again.
  std::optional<Paragraph> continued_caption, continued_unit;
  std::vector<Paragraph> notes;
};

}  // namespace typeset::document

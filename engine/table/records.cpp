#include "table/records.h"

#include "base/unicode.h"
#include "table/grid.h"

namespace typeset::table {
namespace {

using Row = std::vector<std::string>;

std::string text_of(const document::CellText& content) {
  std::string text = to_utf8(document::plain_text(content.text));
  for (const document::RichText& label : content.diagonal) {
    if (!text.empty()) text += " / ";
    text += to_utf8(document::plain_text(label));
  }
  return text;
}

class RecordMaker {
 public:
  explicit RecordMaker(const Grid& grid) : grid_(grid) {}

  Records records(const GridSection& section) const {
    Records records;
    const GridCell& first = grid_.cells[grid_.cell_at(section.first_row, 0)];
    if (first.kind == CellKind::band) records.band = text_of(*first.content);
    if (section.first_row < section.first_body_row) records.rows.push_back(names(section));
    for (int row = section.first_body_row; row < section.end_row; ++row) {
      records.rows.push_back(record(row));
    }
    return records;
  }

 private:
  Row names(const GridSection& section) const {
    Row names;
    for (int column = 0; column < grid_.columns; ++column) {
      std::string name;
      for (int row = section.first_row; row < section.first_body_row; ++row) {
        const GridCell& cell = grid_.cells[grid_.cell_at(row, column)];
        const bool is_told = cell.row < row;
        const bool names_another = cell.kind == CellKind::corner && cell.column < column;
        if (is_told || names_another || cell.kind == CellKind::band) continue;
        const std::string text = text_of(*cell.content);
        if (!name.empty() && !text.empty()) name += " / ";
        name += text;
      }
      names.push_back(std::move(name));
    }
    return names;
  }

  Row record(int row) const {
    Row record;
    for (int column = 0; column < grid_.columns; ++column) {
      const GridCell& cell = grid_.cells[grid_.cell_at(row, column)];
      const bool is_first = cell.row == row && cell.column == column;
      const bool is_label = cell.kind != CellKind::data && cell.column == column;
      record.push_back(is_first || is_label ? text_of(*cell.content) : std::string());
    }
    return record;
  }

  const Grid& grid_;
};

}  // namespace

std::vector<Records> records_of(const document::Table& table) {
  const Grid grid = build_grid(table);
  std::vector<Records> records;
  for (const GridSection& section : grid.sections) {
    records.push_back(RecordMaker(grid).records(section));
  }
  return records;
}

}  // namespace typeset::table

// Columns that no text of the template asks for: each belongs to the field or cell of a table that
// it is named after.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "batch/report_template.h"
#include "document/layout_definition.h"
#include "source/node.h"

namespace typeset::batch {

class ColumnMatching {
 public:
  // Matches columns to places of the report by path (申请办理/本年新收/自然人, with or without the
  // groups that could be left out) or by the layout's label. A column that some text asks for fills
  // its place too, unless the template fills it. Says once what holds for every row: a column that
  // no place is named after and no text asks for (a warning, with the nearest name); a column that
  // is asked for and not there, and a field that neither template nor columns give (errors; none
  // then). `columns`: a mapping by name. `other_uses`: columns that something else asks for.
  static std::optional<ColumnMatching> of(const source::Node& columns,
                                          const ReportTemplate& report_template,
                                          const std::vector<ColumnUse>& other_uses,
                                          const document::LayoutDefinition& layout,
                                          Diagnostics& diagnostics);

  // The report with the values that the row has in such columns, which go before the template's.
  source::Node apply(const source::Node& report, const source::Node& row) const;

 private:
  // Places below one key, as a tree.
  struct Place {
    std::string key;
    std::string column;  // empty: a group
    std::vector<Place> inner;
  };

  void add_place(const std::vector<std::string>& path, const std::string& column);
  static std::optional<source::Node> value_of(const Place& place, const source::Node& row);
  static source::Node group_of(const std::vector<Place>& places, const source::Node& row);

  std::vector<Place> places_;
  std::vector<std::string> known_columns_;  // sorted
};

}  // namespace typeset::batch

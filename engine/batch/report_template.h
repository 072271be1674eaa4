// A report in which texts have places for a row's columns.
#pragma once

#include <optional>
#include <vector>

#include "base/diagnostic.h"
#include "batch/text_template.h"
#include "source/node.h"

namespace typeset::batch {

class ReportTemplate {
 public:
  // None, with diagnostics, when a tag is wrong.
  static std::optional<ReportTemplate> parse(const source::Node& report, Diagnostics& diagnostics);

  const source::Node& report() const { return root_.node; }
  // Every column that some text asks for, once.
  std::vector<ColumnUse> columns() const;

  // The report of a row. What came to nothing is left out: a value, an item, a group of values.
  source::Node expand(const source::Node& row) const;

 private:
  // A value, and what is in it where anything there differs from row to row.
  struct Part {
    source::Node node;
    std::optional<TextTemplate> text;
    std::vector<Part> inner;  // one for each item or entry

    bool is_constant() const { return !text && inner.empty(); }
  };

  static bool read(const source::Node& node, Part& part, Diagnostics& diagnostics);
  static void append_columns(const Part& part, std::vector<ColumnUse>& columns);
  static source::Node expand(const Part& part, const source::Node& row);

  Part root_;
};

}  // namespace typeset::batch

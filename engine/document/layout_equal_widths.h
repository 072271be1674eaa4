// Columns of the same width by name that are given different widths.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "document/layout_context.h"
#include "document/layout_definition.h"
#include "source/node.h"

namespace typeset::document {

// Goes over the columns of one table, as they are written, and reports each that has a width of its
// own other than the first of its `equal` group.
class EqualWidths {
 public:
  explicit EqualWidths(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  // `nodes` are those that the columns were read from.
  void add_tree(const std::vector<source::Node>& nodes,
                const std::vector<ColumnDefinition>& columns);
  // Columns without names, which go by their numbers.
  void add_list(const std::vector<source::Node>& nodes, const std::vector<ColumnHints>& hints);

 private:
  struct Given {
    std::string column;
    std::string written;
    ColumnHints hints;
  };
  void add(const source::Node& node, const std::string& column, const ColumnHints& hints);

  Diagnostics& diagnostics_;
  std::map<std::string, Given> groups_;
};

}  // namespace typeset::document

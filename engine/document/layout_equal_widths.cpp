#include "document/layout_equal_widths.h"

#include <algorithm>
#include <cstddef>

namespace typeset::document {

void EqualWidths::add_tree(const std::vector<source::Node>& nodes,
                           const std::vector<ColumnDefinition>& columns) {
  for (std::size_t i = 0; i < std::min(nodes.size(), columns.size()); ++i) {
    if (const source::Node* below = nodes[i].find("columns")) {
      add_tree(below->items(), columns[i].children);
    } else {
      add(nodes[i], columns[i].name, columns[i].hints);
    }
  }
}

void EqualWidths::add_list(const std::vector<source::Node>& nodes,
                           const std::vector<ColumnHints>& hints) {
  for (std::size_t i = 0; i < std::min(nodes.size(), hints.size()); ++i) {
    add(nodes[i], std::to_string(i + 1), hints[i]);
  }
}

void EqualWidths::add(const source::Node& node, const std::string& column,
                      const ColumnHints& hints) {
  const source::Node* width = node.find("width");
  if (!hints.is_fixed || hints.equal_group.empty() || !width) return;
  const auto [first, is_new] =
      groups_.emplace(hints.equal_group, Given{column, width->text(), hints});
  const Given& given = first->second;
  if (is_new || (given.hints.min == hints.min && given.hints.share == hints.share)) return;
  diagnostics_.error(width->position(), {MessageId::equal_widths_differ,
                                         {hints.equal_group, column, width->text(), given.column,
                                          given.written}});
}

}  // namespace typeset::document

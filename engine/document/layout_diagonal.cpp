#include "document/layout_diagonal.h"

#include <string>
#include <utility>

namespace typeset::document {

std::vector<Pattern> read_diagonal(MappingReader& mapping,
                                   std::initializer_list<std::string_view> others,
                                   const LayoutContext& context) {
  const source::Node* node = mapping.find("diagonal");
  if (!node) return {};
  for (const std::string_view other : others) {
    if (!mapping.find(other)) continue;
    context.diagnostics.error(node->position(), {MessageId::diagonal_beside, {std::string(other)}});
  }
  const std::vector<source::Node>& labels = read_list(*node, "diagonal", context.diagnostics);
  if (!node->is_sequence()) return {};
  if (labels.size() != 2 && labels.size() != 3) {
    context.diagnostics.error(node->position(),
                              {MessageId::diagonal_labels, {std::to_string(labels.size())}},
                              Message{MessageId::hint_diagonal, {}});
    return {};
  }
  std::vector<Pattern> patterns;
  for (const source::Node& label : labels) {
    if (auto pattern = context.pattern(label, "diagonal")) patterns.push_back(*std::move(pattern));
  }
  return patterns;
}

}  // namespace typeset::document

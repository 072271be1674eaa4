#include "batch/report_template.h"

#include <algorithm>
#include <utility>

namespace typeset::batch {

std::optional<ReportTemplate> ReportTemplate::parse(const source::Node& report,
                                                    Diagnostics& diagnostics) {
  ReportTemplate result;
  if (!read(report, result.root_, diagnostics)) return std::nullopt;
  return result;
}

bool ReportTemplate::read(const source::Node& node, Part& part, Diagnostics& diagnostics) {
  part.node = node;
  if (node.is_scalar()) {
    auto text = TextTemplate::parse(node, diagnostics);
    if (!text) return false;
    if (!text->is_constant()) part.text = std::move(text);
    return true;
  }
  bool good = true;
  const auto add = [&](const source::Node& inner) {
    good = read(inner, part.inner.emplace_back(), diagnostics) && good;
  };
  for (const source::Node& item : node.items()) add(item);
  for (const source::Entry& entry : node.entries()) add(entry.value);
  const bool is_constant = std::ranges::all_of(part.inner, &Part::is_constant);
  if (is_constant) part.inner.clear();
  return good;
}

std::vector<ColumnUse> ReportTemplate::columns() const {
  std::vector<ColumnUse> columns;
  append_columns(root_, columns);
  return columns;
}

void ReportTemplate::append_columns(const Part& part, std::vector<ColumnUse>& columns) {
  if (part.text) part.text->append_columns(columns);
  for (const Part& inner : part.inner) append_columns(inner, columns);
}

source::Node ReportTemplate::expand(const source::Node& row) const { return expand(root_, row); }

source::Node ReportTemplate::expand(const Part& part, const source::Node& row) {
  if (part.text) return part.text->expand(row);
  if (part.inner.empty()) return part.node;
  if (part.node.is_sequence()) {
    std::vector<source::Node> items;
    for (const Part& inner : part.inner) {
      source::Node item = expand(inner, row);
      if (inner.is_constant() || !item.is_null()) items.push_back(std::move(item));
    }
    if (items.empty()) return source::Node::null(part.node.position());
    return source::Node::sequence(std::move(items), part.node.position());
  }
  std::vector<source::Entry> entries;
  const std::vector<source::Entry>& written = part.node.entries();
  for (std::size_t i = 0; i < written.size(); ++i) {
    source::Node value = expand(part.inner[i], row);
    if (!part.inner[i].is_constant() && value.is_null()) continue;
    entries.push_back({written[i].key, written[i].key_position, std::move(value)});
  }
  if (entries.empty()) return source::Node::null(part.node.position());
  return source::Node::mapping(std::move(entries), part.node.position());
}

}  // namespace typeset::batch

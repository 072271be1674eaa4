#include "document/report_figures.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "document/table_data.h"
#include "document/table_index.h"

namespace typeset::document {
namespace {

bool has_sum(ValueType type) {
  return type == ValueType::count || type == ValueType::change || type == ValueType::money;
}

// A report as it grows, key by key.
struct Group {
  std::string key;
  std::string value;  // of a leaf
  std::vector<Group> inner;

  Group& at(const std::string& name) {
    const auto found = std::ranges::find(inner, name, &Group::key);
    return found == inner.end() ? inner.emplace_back(Group{name, {}, {}}) : *found;
  }
};

source::Node node_of(const Group& group) {
  if (group.inner.empty()) {
    return source::Node::scalar(group.value, source::ScalarStyle::cell, {});
  }
  std::vector<source::Entry> entries;
  for (const Group& inner : group.inner) entries.push_back({inner.key, {}, node_of(inner)});
  return source::Node::mapping(std::move(entries), {});
}

}  // namespace

ReportFigures::ReportFigures(const LayoutDefinition& layout) : layout_(layout) {
  std::map<const TableDefinition*, TableIndex> indices;
  for (ReportPlace& place : report_places(layout)) {
    if (!place.cell || place.computed) continue;
    const TableDefinition* table = place.cell->table;
    const auto index = indices.try_emplace(table, index_table(*table)).first;
    const auto& rules = value_rules(index->second, place.cell->row, place.cell->column);
    if (has_sum(rules.type)) places_.push_back(std::move(place));
  }
  sums_.resize(places_.size());
}

ReportFigures::Numbers ReportFigures::of(const source::Node& report,
                                         Diagnostics& diagnostics) const {
  std::map<const TableDefinition*, TableData> tables;
  for (const TableDefinition& table : layout_.tables) {
    const source::Node* data = report.find(table.name);
    if (table.grid || !data || data->is_null()) continue;
    tables.emplace(&table, read_table_data(table, index_table(table), *data, diagnostics));
  }
  Numbers numbers(places_.size());
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const auto data = tables.find(places_[i].cell->table);
    if (data == tables.end()) continue;
    const auto& value = data->second[places_[i].cell->row][places_[i].cell->column];
    if (value) numbers[i] = value->number;
  }
  return numbers;
}

void ReportFigures::check(const source::Node& report, Diagnostics& diagnostics) const {
  Diagnostics said_elsewhere;
  const Numbers numbers = of(report, said_elsewhere);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (!numbers[i] || !sums_[i] || *numbers[i] == *sums_[i]) continue;
    const source::Node* table = report.find(places_[i].path.front());
    diagnostics.error(table->position(),
                      {MessageId::batch_sum_mismatch,
                       {places_[i].name(), numbers[i]->to_string(), sums_[i]->to_string()}});
  }
}

bool ReportFigures::add(const Numbers& numbers) {
  bool good = true;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (!numbers[i]) continue;
    const auto sum = checked_sum(sums_[i].value_or(Decimal()), *numbers[i]);
    good = good && sum;
    if (sum) sums_[i] = sum;
  }
  return good;
}

source::Node ReportFigures::as_report() const {
  Group root;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    if (!sums_[i] || sums_[i]->is_zero()) continue;
    Group* group = &root;
    for (const std::string& key : places_[i].path) group = &group->at(key);
    group->value = sums_[i]->to_string();
  }
  return root.inner.empty() ? source::Node::mapping({}, {}) : node_of(root);
}

}  // namespace typeset::document

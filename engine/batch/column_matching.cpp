#include "batch/column_matching.h"

#include <algorithm>
#include <set>
#include <utility>

#include "batch/merged_nodes.h"
#include "batch/slashes.h"
#include "document/report_keys.h"
#include "document/report_places.h"

namespace typeset::batch {
namespace {

// Blanks, and slashes of full width, make no other name.
std::string plain_name(std::string_view name) {
  constexpr std::string_view wide_slash = "／";
  constexpr std::string_view wide_blank = "　";
  std::string plain;
  for (std::size_t i = 0; i < name.size();) {
    if (name.substr(i).starts_with(wide_slash)) {
      plain += '/';
      i += wide_slash.size();
    } else if (name.substr(i).starts_with(wide_blank)) {
      i += wide_blank.size();
    } else {
      if (name[i] != ' ' && name[i] != '\n') plain += name[i];
      ++i;
    }
  }
  return plain;
}

std::vector<std::string> plain_names(std::vector<std::string> names) {
  for (std::string& name : names) name = plain_name(name);
  return names;
}

std::vector<std::string> parts_of(std::string_view path) {
  std::vector<std::string> parts;
  for (const std::string_view part : split_at_slashes(path)) parts.emplace_back(part);
  return parts;
}

// All of `part`, in their order, and the same last.
bool is_within(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  if (part.empty() || whole.empty() || part.back() != whole.back()) return false;
  auto next = whole.begin();
  for (const std::string& key : part) {
    next = std::find(next, whole.end(), key);
    if (next == whole.end()) return false;
    ++next;
  }
  return true;
}

// Every name that a place goes by, and the place, where no other goes by it too.
class PlaceNames {
 public:
  explicit PlaceNames(const document::LayoutDefinition& layout)
      : places_(document::report_places(layout)) {
    for (const auto key : document::layout_keys) {
      document::ReportPlace& place = places_.emplace_back();
      place.path = place.full_path = {std::string(key)};
    }
    for (const document::ReportPlace& place : places_) add(place.name(), place, true);
    for (const document::ReportPlace& place : places_) {
      if (!place.label.empty()) add(place.label, place, false);
    }
  }

  const std::vector<document::ReportPlace>& places() const { return places_; }

  const document::ReportPlace* find(const std::string& column) const {
    const std::string name = plain_name(column);
    if (const auto found = by_name_.find(name); found != by_name_.end()) return found->second;
    return find_by_groups(parts_of(name));
  }

  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const document::ReportPlace& place : places_) names.push_back(place.name());
    return names;
  }

 private:
  // A place may be named with any of the groups that it stands in, as in a report.
  const document::ReportPlace* find_by_groups(const std::vector<std::string>& keys) const {
    const document::ReportPlace* match = nullptr;
    for (const document::ReportPlace& place : places_) {
      const bool matches = place.path.size() > 1 && is_within(keys, plain_names(place.full_path)) &&
                           is_within(plain_names(place.path), keys);
      if (!matches) continue;
      if (match) return nullptr;
      match = &place;
    }
    return match;
  }

  // A label that two places have is none of either's; paths go before labels.
  void add(const std::string& name, const document::ReportPlace& place, bool is_path) {
    const auto [entry, is_new] = by_name_.emplace(plain_name(name), &place);
    if (!is_new && !is_path && !paths_.contains(entry->first)) entry->second = nullptr;
    if (is_path) paths_.insert(entry->first);
  }

  std::vector<document::ReportPlace> places_;
  std::map<std::string, const document::ReportPlace*> by_name_;
  std::set<std::string> paths_;
};

bool is_asked_for(const std::vector<ColumnUse>& uses, std::string_view column) {
  return std::ranges::find(uses, column, &ColumnUse::name) != uses.end();
}

std::vector<std::string> names_of(const source::Node& columns) {
  std::vector<std::string> names;
  for (const source::Entry& entry : columns.entries()) names.push_back(entry.key);
  return names;
}

bool says(const source::Node& report, const std::vector<std::string>& path) {
  const source::Node* node = &report;
  for (const std::string& key : path) {
    if (node) node = node->find(key);
  }
  return node && !node->is_null();
}

void report_unmatched(const source::Entry& column, const std::vector<std::string>& names,
                      Diagnostics& diagnostics) {
  std::optional<Message> hint;
  if (auto nearest = nearest_name(column.key, names)) {
    hint = Message{MessageId::hint_nearest, {*std::move(nearest)}};
  }
  diagnostics.warning(column.key_position, {MessageId::data_unmatched_column, {column.key}},
                      std::move(hint));
}

bool report_missing_columns(const source::Node& columns, const std::vector<ColumnUse>& uses,
                            Diagnostics& diagnostics) {
  bool good = true;
  for (const ColumnUse& use : uses) {
    if (columns.find(use.name)) continue;
    diagnostics.error(use.position, {MessageId::data_unknown_column, {use.name}},
                      suggest(use.name, names_of(columns)));
    good = false;
  }
  return good;
}

using Path = std::vector<std::string>;
using GivenPlaces = std::map<Path, const source::Entry*>;  // with the column of each

// Empty where nothing of the report has that name.
Path path_of(const std::string& column, const PlaceNames& names,
             const document::LayoutDefinition& layout) {
  if (const document::ReportPlace* place = names.find(column)) return place->path;
  // A list or the values of a table, as JSON and YAML have them.
  if (layout.table(column) || layout.field(column)) return {column};
  return {};
}

bool report_missing_fields(const PlaceNames& names, const GivenPlaces& given,
                           const source::Node& report, const source::Node& columns,
                           Diagnostics& diagnostics) {
  bool good = true;
  for (const document::ReportPlace& place : names.places()) {
    if (!place.required || given.contains(place.path) || says(report, place.path)) continue;
    diagnostics.error(report.position(), {MessageId::data_missing_field, {place.name()}},
                      suggest(place.name(), names_of(columns)));
    good = false;
  }
  return good;
}

}  // namespace

std::optional<ColumnMatching> ColumnMatching::of(const source::Node& columns,
                                                 const ReportTemplate& report_template,
                                                 const std::vector<ColumnUse>& other_uses,
                                                 const document::LayoutDefinition& layout,
                                                 Diagnostics& diagnostics) {
  std::vector<ColumnUse> uses = report_template.columns();
  uses.insert(uses.end(), other_uses.begin(), other_uses.end());
  bool good = report_missing_columns(columns, uses, diagnostics);
  ColumnMatching matching;
  const PlaceNames names(layout);
  GivenPlaces given;
  for (const source::Entry& column : columns.entries()) {
    matching.known_columns_.push_back(column.key);
    const bool is_asked = is_asked_for(uses, column.key);
    const Path path = path_of(column.key, names, layout);
    if (path.empty()) {
      if (!is_asked) report_unmatched(column, names.names(), diagnostics);
      continue;
    }
    if (const auto [first, is_new] = given.emplace(path, &column); !is_new) {
      diagnostics.error(column.key_position,
                        {MessageId::data_column_twice, {column.key, first->second->key}});
      good = false;
      continue;
    }
    const bool template_says = says(report_template.report(), path);
    // What the template makes of the column itself stays.
    if (is_asked && template_says) continue;
    if (template_says) {
      diagnostics.warning(column.key_position,
                          {MessageId::data_column_over_template, {column.key}});
    }
    matching.add_place(path, column.key);
  }
  std::ranges::sort(matching.known_columns_);
  good =
      report_missing_fields(names, given, report_template.report(), columns, diagnostics) && good;
  if (!good) return std::nullopt;
  return matching;
}

void ColumnMatching::add_place(const std::vector<std::string>& path, const std::string& column) {
  std::vector<Place>* places = &places_;
  Place* place = nullptr;
  for (const std::string& key : path) {
    const auto found = std::ranges::find(*places, key, &Place::key);
    place = found == places->end() ? &places->emplace_back(Place{key, {}, {}}) : &*found;
    places = &place->inner;
  }
  place->column = column;
}

std::optional<source::Node> ColumnMatching::value_of(const Place& place, const source::Node& row) {
  if (place.inner.empty()) {
    const source::Node* value = row.find(place.column);
    return value && !value->is_null() ? std::optional(*value) : std::nullopt;
  }
  source::Node group = group_of(place.inner, row);
  return group.is_null() ? std::nullopt : std::optional(std::move(group));
}

source::Node ColumnMatching::group_of(const std::vector<Place>& places, const source::Node& row) {
  std::vector<source::Entry> entries;
  for (const Place& place : places) {
    auto value = value_of(place, row);
    if (!value) continue;
    SourcePosition position = value->position();
    entries.push_back({place.key, std::move(position), *std::move(value)});
  }
  return entries.empty() ? source::Node()
                         : source::Node::mapping(std::move(entries), row.position());
}

source::Node ColumnMatching::apply(const source::Node& report, const source::Node& row) const {
  source::Node own = group_of(places_, row);
  // Rows of JSON and YAML may have more than the first had.
  std::vector<source::Entry> others;
  for (const source::Entry& entry : row.entries()) {
    if (!entry.value.is_null() && !std::ranges::binary_search(known_columns_, entry.key)) {
      others.push_back(entry);
    }
  }
  source::Node result = merged(report, own);
  if (!others.empty()) {
    result = merged(result, source::Node::mapping(std::move(others), row.position()));
  }
  // What is missing is missing in the row.
  std::vector<source::Entry> entries = result.entries();
  return source::Node::mapping(std::move(entries), row.position());
}

}  // namespace typeset::batch

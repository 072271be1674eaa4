#include "document/layout_tree.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "document/layout_cell_look.h"
#include "document/layout_records.h"
#include "document/layout_values.h"
#include "document/style_properties.h"

namespace typeset::document {
namespace {

constexpr double greatest_weight = 1000;

constexpr auto cell_types =
    std::to_array<std::pair<std::string_view, ValueType>>({{"count", ValueType::count},
                                                           {"change", ValueType::change},
                                                           {"number", ValueType::number},
                                                           {"money", ValueType::money},
                                                           {"integer", ValueType::integer},
                                                           {"text", ValueType::text},
                                                           {"rich", ValueType::rich},
                                                           {"date", ValueType::date},
                                                           {"choice", ValueType::choice}});

std::optional<double> read_weight(const source::Node& node, Diagnostics& diagnostics) {
  const std::string& text = node.text();
  double weight = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), weight, std::chars_format::fixed);
  if (!node.is_scalar() || error != std::errc() || end != text.data() + text.size()) {
    diagnostics.error(node.position(), {MessageId::invalid_number, {text}});
    return std::nullopt;
  }
  if (weight >= 0 && weight <= greatest_weight) return weight;
  diagnostics.error(node.position(), {MessageId::number_out_of_range, {text, "0", "1000"}});
  return std::nullopt;
}

std::optional<Length> read_hint(MappingReader& mapping, std::string_view key, const StyleRef& style,
                                const LayoutContext& context) {
  const source::Node* node = mapping.find(key);
  const auto length = node ? read_length(*node, context.diagnostics) : std::nullopt;
  if (!length) return std::nullopt;
  if (length->is_negative()) {
    context.diagnostics.error(node->position(), {MessageId::invalid_length, {node->text()}});
    return std::nullopt;
  }
  // Without a style there has been an error already.
  if (!style) return std::nullopt;
  return length->resolve(length_context(*style, context.styles.grid()));
}

// 30% as a part of one.
std::optional<double> read_share(const source::Node& node, Diagnostics& diagnostics) {
  const std::string& text = node.text();
  double share = 0;
  const char* const last = text.data() + text.size() - 1;
  const auto [end, error] = std::from_chars(text.data(), last, share, std::chars_format::fixed);
  if (error != std::errc() || end != last) {
    diagnostics.error(node.position(), {MessageId::invalid_number, {text}});
    return std::nullopt;
  }
  if (share > 0 && share <= 100) return share / 100;
  diagnostics.error(node.position(), {MessageId::number_out_of_range, {text, "0", "100%"}});
  return std::nullopt;
}

// A width of the column, instead of limits to it.
void read_width(MappingReader& mapping, ColumnHints& hints, const StyleRef& style,
                const LayoutContext& context) {
  const source::Node* width = mapping.find("width");
  if (!width) return;
  for (const std::string_view key : {"min", "max"}) {
    if (const source::Node* limit = mapping.find(key)) {
      context.diagnostics.error(limit->position(),
                                {MessageId::width_beside_limit, {std::string(key)}},
                                Message{MessageId::hint_width_fixes, {std::string(key)}});
    }
  }
  hints.is_fixed = true;
  if (width->is_scalar() && width->text().ends_with('%')) {
    hints.share = read_share(*width, context.diagnostics);
    // Where all columns are given so and something is left, they keep their proportions.
    if (hints.share) hints.weight = *hints.share;
  } else {
    hints.min = hints.max = read_hint(mapping, "width", style, context);
  }
}

template <typename Definition>
void read_sum(MappingReader& mapping, Definition& definition, const LayoutContext& context) {
  constexpr auto sums =
      std::to_array<std::pair<std::string_view, bool>>({{"preceding", false}, {"following", true}});
  const source::Node* node = mapping.find("sum");
  const auto following = node ? read_choice(*node, "sum", sums, context.diagnostics) : std::nullopt;
  definition.is_sum = following.has_value();
  definition.sums_following = following.value_or(false);
}

// What columns and rows have in common.
template <typename Definition>
void read_label(const source::Node& label, Definition& definition, const LayoutContext& context) {
  definition.name = label.text();
  if (auto pattern = context.pattern(label, "label")) definition.label = *std::move(pattern);
}

template <typename Definition>
void read_name_and_style(MappingReader& mapping, Definition& definition,
                         const LayoutContext& context) {
  if (const source::Node* label = mapping.require("label")) read_label(*label, definition, context);
  if (const source::Node* name = mapping.find("name")) {
    definition.name = read_text(*name, "name", context.diagnostics).value_or(definition.name);
  }
  if (const source::Node* style = mapping.find("style")) {
    definition.style = context.styles.named_by(*style, context.diagnostics);
  }
}

// Whether there is anything to add up.
bool holds_figures(const ColumnDefinition& column) { return is_number(column.rules.type); }
bool holds_figures(const RowDefinition& row) { return !row.rules || is_number(row.rules->type); }

template <typename Definition>
bool has_values(const Definition& definition) {
  if (definition.children.empty()) return !definition.is_sum && holds_figures(definition);
  return std::any_of(definition.children.begin(), definition.children.end(),
                     has_values<Definition>);
}

template <typename Definition>
void check_sums(const std::vector<source::Node>& nodes, const std::vector<Definition>& siblings,
                const LayoutContext& context) {
  const auto first = std::ranges::find_if(siblings, has_values<Definition>);
  const auto after_last =
      std::ranges::find_if(siblings.rbegin(), siblings.rend(), has_values<Definition>).base();
  for (auto sibling = siblings.begin(); sibling != siblings.end(); ++sibling) {
    if (!sibling->is_sum) continue;
    const bool adds = sibling->sums_following ? sibling < after_last : sibling > first;
    if (adds && first != siblings.end()) continue;
    const source::Node& node = nodes[static_cast<std::size_t>(sibling - siblings.begin())];
    context.diagnostics.error(
        node.find("sum")->position(),
        {sibling->sums_following ? MessageId::sum_of_nothing_below : MessageId::sum_of_nothing,
         {sibling->name}});
  }
}

// Reports siblings of one name, and sums of nothing.
template <typename Definition>
void check_siblings(const std::vector<source::Node>& nodes, const std::vector<Definition>& siblings,
                    const LayoutContext& context) {
  check_sums(nodes, siblings, context);
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < siblings.size(); ++i) {
    const Definition& sibling = siblings[i];
    if (sibling.name.empty() || names.insert(sibling.name).second) continue;
    const source::Node* name = nodes[i].find("name");
    if (!name) name = nodes[i].find("label");
    context.diagnostics.error(name ? name->position() : nodes[i].position(),
                              {MessageId::yaml_duplicate_key, {sibling.name}});
  }
}

class ColumnReader {
 public:
  ColumnReader(const TableStyleDefinition& style, const LayoutContext& context)
      : style_(style), context_(context) {}

  // `above` is the column above, whose rules and look go for these unless they have their own.
  std::vector<ColumnDefinition> read_list_of(const source::Node& list,
                                             const ColumnDefinition& above) const {
    const std::vector<source::Node>& nodes =
        read_filled_list(list, "columns", context_.diagnostics);
    std::vector<ColumnDefinition> columns;
    columns.reserve(nodes.size());
    for (const source::Node& node : nodes) columns.push_back(read(node, above));
    check_siblings(nodes, columns, context_);
    return columns;
  }

 private:
  ColumnDefinition read(const source::Node& node, const ColumnDefinition& above) const {
    ColumnDefinition column;
    column.rules = above.rules;
    column.look = above.look;
    column.zero = above.zero;
    if (node.is_scalar()) {
      read_label(node, column, context_);
      return column;
    }
    MappingReader mapping(node, "columns", context_.diagnostics);
    read_name_and_style(mapping, column, context_);
    column.rules = read_cell_rules(mapping, column.rules, context_);
    read_cell_style(mapping, column);
    column.look = read_cell_look(mapping, column.look, context_.diagnostics);
    read_zero(mapping, column.zero, context_.diagnostics);
    if (const source::Node* children = mapping.find("columns")) {
      column.children = read_list_of(*children, column);
    } else {
      column.hints = read_column_hints(mapping, style_.cell, context_);
      read_sum(mapping, column, context_);
      if (const source::Node* totals = mapping.find("totals")) {
        column.in_totals = read_boolean(*totals, "totals", context_.diagnostics).value_or(true);
      }
      const source::Node* serial = mapping.find("serial");
      column.is_serial =
          serial && read_boolean(*serial, "serial", context_.diagnostics).value_or(false);
    }
    column.edges = read_edges(mapping, {left_edge, right_edge}, style_.cell, context_);
    mapping.report_keys();
    return column;
  }

  void read_cell_style(MappingReader& mapping, ColumnDefinition& column) const {
    const source::Node* style = mapping.find("cell");
    const source::Node* align = mapping.find("align");
    if (style) column.cell_style = context_.styles.named_by(*style, context_.diagnostics);
    if (!align) return;
    constexpr auto choices = std::to_array<std::pair<std::string_view, std::optional<TextAlign>>>(
        {{"start", TextAlign::start},
         {"center", TextAlign::center},
         {"end", TextAlign::end},
         {"justify", TextAlign::justify},
         {"decimal", std::nullopt}});
    const auto choice = read_choice(*align, "align", choices, context_.diagnostics);
    if (!choice) return;
    column.look.decimal = !*choice;
    // What is no number stands in the middle, as the numbers together do.
    column.cell_style = with_align(column.cell_style ? column.cell_style : style_.cell,
                                   choice->value_or(TextAlign::center));
  }

  const TableStyleDefinition& style_;
  const LayoutContext& context_;
};

enum class RowSource { layout, names, records };

RowSource read_row_source(MappingReader& mapping, const LayoutContext& context) {
  constexpr auto sources = std::to_array<std::pair<std::string_view, RowSource>>(
      {{"true", RowSource::names}, {"false", RowSource::layout}, {"records", RowSource::records}});
  const source::Node* open = mapping.find("open");
  if (!open) return RowSource::layout;
  return read_choice(*open, "open", sources, context.diagnostics).value_or(RowSource::layout);
}

// A place for rows that the report names or lists.
void read_open_row(MappingReader& mapping, RowSource source, RowDefinition& row,
                   const LayoutContext& context) {
  row.is_open = source == RowSource::names;
  if (source == RowSource::records) row.records = read_records_definition(mapping, context);
  if (const source::Node* style = mapping.find("style")) {
    row.style = context.styles.named_by(*style, context.diagnostics);
  }
}

// What a row has from the row above it.
struct InheritedRow {
  std::optional<ValueRules> rules;
  CellLook look;
  RowHints hints;
};

class RowReader {
 public:
  RowReader(const TableStyleDefinition& style, const LayoutContext& context)
      : style_(style), context_(context) {}

  std::vector<RowDefinition> read_list_of(const source::Node& list,
                                          const InheritedRow& above) const {
    const std::vector<source::Node>& nodes = read_filled_list(list, "rows", context_.diagnostics);
    std::vector<RowDefinition> rows;
    rows.reserve(nodes.size());
    for (const source::Node& node : nodes) rows.push_back(read(node, above));
    check_siblings(nodes, rows, context_);
    check_open_rows(nodes, rows);
    return rows;
  }

 private:
  RowDefinition read(const source::Node& node, const InheritedRow& above) const {
    RowDefinition row;
    row.rules = above.rules;
    row.look = above.look;
    row.hints = above.hints;
    if (node.is_scalar()) {
      read_label(node, row, context_);
      return row;
    }
    MappingReader mapping(node, "rows", context_.diagnostics);
    const RowSource source = read_row_source(mapping, context_);
    const bool is_open = source != RowSource::layout;
    if (is_open) {
      read_open_row(mapping, source, row, context_);
    } else {
      read_name_and_style(mapping, row, context_);
    }
    read_values(mapping, row);
    if (!is_open) read_below(mapping, row);
    row.edges = read_edges(mapping, {top_edge, bottom_edge}, style_.cell, context_);
    mapping.report_keys();
    return row;
  }

  void check_open_rows(const std::vector<source::Node>& nodes,
                       const std::vector<RowDefinition>& rows) const {
    bool has_one = false;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].is_open && has_one) {
        context_.diagnostics.error(nodes[i].find("open")->position(),
                                   {MessageId::open_rows_twice, {}});
      }
      has_one = has_one || rows[i].is_open;
    }
  }

  void read_values(MappingReader& mapping, RowDefinition& row) const {
    if (mapping.find("type") || row.rules) {
      const ValueRules above = row.rules.value_or(ValueRules{.figures = style_.figures});
      row.rules = read_cell_rules(mapping, above, context_);
    }
    if (const source::Node* number = mapping.find("number")) {
      row.numbered = read_boolean(*number, "number", context_.diagnostics).value_or(true);
    }
    row.look = read_cell_look(mapping, row.look, context_.diagnostics);
    row.hints = read_row_hints(mapping, row.hints, style_.cell, context_);
  }

  void read_below(MappingReader& mapping, RowDefinition& row) const {
    const source::Node* children = mapping.find("rows");
    if (!children) {
      read_sum(mapping, row, context_);
      return;
    }
    row.children = read_list_of(*children, {row.rules, row.look, row.hints});
    const source::Node* keep = mapping.find("keep");
    row.keep = keep && read_boolean(*keep, "keep", context_.diagnostics).value_or(false);
  }

  const TableStyleDefinition& style_;
  const LayoutContext& context_;
};

}  // namespace

std::vector<ColumnDefinition> read_columns(const source::Node& list,
                                           const std::optional<std::string>& zero,
                                           const TableStyleDefinition& style,
                                           const LayoutContext& context) {
  ColumnDefinition above;
  above.rules.type = ValueType::count;
  above.rules.figures = style.figures;
  above.zero = zero;
  return ColumnReader(style, context).read_list_of(list, above);
}

std::vector<RowDefinition> read_rows(const source::Node& list, const TableStyleDefinition& style,
                                     const LayoutContext& context) {
  return RowReader(style, context).read_list_of(list, {});
}

void read_zero(MappingReader& mapping, std::optional<std::string>& zero, Diagnostics& diagnostics) {
  const source::Node* node = mapping.find("zero");
  if (!node) return;
  if (node->is_scalar()) {
    zero = node->text();
  } else {
    diagnostics.error(node->position(), {MessageId::expected_text, {"zero"}});
  }
}

ValueRules read_cell_rules(MappingReader& mapping, ValueRules rules, const LayoutContext& context) {
  if (const source::Node* type = mapping.find("type")) {
    rules = ValueRules{.figures = std::move(rules.figures)};
    rules.type =
        read_choice(*type, "type", cell_types, context.diagnostics).value_or(ValueType::count);
    // A year or a code, unless it says otherwise itself.
    if (rules.type == ValueType::integer) rules.figures.thousands = false;
  }
  read_value_rules(mapping, rules, context.diagnostics);
  if (is_number(rules.type)) read_no_data(mapping, rules.figures, context.diagnostics);
  return rules;
}

StyleRef with_align(const StyleRef& style, TextAlign align) {
  if (!style || style->align == align) return style;
  Style result = *style;
  result.align = align;
  return std::make_shared<const Style>(std::move(result));
}

StyleRef aligned(const StyleRef& style, const source::Node& align, const LayoutContext& context) {
  const auto choice = read_text_align(align, context.diagnostics);
  return choice ? with_align(style, *choice) : style;
}

ColumnHints read_column_hints(MappingReader& mapping, const StyleRef& style,
                              const LayoutContext& context) {
  ColumnHints hints;
  read_width(mapping, hints, style, context);
  if (const auto min = read_hint(mapping, "min", style, context)) hints.min = min;
  if (const auto max = read_hint(mapping, "max", style, context)) hints.max = max;
  if (hints.min && hints.max && *hints.min > *hints.max) {
    const source::Node& max = *mapping.find("max");
    context.diagnostics.error(
        max.position(),
        {MessageId::width_limits_crossed, {mapping.find("min")->text(), max.text()}});
  }
  if (const source::Node* weight = mapping.find("weight")) {
    hints.weight = read_weight(*weight, context.diagnostics).value_or(hints.weight);
  }
  if (const source::Node* equal = mapping.find("equal")) {
    hints.equal_group = read_text(*equal, "equal", context.diagnostics).value_or("");
  }
  return hints;
}

RowHints read_row_hints(MappingReader& mapping, RowHints hints, const StyleRef& style,
                        const LayoutContext& context) {
  if (const auto min = read_hint(mapping, "min", style, context)) hints.min = min;
  if (const source::Node* weight = mapping.find("weight")) {
    if (const auto read = read_weight(*weight, context.diagnostics)) hints.weight = read;
  }
  if (const source::Node* equal = mapping.find("equal")) {
    hints.equal_group = read_text(*equal, "equal", context.diagnostics).value_or(hints.equal_group);
  }
  return hints;
}

}  // namespace typeset::document

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "document/inheritance.h"
#include "document/layout_cell_look.h"
#include "document/layout_tables.h"
#include "document/layout_values.h"
#include "document/node_reading.h"
#include "document/table_continuation.h"

namespace typeset::document {
namespace {

constexpr std::int64_t most_rows_kept = 1000;

// Values as they are written: 字 is that of the style that inherits them.
using Values = std::map<std::string, source::Node, std::less<>>;

// Rules that have another's value unless they have their own, as in CSS the longhands of a
// shorthand.
struct Shorthand {
  std::string_view key;
  std::vector<std::string_view> longhands;
};
const std::vector<Shorthand>& shorthands() {
  static const std::vector<Shorthand> known = {
      {"outer-rule", {"top-rule", "bottom-rule", "side-rule"}},
      {"inner-rule", {"head-rule", "head-row-rule", "group-rule", "row-rule", "column-rule"}},
  };
  return known;
}

// What a style says of all rules of a frame stands over what it inherits for one of them.
void forget_longhands(const source::Entry& entry, Values& values) {
  for (const Shorthand& shorthand : shorthands()) {
    const source::Node* written = entry.value.find(shorthand.key);
    if (!written || written->is_null()) continue;
    for (const std::string_view longhand : shorthand.longhands) {
      if (const auto found = values.find(longhand); found != values.end()) values.erase(found);
    }
  }
}

void lay_over(const source::Entry& entry, Values& values) {
  forget_longhands(entry, values);
  for (const source::Entry& value : entry.value.entries()) {
    if (!value.value.is_null()) values.insert_or_assign(value.key, value.value);
  }
}

class TableStyleReader {
 public:
  // `values` are the entry's own and those that it inherits.
  TableStyleReader(const source::Entry& entry, const Values& values, const LayoutContext& context)
      : mapping_(entry.value, entry.key, context.diagnostics), values_(values), context_(context) {}

  TableStyleDefinition read() {
    TableStyleDefinition result;
    inherits_ = mapping_.find("inherit") != nullptr;
    style("cell", result.cell);
    style("head", result.head);
    style("stub", result.stub);
    style("band", result.band);
    style("corner", result.corner);
    if (result.cell) em_ = length_context(*result.cell, context_.styles.grid());

    TableStyle& table = result.table;
    frame(table.rules);
    length("padding-inline", table.padding_inline);
    length("padding-inline-min", table.padding_inline_min);
    length("padding-block", table.padding_block);
    table.padding_block_min = table.padding_block;
    length("padding-block-min", table.padding_block_min);
    // Of each pair one may be inherited.
    table.padding_inline_min = std::min(table.padding_inline_min, table.padding_inline);
    table.padding_block_min = std::min(table.padding_block_min, table.padding_block);
    length("min-row-height", table.min_row_height);
    length("space-before", table.space_before);
    length("space-after", table.space_after);
    rows("min-rows-before-break", table.min_rows_before_break);
    rows("min-rows-after-break", table.min_rows_after_break);
    if (const source::Node* node = find("repeat-head")) {
      table.repeat_head = read_boolean(*node, "repeat-head", context_.diagnostics).value_or(true);
    }
    single_rules(table.rules);
    breaking(result);
    look(table);
    fit(table);
    heights(table);
    figures(result.figures);
    mapping_.report_keys();
    return result;
  }

 private:
  const source::Node* find(std::string_view key) {
    mapping_.accept(key);
    const auto found = values_.find(key);
    return found == values_.end() ? nullptr : &found->second;
  }

  // How it goes on over pages.
  void breaking(TableStyleDefinition& result) {
    constexpr auto row_breaks = std::to_array<std::pair<std::string_view, RowBreak>>(
        {{"avoid", RowBreak::avoid}, {"auto", RowBreak::automatic}});
    constexpr auto label_breaks = std::to_array<std::pair<std::string_view, LabelBreak>>(
        {{"repeat", LabelBreak::repeat}, {"continue", LabelBreak::flow}});
    choice("row-break", row_breaks, result.table.row_break);
    choice("label-break", label_breaks, result.table.label_break);
    pattern("continued-label", continued_label_names(), result.continued_label);
    pattern("continued-caption", continued_caption_names(), result.continued_caption);
    if (const source::Node* node = find("repeat-unit")) {
      result.repeat_unit = read_boolean(*node, "repeat-unit", context_.diagnostics).value_or(false);
    }
  }

  void heights(TableStyle& table) {
    // A length, or `page`.
    const source::Node* node = find("min-height");
    table.fill_page = node && node->text() == "page";
    if (!table.fill_page) length("min-height", table.min_height);
    if (find("max-vertical-length")) {
      length("max-vertical-length", table.max_vertical_length.emplace());
    }
  }

  void figures(FigureRules& figures) {
    if (const source::Node* node = find("thousands")) {
      figures.thousands = read_boolean(*node, "thousands", context_.diagnostics).value_or(false);
    }
    if (const source::Node* node = find("no-data")) {
      figures.no_data = read_signs(*node, context_.diagnostics);
    }
  }

  void fit(TableStyle& table) {
    length("min-font-size", table.min_font_size);
    const source::Node* node = find("fit");
    if (!node) return;
    table.fit.clear();
    for (const source::Node& step : read_list(*node, "fit", context_.diagnostics)) {
      const auto known = read_choice(step, "fit", fit_step_names, context_.diagnostics);
      if (known && std::ranges::find(table.fit, *known) == table.fit.end()) {
        table.fit.push_back(*known);
      }
    }
  }

  template <typename Choices, typename Value>
  void choice(std::string_view key, const Choices& choices, Value& result) {
    const source::Node* node = find(key);
    if (node) result = read_choice(*node, key, choices, context_.diagnostics).value_or(result);
  }

  void pattern(std::string_view key, const PatternNames& names, std::optional<Pattern>& result) {
    const source::Node* node = find(key);
    if (!node) return;
    auto pattern = read_pattern(*node, key, context_.diagnostics);
    if (pattern && check_pattern(*pattern, names, context_.diagnostics)) result = pattern;
  }

  void style(std::string_view key, StyleRef& result) {
    const source::Node* node = find(key);
    // What a style lacks that it inherits is reported there.
    if (!node && !inherits_) node = mapping_.require(key);
    if (node) {
      result = context_.styles.named_by(*node, context_.diagnostics);
    }
  }

  // 字 is that of the table's cells.
  void length(std::string_view key, Length& result) {
    const source::Node* node = find(key);
    if (!node) return;
    const auto length = read_length(*node, context_.diagnostics);
    if (!length) return;
    if (length->is_negative()) {
      context_.diagnostics.error(node->position(), {MessageId::invalid_length, {node->text()}});
      return;
    }
    result = length->resolve(em_);
  }

  void frame(TableRules& rules) {
    Rule outer, inner;
    rule("outer-rule", outer);
    rule("inner-rule", inner);
    rules = TableRules::framed(outer, inner);
  }

  void single_rules(TableRules& rules) {
    rule("top-rule", rules.top);
    rule("bottom-rule", rules.bottom);
    rule("side-rule", rules.side);
    rule("head-rule", rules.head);
    rule("head-row-rule", rules.head_row);
    rule("group-rule", rules.group);
    rule("row-rule", rules.row);
    rule("column-rule", rules.column);
  }

  void rule(std::string_view key, Rule& result) {
    const source::Node* node = find(key);
    if (!node) return;
    if (const auto rule = read_rule(*node, em_, context_.diagnostics)) result = *rule;
  }

  void fill(std::string_view key, std::optional<Color>& result) {
    if (const source::Node* node = find(key)) read_fill(*node, key, result, context_.diagnostics);
  }

  void look(TableStyle& table) {
    fill("head-fill", table.fills.head);
    fill("stub-fill", table.fills.stub);
    fill("band-fill", table.fills.band);
    fill("stripe-fill", table.fills.stripe);
    if (const source::Node* node = find("vertical-align")) {
      table.vertical_align =
          read_vertical_align(*node, context_.diagnostics).value_or(table.vertical_align);
    }
  }

  void rows(std::string_view key, int& result) {
    const source::Node* node = find(key);
    if (!node) return;
    if (const auto rows = read_integer(*node, context_.diagnostics, 1, most_rows_kept)) {
      result = static_cast<int>(*rows);
    }
  }

  MappingReader mapping_;
  const Values& values_;
  const LayoutContext& context_;
  bool inherits_ = false;
  LengthContext em_;
};

}  // namespace

TableStyles read_table_styles(const source::Node& node, const LayoutContext& context) {
  TableStyles styles;
  InheritanceResolver<Values> resolver(node, lay_over, context.diagnostics);
  for (const source::Entry& entry : read_entries(node, "table-styles", context.diagnostics)) {
    styles.emplace(entry.key, TableStyleReader(entry, resolver.value_of(entry), context).read());
  }
  return styles;
}

}  // namespace typeset::document

#include "table/rule_clearance.h"

#include <algorithm>

namespace typeset::table {
namespace {

// From a rule's edge to the em boxes, at least; as a part of thick rules, beside which less looks
// like nothing.
const Length least_clearance = Length::pt(0.25);
constexpr double part_of_rule = 0.4;

Length clear_of(Length thickest) {
  if (thickest <= Length{}) return {};
  return thickest / 2 + std::max(least_clearance, thickest.scaled(part_of_rule));
}

Length thickest_of(const std::vector<AskedRule>& rules) {
  Length thickest;
  for (const AskedRule& asked : rules) thickest = std::max(thickest, asked.rule.thickness);
  return thickest;
}

}  // namespace

document::TableStyle clear_of_rules(document::TableStyle style, const Grid& grid) {
  const document::TableRules& rules = style.rules;
  const Length across = clear_of(std::max(
      {rules.side.thickness, rules.column.thickness, thickest_of(grid.column_rules)}));
  const Length down = clear_of(std::max({rules.top.thickness, rules.bottom.thickness,
                                         rules.head.thickness, rules.head_row.thickness,
                                         rules.group.thickness, rules.row.thickness,
                                         thickest_of(grid.row_rules)}));
  style.padding_inline = std::max(style.padding_inline, across);
  style.padding_inline_min = std::max(style.padding_inline_min, across);
  style.padding_block = std::max(style.padding_block, down);
  style.padding_block_min = std::max(style.padding_block_min, down);
  return style;
}

}  // namespace typeset::table

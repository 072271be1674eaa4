#include "table/diagonal_content.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

namespace typeset::table {
namespace {

using text::PreparedParagraph;

// Labels are short: with more lines than this they no longer look like ones.
constexpr std::size_t most_lines = 4;

// What a label may take of the sides of its triangle: at least as much as leaves the cell three
// times as high as its labels, and no more than leaves it twice as high.
constexpr double greatest_share = 2.0 / 3;
constexpr double best_share = 0.5;

// A longer label would rather have several lines, in characters.
constexpr std::int64_t longest_line_wished = 8;

using Labels = std::vector<CellContent>;

LabelSpace space_of(const PreparedParagraph& label, Length padding_inline,
                    const document::TableStyle& style) {
  const Length to_stroke = stroke_thickness(style.rules) / 2 + label.style->size / 8;
  return {{std::max(padding_inline, to_stroke), std::max(style.padding_block_min, to_stroke)},
          to_stroke};
}

std::vector<Size> sizes_of(const Labels& labels) {
  std::vector<Size> sizes;
  for (const CellContent& label : labels) sizes.push_back({label.width(), label.height()});
  return sizes;
}

// On one line, on two, three … and as narrow as so many lines can be.
Labels forms_of(const PreparedParagraph& label) {
  Labels forms;
  const Length least = text::min_content(label);
  Length measure = text::max_content(label);
  for (;;) {
    const CellContent loose = lay_out_content(label, measure, std::nullopt);
    const Length longest = text::longest_inline_size(loose.layout.lines);
    CellContent form = lay_out_content(label, longest, std::nullopt);
    if (!forms.empty() && forms.back().lines() == form.lines()) forms.pop_back();
    if (!forms.empty() && form.lines() > most_lines) return forms;
    forms.push_back(std::move(form));
    if (loose.vertical || longest <= least || measure <= least) return forms;
    // Lines that give up space are as long as any measure says.
    measure = std::max(least, std::min(longest, measure - label.style->size / 4));
    if (measure >= longest) measure = longest - Length::from_raw(1);
  }
}

// One of the forms for each label.
struct Choice {
  Labels labels;
  Length height;

  // Each line more has to save as much as its own height.
  Length cost() const {
    Length result = height;
    for (const CellContent& label : labels) {
      result += label.layout.style->size * static_cast<std::int64_t>(label.lines());
    }
    return result;
  }
};

void consider(const std::vector<Labels>& forms, Labels chosen, const LabelSpace& space,
              Length width, std::optional<Choice>& best) {
  if (chosen.size() < forms.size()) {
    for (const CellContent& form : forms[chosen.size()]) {
      Labels more = chosen;
      more.push_back(form);
      consider(forms, std::move(more), space, width, best);
    }
    return;
  }
  const auto height = diagonal_height(sizes_of(chosen), space, width);
  if (!height) return;
  Choice choice{std::move(chosen), *height};
  if (!best || choice.cost() < best->cost()) best = std::move(choice);
}

Labels narrowest(const std::vector<Labels>& forms) {
  Labels labels;
  for (const Labels& label : forms) labels.push_back(label.back());
  return labels;
}

// The form of fewest lines that are not too long.
const CellContent& wished_form(const Labels& forms) {
  const auto found = std::ranges::find_if(forms, [](const CellContent& form) {
    return form.vertical || form.width() <= form.layout.style->size * longest_line_wished;
  });
  return found == forms.end() ? forms.back() : *found;
}

std::vector<Labels> all_forms(const std::vector<PreparedParagraph>& labels) {
  std::vector<Labels> forms;
  for (const PreparedParagraph& label : labels) forms.push_back(forms_of(label));
  return forms;
}

}  // namespace

Length stroke_thickness(const document::TableRules& rules) {
  const document::Rule& rule = rules.column.is_drawn() ? rules.column : rules.head;
  return rule.is_double ? rule.thickness / 3 : rule.thickness;
}

InlineDemand diagonal_demand(const std::vector<PreparedParagraph>& labels,
                             const document::TableStyle& style) {
  const LabelSpace space = space_of(labels.front(), style.padding_inline, style);
  const std::vector<Labels> forms = all_forms(labels);
  Labels wished;
  for (const Labels& label : forms) wished.push_back(wished_form(label));
  const Length padding = style.padding_inline * 2;
  const Length min = diagonal_width(sizes_of(narrowest(forms)), space, greatest_share) - padding;
  const Length max = diagonal_width(sizes_of(wished), space, best_share) - padding;
  return {min, std::max(min, max)};
}

CellContent lay_out_diagonal(const std::vector<PreparedParagraph>& labels, Length width,
                             Length padding_inline, const document::TableStyle& style) {
  const LabelSpace space = space_of(labels.front(), padding_inline, style);
  const std::vector<Labels> forms = all_forms(labels);
  // A table that does not fit its measure has narrower columns than its cells ask for.
  const Length least = diagonal_width(sizes_of(narrowest(forms)), space, greatest_share);
  std::optional<Choice> best;
  consider(forms, {}, space, std::max(width, least), best);
  CellContent content;
  content.layout.style = labels.front().style;
  content.inline_size = width - padding_inline * 2;
  content.block_size = best->height - style.padding_block_min * 2;
  content.labels = std::move(best->labels);
  content.label_space = space;
  return content;
}

}  // namespace typeset::table

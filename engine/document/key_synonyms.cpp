#include "document/key_synonyms.h"

#include <algorithm>
#include <array>

namespace typeset::document {
namespace {

struct Synonym {
  std::vector<std::string_view> terms;
  std::vector<std::string_view> keys;
};

// A term may mean one key among cells and another in a table's style.
const std::vector<Synonym>& synonyms() {
  static const std::vector<Synonym> known = {
      {{"align", "alignment", "text-align", "halign", "horizontal-align", "justify-content",
        "对齐", "水平对齐"},
       {"align"}},
      {{"valign", "vertical", "垂直对齐"}, {"vertical-align"}},
      {{"zebra", "stripe", "stripes", "striped", "banding", "banded-rows", "隔行", "隔行底色"},
       {"stripe-fill"}},
      {{"background", "background-color", "bgcolor", "shading", "cell-color", "rowcolor", "底色",
        "底纹", "背景"},
       {"fill", "head-fill", "stub-fill", "band-fill", "stripe-fill"}},
      {{"border", "borders", "rule", "rules", "line", "lines", "frame", "hline", "grid-lines",
        "边框", "线", "框线"},
       {"left-rule", "right-rule", "top-rule", "bottom-rule", "outer-rule", "inner-rule"}},
      {{"border-left", "left-border"}, {"left-rule"}},
      {{"border-right", "right-border"}, {"right-rule"}},
      {{"border-top", "top-border", "toprule"}, {"top-rule"}},
      {{"border-bottom", "bottom-border", "bottomrule"}, {"bottom-rule"}},
      {{"midrule", "header-rule", "header-border"}, {"head-rule"}},
      {{"colwidth", "col-width", "column-width", "列宽", "宽度"}, {"width"}},
      {{"min-width", "min-height", "row-height", "行高"}, {"min", "min-row-height"}},
      {{"max-width"}, {"max"}},
      {{"flex", "flex-grow", "stretch", "grow"}, {"weight"}},
      {{"padding", "cell-padding", "cellpadding", "tabcolsep", "cell-margin", "边距", "留白"},
       {"padding-inline", "padding-block"}},
      {{"margin", "margin-top", "margin-bottom", "spacing"}, {"space-before", "space-after"}},
      {{"header-rows", "repeat-header", "repeat-rows", "重复表头"}, {"repeat-head", "head-rows"}},
      {{"page-break", "page-break-inside", "break-inside", "cantsplit", "allow-break"},
       {"row-break", "keep"}},
      {{"page-break-before", "break-before", "pagebreak", "newpage"}, {"new-page"}},
      {{"gridspan", "hmerge", "multicolumn", "col-span", "merge-columns"}, {"colspan"}},
      {{"vmerge", "multirow", "row-span", "merge-rows"}, {"rowspan"}},
      {{"separator", "thousands-separator", "group-digits", "千分号", "千分位"}, {"thousands"}},
      {{"precision", "digits", "decimal-places", "小数"}, {"decimals"}},
      {{"na", "null", "nodata", "missing", "empty", "空值"}, {"no-data"}},
      {{"date-format", "number-format", "日期格式", "格式"}, {"format"}},
      {{"header", "heading", "title", "text", "表头", "名称", "标题"}, {"label"}},
      {{"title", "表题", "标题"}, {"caption"}},
      {{"label", "content"}, {"text"}},
      {{"footnote", "footnotes", "note", "表注", "注"}, {"notes"}},
      {{"total", "subtotal", "合计"}, {"sum"}},
      {{"font-size", "fontsize", "字号"}, {"size"}},
      {{"font-family", "字体"}, {"font"}},
      {{"line-height", "line-spacing", "行距"}, {"line-pitch"}},
      {{"indent", "text-indent", "缩进"}, {"first-line-indent", "start-indent"}},
      {{"text-decoration", "colour", "颜色"}, {"color"}},
  };
  return known;
}

// Keys that only table styles have.
constexpr std::array<std::string_view, 20> style_keys = {
    "stripe-fill",    "head-fill",      "stub-fill",    "band-fill",   "outer-rule",
    "inner-rule",     "head-rule",      "head-row-rule", "group-rule", "row-rule",
    "column-rule",    "padding-inline", "padding-block", "repeat-head", "row-break",
    "min-row-height", "space-before",   "space-after",  "fit",         "label-break"};

bool contains(const auto& all, std::string_view one) {
  return std::ranges::find(all, one) != all.end();
}

void add(std::vector<std::string_view>& keys, std::string_view key) {
  if (!contains(keys, key)) keys.push_back(key);
}

Message listing(MessageId id, const std::vector<std::string_view>& keys) {
  std::string text;
  for (const std::string_view key : keys) {
    if (!text.empty()) text += ", ";
    text += key;
  }
  return {id, {std::move(text)}};
}

}  // namespace

std::optional<Message> hint_for_synonym(std::string_view key,
                                        const std::vector<std::string>& known) {
  std::vector<std::string_view> here, in_style;
  // A key of table styles itself, written beside the table.
  if (contains(style_keys, key)) add(in_style, key);
  for (const Synonym& synonym : synonyms()) {
    if (!contains(synonym.terms, key)) continue;
    for (const std::string_view meant : synonym.keys) {
      if (contains(known, meant)) add(here, meant);
      if (contains(style_keys, meant)) add(in_style, meant);
    }
  }
  if (!here.empty()) return listing(MessageId::hint_called, here);
  // Only tables and their parts know a style of the table.
  const bool is_table =
      contains(known, "columns") || contains(known, "rows") || contains(known, "rowspan");
  if (is_table && !in_style.empty()) return listing(MessageId::hint_in_table_styles, in_style);
  return std::nullopt;
}

}  // namespace typeset::document

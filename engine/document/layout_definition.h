// A layout as read and checked: the rules that turn a report's values into a document. Immutable,
// shared by every report of a run.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "document/check.h"
#include "document/document.h"
#include "document/heading_numbering.h"
#include "document/pattern.h"
#include "document/relation.h"
#include "document/style.h"
#include "document/table.h"

namespace typeset::document {

// What a report may say besides its tables.
struct FieldDefinition {
  std::string name;
  ValueRules rules;
  bool required = false;
  std::string label;    // what it is, for people
  std::string example;  // of what may be written, for a new report
  // Of a list whose items are groups of fields; empty where each item is a text.
  std::vector<FieldDefinition> items;
  std::optional<Pattern> fallback;  // when the report does not say it
  SourcePosition position;
};

// The rows that the report lists as records: each a mapping by columns, without a name of its own.
// Records of the same value in a column that they are grouped by stand together, in the order in
// which the values first appear; the value is their label. Within a group a record is labelled by
// its number in the table, if a column is serial, or else by its value in the first other column.
struct RecordsDefinition {
  source::Node origin;
  std::vector<std::string> group_by;  // columns, outermost group first
  // Labels of sums after the groups of each level; none where fewer.
  std::vector<Pattern> subtotals;
  int least_rows = 1;  // blank ones follow where the report has fewer records
};

// A column head, and the column under it when it has no children.
struct ColumnDefinition {
  std::string name;
  Pattern label;
  StyleRef style;       // null: the table style's
  StyleRef cell_style;  // of the values; null: the table style's
  CellLook look;        // of the values
  ColumnHints hints;
  ValueRules rules;
  bool is_sum = false;              // of the columns before it under the same parent
  bool sums_following = false;      // not of those before it: of those after it
  bool in_totals = true;            // added up in rows that are sums
  std::optional<std::string> zero;  // printed in place of figures that are 0
  bool is_serial = false;           // holds the numbers of records
  EdgeRules edges;                  // left and right
  std::vector<ColumnDefinition> children;
};

// A row label, and the row beside it when it has no children.
struct RowDefinition {
  std::string name;
  Pattern label;
  StyleRef style;                   // null: the table style's
  CellLook look;                    // of label and values
  bool numbered = true;             // where the table numbers its level
  std::optional<ValueRules> rules;  // go before the columns'
  // Stands for rows that the report names itself, as many as it likes.
  bool is_open = false;
  // Stands for the report's records.
  std::optional<RecordsDefinition> records;
  source::Node record;          // that holds the row's values; null: they are under the row's name
  bool is_sum = false;          // of the rows before it under the same parent
  bool sums_following = false;  // not of those before it: of those after it
  bool keep = false;            // its children on one page
  RowHints hints;               // of a leaf
  EdgeRules edges;              // top and bottom
  std::vector<RowDefinition> children;
};

struct SectionDefinition {
  std::optional<Pattern> band, corner;
  std::vector<Pattern> diagonal;  // instead of a corner: the labels of one that strokes divide
  std::vector<ColumnDefinition> columns;
  // Heads over the stub instead of a corner, one for each of its columns.
  std::vector<ColumnDefinition> stub_heads;
  bool column_numbers = false;      // below the head: 甲 乙 over the stub, 1 2 3 over the rest
  std::vector<RowDefinition> rows;  // none: one row of values without a label
  std::vector<Relation> relations;  // between rows, in each column
  std::vector<Relation> column_relations;  // between columns, in each row
};

// A cell of a free grid: fixed text, the labels of a diagonal head, or a value that the report
// gives under its name.
struct GridCellDefinition {
  int row = 0, column = 0, rowspan = 1, colspan = 1;
  bool is_head = false;
  StyleRef style;
  CellLook look;
  EdgeRules edges;
  Pattern text;
  std::vector<Pattern> diagonal;
  std::optional<Pattern> foot;  // below text or value, at the foot of the cell
  StyleRef foot_style;
  std::string name;  // of a value
  ValueRules rules;
};

// Cells by row, then column, that tile rows × columns.
struct GridDefinition {
  int rows = 0, columns = 0, head_rows = 0;
  std::vector<ColumnHints> hints;
  std::vector<RowHints> row_hints;  // of each row
  std::vector<GridCellDefinition> cells;
};

// How many levels the tree has, and how many nodes without children.
template <typename Definition>
std::size_t tree_depth(const std::vector<Definition>& tree) {
  std::size_t depth = 0;
  for (const Definition& node : tree) depth = std::max(depth, 1 + tree_depth(node.children));
  return depth;
}
template <typename Definition>
std::size_t tree_leaves(const std::vector<Definition>& tree) {
  std::size_t leaves = 0;
  for (const Definition& node : tree) {
    leaves += node.children.empty() ? 1 : tree_leaves(node.children);
  }
  return leaves;
}

// A TableStyle with the styles of its cells.
struct TableStyleDefinition {
  TableStyle table;
  StyleRef cell, head, stub, band, corner;
  // Of `caption`, the whole text of the table's caption, and its number `n`; of `label`, that of a
  // row whose rows go on.
  std::optional<Pattern> continued_caption, continued_label;
  bool repeat_unit = false;
  FigureRules figures;  // of cells that say nothing else
};

struct TableDefinition {
  std::string name;
  SourcePosition position;
  TableStyleDefinition style;
  std::string label;          // what it is, for people
  NumberingScheme numbering;  // of the stub
  // How messages call the rows of each level: 第三项（七）总计. None: by their numbers.
  NumberingScheme references;
  std::vector<ColumnHints> stub_columns;
  std::vector<EdgeRules> stub_edges;  // of the same columns
  std::vector<SectionDefinition> sections;
  std::optional<GridDefinition> grid;  // instead of sections
  std::optional<Pattern> caption, unit;
  StyleRef caption_style, unit_style, note_style;
  std::vector<Pattern> notes;
};

// The parts of a document in their order.
struct TitleItem {
  Pattern text;
  StyleRef style;
};
struct HeadingItem {
  Pattern text;
  int level = 1;
};
struct TextItem {
  Pattern text;
  StyleRef style;
};
struct ProseItem {
  std::string field;
};
struct TableItem {
  std::string table;
};
struct SignatureItem {
  Pattern name;  // of the organ, or the signer's office
  Pattern date;
  StyleRef style;
  std::string list;  // the field that lists who signs, whose items `name` is of; empty: one does
  Signature::Form form = Signature::Form::unsealed;
  std::string picture;       // the field of the seal or stamp; empty: there is none
  Length picture_size = {};  // as Signature's
};
// 发文机关标志: of one text, or of one for each item of a list.
struct MastheadItem {
  std::string list;  // the field; empty: one text
  Pattern text;
  std::optional<Pattern> suffix;
  StyleRef style;
  Length least_size, greatest_height;
};
struct SplitLineItem {
  std::optional<Pattern> start, label, end;
  StyleRef start_style, end_style, style;
  std::string list;  // the field whose items are the texts at the end; empty: `end` once
  int per_line = 1;
};
// A text behind a label, or one for each item of a list, which have numbers where they are several.
struct LabelledItem {
  Pattern label, text;
  std::string list;  // the field; empty: one text
  std::optional<Pattern> number;  // of `n`
  StyleRef label_style, style;
};
struct RuleItem {
  SeparatorRule rule;
};
struct ContentItem;
struct ImprintItem {
  std::vector<ContentItem> content;
  bool even_page = true;
};
// Several parts as one: under one condition, on pages of their own, once for each item of a list,
// or as vertical text.
struct GroupItem {
  std::vector<ContentItem> content;
  std::string list;  // the field; empty: once
  WritingMode writing_mode = WritingMode::horizontal;
  std::optional<Length> height;  // of vertical lines; none: the type area's
};

enum class Orientation { portrait, landscape };

struct ContentItem {
  std::variant<TitleItem, HeadingItem, TextItem, ProseItem, TableItem, SignatureItem, MastheadItem,
               SplitLineItem, LabelledItem, RuleItem, ImprintItem, GroupItem>
      part;
  std::vector<Condition> conditions;
  bool new_page = false;                   // starts one
  std::optional<Orientation> orientation;  // on pages of their own, that way
  VariantSet variants = VariantSet::all();
};

// What prose may hold besides paragraphs and headings.
struct ProseDefinition {
  int first_level = 2;  // of headings with one mark: 2 below the headings of parts, or 1
  std::string bold_font = "黑体";               // a role
  std::vector<std::string> list_marks = {"•"};  // by level; deeper levels have the last
  // Null where the layout has no style for them: then reports cannot have them.
  StyleRef list_item, caption, figure, footnote;
  std::optional<Pattern> footnote_mark;                  // of `n`
  std::optional<Pattern> figure_caption, table_caption;  // of `n` and `caption`
  std::optional<TableStyleDefinition> table;             // of tables in prose
};

struct MetadataDefinition {
  std::optional<Pattern> title, author, subject;
  std::string language = "zh-CN";
};

// What tapered titles hold together.
struct TermsDefinition {
  TermsRef words;     // of the layout; null: none
  std::string field;  // a list of texts, of the report's own; empty: none
  SourcePosition field_position;
};

struct LayoutDefinition {
  std::string name;   // of its folder
  std::string title;  // for people
  PageStyle page, landscape_page;
  std::vector<Condition> mirroring;       // on which they are mirrored, if at all
  std::optional<Pattern> header, footer;  // of both; their other values are the pages'
  NumberingScheme numbering;              // of headings
  std::map<std::string, StyleRef, std::less<>> styles;
  std::vector<FieldDefinition> fields;
  MetadataDefinition metadata;
  TermsDefinition terms;
  ProseDefinition prose;
  std::vector<ContentItem> content;
  std::vector<Variant> variants;  // that some of it names, in their order
  std::vector<TableDefinition> tables;
  std::vector<Check> checks;

  const FieldDefinition* field(std::string_view name) const;
  const TableDefinition* table(std::string_view name) const;
  // Null when the layout has none of that name.
  StyleRef style(std::string_view name) const;
  // heading-1, heading-2 …
  StyleRef heading_style(int level) const;
};
using LayoutRef = std::shared_ptr<const LayoutDefinition>;

}  // namespace typeset::document

// A layout as read and checked: the rules that turn a report's values into a document. Immutable,
// shared by every report of a run.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "document/document.h"
#include "document/heading_numbering.h"
#include "document/pattern.h"
#include "document/style.h"
#include "document/table.h"

namespace typeset::document {

// What a report may say besides its tables.
struct FieldDefinition {
  std::string name;
  FieldType type = FieldType::text;
  bool required = false;
  std::string label;
  std::optional<Pattern> fallback;  // when the report does not say it
  SourcePosition position;
};

enum class ValueType {
  count,   // whole, not negative
  change,  // whole, printed with its sign
  money    // not negative, decimals as written
};

// A column head, and the column under it when it has no children.
struct ColumnDefinition {
  std::string name;
  Pattern label;
  StyleRef style;  // null: the table style's
  ColumnHints hints;
  ValueType type = ValueType::count;
  bool is_sum = false;  // of the columns before it under the same parent
  std::vector<ColumnDefinition> children;
};

// A row label, and the row beside it when it has no children.
struct RowDefinition {
  std::string name;
  Pattern label;
  StyleRef style;                 // null: the table style's
  bool numbered = true;           // where the table numbers its level
  std::optional<ValueType> type;  // goes before the columns'
  bool is_sum = false;            // of the rows before it under the same parent
  std::vector<RowDefinition> children;
};

struct SectionDefinition {
  std::optional<Pattern> band, corner;
  std::vector<ColumnDefinition> columns;
  std::vector<RowDefinition> rows;  // none: one row of values without a label
};

// A TableStyle with the styles of its cells.
struct TableStyleDefinition {
  TableStyle table;
  StyleRef cell, head, stub, band, corner;
};

struct TableDefinition {
  std::string name;
  SourcePosition position;
  TableStyleDefinition style;
  NumberingScheme numbering;  // of the stub
  std::vector<ColumnHints> stub_columns;
  std::vector<SectionDefinition> sections;
};

// The parts of a document in their order.
struct TitleItem {
  Pattern text;
  StyleRef style;
};
struct HeadingItem {
  Pattern text;
};
struct ProseItem {
  std::string field;
};
struct TableItem {
  std::string table;
};
struct SignatureItem {
  Pattern organ, date;
  StyleRef style;
};
using ContentItem = std::variant<TitleItem, HeadingItem, ProseItem, TableItem, SignatureItem>;

struct MetadataDefinition {
  std::optional<Pattern> title, author, subject;
  std::string language = "zh-CN";
};

struct LayoutDefinition {
  std::string name;   // of its folder
  std::string title;  // for people
  PageStyle page;
  NumberingScheme numbering;  // of headings
  std::map<std::string, StyleRef, std::less<>> styles;
  std::vector<FieldDefinition> fields;
  MetadataDefinition metadata;
  std::vector<ContentItem> content;
  std::vector<TableDefinition> tables;

  const FieldDefinition* field(std::string_view name) const;
  const TableDefinition* table(std::string_view name) const;
  // Null when the layout has none of that name.
  StyleRef style(std::string_view name) const;
  // heading-1, heading-2 …
  StyleRef heading_style(int level) const;
};
using LayoutRef = std::shared_ptr<const LayoutDefinition>;

}  // namespace typeset::document

#include "pdf/structure_attributes.h"

#include "pdf/number_format.h"

namespace typeset::pdf {
namespace {

using page::ElementId;
using page::HeaderScope;
using page::ListNumbering;
using page::StructureElement;
using page::StructureRole;

std::string_view scope_name(HeaderScope scope) {
  switch (scope) {
    case HeaderScope::row:
      return "Row";
    case HeaderScope::column:
      return "Column";
    case HeaderScope::both:
      return "Both";
    case HeaderScope::none:
      break;
  }
  return {};
}

std::string_view numbering_name(ListNumbering numbering) {
  switch (numbering) {
    case ListNumbering::disc:
      return "Disc";
    case ListNumbering::decimal:
      return "Decimal";
    case ListNumbering::none:
      break;
  }
  return "None";
}

void append_count(std::string& out, std::string_view key, int count) {
  if (count == 1) return;
  out += key;
  append_integer(out, count);
}

// The attribute object of a cell (ISO 32000-1, table 349), when it has anything to say.
void append_cell_attributes(std::string& out, const StructureElement& cell) {
  const std::size_t start = out.size();
  constexpr std::string_view opening = "/A<</O/Table";
  out += opening;
  if (const std::string_view scope = scope_name(cell.scope);
      cell.role == StructureRole::header_cell && !scope.empty()) {
    out += "/Scope/";
    out += scope;
  }
  append_count(out, "/RowSpan ", cell.rowspan);
  append_count(out, "/ColSpan ", cell.colspan);
  if (!cell.headers.empty()) {
    out += "/Headers[";
    for (const ElementId header : cell.headers) append_identifier(out, header);
    out += ']';
  }
  if (out.size() == start + opening.size()) {
    out.resize(start);
  } else {
    out += ">>";
  }
}

// Table 347. Also where it is None, which is what readers would take it for: to leave it out is to
// say nothing of the labels (ISO 14289-1, 7.6).
void append_list_attributes(std::string& out, const StructureElement& list) {
  out += "/A<</O/List/ListNumbering/";
  out += numbering_name(list.list_numbering);
  out += ">>";
}

// Table 345: above its base, which is the default, and in the middle, which is not.
void append_ruby_attributes(std::string& out) { out += "/A<</O/Layout/RubyAlign/Center>>"; }

// Tables 343 and 345: a figure on lines of its own.
void append_figure_attributes(std::string& out, std::string_view bounding_box) {
  out += "/A<</O/Layout/Placement/Block/BBox";
  out += bounding_box;
  out += ">>";
}

}  // namespace

void append_identifier(std::string& out, ElementId element) {
  out += "(e";
  append_integer(out, static_cast<std::int64_t>(element));
  out += ')';
}

void append_attributes(std::string& out, const StructureElement& element,
                       std::string_view bounding_box) {
  switch (element.role) {
    case StructureRole::list:
      append_list_attributes(out, element);
      break;
    case StructureRole::ruby:
      append_ruby_attributes(out);
      break;
    case StructureRole::header_cell:
    case StructureRole::data_cell:
      append_cell_attributes(out, element);
      break;
    default:
      if (!bounding_box.empty()) append_figure_attributes(out, bounding_box);
      break;
  }
}

}  // namespace typeset::pdf

#include "page/pages.h"

#include <algorithm>
#include <array>

namespace typeset::page {
namespace {

std::string_view heading_type(int level) {
  constexpr std::array<std::string_view, 6> types = {"H1", "H2", "H3", "H4", "H5", "H6"};
  return types[static_cast<std::size_t>(std::clamp(level, 1, 6) - 1)];
}

}  // namespace

std::string_view standard_type(const StructureElement& element) {
  switch (element.role) {
    case StructureRole::document:
      return "Document";
    case StructureRole::section:
      return "Sect";
    case StructureRole::heading:
      return heading_type(element.level);
    case StructureRole::paragraph:
      return "P";
    case StructureRole::table:
      return "Table";
    case StructureRole::table_head:
      return "THead";
    case StructureRole::table_body:
      return "TBody";
    case StructureRole::table_row:
      return "TR";
    case StructureRole::header_cell:
      return "TH";
    case StructureRole::data_cell:
      return "TD";
    case StructureRole::caption:
      return "Caption";
    case StructureRole::figure:
      return "Figure";
    case StructureRole::list:
      return "L";
    case StructureRole::list_item:
      return "LI";
    case StructureRole::list_label:
      return "Lbl";
    case StructureRole::list_item_body:
      return "LBody";
    case StructureRole::ruby:
      return "Ruby";
    case StructureRole::ruby_base:
      return "RB";
    case StructureRole::ruby_text:
      return "RT";
    case StructureRole::note:
      return "Note";
  }
  return "P";
}

}  // namespace typeset::page

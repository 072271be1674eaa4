#include "document/layout_reader.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <string>
#include <utility>

#include "document/layout_checks.h"
#include "document/layout_content.h"
#include "document/layout_context.h"
#include "document/layout_fields.h"
#include "document/layout_page.h"
#include "document/layout_parts.h"
#include "document/layout_sources.h"
#include "document/layout_tables.h"
#include "document/layout_terms.h"
#include "document/node_reading.h"
#include "document/report_keys.h"
#include "document/style_sheet.h"
#include "document/table_scopes.h"

namespace typeset::document {
namespace {

std::string folder_name(const std::filesystem::path& folder) {
  const std::u8string name = folder.filename().generic_u8string();
  return {name.begin(), name.end()};
}

source::Node node_or_null(const source::Node* node) { return node ? *node : source::Node(); }

// A report could not tell a field from a table of the same name.
void check_names(const std::vector<FieldDefinition>& fields,
                 const std::vector<TableDefinition>& tables, Diagnostics& diagnostics) {
  const PatternNames names = pattern_names(fields);
  for (const TableDefinition& table : tables) {
    if (is_layout_key(table.name)) {
      diagnostics.error(table.position, {MessageId::invalid_value, {"tables", table.name}});
    } else if (names.contains(table.name)) {
      diagnostics.error(table.position, {MessageId::yaml_duplicate_key, {table.name}});
    }
  }
}

constexpr std::array all_variants = {Variant::normal, Variant::compact, Variant::crowded,
                                     Variant::tight};

bool is_limited(VariantSet variants) {
  return !std::ranges::all_of(all_variants, [&](Variant v) { return variants.contains(v); });
}

// Those that some of the content is limited to.
void collect_variants(const std::vector<ContentItem>& content, VariantSet& variants) {
  for (const ContentItem& item : content) {
    if (is_limited(item.variants)) variants = variants | item.variants;
    if (const auto* group = std::get_if<GroupItem>(&item.part)) {
      collect_variants(group->content, variants);
    } else if (const auto* imprint = std::get_if<ImprintItem>(&item.part)) {
      collect_variants(imprint->content, variants);
    }
  }
}

void read_root(const source::Node& root, LayoutDefinition& layout, Diagnostics& diagnostics) {
  MappingReader mapping(root, layout.name, diagnostics);
  mapping.accept("include");
  const source::Node* title = mapping.require("title");
  const source::Node* language = mapping.find("language");
  const source::Node* page_node = mapping.require("page");
  const source::Node* numbering = mapping.find("numbering");
  const source::Node* terms = mapping.find("terms");
  const source::Node styles_node = node_or_null(mapping.require("styles"));
  const source::Node table_styles = node_or_null(mapping.find("table-styles"));
  const source::Node fields = node_or_null(mapping.require("fields"));
  const source::Node metadata = node_or_null(mapping.find("metadata"));
  const source::Node parts = node_or_null(mapping.find("parts"));
  const source::Node content =
      with_parts(node_or_null(mapping.require("content")), parts, diagnostics);
  const source::Node prose = node_or_null(mapping.find("prose"));
  const source::Node tables = node_or_null(mapping.find("tables"));
  const source::Node checks = node_or_null(mapping.find("checks"));
  mapping.report_keys();

  if (title) layout.title = read_text(*title, "title", diagnostics).value_or("");
  PageDefinition page;
  if (page_node) page = read_page(*page_node, diagnostics);
  if (terms) layout.terms = read_terms(*terms, diagnostics);
  const StyleSheet styles =
      StyleSheet::read(styles_node, page.grid, diagnostics, layout.terms.words);
  layout.page = page.style;
  layout.page.folio = read_folio(page.folio, styles, diagnostics);
  layout.styles = styles.all();
  if (numbering) layout.numbering = read_numbering(*numbering, diagnostics);

  layout.fields = read_fields(fields, diagnostics);
  check_defaults(layout.fields, {}, diagnostics);
  check_terms_field(layout.terms, layout.fields, diagnostics);
  const PatternNames names = pattern_names(layout.fields);
  const LayoutContext context{styles, names, diagnostics};
  layout.metadata = read_metadata(metadata, context);
  if (language) {
    layout.metadata.language =
        read_text(*language, "language", diagnostics).value_or(layout.metadata.language);
  }
  read_running_texts(page, context, layout);
  layout.landscape_page = turned(layout.page, page.landscape_area);
  const TableStyles all_table_styles = read_table_styles(table_styles, context);
  const auto table_names = table_scopes(content, layout.fields);
  layout.tables = read_tables(tables, all_table_styles, table_names, context);
  layout.prose = read_prose(prose, all_table_styles, context);
  check_names(layout.fields, layout.tables, diagnostics);
  read_mirroring(page, context, layout);
  layout.content = read_content(content, layout.fields, layout.tables, context);
  VariantSet variants = VariantSet::none();
  collect_variants(layout.content, variants);
  std::ranges::copy_if(all_variants, std::back_inserter(layout.variants),
                       [&](Variant variant) { return variants.contains(variant); });
  layout.checks = read_checks(checks, fields, layout.fields, layout.tables, context);
}

}  // namespace

LayoutRef read_layout(const std::filesystem::path& folder,
                      const std::vector<std::filesystem::path>& layout_directories,
                      Diagnostics& diagnostics) {
  // What was wrong before does not count against this layout.
  Diagnostics own;
  auto layout = std::make_shared<LayoutDefinition>();
  layout->name = folder_name(folder);
  const auto root = read_layout_sources(folder, layout_directories, own);
  if (root) read_root(*root, *layout, own);
  for (Diagnostic& finding : own.sorted()) diagnostics.add(std::move(finding));
  return root && !own.has_errors() ? layout : nullptr;
}

}  // namespace typeset::document

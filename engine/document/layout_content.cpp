#include "document/layout_content.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "document/node_reading.h"

namespace typeset::document {
namespace {

class ContentReader {
 public:
  ContentReader(const std::vector<FieldDefinition>& fields,
                const std::vector<TableDefinition>& tables, const LayoutContext& context)
      : fields_(fields), tables_(tables), context_(context) {}

  std::optional<ContentItem> read(const source::Node& node) {
    MappingReader mapping(node, "content", context_.diagnostics);
    const source::Node* const title = mapping.find("title");
    const source::Node* const heading = mapping.find("heading");
    const source::Node* const prose = mapping.find("prose");
    const source::Node* const table = mapping.find("table");
    const source::Node* const signature = mapping.find("signature");
    mapping.report_unknown_keys();
    if (node.entries().empty() && !node.is_scalar() && !node.is_sequence()) report_kinds(node);
    const auto kinds = {title, heading, prose, table, signature};
    if (std::count(kinds.begin(), kinds.end(), nullptr) < 4) report_second(node);
    if (title) return read_title(*title);
    if (heading) return read_heading(*heading);
    if (prose) return read_prose(*prose);
    if (table) return read_table(*table);
    if (signature) return read_signature(*signature);
    return std::nullopt;
  }

 private:
  // An item is one thing only.
  void report_second(const source::Node& node) {
    const source::Entry& second = node.entries()[1];
    context_.diagnostics.error(second.key_position,
                               {MessageId::unknown_key, {second.key, node.entries()[0].key}});
  }

  void report_kinds(const source::Node& node) {
    context_.diagnostics.error(
        node.position(), {MessageId::expected_mapping, {"content"}},
        Message{MessageId::hint_expected_one_of, {"title, heading, prose, table, signature"}});
  }

  std::optional<ContentItem> read_title(const source::Node& node) {
    auto text = context_.pattern(node, "title");
    StyleRef style = context_.styles.require_flow("title", node.position(), context_.diagnostics);
    if (!text) return std::nullopt;
    return TitleItem{*std::move(text), std::move(style)};
  }

  std::optional<ContentItem> read_heading(const source::Node& node) {
    auto text = context_.pattern(node, "heading");
    context_.styles.require_flow("heading-1", node.position(), context_.diagnostics);
    if (!text) return std::nullopt;
    return HeadingItem{*std::move(text)};
  }

  std::optional<ContentItem> read_prose(const source::Node& node) {
    const auto name = read_text(node, "prose", context_.diagnostics);
    context_.styles.require_flow("body", node.position(), context_.diagnostics);
    check_headings(node);
    if (!name) return std::nullopt;
    std::vector<std::string> candidates;
    for (const FieldDefinition& field : fields_) {
      if (field.type == FieldType::prose) candidates.push_back(field.name);
      if (field.name != *name) continue;
      if (field.type == FieldType::prose) return ProseItem{*name};
      context_.diagnostics.error(node.position(), {MessageId::expected_type, {*name, "prose"}});
      return std::nullopt;
    }
    context_.diagnostics.error(node.position(), {MessageId::unknown_field, {*name}},
                               suggest(*name, candidates));
    return std::nullopt;
  }

  // Prose may have headings of every level that there is a style for.
  void check_headings(const source::Node& node) {
    const auto& styles = context_.styles.all();
    for (int level = 1;; ++level) {
      const std::string name = "heading-" + std::to_string(level);
      if (!styles.contains(name)) return;
      context_.styles.require_flow(name, node.position(), context_.diagnostics);
    }
  }

  std::optional<ContentItem> read_table(const source::Node& node) {
    const auto name = read_text(node, "table", context_.diagnostics);
    if (!name) return std::nullopt;
    std::vector<std::string> candidates;
    for (const TableDefinition& table : tables_) {
      if (table.name == *name) return TableItem{*name};
      candidates.push_back(table.name);
    }
    context_.diagnostics.error(node.position(), {MessageId::unknown_table, {*name}},
                               suggest(*name, candidates));
    return std::nullopt;
  }

  std::optional<ContentItem> read_signature(const source::Node& node) {
    MappingReader mapping(node, "signature", context_.diagnostics);
    const source::Node* organ = mapping.require("organ");
    const source::Node* date = mapping.require("date");
    mapping.report_unknown_keys();
    auto organ_text = organ ? context_.pattern(*organ, "organ") : std::nullopt;
    auto date_text = date ? context_.pattern(*date, "date") : std::nullopt;
    StyleRef style =
        context_.styles.require_flow("signature", node.position(), context_.diagnostics);
    if (!organ_text || !date_text) return std::nullopt;
    return SignatureItem{*std::move(organ_text), *std::move(date_text), std::move(style)};
  }

  const std::vector<FieldDefinition>& fields_;
  const std::vector<TableDefinition>& tables_;
  const LayoutContext& context_;
};

}  // namespace

std::vector<ContentItem> read_content(const source::Node& list,
                                      const std::vector<FieldDefinition>& fields,
                                      const std::vector<TableDefinition>& tables,
                                      const LayoutContext& context) {
  std::vector<ContentItem> content;
  ContentReader reader(fields, tables, context);
  for (const source::Node& node : read_filled_list(list, "content", context.diagnostics)) {
    if (auto item = reader.read(node)) content.push_back(*std::move(item));
  }
  return content;
}

MetadataDefinition read_metadata(const source::Node& node, const LayoutContext& context) {
  MetadataDefinition metadata;
  MappingReader mapping(node, "metadata", context.diagnostics);
  if (const source::Node* title = mapping.find("title")) {
    metadata.title = context.pattern(*title, "title");
  }
  if (const source::Node* author = mapping.find("author")) {
    metadata.author = context.pattern(*author, "author");
  }
  if (const source::Node* subject = mapping.find("subject")) {
    metadata.subject = context.pattern(*subject, "subject");
  }
  mapping.report_unknown_keys();
  return metadata;
}

}  // namespace typeset::document

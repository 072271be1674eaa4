#include "document/layout_content.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "document/conditions.h"
#include "document/layout_fields.h"
#include "document/layout_head_parts.h"
#include "document/layout_signature.h"
#include "document/node_reading.h"

namespace typeset::document {
namespace {

constexpr auto kinds = std::to_array<std::string_view>(
    {"title", "heading", "text", "prose", "table", "signature", "masthead", "line", "labelled",
     "rule", "imprint", "group"});

std::string listed_kinds() {
  std::string text;
  for (const std::string_view kind : kinds) text += (text.empty() ? "" : ", ") + std::string(kind);
  return text;
}

// Reads the parts at one place: what names can be used there is the same for all of them.
class ContentReader {
 public:
  ContentReader(std::vector<FieldDefinition> fields, const std::vector<TableDefinition>& tables,
                const LayoutContext& context)
      : fields_(std::move(fields)), tables_(tables), context_(context) {}

  std::vector<ContentItem> read_list(const source::Node& list, std::string_view key) {
    std::vector<ContentItem> content;
    for (const source::Node& node : read_filled_list(list, key, context_.diagnostics)) {
      if (auto item = read(node)) content.push_back(*std::move(item));
    }
    return content;
  }

 private:
  // What stands beside `group`.
  struct GroupKeys {
    const source::Node* repeat = nullptr;  // null: not there
    WritingMode writing_mode = WritingMode::horizontal;
    std::optional<Length> height = std::nullopt;
  };

  GroupKeys read_group_keys(MappingReader& mapping) {
    GroupKeys keys;
    keys.repeat = mapping.find("repeat");
    const source::Node* writing_mode = mapping.find("writing-mode");
    if (!writing_mode) return keys;
    constexpr auto modes = std::to_array<std::pair<std::string_view, WritingMode>>(
        {{"horizontal", WritingMode::horizontal}, {"vertical-rl", WritingMode::vertical}});
    const auto mode = read_choice(*writing_mode, "writing-mode", modes, context_.diagnostics);
    keys.writing_mode = mode.value_or(keys.writing_mode);
    if (mode == WritingMode::horizontal) return keys;
    // Only vertical groups have a height; one whose mode is misspelt may be meant to be one.
    if (const source::Node* height = mapping.find("height")) keys.height = read_height(*height);
    return keys;
  }

  std::optional<Length> read_height(const source::Node& node) {
    const auto height = read_length(node, context_.diagnostics);
    if (!height) return std::nullopt;
    const PageGrid& grid = context_.styles.grid();
    const Length resolved = height->resolve({grid.character_pitch, grid.line_pitch});
    if (resolved < grid.em) {
      context_.diagnostics.error(node.position(), {MessageId::invalid_length, {node.text()}});
      return std::nullopt;
    }
    return resolved;
  }

  std::optional<ContentItem> read(const source::Node& node) {
    MappingReader mapping(node, "content", context_.diagnostics);
    ContentItem item;
    const source::Node* part = nullptr;
    std::string_view kind;
    for (const std::string_view candidate : kinds) {
      const source::Node* found = mapping.find(candidate);
      if (found && part) report_second(node, kind, candidate);
      if (found && !part) {
        part = found;
        kind = candidate;
      }
    }
    read_circumstances(mapping, item);
    const source::Node* level = kind == "heading" ? mapping.find("level") : nullptr;
    const source::Node* style = kind == "text" ? mapping.find("style") : nullptr;
    const GroupKeys group = kind == "group" ? read_group_keys(mapping) : GroupKeys{};
    const source::Node* page = kind == "imprint" ? mapping.find("page") : nullptr;
    mapping.report_keys();
    if (vertical_) refuse_in_vertical(node);
    if (nested_ && kind == "imprint") {
      context_.diagnostics.error(part->position(), {MessageId::imprint_not_here, {}});
      return std::nullopt;
    }
    if (!part) {
      if (node.is_mapping() || node.is_null()) report_kinds(node);
      return std::nullopt;
    }
    const bool good = kind == "title"     ? read_title(*part, item)
                      : kind == "heading" ? read_heading(*part, level, item)
                      : kind == "text"    ? read_text_line(*part, style, item)
                      : kind == "prose"   ? read_prose(*part, item)
                      : kind == "table"   ? read_table(*part, item)
                      : kind == "group"   ? read_group(*part, group, item)
                      : kind == "imprint" ? read_imprint(*part, page, item)
                      : kind == "signature"
                          ? read_signature(*part, item)
                          : read_head_part(*part, kind, fields_, context_, item);
    return good ? std::optional(std::move(item)) : std::nullopt;
  }

  // Vertical lines are not cut into pages here, and hold running text only.
  void refuse_in_vertical(const source::Node& node) {
    for (const source::Entry& entry : node.entries()) {
      constexpr auto refused = std::to_array<std::string_view>(
          {"table", "signature", "masthead", "line", "labelled", "rule", "new-page", "orientation",
           "writing-mode", "height"});
      if (std::ranges::find(refused, entry.key) == refused.end()) continue;
      context_.diagnostics.error(entry.key_position,
                                 {MessageId::not_in_vertical_group, {entry.key}});
    }
  }

  // An item is one thing only.
  void report_second(const source::Node& node, std::string_view first, std::string_view second) {
    std::vector<const source::Entry*> entries;
    for (const source::Entry& entry : node.entries()) {
      if (entry.key == first || entry.key == second) entries.push_back(&entry);
    }
    context_.diagnostics.error(entries.back()->key_position, {MessageId::content_of_two_kinds,
                                                              {entries[0]->key, entries[1]->key}});
  }

  void report_kinds(const source::Node& node) {
    if (!node.entries().empty()) return;  // its unknown keys have been reported
    context_.diagnostics.error(node.position(), {MessageId::expected_mapping, {"content"}},
                               Message{MessageId::hint_expected_one_of, {listed_kinds()}});
  }

  void read_circumstances(MappingReader& mapping, ContentItem& item) {
    constexpr auto orientations = std::to_array<std::pair<std::string_view, Orientation>>(
        {{"portrait", Orientation::portrait}, {"landscape", Orientation::landscape}});
    if (const source::Node* when = mapping.find("when")) add_conditions(*when, false, item);
    if (const source::Node* unless = mapping.find("unless")) add_conditions(*unless, true, item);
    if (const source::Node* node = mapping.find("new-page")) {
      item.new_page = read_boolean(*node, "new-page", context_.diagnostics).value_or(false);
    }
    if (const source::Node* node = mapping.find("variant")) read_variants(*node, item);
    if (const source::Node* node = mapping.find("orientation")) {
      item.orientation = read_choice(*node, "orientation", orientations, context_.diagnostics);
    }
  }

  // One, or a list of them.
  void read_variants(const source::Node& node, ContentItem& item) {
    constexpr auto variants =
        std::to_array<std::pair<std::string_view, Variant>>({{"normal", Variant::normal},
                                                             {"compact", Variant::compact},
                                                             {"crowded", Variant::crowded}});
    for (const source::Node& name : node.is_sequence() ? node.items() : std::vector{node}) {
      const auto variant = read_choice(name, "variant", variants, context_.diagnostics);
      if (variant) item.variants.push_back(*variant);
    }
  }

  void add_conditions(const source::Node& node, bool negated, ContentItem& item) {
    for (Condition& condition : read_conditions(node, negated, fields_, tables_, context_)) {
      item.conditions.push_back(std::move(condition));
    }
  }

  bool read_title(const source::Node& node, ContentItem& item) {
    auto text = context_.pattern(node, "title");
    StyleRef style = context_.styles.require_flow("title", node.position(), context_.diagnostics);
    if (!text) return false;
    item.part = TitleItem{*std::move(text), std::move(style)};
    return true;
  }

  bool read_heading(const source::Node& node, const source::Node* level_node, ContentItem& item) {
    auto text = context_.pattern(node, "heading");
    constexpr std::int64_t deepest = 9;
    int level = 1;
    if (level_node) {
      level =
          static_cast<int>(read_integer(*level_node, context_.diagnostics, 1, deepest).value_or(1));
    }
    const SourcePosition& where = (level_node ? *level_node : node).position();
    context_.styles.require_flow("heading-" + std::to_string(level), where, context_.diagnostics);
    if (!text) return false;
    item.part = HeadingItem{*std::move(text), level};
    return true;
  }

  bool read_text_line(const source::Node& node, const source::Node* style_node, ContentItem& item) {
    auto text = context_.pattern(node, "text");
    StyleRef style;
    if (style_node) {
      const auto name = read_text(*style_node, "style", context_.diagnostics);
      if (name) {
        style = context_.styles.require_flow(*name, style_node->position(), context_.diagnostics);
      }
    } else {
      style = context_.styles.require_flow("body", node.position(), context_.diagnostics);
    }
    if (!text) return false;
    item.part = TextItem{*std::move(text), std::move(style)};
    return true;
  }

  bool read_prose(const source::Node& node, ContentItem& item) {
    const auto name = read_text(node, "prose", context_.diagnostics);
    context_.styles.require_flow("body", node.position(), context_.diagnostics);
    check_headings(node);
    if (!name || !context_.expect_field(node, *name, ValueType::prose)) return false;
    item.part = ProseItem{*name};
    return true;
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

  bool read_table(const source::Node& node, ContentItem& item) {
    const auto name = read_text(node, "table", context_.diagnostics);
    if (!name) return false;
    std::vector<std::string> candidates;
    for (const TableDefinition& table : tables_) candidates.push_back(table.name);
    if (std::find(candidates.begin(), candidates.end(), *name) == candidates.end()) {
      context_.diagnostics.error(node.position(), {MessageId::unknown_table, {*name}},
                                 suggest(*name, candidates));
      return false;
    }
    item.part = TableItem{*name};
    return true;
  }

  bool read_signature(const source::Node& node, ContentItem& item) {
    auto signature = document::read_signature(node, fields_, context_);
    if (!signature) return false;
    item.part = *std::move(signature);
    return true;
  }

  bool read_imprint(const source::Node& node, const source::Node* page, ContentItem& item) {
    constexpr auto pages =
        std::to_array<std::pair<std::string_view, bool>>({{"even", true}, {"any", false}});
    ImprintItem imprint;
    if (page) {
      imprint.even_page = read_choice(*page, "page", pages, context_.diagnostics).value_or(true);
    }
    ContentReader reader(fields_, tables_, context_);
    reader.nested_ = true;
    imprint.content = reader.read_list(node, "imprint");
    item.part = std::move(imprint);
    return true;
  }

  bool read_group(const source::Node& node, const GroupKeys& keys, ContentItem& item) {
    GroupItem group;
    group.writing_mode = keys.writing_mode;
    group.height = keys.height;
    const bool vertical = vertical_ || group.writing_mode == WritingMode::vertical;
    if (!keys.repeat) {
      ContentReader reader(fields_, tables_, context_);
      reader.vertical_ = vertical;
      reader.nested_ = nested_;
      group.content = reader.read_list(node, "group");
      item.part = std::move(group);
      return true;
    }
    const auto named = read_list_name(*keys.repeat, "repeat", fields_, context_);
    if (!named) return false;
    group.list = named->name;
    const auto list = std::find_if(fields_.begin(), fields_.end(),
                                   [&](const FieldDefinition& f) { return f.name == group.list; });
    const LayoutContext inside{context_.styles, named->names, context_.diagnostics};
    std::vector<FieldDefinition> fields = list->items;
    fields.insert(fields.end(), fields_.begin(), fields_.end());
    ContentReader reader(std::move(fields), tables_, inside);
    reader.vertical_ = vertical;
    reader.nested_ = true;
    group.content = reader.read_list(node, "group");
    item.part = std::move(group);
    return true;
  }

  std::vector<FieldDefinition> fields_;  // those that lists are looked for among
  const std::vector<TableDefinition>& tables_;
  const LayoutContext& context_;
  bool vertical_ = false;  // the parts are vertical text
  bool nested_ = false;    // they stand in an imprint, or once for each item of a list
};

class ProseReader {
 public:
  ProseReader(const source::Node& node, const TableStyles& table_styles,
              const LayoutContext& context)
      : mapping_(node, "prose", context.diagnostics),
        table_styles_(table_styles),
        context_(context) {}

  ProseDefinition read() {
    if (const source::Node* bold = mapping_.find("bold")) {
      prose_.bold_font = read_text(*bold, "bold", context_.diagnostics).value_or(prose_.bold_font);
    }
    if (const source::Node* level = mapping_.find("first-level")) {
      const auto read = read_integer(*level, context_.diagnostics, 1, 2);
      if (read) prose_.first_level = static_cast<int>(*read);
    }
    if (const source::Node* marks = mapping_.find("list-marks")) read_marks(*marks);
    prose_.footnote_mark = pattern("footnote-mark", {{"n", ValueType::integer}});
    const PatternNames caption_names = {{"n", ValueType::integer}, {"caption", ValueType::text}};
    prose_.figure_caption = pattern("figure-caption", caption_names);
    prose_.table_caption = pattern("table-caption", caption_names);
    if (const source::Node* table = mapping_.find("table")) {
      prose_.table = table_style_named(*table, table_styles_, context_.diagnostics);
    }
    mapping_.report_keys();
    prose_.list_item = style("list-item");
    prose_.caption = style("caption");
    prose_.figure = style("figure");
    prose_.footnote = style("footnote");
    return std::move(prose_);
  }

 private:
  void read_marks(const source::Node& list) {
    std::vector<std::string> marks;
    for (const source::Node& mark : read_filled_list(list, "list-marks", context_.diagnostics)) {
      if (auto text = read_text(mark, "list-marks", context_.diagnostics)) {
        marks.push_back(*std::move(text));
      }
    }
    if (!marks.empty()) prose_.list_marks = std::move(marks);
  }

  std::optional<Pattern> pattern(std::string_view key, const PatternNames& names) {
    const source::Node* node = mapping_.find(key);
    if (!node) return std::nullopt;
    auto pattern = read_pattern(*node, key, context_.diagnostics);
    if (pattern && !check_pattern(*pattern, names, context_.diagnostics)) return std::nullopt;
    return pattern;
  }

  StyleRef style(std::string_view name) const {
    const auto found = context_.styles.all().find(name);
    return found == context_.styles.all().end() ? nullptr : found->second;
  }

  MappingReader mapping_;
  const TableStyles& table_styles_;
  const LayoutContext& context_;
  ProseDefinition prose_;
};

}  // namespace

std::vector<ContentItem> read_content(const source::Node& list,
                                      const std::vector<FieldDefinition>& fields,
                                      const std::vector<TableDefinition>& tables,
                                      const LayoutContext& context) {
  return ContentReader(fields, tables, context).read_list(list, "content");
}

ProseDefinition read_prose(const source::Node& node, const TableStyles& table_styles,
                           const LayoutContext& context) {
  return ProseReader(node, table_styles, context).read();
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
  mapping.report_keys();
  return metadata;
}

}  // namespace typeset::document

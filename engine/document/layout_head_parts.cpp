#include "document/layout_head_parts.h"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "document/layout_cell_look.h"
#include "document/node_reading.h"
#include "document/style_properties.h"

namespace typeset::document {
namespace {

constexpr std::int64_t most_per_line = 10;

// One part: what can be used for the whole of it, and for each item of the list that it names.
class PartReader {
 public:
  PartReader(const source::Node& node, std::string_view kind,
             const std::vector<FieldDefinition>& fields, const LayoutContext& context)
      : mapping_(node, std::string(kind), context.diagnostics),
        fields_(fields),
        context_(context) {}

  bool masthead(ContentItem& item) {
    MastheadItem part;
    part.style = style("style", "masthead");
    std::optional<Pattern> text;
    read_texts(mapping_, "text", part.list, text);
    part.suffix = pattern("suffix");
    const LengthContext lengths = length_context();
    part.least_size = positive("min-size", part.style ? part.style->size : Length{}, lengths);
    part.greatest_height = positive("max-height", Length::mm(60), lengths);
    mapping_.report_keys();
    if (!text || !part.style) return false;
    part.text = *std::move(text);
    item.part = std::move(part);
    return true;
  }

  bool split_line(ContentItem& item) {
    SplitLineItem part;
    part.style = style("style", "body");
    part.start_style = part.end_style = part.style;
    if (const source::Node* start = mapping_.find("start")) read_side(*start, part);
    const source::Node* end = mapping_.find("end");
    if (end && end->is_mapping()) {
      read_end(*end, part);
    } else if (end) {
      part.end = context_.pattern(*end, "end");
    }
    mapping_.report_keys();
    if (!part.style || !part.start_style || !part.end_style) return false;
    item.part = std::move(part);
    return true;
  }

  bool labelled(ContentItem& item) {
    LabelledItem part;
    part.style = style("style", "body");
    part.label_style = mapping_.find("label-style") ? style("label-style", "body") : part.style;
    const source::Node* label = mapping_.require("label");
    auto label_text = label ? context_.pattern(*label, "label") : std::nullopt;
    std::optional<Pattern> text;
    read_texts(mapping_, "text", part.list, text);
    if (const source::Node* number = mapping_.find("number")) {
      const PatternNames names = {{std::string("n"), ValueType::integer}};
      auto read = read_pattern(*number, "number", context_.diagnostics);
      if (read && check_pattern(*read, names, context_.diagnostics)) part.number = std::move(read);
    }
    mapping_.report_keys();
    if (!label_text || !text || !part.style || !part.label_style) return false;
    part.label = *std::move(label_text);
    part.text = *std::move(text);
    item.part = std::move(part);
    return true;
  }

  bool rule(ContentItem& item) {
    SeparatorRule rule;
    constexpr auto patterns = std::to_array<std::pair<std::string_view, RulePattern>>(
        {{"thick-thin", RulePattern::thick_thin}, {"thin-thick", RulePattern::thin_thick}});
    const LengthContext lengths = context_.grid_lengths();
    const source::Node* thickness = mapping_.require("thickness");
    if (thickness) rule.thickness = positive("thickness", Length::mm(0.35), lengths);
    if (const source::Node* color = mapping_.find("color")) {
      rule.color = read_color(*color, "color", context_.diagnostics).value_or(Color{});
    }
    if (mapping_.find("width")) rule.width = positive("width", Length::mm(156), lengths);
    if (const source::Node* node = mapping_.find("double")) {
      rule.pattern = read_choice(*node, "double", patterns, context_.diagnostics)
                         .value_or(RulePattern::single);
    }
    if (mapping_.find("space-before")) {
      rule.space_before = positive("space-before", Length{}, lengths);
    }
    if (mapping_.find("space-after")) {
      rule.space_after = positive("space-after", Length{}, lengths);
    }
    if (const source::Node* grid = mapping_.find("line-grid")) {
      rule.creates_grid = read_line_grid(*grid, context_.diagnostics).value_or(false);
    }
    if (mapping_.find("from-paper-bottom")) {
      rule.from_paper_bottom = positive("from-paper-bottom", Length::mm(20), lengths);
    }
    mapping_.report_keys();
    if (thickness) check_thinnest(rule, *thickness);
    item.part = RuleItem{rule};
    return thickness != nullptr;
  }

 private:
  // A text, or one for each item of a list.
  void read_texts(MappingReader& mapping, std::string_view key, std::string& list,
                  std::optional<Pattern>& text) {
    const source::Node* list_node = mapping.find("list");
    const source::Node* text_node = list_node ? mapping.find(key) : mapping.require(key);
    if (!list_node) {
      if (text_node) text = context_.pattern(*text_node, key);
      return;
    }
    const auto named = read_list_name(*list_node, "list", fields_, context_);
    if (!named) return;
    list = named->name;
    const LayoutContext inside{context_.styles, named->names, context_.diagnostics};
    if (text_node) text = inside.pattern(*text_node, key);
    if (!text_node) text = Pattern{*list_node, {Placeholder{"item", {}, list_node->position()}}};
    if (!text_node) check_items_are_texts(*text, named->names);
  }

  // What stands for each item is itself, which only a text can do.
  void check_items_are_texts(const Pattern& pattern, const PatternNames& names) const {
    check_pattern(pattern, names, context_.diagnostics);
  }

  void read_side(const source::Node& node, SplitLineItem& part) {
    if (!node.is_mapping()) {
      part.start = context_.pattern(node, "start");
      return;
    }
    MappingReader side(node, "start", context_.diagnostics);
    if (const source::Node* text = side.require("text")) {
      part.start = context_.pattern(*text, "text");
    }
    if (const source::Node* name = side.find("style")) {
      part.start_style = named_style(*name);
    }
    side.report_keys();
  }

  void read_end(const source::Node& node, SplitLineItem& part) {
    MappingReader side(node, "end", context_.diagnostics);
    if (const source::Node* label = side.find("label")) {
      part.label = context_.pattern(*label, "label");
    }
    read_texts(side, "text", part.list, part.end);
    if (const source::Node* name = side.find("style")) part.end_style = named_style(*name);
    if (const source::Node* count = side.find("per-line")) {
      part.per_line =
          static_cast<int>(read_integer(*count, context_.diagnostics, 1, most_per_line).value_or(1));
    }
    side.report_keys();
  }

  StyleRef named_style(const source::Node& node) const {
    const auto name = read_text(node, "style", context_.diagnostics);
    return name ? context_.styles.require_flow(*name, node.position(), context_.diagnostics)
                : nullptr;
  }

  StyleRef style(std::string_view key, std::string_view otherwise) {
    if (const source::Node* node = mapping_.find(key)) return named_style(*node);
    return context_.styles.require_flow(otherwise, mapping_.position(), context_.diagnostics);
  }

  std::optional<Pattern> pattern(std::string_view key) {
    const source::Node* node = mapping_.find(key);
    return node ? context_.pattern(*node, key) : std::nullopt;
  }

  LengthContext length_context() const { return context_.grid_lengths(); }

  // A length more than zero; `otherwise` where there is none.
  Length positive(std::string_view key, Length otherwise, const LengthContext& lengths) {
    const source::Node* node = mapping_.find(key);
    const auto length = node ? read_length(*node, context_.diagnostics) : std::nullopt;
    if (!length) return otherwise;
    const Length resolved = length->resolve(lengths);
    if (resolved > Length{}) return resolved;
    context_.diagnostics.error(node->position(), {MessageId::invalid_length, {node->text()}});
    return otherwise;
  }

  // Each of the rules that a double one is made of has to be printable.
  void check_thinnest(const SeparatorRule& rule, const source::Node& node) const {
    const Length thinnest =
        rule.pattern == RulePattern::single ? rule.thickness : rule.thickness / 4;
    check_line_thickness(thinnest, node, context_.diagnostics);
  }

  MappingReader mapping_;
  const std::vector<FieldDefinition>& fields_;
  const LayoutContext& context_;
};

}  // namespace

bool read_head_part(const source::Node& node, std::string_view kind,
                    const std::vector<FieldDefinition>& fields, const LayoutContext& context,
                    ContentItem& item) {
  PartReader reader(node, kind, fields, context);
  if (kind == "masthead") return reader.masthead(item);
  if (kind == "line") return reader.split_line(item);
  return kind == "labelled" ? reader.labelled(item) : reader.rule(item);
}

}  // namespace typeset::document

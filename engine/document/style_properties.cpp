#include "document/style_properties.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <string_view>
#include <utility>

#include "document/node_reading.h"

namespace typeset::document {
namespace {

// Leading of text that is on no grid.
constexpr double default_line_pitch = 1.3;
constexpr std::int64_t most_orphans = 100;
constexpr std::int64_t most_combined_digits = 4;

std::optional<Color> parse_color(std::string_view text) {
  if (text == "black") return Color{};
  if (text == "red") return Color{1, 0, 0};
  constexpr std::size_t length = 7;  // #rrggbb
  if (text.size() != length || text[0] != '#') return std::nullopt;
  double components[3] = {};
  for (std::size_t i = 0; i < 3; ++i) {
    const char* const start = text.data() + 1 + 2 * i;
    unsigned value = 0;
    const auto [end, error] = std::from_chars(start, start + 2, value, 16);
    if (error != std::errc() || end != start + 2) return std::nullopt;
    components[i] = value / 255.0;
  }
  return Color{components[0], components[1], components[2]};
}

enum class Range { any, not_negative, positive };

class PropertyReader {
 public:
  PropertyReader(const source::Node& node, const std::string& name, Diagnostics& diagnostics)
      : mapping_(node, name, diagnostics), diagnostics_(diagnostics) {}

  void read(StyleProperties& style) {
    mapping_.accept("inherit");
    if (const source::Node* node = mapping_.find("font")) {
      if (auto font = read_text(*node, "font", diagnostics_)) style.font = std::move(font);
    }
    if (const source::Node* node = mapping_.find("latin-font")) {
      style.latin_font = read_text(*node, "latin-font", diagnostics_).value_or("");
    }
    size(style);
    color(style);
    choices(style);
    length("first-line-indent", Range::any, style.first_line_indent);
    length("start-indent", Range::not_negative, style.start_indent);
    length("end-indent", Range::not_negative, style.end_indent);
    length("space-before", Range::not_negative, style.space_before);
    length("space-after", Range::not_negative, style.space_after);
    if (LengthSpecification pitch; length("line-pitch", Range::positive, pitch)) {
      style.line_pitch = pitch;
    }
    if (LengthSpecification top; length("top", Range::any, top)) style.top = top;
    line_grid(style);
    boolean("on-grid", style.on_grid);
    boolean("keep-with-next", style.keep_with_next);
    boolean("keep-with-previous", style.keep_with_previous);
    boolean("text-autospace", style.text_autospace);
    boolean("latin-digits", style.latin_digits);
    shape(style);
    punctuation(style);
    lines("orphans", style.orphans);
    lines("widows", style.widows);
    origins(style);
    mapping_.report_keys();
  }

 private:
  // Later ones go before earlier ones.
  void origins(StyleProperties& style) {
    for (const std::string_view key : {"start-indent", "first-line-indent"}) {
      if (const source::Node* node = mapping_.find(key)) style.indent_origin = *node;
    }
    for (const std::string_view key : {"on-grid", "size"}) {
      if (const source::Node* node = mapping_.find(key)) style.grid_origin = *node;
    }
    if (const source::Node* node = mapping_.find("size")) style.size_as_written = node->text();
    if (const source::Node* node = mapping_.find("writing-mode")) style.writing_mode_origin = *node;
  }

  bool length(std::string_view key, Range range, LengthSpecification& result) {
    const source::Node* node = mapping_.find(key);
    if (!node) return false;
    const auto length = read_length(*node, diagnostics_);
    if (!length) return false;
    const bool is_zero = length->absolute == Length() && length->factor == 0;
    if ((range != Range::any && length->is_negative()) || (range == Range::positive && is_zero)) {
      diagnostics_.error(node->position(), {MessageId::invalid_length, {node->text()}});
      return false;
    }
    result = *length;
    return true;
  }

  void size(StyleProperties& style) {
    LengthSpecification size;
    if (!length("size", Range::positive, size)) return;
    // 字 would be the very size that is asked for.
    if (size.unit == LengthUnit::absolute) {
      style.size = size.absolute;
    } else {
      const source::Node* node = mapping_.find("size");
      diagnostics_.error(node->position(), {MessageId::invalid_length, {node->text()}});
    }
  }

  void line_grid(StyleProperties& style) {
    if (const source::Node* node = mapping_.find("line-grid")) {
      style.creates_grid = read_line_grid(*node, diagnostics_).value_or(style.creates_grid);
    }
  }

  void punctuation(StyleProperties& style) {
    constexpr auto levels = std::to_array<std::pair<std::string_view, LineBreakLevel>>(
        {{"basic", LineBreakLevel::basic},
         {"gb", LineBreakLevel::gb},
         {"strict", LineBreakLevel::strict}});
    constexpr auto styles = std::to_array<std::pair<std::string_view, PunctuationStyle>>(
        {{"full", PunctuationStyle::full},
         {"kaiming", PunctuationStyle::kaiming},
         {"half", PunctuationStyle::half}});
    if (const source::Node* node = mapping_.find("line-break")) {
      style.line_break =
          read_choice(*node, "line-break", levels, diagnostics_).value_or(style.line_break);
    }
    if (const source::Node* node = mapping_.find("punctuation")) {
      style.punctuation =
          read_choice(*node, "punctuation", styles, diagnostics_).value_or(style.punctuation);
    }
    boolean("hanging-punctuation", style.hanging_punctuation);
    boolean("indent-each-line", style.indent_each_line);
  }

  // `balance` is the older way to write one of the shapes, or that there is none.
  void shape(StyleProperties& style) {
    constexpr auto shapes =
        std::to_array<std::pair<std::string_view, LineShape>>({{"filled", LineShape::filled},
                                                               {"balanced", LineShape::balanced},
                                                               {"tapered", LineShape::tapered}});
    if (const source::Node* node = mapping_.find("balance")) {
      if (const auto balance = read_boolean(*node, "balance", diagnostics_)) {
        style.shape = *balance ? LineShape::balanced : LineShape::filled;
      }
    }
    if (const source::Node* node = mapping_.find("shape")) {
      style.shape = read_choice(*node, "shape", shapes, diagnostics_).value_or(style.shape);
    }
  }

  void color(StyleProperties& style) {
    const source::Node* node = mapping_.find("color");
    if (node) style.color = read_color(*node, "color", diagnostics_).value_or(style.color);
  }

  void choices(StyleProperties& style) {
    constexpr auto modes = std::to_array<std::pair<std::string_view, WritingMode>>(
        {{"horizontal", WritingMode::horizontal}, {"vertical-rl", WritingMode::vertical}});
    constexpr auto orientations = std::to_array<std::pair<std::string_view, TextOrientation>>(
        {{"mixed", TextOrientation::mixed}, {"upright", TextOrientation::upright}});
    if (const source::Node* node = mapping_.find("align")) {
      style.align = read_text_align(*node, diagnostics_).value_or(style.align);
    }
    if (const source::Node* node = mapping_.find("writing-mode")) {
      style.writing_mode =
          read_choice(*node, "writing-mode", modes, diagnostics_).value_or(style.writing_mode);
    }
    if (const source::Node* node = mapping_.find("text-orientation")) {
      style.text_orientation = read_choice(*node, "text-orientation", orientations, diagnostics_)
                                   .value_or(style.text_orientation);
    }
    if (const source::Node* node = mapping_.find("text-combine")) {
      const auto digits = read_integer(*node, diagnostics_, 0, most_combined_digits);
      if (digits) style.text_combine = static_cast<int>(*digits);
    }
  }

  void boolean(std::string_view key, bool& result) {
    if (const source::Node* node = mapping_.find(key)) {
      result = read_boolean(*node, key, diagnostics_).value_or(result);
    }
  }

  void lines(std::string_view key, int& result) {
    if (const source::Node* node = mapping_.find(key)) {
      if (const auto number = read_integer(*node, diagnostics_, 1, most_orphans)) {
        result = static_cast<int>(*number);
      }
    }
  }

  MappingReader mapping_;
  Diagnostics& diagnostics_;
};

}  // namespace

void read_style_properties(const source::Node& node, const std::string& name,
                           StyleProperties& properties, Diagnostics& diagnostics) {
  PropertyReader(node, name, diagnostics).read(properties);
}

std::optional<Color> read_color(const source::Node& node, std::string_view field,
                                Diagnostics& diagnostics) {
  const auto color = parse_color(node.text());
  if (!color) {
    diagnostics.error(node.position(),
                      {MessageId::invalid_value, {std::string(field), node.text()}},
                      Message{MessageId::hint_expected_one_of, {"black, red, \"#rrggbb\""}});
  }
  return color;
}

std::optional<bool> read_line_grid(const source::Node& node, Diagnostics& diagnostics) {
  constexpr auto grids = std::to_array<std::pair<std::string_view, bool>>(
      {{"create", true}, {"match-parent", false}});
  return read_choice(node, "line-grid", grids, diagnostics);
}

std::optional<TextAlign> read_text_align(const source::Node& node, Diagnostics& diagnostics) {
  constexpr auto aligns =
      std::to_array<std::pair<std::string_view, TextAlign>>({{"start", TextAlign::start},
                                                             {"center", TextAlign::center},
                                                             {"end", TextAlign::end},
                                                             {"justify", TextAlign::justify}});
  return read_choice(node, "align", aligns, diagnostics);
}

Style computed_style(const StyleProperties& properties, const PageGrid& grid) {
  Style style;
  style.font = properties.font.value_or("");
  style.size = properties.size.value_or(grid.em);
  style.color = properties.color;
  style.align = properties.align;
  style.writing_mode = properties.writing_mode;
  style.text_orientation = properties.text_orientation;
  style.text_combine = properties.text_combine;
  style.snap_to_grid = properties.on_grid;
  style.creates_grid = properties.creates_grid;
  style.keep_with_next = properties.keep_with_next;
  style.keep_with_previous = properties.keep_with_previous;
  style.orphans = properties.orphans;
  style.widows = properties.widows;
  style.text_autospace = properties.text_autospace;
  style.shape = properties.shape;
  style.latin_font = properties.latin_font;
  style.latin_digits = properties.latin_digits;
  style.line_break = properties.line_break;
  style.punctuation = properties.punctuation;
  style.hanging_punctuation = properties.hanging_punctuation;
  style.indent_each_line = properties.indent_each_line;

  style.character_pitch = style.size;
  if (properties.on_grid && style.size == grid.em) {
    style.character_pitch = grid.character_pitch;
  } else if (properties.on_grid) {
    style.character_pitch = style.size.scaled(grid.character_pitch.ratio_to(grid.em));
  }
  const LengthContext context = length_context(style, grid);
  if (properties.on_grid) {
    style.line_pitch = grid.line_pitch;
  } else if (properties.line_pitch) {
    style.line_pitch = properties.line_pitch->resolve(context);
  } else {
    style.line_pitch = style.size.scaled(default_line_pitch);
  }
  style.first_line_indent = properties.first_line_indent.resolve(context);
  style.start_indent = properties.start_indent.resolve(context);
  style.end_indent = properties.end_indent.resolve(context);
  style.space_before = properties.space_before.resolve(context);
  style.space_after = properties.space_after.resolve(context);
  if (properties.top) style.top = properties.top->resolve(context);
  return style;
}

}  // namespace typeset::document

#include "document/layout_page.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/conditions.h"
#include "document/layout_cell_look.h"
#include "document/node_reading.h"

namespace typeset::document {
namespace {

constexpr std::int64_t most_grid_cells = 1000;
constexpr double narrowest_paper_mm = 10;

// A length that stands by itself: there is no style yet that 字 could refer to.
std::optional<Length> read_absolute_length(const source::Node& node, Diagnostics& diagnostics) {
  const auto length = read_length(node, diagnostics);
  if (!length) return std::nullopt;
  if (length->unit == LengthUnit::absolute && !length->is_negative()) return length->absolute;
  diagnostics.error(node.position(), {MessageId::invalid_length, {node.text()}});
  return std::nullopt;
}

std::optional<Length> require_length(MappingReader& mapping, std::string_view key,
                                     Diagnostics& diagnostics) {
  const source::Node* node = mapping.require(key);
  return node ? read_absolute_length(*node, diagnostics) : std::nullopt;
}

Size iso_size(double width, double height) { return {Length::mm(width), Length::mm(height)}; }

// A paper's name, or its width and height.
Size read_paper(const source::Node& node, Diagnostics& diagnostics) {
  const Size a4 = iso_size(210, 297);
  if (!node.is_mapping()) {
    const auto papers = std::to_array<std::pair<std::string_view, Size>>(
        {{"A3", iso_size(297, 420)}, {"A4", a4}, {"A5", iso_size(148, 210)}});
    return read_choice(node, "size", papers, diagnostics).value_or(a4);
  }
  MappingReader mapping(node, "size", diagnostics);
  const auto width = require_length(mapping, "width", diagnostics);
  const auto height = require_length(mapping, "height", diagnostics);
  mapping.report_keys();
  if (!width || !height) return a4;
  const Length least = Length::mm(narrowest_paper_mm);
  if (*width >= least && *height >= least) return {*width, *height};
  const source::Node* wrong = node.find(*width < least ? "width" : "height");
  diagnostics.error(wrong->position(), {MessageId::invalid_length, {wrong->text()}});
  return a4;
}

// A side that reaches over the paper's edge, or is nothing, is reported at its `extent`.
bool check_extent(const source::Node& area, std::string_view extent, Length start, Length length,
                  Length paper, Diagnostics& diagnostics) {
  if (length > Length() && start + length <= paper) return true;
  const source::Node* node = area.find(extent);
  diagnostics.error(node->position(),
                    {MessageId::invalid_value, {std::string(extent), node->text()}});
  return false;
}

Rect read_type_area(const source::Node& node, const Size& paper, Diagnostics& diagnostics) {
  const Rect whole_page{Length(), Length(), paper.width, paper.height};
  MappingReader mapping(node, "type-area", diagnostics);
  const auto left = require_length(mapping, "left", diagnostics);
  const auto top = require_length(mapping, "top", diagnostics);
  const auto width = require_length(mapping, "width", diagnostics);
  const auto height = require_length(mapping, "height", diagnostics);
  mapping.report_keys();
  if (!left || !top || !width || !height) return whole_page;
  const bool fits_across = check_extent(node, "width", *left, *width, paper.width, diagnostics);
  const bool fits_down = check_extent(node, "height", *top, *height, paper.height, diagnostics);
  return fits_across && fits_down ? Rect{*left, *top, *width, *height} : whole_page;
}

// Lines and characters fill the type area from em box to em box (GB/T 9704-2012, 5.2.3): between
// n of them there are n − 1 steps.
Length pitch(Length extent, Length em, int count) { return (extent - em) / (count - 1); }

int read_cells(MappingReader& mapping, std::string_view key, int otherwise,
               Diagnostics& diagnostics) {
  const source::Node* node = mapping.require(key);
  if (!node) return otherwise;
  const auto cells = read_integer(*node, diagnostics, 2, most_grid_cells);
  return cells ? static_cast<int>(*cells) : otherwise;
}

// The least and the most lines that a page may have instead of `lines`, which lie between them; in
// `densest` lines they touch.
std::optional<GridChoice> read_grid_choice(const source::Node& node, int lines, int densest,
                                           Diagnostics& diagnostics) {
  const std::vector<source::Node>& ends = read_list(node, "adjust", diagnostics);
  if (!node.is_sequence()) return std::nullopt;
  if (ends.size() != 2) {
    const auto message = ends.size() < 2 ? MessageId::too_few_items : MessageId::too_many_items;
    diagnostics.error(node.position(), {message, {"adjust", std::to_string(ends.size()), "2"}},
                      Message{MessageId::hint_expected_one_of, {"[20, 24]"}});
    return std::nullopt;
  }
  const auto least = read_integer(ends[0], diagnostics, std::max(2, lines - lines / 4), lines);
  const auto most = read_integer(ends[1], diagnostics, lines, std::min(densest, lines + lines / 4));
  if (!least || !most) return std::nullopt;
  return GridChoice{static_cast<int>(*least), static_cast<int>(*most)};
}

void read_grid(const source::Node& node, PageDefinition& page, Diagnostics& diagnostics) {
  constexpr int standard_lines = 22;
  constexpr int standard_characters = 28;
  MappingReader mapping(node, "grid", diagnostics);
  const int lines = read_cells(mapping, "lines", standard_lines, diagnostics);
  const int characters = read_cells(mapping, "characters", standard_characters, diagnostics);
  const Length em = require_length(mapping, "size", diagnostics).value_or(*type_size_named("三号"));
  const source::Node* adjust = mapping.find("adjust");
  mapping.report_keys();

  const Rect& area = page.style.type_area;
  if (em <= Length() || em >= area.width || em >= area.height) {
    const source::Node* size = node.find("size");
    diagnostics.error(size ? size->position() : node.position(),
                      {MessageId::invalid_length, {size ? size->text() : ""}});
    return;
  }
  page.grid = {em, pitch(area.width, em, characters), pitch(area.height, em, lines), area.width};
  page.style.grid_lines = lines;
  const int densest = std::max(lines, static_cast<int>(area.height.ratio_to(em)));
  if (adjust) page.style.grid_choice = read_grid_choice(*adjust, lines, densest, diagnostics);
  page.style.grid_line_height = em;
  page.style.line_pitch = page.grid.line_pitch;
}

void read_landscape(const source::Node& node, PageDefinition& page, Diagnostics& diagnostics) {
  MappingReader mapping(node, "landscape", diagnostics);
  const source::Node* area = mapping.require("type-area");
  mapping.report_keys();
  const Size turned_paper{page.style.paper.height, page.style.paper.width};
  if (area) page.landscape_area = read_type_area(*area, turned_paper, diagnostics);
}

void read_first_page(const source::Node& node, PageStyle& page, Diagnostics& diagnostics) {
  MappingReader mapping(node, "first-page", diagnostics);
  FirstPage first{page.type_area.height};
  if (const auto height = require_length(mapping, "height", diagnostics)) first.height = *height;
  if (const source::Node* fill = mapping.find("fill")) {
    first.fill = read_boolean(*fill, "fill", diagnostics).value_or(false);
  }
  mapping.report_keys();
  if (!node.find("height")) return;
  if (check_extent(node, "height", page.type_area.y, first.height, page.paper.height,
                   diagnostics)) {
    page.first_page = first;
  }
}

class RunningTextReader {
 public:
  RunningTextReader(const source::Node& node, std::string_view key, const LayoutContext& context)
      : key_(key), mapping_(node, std::string(key), context.diagnostics), context_(context) {}

  void read(std::optional<RunningText>& text, std::optional<Pattern>& pattern) {
    RunningText result;
    if (const source::Node* style = mapping_.require("style")) {
      const auto name = read_text(*style, "style", context_.diagnostics);
      if (name) {
        result.style = context_.styles.require_flow(*name, style->position(), context_.diagnostics);
      }
    }
    if (const source::Node* node = mapping_.require("pattern")) pattern = read_pattern_of(*node);
    result.distance = require_length(mapping_, "distance", context_.diagnostics).value_or(Length());
    if (const source::Node* rule = mapping_.find("rule")) {
      result.rule = read_absolute_length(*rule, context_.diagnostics).value_or(Length());
      check_line_thickness(result.rule, *rule, context_.diagnostics);
    }
    mapping_.report_keys();
    text = std::move(result);
  }

 private:
  std::optional<Pattern> read_pattern_of(const source::Node& node) const {
    PatternNames names = context_.names;
    names.insert_or_assign("page", ValueType::integer);
    names.insert_or_assign("pages", ValueType::integer);
    auto pattern = read_pattern(node, key_, context_.diagnostics);
    if (pattern && !check_pattern(*pattern, names, context_.diagnostics)) return std::nullopt;
    return pattern;
  }

  std::string_view key_;
  MappingReader mapping_;
  const LayoutContext& context_;
};

// Something to go on with where the layout says nothing that can be used.
void assume_standard_grid(PageDefinition& page) {
  page.grid = {Length::pt(16), Length::pt(15.79), Length::pt(29.61)};
  page.style.grid_line_height = page.grid.em;
  page.style.line_pitch = page.grid.line_pitch;
}

}  // namespace

PageDefinition read_page(const source::Node& node, Diagnostics& diagnostics) {
  PageDefinition page;
  assume_standard_grid(page);
  page.style.paper = iso_size(210, 297);
  page.style.type_area = {Length(), Length(), page.style.paper.width, page.style.paper.height};

  MappingReader mapping(node, "page", diagnostics);
  const source::Node* paper = mapping.require("size");
  const source::Node* area = mapping.require("type-area");
  const source::Node* grid = mapping.require("grid");
  const source::Node* folio = mapping.require("folio");
  const source::Node* landscape = mapping.find("landscape");
  const source::Node* first_page = mapping.find("first-page");
  const source::Node* mirrored = mapping.find("mirrored");
  const source::Node* header = mapping.find("header");
  const source::Node* footer = mapping.find("footer");
  mapping.report_keys();
  if (paper) page.style.paper = read_paper(*paper, diagnostics);
  if (area) page.style.type_area = read_type_area(*area, page.style.paper, diagnostics);
  if (grid) read_grid(*grid, page, diagnostics);
  if (folio) page.folio = *folio;
  if (header) page.header = *header;
  if (footer) page.footer = *footer;
  if (mirrored) page.mirrored = *mirrored;
  if (landscape) read_landscape(*landscape, page, diagnostics);
  if (first_page) read_first_page(*first_page, page.style, diagnostics);
  return page;
}

FolioStyle read_folio(const source::Node& node, const StyleSheet& styles,
                      Diagnostics& diagnostics) {
  FolioStyle folio;
  if (node.is_null()) return folio;
  MappingReader mapping(node, "folio", diagnostics);
  if (const source::Node* style = mapping.require("style")) {
    const auto name = read_text(*style, "style", diagnostics);
    if (name) folio.style = styles.require_flow(*name, style->position(), diagnostics);
  }
  if (const source::Node* text = mapping.require("pattern")) {
    const PatternNames names = {{"page", ValueType::integer}};
    const auto pattern = read_pattern(*text, "pattern", diagnostics);
    if (pattern && check_pattern(*pattern, names, diagnostics)) folio.pattern = text->text();
  }
  folio.distance = require_length(mapping, "distance", diagnostics).value_or(Length());
  const source::Node* inset = mapping.find("inset");
  if (const source::Node* first = mapping.find("first-page")) {
    folio.on_first_page = read_boolean(*first, "first-page", diagnostics).value_or(true);
  }
  mapping.report_keys();
  if (!inset) return folio;
  const auto length = read_length(*inset, diagnostics);
  if (length && folio.style) {
    folio.inset = length->resolve(length_context(*folio.style, styles.grid()));
  }
  return folio;
}

void read_running_texts(const PageDefinition& page, const LayoutContext& context,
                        LayoutDefinition& layout) {
  if (!page.header.is_null()) {
    RunningTextReader(page.header, "header", context).read(layout.page.header, layout.header);
  }
  if (!page.footer.is_null()) {
    RunningTextReader(page.footer, "footer", context).read(layout.page.footer, layout.footer);
  }
}

void read_mirroring(const PageDefinition& page, const LayoutContext& context,
                    LayoutDefinition& layout) {
  const source::Node& node = page.mirrored;
  if (node.is_null()) return;
  bool mirrored = true;
  if (node.is_mapping()) {
    MappingReader mapping(node, "mirrored", context.diagnostics);
    const source::Node* unless = mapping.find("unless");
    const source::Node* when = unless ? mapping.find("when") : mapping.require("when");
    mapping.report_keys();
    for (const source::Node* conditions : {when, unless}) {
      if (!conditions) continue;
      const bool negated = conditions == unless;
      std::ranges::move(
          read_conditions(*conditions, negated, layout.fields, layout.tables, context),
          std::back_inserter(layout.mirroring));
    }
  } else {
    mirrored = read_boolean(node, "mirrored", context.diagnostics).value_or(false);
  }
  layout.page.mirrored = layout.landscape_page.mirrored = mirrored;
}

PageStyle turned(const PageStyle& page, const std::optional<Rect>& area) {
  PageStyle result = page;
  const Size paper{page.paper.height, page.paper.width};
  const Rect& own = page.type_area;
  result.paper = paper;
  result.type_area =
      area.value_or(Rect{page.paper.height - own.bottom(), own.x, own.height, own.width});
  result.grid_choice.reset();
  const Length room = result.type_area.height - page.grid_line_height;
  result.grid_lines = 1 + static_cast<int>(room.ratio_to(page.line_pitch));
  result.upright_area = own;
  result.first_page.reset();
  return result;
}

}  // namespace typeset::document

#include "page/dump.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/unicode.h"

namespace typeset::page {
namespace {

using Json = nlohmann::ordered_json;

// Rounded to 1/100 pt so that a dump does not change with the last bit of a sum.
double rounded(Length length) { return std::round(length.to_pt() * 100) / 100; }

Json box_of(const Rect& rect) {
  return {rounded(rect.x), rounded(rect.y), rounded(rect.width), rounded(rect.height)};
}

std::string_view name_of(font::Orientation orientation) {
  switch (orientation) {
    case font::Orientation::horizontal:
      return "horizontal";
    case font::Orientation::vertical:
      return "vertical";
    case font::Orientation::sideways:
      return "sideways";
  }
  return {};
}

std::string tag_of(const Pages& pages, const TextFragment& line) {
  if (!line.element) return "Artifact";
  return std::string(standard_type(pages.structure[*line.element]));
}

Json line_of(const Pages& pages, const TextFragment& line) {
  Json runs = Json::array();
  std::u16string text;
  for (const font::GlyphRun& run : line.runs) {
    text += run.text;
    Json glyphs = Json::array();
    for (const font::PositionedGlyph& glyph : run.glyphs) {
      glyphs.push_back(Json::array({rounded(glyph.origin.x), rounded(glyph.origin.y)}));
    }
    Json json{{"face", run.face->postscript_name()}, {"size", rounded(run.size)}};
    if (run.orientation != font::Orientation::horizontal) {
      json["orientation"] = name_of(run.orientation);
    }
    if (run.stretch != 1) json["stretch"] = std::round(run.stretch * 1000) / 1000;
    json["text"] = to_utf8(run.text);
    json["origins"] = std::move(glyphs);
    runs.push_back(std::move(json));
  }
  Json result{{"tag", tag_of(pages, line)}, {"text", to_utf8(text)}, {"box", box_of(line.box)}};
  if (line.element) result["element"] = *line.element;
  result["runs"] = std::move(runs);
  return result;
}

std::vector<Json> figures_of(const Page& page) {
  std::vector<Json> figures;
  for (const FigureFragment& figure : page.figures) {
    figures.push_back({{"box", box_of(figure.box)}, {"element", figure.element}});
  }
  return figures;
}

// 0 to 255.
int byte_of(double component) { return static_cast<int>(std::lround(component * 255)); }

std::vector<Json> fills_of(const Page& page) {
  std::vector<Json> fills;
  for (const FillFragment& fill : page.fills) {
    const Color& color = fill.color;
    fills.push_back({{"box", box_of(fill.rect)},
                     {"color", {byte_of(color.red), byte_of(color.green), byte_of(color.blue)}}});
  }
  return fills;
}

// The corners of each outline.
std::vector<Json> strokes_of(const Page& page) {
  std::vector<Json> strokes;
  for (const StrokeFragment& stroke : page.strokes) {
    Json outline = Json::array();
    for (const Point& point : stroke.outline) {
      outline.push_back(Json::array({rounded(point.x), rounded(point.y)}));
    }
    strokes.push_back(std::move(outline));
  }
  return strokes;
}

// Centre and radius.
std::vector<Json> dots_of(const Page& page) {
  std::vector<Json> dots;
  for (const DotFragment& dot : page.dots) {
    dots.push_back({rounded(dot.center.x), rounded(dot.center.y), rounded(dot.radius)});
  }
  return dots;
}

// Box and thickness.
std::vector<Json> waves_of(const Page& page) {
  std::vector<Json> waves;
  for (const WaveFragment& wave : page.waves) {
    waves.push_back({{"box", box_of(wave.rect)}, {"thickness", rounded(wave.thickness)}});
  }
  return waves;
}

void append_list(std::string& out, const char* name, const std::vector<Json>& entries,
                 const char* indent, bool last) {
  out += std::string(indent) + "\"" + name + "\": [";
  for (std::size_t i = 0; i < entries.size(); ++i) {
    out += i == 0 ? "\n" : ",\n";
    out += std::string(indent) + " " + entries[i].dump();
  }
  out += last ? "]\n" : "],\n";
}

void append_page(std::string& out, const Pages& pages, const Page& page) {
  out += " {\"number\": " + std::to_string(page.number) +
         ", \"size\": " + Json{rounded(page.size.width), rounded(page.size.height)}.dump() + ",\n";
  std::vector<Json> lines, rules;
  for (const TextFragment& line : page.lines) lines.push_back(line_of(pages, line));
  for (const RuleFragment& rule : page.rules) rules.push_back(box_of(rule.rect));
  append_list(out, "lines", lines, "  ", false);
  if (!page.figures.empty()) append_list(out, "figures", figures_of(page), "  ", false);
  if (!page.dots.empty()) append_list(out, "dots", dots_of(page), "  ", false);
  if (!page.waves.empty()) append_list(out, "waves", waves_of(page), "  ", false);
  if (!page.fills.empty()) append_list(out, "fills", fills_of(page), "  ", false);
  if (!page.strokes.empty()) append_list(out, "strokes", strokes_of(page), "  ", false);
  append_list(out, "rules", rules, "  ", true);
  out += " }";
}

std::vector<Json> structure_of(const Pages& pages) {
  std::vector<Json> elements;
  for (const StructureElement& e : pages.structure) {
    Json json{{"type", standard_type(e)}};
    if (e.parent) json["parent"] = *e.parent;
    if (e.rowspan > 1) json["rowspan"] = e.rowspan;
    if (e.colspan > 1) json["colspan"] = e.colspan;
    if (!e.headers.empty()) json["headers"] = e.headers;
    if (!e.alternative_text.empty()) json["alternative"] = e.alternative_text;
    elements.push_back(std::move(json));
  }
  return elements;
}

}  // namespace

std::string dump_json(const Pages& pages) {
  std::string out = "{\"title\": " + Json(pages.metadata.title).dump() +
                    ",\n\"author\": " + Json(pages.metadata.author).dump() +
                    ",\n\"language\": " + Json(pages.metadata.language).dump() +
                    ",\n\"pages\": [\n";
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    if (i > 0) out += ",\n";
    append_page(out, pages, pages.pages[i]);
  }
  out += "],\n";
  std::vector<Json> bookmarks;
  for (const Bookmark& b : pages.bookmarks) {
    bookmarks.push_back(
        {{"title", b.title}, {"level", b.level}, {"page", b.page + 1}, {"top", rounded(b.top)}});
  }
  append_list(out, "bookmarks", bookmarks, "", false);
  append_list(out, "structure", structure_of(pages), "", true);
  return out + "}\n";
}

}  // namespace typeset::page

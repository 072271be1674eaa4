// Every rule of Chinese setting by its name: tests/corpus/text/*.json, a chapter each, whose cases
// the specimen book shows too. tests/corpus/text/README.md says how a case is written.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <nlohmann/json.hpp>

#include "support/fixtures.h"
#include "text/paragraph_layout.h"

namespace typeset::text {
namespace {

using nlohmann::json;

std::vector<std::string> chapters() {
  std::vector<std::string> names;
  const auto folder = std::filesystem::path(TYPESET_SOURCE_DIR) / "tests/corpus/text";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
  }
  std::ranges::sort(names);
  return names;
}

json read_chapter(const std::string& name) {
  std::ifstream file(std::filesystem::path(TYPESET_SOURCE_DIR) / "tests/corpus/text" /
                     (name + ".json"));
  return json::parse(file);
}

template <typename T>
T choice(const json& options, const char* key, const std::string& fallback,
         const std::map<std::string, T>& values) {
  return values.at(options.value(key, fallback));
}

document::Style style_of(const json& options) {
  using document::LineBreakLevel;
  using document::PunctuationStyle;
  using document::TextAlign;
  document::Style style = tests::body_style();
  style.font = options.value("font", "仿宋");
  style.latin_font = options.value("latin-font", "");
  const bool grid = options.value("grid", false);
  if (!grid) style.character_pitch = style.size;
  style.first_line_indent = style.character_pitch.scaled(options.value("indent", 0.0));
  style.align = choice<TextAlign>(options, "align", "justify",
                                  {{"justify", TextAlign::justify},
                                   {"start", TextAlign::start},
                                   {"center", TextAlign::center}});
  if (options.value("balance", false)) style.shape = document::LineShape::balanced;
  style.line_break = choice<LineBreakLevel>(options, "line-break", "gb",
                                            {{"basic", LineBreakLevel::basic},
                                             {"gb", LineBreakLevel::gb},
                                             {"strict", LineBreakLevel::strict}});
  style.punctuation = choice<PunctuationStyle>(options, "punctuation", "full",
                                               {{"full", PunctuationStyle::full},
                                                {"kaiming", PunctuationStyle::kaiming},
                                                {"half", PunctuationStyle::half}});
  style.hanging_punctuation = options.value("hanging", false);
  style.text_autospace = options.value("autospace", true);
  return style;
}

// `measure` characters of the style; the last of a grid's is as wide as it is high.
Length measure_of(const json& example, const document::Style& style) {
  const double count = example.at("measure");
  return style.character_pitch.scaled(count - 1) + style.size;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "|") + line;
  return text;
}

std::string replaced(std::string text, const std::string& member) {
  const std::string place = "□";
  for (std::size_t at = text.find(place); at != std::string::npos; at = text.find(place)) {
    text.replace(at, place.size(), member);
  }
  return text;
}

// The start of each character of a line from the start of the measure, and the line's end, in em.
std::vector<double> stops_of(const Line& line, Length em) {
  std::vector<double> stops;
  for (const font::GlyphRun& run : line.runs) {
    for (const font::PositionedGlyph& glyph : run.glyphs) {
      stops.push_back(glyph.origin.x.ratio_to(em));
    }
  }
  stops.push_back((line.inline_start + line.inline_size).ratio_to(em));
  return stops;
}

void check_stops(const json& expected, const Line& line, Length em) {
  const std::vector<double> found = stops_of(line, em);
  std::string list;
  for (const double stop : found) list += std::to_string(stop) + ", ";
  ASSERT_EQ(found.size(), expected.size()) << list;
  for (std::size_t i = 0; i < found.size(); ++i) {
    EXPECT_NEAR(found[i], expected[i].get<double>(), 0.006) << "at " << i << " of " << list;
  }
}

void check_case(const json& example, const std::string& member) {
  const std::string text = replaced(example.at("text"), member);
  SCOPED_TRACE(example.at("rule").get<std::string>() + ": " + text);
  const auto style = tests::share(style_of(example.value("style", json::object())));
  Diagnostics diagnostics;
  const auto paragraph =
      prepare(tests::rich_text(text, style), style, tests::free_fonts(), diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  const ParagraphLayout layout = lay_out(paragraph, measure_of(example, *style));
  std::vector<std::string> lines;
  for (const Line& line : layout.lines) {
    lines.push_back(to_utf8(std::u16string_view(paragraph.text)
                                .substr(line.text_start, line.text_end - line.text_start)));
  }
  std::vector<std::string> expected = example.at("lines");
  for (std::string& line : expected) line = replaced(line, member);
  EXPECT_EQ(joined(lines), joined(expected));
  const std::string bad = replaced(example.value("bad", ""), member);
  EXPECT_NE(joined(lines), bad);
  // A bad example that is not this text broken otherwise would prove nothing.
  std::string whole = bad;
  std::erase(whole, '|');
  if (!bad.empty()) {
    EXPECT_EQ(whole, text);
  }
  const json stops = example.value("stops", json::array());
  ASSERT_LE(stops.size(), layout.lines.size());
  for (std::size_t i = 0; i < stops.size(); ++i) {
    check_stops(stops[i], layout.lines[i], style->size);
  }
}

class CorpusTest : public testing::TestWithParam<std::string> {};

TEST_P(CorpusTest, IsSetAsItsCasesSay) {
  const json chapter = read_chapter(GetParam());
  EXPECT_FALSE(chapter.at("title").get<std::string>().empty());
  const json cases = chapter.at("cases");
  EXPECT_FALSE(cases.empty());
  for (const json& example : cases) {
    const std::u16string members = to_utf16(example.value("members", ""));
    if (members.empty()) check_case(example, "");
    for (std::size_t i = 0; i < members.size(); i = next_code_point(members, i)) {
      check_case(example, to_utf8(members.substr(i, next_code_point(members, i) - i)));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Text, CorpusTest, testing::ValuesIn(chapters()), [](const auto& chapter) {
  std::string name = chapter.param;
  std::ranges::replace(name, '-', '_');
  return name;
});

}  // namespace
}  // namespace typeset::text

// What tests of layout share: the free fonts by role, and text and styles made from a few words.
#pragma once

#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/unicode.h"
#include "document/style.h"
#include "document/text_span.h"
#include "font/catalogue.h"

namespace typeset::tests {

inline const font::Catalogue& free_fonts() {
  static const font::Catalogue catalogue = font::Catalogue::find(
      {{"仿宋", {"FandolFang"}, {"Noto Serif CJK SC"}, {}},
       {"楷体", {"FandolKai"}, {"Noto Serif CJK SC"}, {}},
       {"黑体", {"Noto Sans CJK SC"}, {}, {}},
       {"小标宋", {"Noto Serif CJK SC Bold"}, {}, {}},
       {"宋体", {"Noto Serif CJK SC"}, {}, {}}},
      {std::filesystem::path(TYPESET_SOURCE_DIR) / "fonts/free", "/usr/share/fonts"});
  return catalogue;
}

// GB/T 9704-2012, 5.2.3, derived from the page alone: what the engine has to agree with.
inline Length body_size() { return Length::pt(16); }
inline Length type_area_width() { return Length::mm(156); }
inline Length grid_character_pitch() { return (type_area_width() - body_size()) / 27; }
inline Length grid_line_pitch() { return (Length::mm(225) - body_size()) / 21; }

// 三号仿宋 on the grid, first line indented by two characters.
inline document::Style body_style() {
  document::Style style;
  style.name = "body";
  style.font = "仿宋";
  style.size = body_size();
  style.character_pitch = grid_character_pitch();
  style.line_pitch = grid_line_pitch();
  style.align = document::TextAlign::justify;
  style.first_line_indent = grid_character_pitch() * 2;
  style.snap_to_grid = true;
  return style;
}

// 五号宋体, centred, as in tables.
inline document::Style cell_style() {
  document::Style style;
  style.name = "cell";
  style.font = "宋体";
  style.size = Length::pt(10.5);
  style.character_pitch = style.size;
  style.line_pitch = Length::pt(13.5);
  style.align = document::TextAlign::center;
  style.text_autospace = false;
  return style;
}

inline document::StyleRef share(document::Style style) {
  return std::make_shared<const document::Style>(std::move(style));
}

inline document::TextSpan text_span(std::string_view utf8, const document::StyleRef& style,
                                    document::TextMarks marks = {}, Length baseline_shift = {}) {
  document::TextSpan span;
  span.text = to_utf16(utf8);
  span.style = style;
  span.generated = true;
  span.baseline_shift = baseline_shift;
  span.marks = marks;
  return span;
}

inline document::RichText rich_text(std::string_view utf8, const document::StyleRef& style) {
  return {text_span(utf8, style)};
}

// Text such as official prose has: hanzi, marks in sensible and in odd places, digits and Latin.
inline std::string random_prose(std::mt19937& random, int pieces) {
  static const std::vector<std::string> words{"新伟街道", "政府信息", "公开", "工作",    "的",
                                              "年度报告", "全面推进", "决策", "人民群众"};
  static const std::vector<std::string> marks{"，", "。", "、",   "；",  "：",  "！", "？", "（",
                                              "）", "《", "》",   "“",   "”",   "·",  "——", "……",
                                              "【", "】", "）。", "”，", "：“", "～", "/"};
  static const std::vector<std::string> western{"2020",      "25",  "3.5%",    "PDF",
                                                "GB/T 9704", "100", "typeset", "www.gov.cn"};
  const auto pick = [&](const std::vector<std::string>& from) {
    return from[random() % from.size()];
  };
  std::string text = pick(words);
  for (int i = 0; i < pieces; ++i) {
    const auto kind = random() % 10;
    text += kind < 6 ? pick(words) : kind < 9 ? pick(marks) : pick(western);
  }
  return text;
}

}  // namespace typeset::tests

// Documents made by hand: the page of GB/T 9704, and blocks to put on it.
#pragma once

#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "page/layout.h"
#include "support/fixtures.h"
#include "support/random_form.h"

namespace typeset::page {

using document::Document;
using document::Paragraph;
using document::ParagraphRole;

inline document::PageStyle& page_of(Document& document) { return document.sequences.front().page; }
inline std::vector<document::Block>& blocks_of(Document& document) {
  return document.sequences.front().blocks;
}

inline Rect type_area() {
  return {Length::mm(28), Length::mm(37), Length::mm(156), Length::mm(225)};
}

inline Document empty_document() {
  Document document;
  document.sequences.emplace_back();
  page_of(document).paper = {Length::mm(210), Length::mm(297)};
  page_of(document).type_area = type_area();
  page_of(document).grid_lines = 22;
  page_of(document).line_pitch = tests::grid_line_pitch();
  page_of(document).grid_line_height = tests::body_size();
  document::Style folio = tests::cell_style();
  folio.size = Length::pt(14);
  folio.character_pitch = folio.size;
  folio.line_pitch = folio.size;
  page_of(document).folio = {tests::share(folio), "— {{page}} —", Length::mm(7), folio.size};
  return document;
}

inline Paragraph body(std::string_view text) {
  static const document::StyleRef style = tests::share(tests::body_style());
  Paragraph paragraph;
  paragraph.style = style;
  paragraph.text = tests::rich_text(text, style);
  return paragraph;
}

inline Paragraph heading(std::string_view text) {
  document::Style style = tests::body_style();
  style.font = "黑体";
  style.align = document::TextAlign::start;
  style.keep_with_next = true;
  Paragraph paragraph;
  paragraph.role = ParagraphRole::heading;
  paragraph.level = 1;
  paragraph.style = tests::share(style);
  paragraph.text = tests::rich_text(text, paragraph.style);
  paragraph.bookmark = text;
  paragraph.bookmark_level = 1;
  return paragraph;
}

inline document::Signature signature() {
  document::Style style = tests::body_style();
  style.first_line_indent = {};
  style.align = document::TextAlign::start;
  style.space_before = tests::grid_line_pitch();
  const auto ref = tests::share(style);
  return {{{tests::rich_text("哈尔滨市平房区新伟街道办事处", ref)}},
          tests::rich_text("2021年1月19日", ref),
          ref};
}

inline std::string hanzi(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "政";
  return text;
}

inline Pages laid_out(const Document& document) {
  Diagnostics diagnostics;
  Pages pages = lay_out(document, tests::free_fonts(), diagnostics);
  EXPECT_FALSE(diagnostics.has_errors());
  return pages;
}

// Lines of the flow: all but the folio, which is the page's last artifact.
inline std::vector<const TextFragment*> flow_lines(const Page& page) {
  std::vector<const TextFragment*> lines;
  for (const TextFragment& line : page.lines) {
    if (line.box.y < type_area().bottom()) lines.push_back(&line);
  }
  return lines;
}

inline std::string text_of(const TextFragment& line) {
  std::u16string text;
  for (const font::GlyphRun& run : line.runs) text += run.text;
  return to_utf8(text);
}

inline document::CellText cell(std::string_view text, const document::StyleRef& style) {
  return {tests::rich_text(text, style), style};
}

// Two columns under a head; rows of `row_height` each with a label and a value.
inline document::Table plain_table(int rows, Length row_height) {
  static const document::StyleRef style = tests::share(tests::cell_style());
  document::Table table;
  table.name = "事项";
  table.style.rules = document::TableRules::framed({Length::pt(0.75)}, {Length::pt(0.5)});
  table.style.min_row_height = row_height;
  document::TableSection section;
  section.corner = cell("事项", style);
  section.columns.push_back({cell("数量", style), {}, {}});
  for (int i = 0; i < rows; ++i) {
    section.rows.push_back({cell("行" + std::to_string(i), style), {}, {cell("0", style)}});
  }
  table.sections.push_back(section);
  return table;
}

inline document::Table random_table(unsigned seed) {
  document::Table table = tests::RandomForm(seed, tests::Mixture::plain).make_tree();
  table.style.space_after = Length::pt(8);
  return table;
}

inline document::Figure figure(int width, int height) {
  auto image = std::make_shared<image::Image>();
  image->width = width;
  image->height = height;
  document::Figure figure;
  figure.image = image;
  figure.alternative_text = "示意图";
  document::Style style = tests::cell_style();
  style.space_before = Length::pt(6);
  style.space_after = Length::pt(6);
  figure.style = tests::share(style);
  return figure;
}

// A paragraph off the grid, in the type of tables.
inline Paragraph small_paragraph(ParagraphRole role, std::string_view text,
                                 document::TextAlign align = document::TextAlign::center) {
  document::Style style = tests::cell_style();
  style.align = align;
  style.space_before = Length::pt(3);
  style.space_after = Length::pt(3);
  Paragraph paragraph;
  paragraph.role = role;
  paragraph.style = tests::share(style);
  paragraph.text = tests::rich_text(text, paragraph.style);
  return paragraph;
}

inline Paragraph caption(std::string_view text) {
  return small_paragraph(ParagraphRole::caption, text);
}

inline Paragraph list_item(int level, std::string_view label, std::string_view text) {
  Paragraph item = body(std::string(label) + std::string(text));
  item.role = ParagraphRole::list_item;
  item.level = level;
  item.label_length = to_utf16(label).size();
  return item;
}

// Puts the text's end behind a reference to a note that begins with the same mark.
inline void refer(Paragraph& paragraph, std::string_view mark, std::string_view note) {
  static const document::StyleRef style = [] {
    document::Style small = tests::cell_style();
    small.size = Length::pt(9);
    small.character_pitch = small.size;
    small.line_pitch = Length::pt(12);
    small.align = document::TextAlign::justify;
    return tests::share(small);
  }();
  paragraph.text.front().text += to_utf16(mark);
  document::Footnote footnote;
  footnote.anchor = paragraph.text.front().text.size();
  footnote.style = style;
  footnote.text = tests::rich_text(std::string(mark) + std::string(note), style);
  footnote.label_length = to_utf16(mark).size();
  paragraph.footnotes.push_back(footnote);
}

inline void append(Paragraph& paragraph, std::string_view text) {
  paragraph.text.front().text += to_utf16(text);
}

// The line that starts with `text`, and the page it stands on.
struct FoundLine {
  std::size_t page = 0;
  const TextFragment* line = nullptr;
};

inline FoundLine find_line(const Pages& pages, std::string_view text) {
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    for (const TextFragment& line : pages.pages[i].lines) {
      if (text_of(line).starts_with(text)) return {i, &line};
    }
  }
  ADD_FAILURE() << "no line starts with " << text;
  static const TextFragment none;
  return {pages.pages.size(), &none};
}

inline std::string_view type_of(const Pages& pages, const TextFragment& line) {
  return line.element ? standard_type(pages.structure[*line.element]) : "Artifact";
}

inline std::optional<ElementId> parent_of(const Pages& pages, ElementId element) {
  return pages.structure.at(element).parent;
}

// The types from the element up to the root: P Sect Document.
inline std::string path_of(const Pages& pages, ElementId element) {
  std::string path;
  for (std::optional<ElementId> at = element; at; at = pages.structure[*at].parent) {
    if (!path.empty()) path += ' ';
    path += standard_type(pages.structure[*at]);
  }
  return path;
}

}  // namespace typeset::page

// Finished pages: immutable, positioned fragments, each with its place in the structure tree.
// This is all that the PDF, the layout dump and the tests see of a document.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/color.h"
#include "base/geometry.h"
#include "font/glyph_run.h"
#include "image/image.h"

namespace typeset::page {

// Index into Pages::structure.
using ElementId = std::size_t;

// Roles as PDF's standard structure types name them (ISO 32000-1, 14.8.4).
enum class StructureRole {
  document,
  section,
  heading,  // H1 to H6 by `level`
  paragraph,
  table,
  table_head,   // THead
  table_body,   // TBody
  table_row,    // TR
  header_cell,  // TH
  data_cell,    // TD
  caption,
  figure,
  list,            // L
  list_item,       // LI
  list_label,      // Lbl, of an item or a note
  list_item_body,  // LBody
  note,
  ruby,       // Ruby: a base and its ruby
  ruby_base,  // RB
  ruby_text,  // RT
};

enum class HeaderScope { none, row, column, both };

// What the labels of a list are (ISO 32000-1, table 347).
enum class ListNumbering {
  none,     // no labels, or such as no other name fits
  disc,     // the same mark for each
  decimal,  // numbers, however they are written
};

struct StructureElement {
  StructureRole role = StructureRole::paragraph;
  std::optional<ElementId> parent;  // comes before its children; none for the root, element 0
  int level = 0;                    // of a heading, from 1
  // Of cells.
  int rowspan = 1, colspan = 1;
  HeaderScope scope = HeaderScope::none;
  std::vector<ElementId> headers;  // the TH cells above and before this one, outermost first
  std::string alternative_text;    // of a figure, UTF-8
  ListNumbering list_numbering = ListNumbering::none;  // of a list
};

// The standard structure type of the element: Document, H2, TH …
std::string_view standard_type(const StructureElement& element);

// One line of text. Its runs' glyph origins are in page space.
struct TextFragment {
  std::vector<font::GlyphRun> runs;
  // The element whose content this is; none for an artifact (folio, repeated table head).
  std::optional<ElementId> element;
  // The em boxes of the line, from its first glyph to its last.
  Rect box;
};

// A filled rectangle: a table rule. Always an artifact.
struct RuleFragment {
  Rect rect;
  Color color;
};

// The background of a table's cell, up to the centre lines of the rules around it. Always an
// artifact; below all else.
struct FillFragment {
  Rect rect;
  Color color;
};

// A stroke between the labels of a diagonal table head. Always an artifact.
struct StrokeFragment {
  std::vector<Point> outline;  // convex, filled; counterclockwise as it is seen
  Color color;
};

// 着重号. Always an artifact.
struct DotFragment {
  Point center;
  Length radius;
  Color color;
};

// 书名号乙式. Always an artifact.
struct WaveFragment {
  Rect rect;  // of the ink; the wave runs along the longer sides
  Length thickness;
  Color color;
};

enum class Layer { below_text, above_text };

// A picture, stretched to fill the box.
struct FigureFragment {
  image::ImageRef image;
  Rect box;
  ElementId element = 0;
  Layer layer = Layer::below_text;  // seals are above
};

struct Page {
  Size size;
  int number = 1;     // from 1
  std::string label;  // as printed in the folio
  bool has_folio = true;
  std::vector<FillFragment> fills;
  std::vector<RuleFragment> rules;
  std::vector<StrokeFragment> strokes;
  std::vector<DotFragment> dots;
  std::vector<WaveFragment> waves;
  std::vector<FigureFragment> figures;
  std::vector<TextFragment> lines;  // in reading order
};

// An entry of the outline, in document order.
struct Bookmark {
  std::string title;     // UTF-8
  int level = 1;         // from 1; a deeper entry belongs to the last shallower one before it
  std::size_t page = 0;  // index into Pages::pages
  Length top;            // page space
};

// Where the organ and the date stand that a seal goes over.
struct SignatureBlock {
  std::size_t page = 0;  // index into Pages::pages
  Rect box, date;        // the em boxes of the last organ's lines and the date's, and of the date
  std::optional<Rect> seal = std::nullopt;  // the room left for one, where there is
};

struct Metadata {
  std::string title, author, subject;
  std::string language = "zh-CN";  // BCP 47, of the document
};

struct Pages {
  std::vector<Page> pages;
  std::vector<StructureElement> structure;
  std::vector<Bookmark> bookmarks;
  Metadata metadata;
  std::optional<SignatureBlock> signature = {};  // the last one; none: the document has none
};

}  // namespace typeset::page

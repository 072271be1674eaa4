// A document ready to be laid out: styled blocks in order, all values resolved and checked.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/geometry.h"
#include "document/style.h"
#include "document/table.h"
#include "document/text_span.h"

namespace typeset::document {

enum class ParagraphRole { title, heading, body };

struct Paragraph {
  ParagraphRole role = ParagraphRole::body;
  int level = 0;  // of a heading, from 1
  StyleRef style;
  RichText text;  // U+000A breaks a line
  // A heading of the outline that starts this paragraph: a heading's own text, or a run-in
  // heading's (（一）加强领导。 before the rest of its paragraph). Level 0: none.
  std::string bookmark;
  int bookmark_level = 0;
};

// 署名 and 成文日期 without a seal: GB/T 9704-2012, 7.3.5.3.
struct Signature {
  RichText organ, date;
  StyleRef style;
};

using Block = std::variant<Paragraph, Table, Signature>;

// The page number at the foot: GB/T 9704-2012, 7.5.
struct FolioStyle {
  StyleRef style;
  std::string pattern = "— {{page}} —";
  Length distance;  // from the type area's lower edge to the top of the dashes' ink
  Length inset;     // from the outer edge of the type area
};

struct PageStyle {
  Size paper;
  Rect type_area;
  int grid_lines = 22;      // lines that fill the type area, em box to em box
  Length line_pitch;        // of the grid
  Length grid_line_height;  // em of the grid's characters
  FolioStyle folio;
};

struct DocumentMetadata {
  std::string title, author, subject;
  std::string language = "zh-CN";
};

struct Document {
  DocumentMetadata metadata;
  PageStyle page;
  std::vector<Block> blocks;
};

}  // namespace typeset::document

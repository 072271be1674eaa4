// A document ready to be laid out: styled blocks in order, all values resolved and checked.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/geometry.h"
#include "document/head_parts.h"
#include "document/paragraph.h"
#include "document/style.h"
#include "document/table.h"
#include "document/text_span.h"
#include "image/image.h"

namespace typeset::document {

// One of those who sign a document.
struct Signatory {
  RichText name;                      // of the organ; over a stamp, the signer's office
  image::ImageRef picture = {};       // of the seal or stamp; null: its room stays empty
  std::string alternative_text = {};  // of the picture, UTF-8
};

// 署名 and 成文日期: GB/T 9704-2012, 7.3.5.
struct Signature {
  enum class Form {
    unsealed,  // 不加盖印章
    sealed,    // 加盖印章: room for a seal over each name
    stamped,   // 加盖签发人签名章: a stamp beside each office
  };
  std::vector<Signatory> signatories;  // the leading one first
  RichText date;
  StyleRef style;
  Form form = Form::unsealed;
  Length picture_size = {};  // diameter of the seals, height of the stamps; not of unsealed ones
};

// A picture on lines of its own.
struct Figure {
  image::ImageRef image;  // never null
  // As the report asks; none: the natural width, or less where that does not fit. The height
  // follows, and neither ever passes the type area.
  std::optional<Length> width;
  StyleRef style;  // its space before and after
  std::string alternative_text;
  std::optional<Paragraph> caption;  // below, on the same page
  SourcePosition position;
};

// Running text in lines that go downwards and follow each other from right to left, across the type
// area. Where they reach its left edge, they go on in a band below or on the next page.
struct VerticalText {
  std::vector<Paragraph> paragraphs;  // in vertical styles, without footnotes; at least one
  std::optional<Length> height;       // of the lines; none, or more than that: the type area's
};

using Block = std::variant<Paragraph, Table, Signature, Figure, VerticalText, Masthead, SplitLine,
                           SeparatorRule>;

// The page number at the foot: GB/T 9704-2012, 7.5.
struct FolioStyle {
  StyleRef style;
  std::string pattern = "— {{page}} —";
  Length distance;  // from the type area's lower edge to the top of the dashes' ink
  Length inset;     // from the outer edge of the type area
  bool on_first_page = true;
};

// Text that stands at the same place on every page, outside the type area.
struct RunningText {
  StyleRef style;       // its `align` is within the type area's width
  std::string pattern;  // {{page}} and {{pages}} are filled in, all else has been
  // A header's: from the em box's bottom to the type area's top. A footer's: from the type area's
  // bottom to the em box's top.
  Length distance;
  Length rule;  // thickness of a line between it and the type area; 0: none
};

// Lines a page may have instead of the grid's where a signature would find no room otherwise
// (GB/T 9704-2012, 7.3.5.5): all of the document's pages alike.
struct GridChoice {
  int least = 0, most = 0;
};

// How the first page of a document differs.
struct FirstPage {
  Length height;      // of its type area, from the same top
  bool fill = false;  // a grid that starts on it is spread to its foot
};

// Lengths as seen by the reader of the page: a landscape page is wider than high.
struct PageStyle {
  Size paper;
  Rect type_area;
  int grid_lines = 22;      // lines that fill the type area, em box to em box
  Length line_pitch;        // of the grid
  Length grid_line_height;  // em of the grid's characters
  FolioStyle folio;
  std::optional<RunningText> header, footer;
  // Of a page that is the upright sheet turned to the right, the sheet's left edge on top: the type
  // area of that sheet. Folio, header and footer stand by it and are turned with it, so that they
  // have the same place on each sheet of a bound document (GB/T 9704-2012, 8).
  std::optional<Rect> upright_area = std::nullopt;
  // `type_area` is that of odd pages; on even ones it is as far from the right edge of the sheet,
  // where they are bound, as it is from the left one on those (GB/T 9704-2012, 5.2.1).
  bool mirrored = false;
  std::optional<GridChoice> grid_choice = std::nullopt;
  std::optional<FirstPage> first_page = std::nullopt;
};

// Ways to set a document that are tried in turn until its first page shows prose (GB/T 9704-2012,
// 7.2.4, 7.3.2, 7.3.3).
enum class Variant { normal, compact, crowded, tight };

// Those that a block is there in.
class VariantSet {
 public:
  static constexpr VariantSet all() { return VariantSet(0xFF); }
  static constexpr VariantSet none() { return VariantSet(0); }

  constexpr void add(Variant variant) { bits_ |= bit(variant); }
  constexpr bool contains(Variant variant) const { return (bits_ & bit(variant)) != 0; }
  constexpr VariantSet operator&(VariantSet other) const { return VariantSet(bits_ & other.bits_); }
  constexpr VariantSet operator|(VariantSet other) const { return VariantSet(bits_ | other.bits_); }

 private:
  constexpr explicit VariantSet(unsigned bits) : bits_(bits) {}
  static constexpr unsigned bit(Variant variant) { return 1U << static_cast<unsigned>(variant); }

  unsigned bits_;
};

// Blocks that follow each other on pages of one kind. The first page of a sequence is a new page;
// page numbers run on from the sequence before.
struct PageSequence {
  PageStyle page;
  std::vector<Block> blocks;
  // Of the block at the same place; those beyond the end are in all variants.
  std::vector<VariantSet> variants = {};
};

// 版记 (GB/T 9704-2012, 7.4): at the foot of the last page, its own foot at the type area's. A page
// that has no room for it is followed by one that has.
struct Imprint {
  PageStyle page;
  std::vector<Block> blocks;
  // On the back of a sheet: a page before it stays blank where need be, and then neither bears a
  // folio (7.5).
  bool even_page = true;
  std::vector<VariantSet> variants = {};  // as a sequence's
};

struct DocumentMetadata {
  std::string title, author, subject;
  std::string language = "zh-CN";
};

struct Document {
  DocumentMetadata metadata;
  std::vector<PageSequence> sequences;  // at least one
  // Of tables that leave their sequence for pages that are wider (FitStep::landscape); none: no
  // table does.
  std::optional<PageStyle> landscape_page = std::nullopt;
  std::optional<Imprint> imprint = std::nullopt;
  // Those that some block is marked with, in the order in which they are tried; none: normal alone.
  std::vector<Variant> variants = {};
};

}  // namespace typeset::document

// A paragraph shaped and measured, before any line width is known: clusters with their widths, the
// spaces that may give, and what a break after each would cost. Made once, then broken at as many
// widths as a table's column solver cares to try.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "document/style.h"
#include "document/text_span.h"
#include "font/catalogue.h"
#include "font/glyph_run.h"
#include "font/shaper.h"
#include "text/character_class.h"

namespace typeset::text {

// Text in one face, size, orientation and height above the baseline.
struct ShapedRun {
  std::shared_ptr<const font::Face> face;
  document::StyleRef style;
  Length baseline_shift;  // upwards
  // In vertical lines horizontal means 纵中横: all glyphs side by side, one cluster, one em.
  font::Orientation orientation = font::Orientation::horizontal;
  double stretch = 1;  // as in font::GlyphRun
  std::vector<font::ShapedGlyph> glyphs;
};

// CLReq's order in which a line that is too long gives up space; smaller first.
enum class ShrinkStep : std::uint8_t {
  word_space,
  interpunct,
  bracket,
  pause,
  han_western,
  stop,
  count_
};

// The space after a cluster up to the next one on the same line.
struct Gap {
  Length natural;          // tracking of the character grid, or Han–Western space
  Length shrink;           // how much of it may go, at step `han_western`
  Length stretch;          // how much it may grow before characters are spread
  bool expandable = true;  // takes its share when all characters are spread
};

// What it means to end a line at a place. Breaks inside words are made only where lines would else
// be overfull or gape, breaks against 避头尾 only where even that does not help.
enum class BreakKind : std::uint8_t { allowed, inside_word, forbidden };

// A character (with its marks and selectors), or a number of 纵中横, that is never torn apart.
struct Cluster {
  std::uint32_t text_start = 0, text_length = 0;  // UTF-16, in PreparedParagraph::text
  std::uint32_t run = 0, first_glyph = 0, glyph_count = 0;
  CharacterClass character_class = CharacterClass::han;
  // A superscript or subscript: goes with the cluster before it, on whose class spaces depend.
  bool attached = false;
  document::TextMarks marks;
  Length advance;  // what it takes of the line, after trims between adjacent marks
  // Removable blank at either side of a mark, included in `advance`.
  Length blank_before, blank_after;
  // How far the glyphs stand before the place their advance would give them.
  Length glyph_shift;
  ShrinkStep shrink_step = ShrinkStep::stop;   // of the blanks
  Gap gap;                                     // to the next cluster
  BreakKind break_after = BreakKind::allowed;  // of ending a line after this cluster
  double break_penalty = 0;                    // of an allowed or a forbidden break
};

// How far from a line's em box its marks are, the same for all lines of a paragraph: the near edges
// of 专名号, 书名号乙式 and underlines, and the centres of 着重号 that stand under none of these.
struct MarkOffsets {
  Length proper_name, book_title, underline, dot;
  Length between;  // from a mark to the next one below it
};

// Ruby and the base that it stands over.
struct PreparedRuby {
  std::size_t first = 0, last = 0;  // clusters [first, last)
  // One line of text, relative to the corner of its em boxes as text::Line's are.
  std::vector<font::GlyphRun> runs;
  Length size;   // its em
  Length width;  // on the inline axis
};

struct PreparedParagraph {
  document::StyleRef style;
  std::u16string text;
  std::vector<ShapedRun> runs;
  std::vector<Cluster> clusters;
  // From the top of a line's em box down to the baseline of the style's own face, on which
  // characters from other faces stand too.
  Length baseline;
  MarkOffsets mark_offsets;
  std::vector<PreparedRuby> rubies;  // by cluster
  // From the line's em box to that of its rubies; may be less than zero, where no ink hangs low.
  Length ruby_offset;
};

// Penalties of allowed breaks. They weigh as much as a badness of the same number: 40 is a line
// spread by a tenth of an em a gap.
inline constexpr double penalty_between_words = 20;    // in titles and table heads: after a mark or
                                                       // a place's name is better
inline constexpr double penalty_inside_phrase = 2e4;   // likewise, and worse than one line more:
                                                       // 法律服|务机构
inline constexpr double penalty_number_and_unit = 40;  // 2020|年
inline constexpr double penalty_inside_date = 20;      // 2021年|1月; typed dates may be wide
inline constexpr double penalty_inside_short_title = 30;      // 《红|楼梦》
inline constexpr double penalty_inside_document_number = 60;  // 发改价格|〔2004〕2831号
inline constexpr double penalty_inside_address = 20;          // www.gov.cn/|index
// In tapered titles, whose other penalties are of their own kind (text/title_breaks.h).
inline constexpr double penalty_inside_compound = 1e4;  // 街道|办事处
// Of forbidden breaks, where one has to be made: any is better than this, as 。』|」 is.
inline constexpr double penalty_against_rules = 1000;

// Shapes `text` in `style`. A character that no face of its role has is reported at its place in
// the input, once for each kind of character, and set as nothing.
PreparedParagraph prepare(const document::RichText& text, const document::StyleRef& style,
                          const font::Catalogue& fonts, Diagnostics& diagnostics);

// The least measure in which no line overflows without a break inside words or against 避头尾. In
// text that is not justified, as in tables, Chinese words count as words too: 自然人 asks for
// three.
Length min_content(const PreparedParagraph& paragraph);
// The same where Chinese words are no words either way.
Length min_content_without_phrases(const PreparedParagraph& paragraph);
// The same where words, and numbers if the style lets them, may be torn too (CSS Text 3, 5.5,
// overflow-wrap: anywhere), though not against 避头尾.
Length min_content_torn(const PreparedParagraph& paragraph);
// The text that asks for min_content, without the spaces after it.
std::u16string widest_word(const PreparedParagraph& paragraph);
// The measure in which no line breaks but the author's own.
Length max_content(const PreparedParagraph& paragraph);

}  // namespace typeset::text

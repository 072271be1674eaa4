#include <algorithm>

#include "base/unicode.h"
#include "text/break_penalties.h"
#include "text/itemize.h"
#include "text/line_marks.h"
#include "text/line_metrics.h"
#include "text/prepared_paragraph.h"
#include "text/ruby.h"
#include "text/spacing.h"

namespace typeset::text {
namespace {

constexpr std::size_t context_length = 8;  // UTF-16 units around a run, for contextual forms

font::ShapeRequest request_for(const std::u16string& text, const Item& item) {
  const std::u16string_view all = text;
  font::ShapeRequest request;
  constexpr std::u16string_view box(&replacement, 1);
  request.text = item.replaced ? box : all.substr(item.start, item.length);
  const std::size_t before = std::min(item.start, context_length);
  request.before = all.substr(item.start - before, before);
  request.after = all.substr(item.start + item.length, context_length);
  request.paragraph_start = item.start == 0;
  request.paragraph_end = item.start + item.length == text.size();
  request.orientation = item.orientation;
  if (item.western) std::copy_n("Latn", 5, request.script);
  return request;
}

// Side by side in one em full-width digits are set by the narrow ones (CSS Writing Modes 4, 9.1.3).
std::u16string with_narrow_digits(std::u16string_view text, const font::Face& face) {
  std::u16string result(text);
  for (char16_t& unit : result) {
    const bool fullwidth = unit >= u'０' && unit <= u'９';
    const auto narrow = static_cast<char16_t>(unit - u'０' + u'0');
    if (fullwidth && face.glyph(narrow)) unit = narrow;
  }
  return result;
}

bool is_combined(const document::Style& style, font::Orientation orientation) {
  return style.writing_mode == document::WritingMode::vertical &&
         orientation == font::Orientation::horizontal;
}

ShapedRun shape_item(const std::u16string& text, const Item& item, const document::Style& style,
                     const font::Catalogue& fonts) {
  ShapedRun run{item.face, item.style, item.baseline_shift, item.orientation, 1, {}};
  font::ShapeRequest request = request_for(text, item);
  if (!is_combined(style, item.orientation)) {
    run.glyphs = fonts.shape(*item.face, request);
    return run;
  }
  const std::u16string digits = with_narrow_digits(request.text, *item.face);
  request.text = digits;
  run.glyphs = fonts.shape(*item.face, request);
  double width = 0;
  for (const font::ShapedGlyph& glyph : run.glyphs) width += glyph.advance;
  run.stretch = width > 1 ? 1 / width : 1;
  return run;
}

// A joiner leaves no glyph. One that starts a run has its place merged into the next glyph's.
std::size_t after_joiners(const std::u16string& text, std::size_t index) {
  while (text[index] == word_joiner) ++index;
  return index;
}

// Glyph clusters of one run, with marks and selectors merged into what they follow.
void append_clusters(PreparedParagraph& paragraph, std::uint32_t run, const Item& item) {
  const auto& glyphs = paragraph.runs[run].glyphs;
  const Length em = item.style->size;
  for (std::uint32_t g = 0; g < glyphs.size(); ++g) {
    const std::size_t index = after_joiners(paragraph.text, item.start + glyphs[g].cluster);
    const char32_t c = code_point_at(paragraph.text, index);
    const bool ideograph = is_common_ideograph(c);
    const bool continues = g > 0 && (glyphs[g].cluster == glyphs[g - 1].cluster ||
                                     (!ideograph && is_grapheme_extend(c)));
    if (!continues) {
      Cluster cluster;
      cluster.text_start = static_cast<std::uint32_t>(index);
      cluster.run = run;
      cluster.first_glyph = g;
      if (!ideograph) {
        cluster.character_class = classify_in_run(paragraph.text, index, item.western);
      }
      cluster.attached = item.baseline_shift != Length{};
      paragraph.clusters.push_back(cluster);
    }
    Cluster& cluster = paragraph.clusters.back();
    ++cluster.glyph_count;
    if (cluster.character_class != CharacterClass::line_break) {
      cluster.advance += em.scaled(glyphs[g].advance);
    }
  }
}

// A number of 纵中横 stands for one ideograph.
void append_combined(PreparedParagraph& paragraph, std::uint32_t run, const Item& item) {
  const auto& glyphs = paragraph.runs[run].glyphs;
  Cluster cluster;
  cluster.text_start = static_cast<std::uint32_t>(item.start);
  cluster.run = run;
  cluster.glyph_count = static_cast<std::uint32_t>(glyphs.size());
  cluster.attached = item.baseline_shift != Length{};
  cluster.advance = item.style->size;
  paragraph.clusters.push_back(cluster);
}

void append_item(PreparedParagraph& paragraph, const Item& item, const font::Catalogue& fonts) {
  paragraph.runs.push_back(shape_item(paragraph.text, item, *paragraph.style, fonts));
  const auto run = static_cast<std::uint32_t>(paragraph.runs.size() - 1);
  if (is_combined(*paragraph.style, item.orientation)) {
    append_combined(paragraph, run, item);
  } else {
    append_clusters(paragraph, run, item);
  }
}

void set_text_lengths(PreparedParagraph& paragraph) {
  for (std::size_t i = 0; i < paragraph.clusters.size(); ++i) {
    const std::size_t end = i + 1 < paragraph.clusters.size() ? paragraph.clusters[i + 1].text_start
                                                              : paragraph.text.size();
    paragraph.clusters[i].text_length =
        static_cast<std::uint32_t>(end - paragraph.clusters[i].text_start);
  }
}

// Clusters [first, last) with no place to break between them.
struct Unbroken {
  std::size_t first = 0, last = 0;
  Length width;  // with the indent before the first
};

// The widest part of the paragraph between two breaks, where `holds` says of a cluster that no line
// ends after it.
template <typename Holds>
Unbroken widest_unbroken(const PreparedParagraph& paragraph, const Holds& holds) {
  Unbroken widest;
  std::size_t first = 0;
  for (std::size_t i = 0; i < paragraph.clusters.size(); ++i) {
    const Cluster& cluster = paragraph.clusters[i];
    const bool forced = cluster.character_class == CharacterClass::line_break;
    const bool last = i + 1 == paragraph.clusters.size();
    if (!last && !forced && holds(cluster)) continue;
    const Length indent = line_indent(paragraph, first);
    const Length width = natural_width(paragraph, first, i + 1) + indent;
    if (widest.last == 0 || width > widest.width) widest = {first, i + 1, width};
    first = i + 1;
  }
  return widest;
}

Unbroken widest_whole_word(const PreparedParagraph& paragraph) {
  const bool justified = paragraph.style->align == document::TextAlign::justify;
  return widest_unbroken(paragraph, [&](const Cluster& cluster) {
    return cluster.break_after != BreakKind::allowed ||
           (!justified && cluster.break_penalty >= penalty_inside_compound);
  });
}

Length indents(const PreparedParagraph& paragraph) {
  return paragraph.style->start_indent + paragraph.style->end_indent;
}

}  // namespace

PreparedParagraph prepare(const document::RichText& text, const document::StyleRef& style,
                          const font::Catalogue& fonts, Diagnostics& diagnostics) {
  PreparedParagraph paragraph;
  paragraph.style = style;
  paragraph.text = document::plain_text(text);
  paragraph.clusters.reserve(paragraph.text.size());
  for (const Item& item : itemize(text, paragraph.text, *style, fonts, diagnostics)) {
    if (item.face) append_item(paragraph, item, fonts);
  }
  const auto& chain = fonts.chain(style->font);
  if (!chain.empty()) paragraph.baseline = style->size.scaled(chain.front()->em_box_above());
  set_text_lengths(paragraph);
  set_marks(paragraph, text);
  space_clusters(paragraph);
  set_break_penalties(paragraph);
  set_rubies(paragraph, text, fonts, diagnostics);
  return paragraph;
}

Length min_content(const PreparedParagraph& paragraph) {
  return widest_whole_word(paragraph).width + indents(paragraph);
}

Length min_content_without_phrases(const PreparedParagraph& paragraph) {
  const auto holds = [](const Cluster& c) { return c.break_after != BreakKind::allowed; };
  return widest_unbroken(paragraph, holds).width + indents(paragraph);
}

Length min_content_torn(const PreparedParagraph& paragraph) {
  const auto holds = [](const Cluster& c) { return c.break_after == BreakKind::forbidden; };
  return widest_unbroken(paragraph, holds).width + indents(paragraph);
}

std::u16string widest_word(const PreparedParagraph& paragraph) {
  const Unbroken word = widest_whole_word(paragraph);
  if (word.first == word.last) return {};
  const std::size_t start = paragraph.clusters[word.first].text_start;
  const Cluster& last = paragraph.clusters[word.last - 1];
  std::u16string text = paragraph.text.substr(start, last.text_start + last.text_length - start);
  while (!text.empty() && (text.back() == u' ' || text.back() == u'\n')) text.pop_back();
  return text;
}

Length max_content(const PreparedParagraph& paragraph) {
  Length widest;
  std::size_t first = 0;
  for (std::size_t i = 0; i < paragraph.clusters.size(); ++i) {
    const bool forced = paragraph.clusters[i].character_class == CharacterClass::line_break;
    if (!forced && i + 1 < paragraph.clusters.size()) continue;
    const Length indent = line_indent(paragraph, first);
    widest = std::max(widest, natural_width(paragraph, first, i + 1) + indent);
    first = i + 1;
  }
  return widest + paragraph.style->start_indent + paragraph.style->end_indent;
}

}  // namespace typeset::text

#include "page/flow_item.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>

#include "page/derived_styles.h"
#include "page/footnote_area.h"
#include "page/hanging_label.h"
#include "page/masthead.h"
#include "page/signature_flow.h"
#include "page/split_line.h"
#include "page/vertical_flow.h"
#include "table/kept_layouts.h"
#include "text/prepared_texts.h"

namespace typeset::page {
namespace {

SourcePosition position_of(const document::RichText& text) {
  return text.empty() ? SourcePosition{} : text.front().position_at(0);
}

std::string millimetres(Length length) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f mm", length.to_mm());
  return text.data();
}

void move_to(text::Line& line, Length start) {
  text::move(line, {start - line.inline_start, {}});
  line.inline_start = start;
}

Length block_size_of(const document::Style& style, std::size_t lines) {
  if (lines == 0) return {};
  return style.line_pitch * static_cast<std::int64_t>(lines - 1) + style.size;
}

// The size closest to `wanted` of the picture's proportions that is within `most`.
Size shrunk(Size wanted, Size most) {
  const double factor =
      std::min({1.0, most.width.ratio_to(wanted.width), most.height.ratio_to(wanted.height)});
  return {std::min(most.width, wanted.width.scaled(factor)),
          std::min(most.height, wanted.height.scaled(factor))};
}

Size wanted_size(const document::Figure& figure) {
  const Length width = image::natural_width(*figure.image);
  const Length height = image::natural_height(*figure.image);
  if (!figure.width) return {width, height};
  return {*figure.width, height.scaled(figure.width->ratio_to(width))};
}

// Footnotes stand with the first line that ends at or after their anchor.
std::vector<std::size_t> count_by_line(const std::vector<document::Footnote>& footnotes,
                                       const std::vector<text::Line>& lines) {
  std::vector<std::size_t> until;
  if (footnotes.empty() || lines.empty()) return until;
  std::size_t count = 0;
  for (const text::Line& line : lines) {
    while (count < footnotes.size() && footnotes[count].anchor <= line.text_end) ++count;
    until.push_back(count);
  }
  until.back() = footnotes.size();
  return until;
}

// Makes the items of blocks and appends them.
class ItemMaker {
 public:
  ItemMaker(const document::PageStyle& page, const font::Catalogue& fonts, Diagnostics& diagnostics)
      : page_(page),
        area_(page.type_area),
        measure_(area_.width),
        fonts_(fonts),
        diagnostics_(diagnostics) {}

  std::vector<FlowItem> take() { return std::move(items_); }

  void operator()(const document::Paragraph& paragraph) {
    items_.emplace_back(paragraph_item(paragraph));
  }

  void operator()(const document::Table& table) {
    FlowTable item;
    item.table = &table;
    item.first = matter_above_frame(table.caption, table.unit);
    item.further = matter_above_frame(table.continued_caption, table.continued_unit);
    item.layout = table::lay_out_shared(table, measure_, fonts_, diagnostics_,
                                        area_.height - item.further.block_size());
    item.space_before = table.style.space_before;
    item.space_after = table.style.space_after;
    if (item.layout->parts() > 1) {
      item.facing_first = item.further;
      item.first.frame_top = item.facing_first.frame_top =
          std::max(item.first.frame_top, item.further.frame_top);
    }
    if (item.first.caption) {
      item.space_before += item.first.caption->space_before;
    } else if (item.first.unit) {
      item.space_before += item.first.unit->space_before;
    }
    if (!table.notes.empty()) item.space_after = {};
    items_.emplace_back(std::move(item));
    for (const document::Paragraph& note : table.notes) items_.emplace_back(table_note(note));
    if (!table.notes.empty()) {
      std::get<FlowParagraph>(items_.back()).space_after += table.style.space_after;
    }
  }

  void operator()(const document::Figure& figure) {
    FlowFigure item;
    item.figure = &figure;
    item.space_before = figure.style->space_before;
    item.space_after = figure.style->space_after;
    Length below;  // what the caption takes of the page
    if (figure.caption) {
      item.caption = paragraph_item(*figure.caption);
      item.space_after += item.caption->space_after;
      below = item.caption->space_before + item.caption->block_size();
    }
    const Length notes = item.caption ? footnote_area_with({}, item.caption->footnotes) : Length{};
    const Size most{measure_, std::max(Length::pt(1), area_.height - below - notes)};
    item.size = shrunk(wanted_size(figure), most);
    if (item.caption) item.caption_top = item.size.height + item.caption->space_before;
    item.height = item.size.height + below;
    items_.emplace_back(std::move(item));
  }

  // GB/T 9704-2012, 7.3.5.2: the organ ends two characters before the right edge, the date starts
  // two characters after the organ's start. A date that would then end nearer to the edge than the
  // organ does ends two characters before it instead, and the organ moves left with it. A name too
  // long for one line is set in lines that end below each other; the longest counts.
  void operator()(const document::Signature& signature) {
    if (has_boxes(signature)) {
      const auto report = [&](const text::ParagraphLayout& layout, const SourcePosition& position) {
        report_overfull(layout, position);
      };
      std::ranges::move(signature_boxes(signature, page_, fonts_, diagnostics_, report),
                        std::back_inserter(items_));
      return;
    }
    const Length two = signature.style->character_pitch * 2;
    const Length edge = measure_ - two;
    const document::RichText none;
    const document::RichText& name =
        signature.signatories.empty() ? none : signature.signatories.front().name;
    auto organ = signature_lines(name, signature.style);
    auto date = signature_lines(signature.date, signature.style);
    const Length organ_width = text::longest_inline_size(organ);
    const Length date_width = text::longest_inline_size(date);
    const Length start = std::max(Length{}, std::min(edge - organ_width, edge - date_width - two));
    const Length date_start = std::max(Length{}, std::min(start + two, edge - date_width));
    for (text::Line& line : organ) move_to(line, start + organ_width - line.inline_size);
    for (text::Line& line : date) move_to(line, date_start);

    FlowParagraph item;
    item.position = position_of(name);
    item.style = signature.style;
    item.keep_with_previous = true;
    item.keep_together = true;
    item.lines = std::move(organ);
    std::ranges::move(date, std::back_inserter(item.lines));
    item.space_before = signature.style->space_before;
    item.space_after = signature.style->space_after;
    items_.emplace_back(std::move(item));
  }

  void operator()(const document::Masthead& masthead) {
    const Length leading = page_.line_pitch - page_.grid_line_height;
    items_.emplace_back(lay_out_masthead(masthead, measure_, leading, fonts_, diagnostics_));
  }

  void operator()(const document::SplitLine& line) {
    items_.emplace_back(lay_out_split_line(line, measure_, fonts_, diagnostics_));
  }

  void operator()(const document::SeparatorRule& rule) {
    items_.emplace_back(lay_out_rule(rule, page_));
  }

  void operator()(const document::VerticalText& text) {
    std::ranges::move(make_bands(text, page_, fonts_, diagnostics_), std::back_inserter(items_));
  }

 private:
  FlowParagraph paragraph_item(const document::Paragraph& paragraph) const {
    FlowParagraph item;
    item.paragraph = &paragraph;
    item.position = position_of(paragraph.text);
    item.style = paragraph.style;
    item.space_before = paragraph.style->space_before;
    item.space_after = paragraph.style->space_after;
    item.keep_with_next = paragraph.style->keep_with_next;
    item.keep_with_previous = paragraph.style->keep_with_previous;
    item.lines = paragraph.hanging ? lines_behind_label(paragraph)
                                   : lines_of(paragraph.text, paragraph.style);
    for (const document::Footnote& footnote : paragraph.footnotes) {
      item.footnotes.push_back({&footnote, lines_of(footnote.text, footnote.style)});
    }
    item.footnotes_until = count_by_line(paragraph.footnotes, item.lines);
    return item;
  }

  FlowParagraph table_note(const document::Paragraph& note) const {
    FlowParagraph item = paragraph_item(note);
    item.keep_with_next = false;
    item.keep_with_previous = true;
    item.is_table_note = true;
    return item;
  }

  // The caption, then the unit, above the frame: off the grid as the frame is.
  MatterAboveFrame matter_above_frame(const std::optional<document::Paragraph>& caption,
                                      const std::optional<document::Paragraph>& unit) const {
    MatterAboveFrame matter;
    if (caption) {
      matter.caption = paragraph_item(*caption);
      matter.frame_top = matter.caption->block_size() + matter.caption->space_after;
    }
    if (unit) {
      matter.unit = paragraph_item(*unit);
      if (caption) matter.unit_top = matter.frame_top + matter.unit->space_before;
      matter.frame_top = matter.unit_top + matter.unit->block_size() + matter.unit->space_after;
    }
    return matter;
  }

  std::vector<text::Line> lines_of(const document::RichText& text,
                                   const document::StyleRef& style) const {
    auto layout = text::lay_out(*text::prepare_shared(text, style, fonts_, diagnostics_), measure_);
    report_overfull(layout, position_of(text));
    return std::move(layout.lines);
  }

  std::vector<text::Line> lines_behind_label(const document::Paragraph& paragraph) const {
    auto layout = lay_out_behind_label(paragraph, measure_, fonts_, diagnostics_);
    report_overfull(layout, position_of(paragraph.text));
    return std::move(layout.lines);
  }

  // As few lines of about equal length as leave two characters free, from the type area's edge.
  std::vector<text::Line> signature_lines(const document::RichText& text,
                                          const document::StyleRef& style) const {
    const auto own = derived_style(style, fonts_, [](document::Style& changed) {
      changed.align = document::TextAlign::start;
      changed.first_line_indent = {};
      changed.start_indent = {};
      changed.end_indent = changed.character_pitch * 2;
      changed.shape = document::LineShape::balanced;
    });
    return lines_of(text, own);
  }

  void report_overfull(const text::ParagraphLayout& layout, const SourcePosition& position) const {
    const document::Style& style = *layout.style;
    Length most;
    for (std::size_t i = 0; i < layout.lines.size(); ++i) {
      const text::Line& line = layout.lines[i];
      if (!line.overfull) continue;
      Length room = measure_ - style.start_indent - style.end_indent;
      if (i == 0) room -= style.first_line_indent;
      most = std::max(most, line.inline_size - room);
    }
    if (most <= Length{}) return;
    diagnostics_.warning(position, {MessageId::line_overfull, {millimetres(most)}});
  }

  const document::PageStyle& page_;
  Rect area_;
  Length measure_;
  const font::Catalogue& fonts_;
  Diagnostics& diagnostics_;
  std::vector<FlowItem> items_;
};

}  // namespace

Length FlowFootnote::block_size() const { return block_size_of(*footnote->style, lines.size()); }

Length FlowParagraph::block_size() const { return block_size_of(*style, lines.size()); }

Length MatterAboveFrame::block_size() const {
  Length footnotes;
  for (const auto* part : {&caption, &unit}) {
    if (*part) footnotes = footnote_area_with(footnotes, (*part)->footnotes);
  }
  return frame_top + footnotes;
}

std::span<const FlowFootnote> FlowParagraph::footnotes_of(std::size_t line) const {
  if (footnotes_until.empty()) return {};
  const std::size_t first = line == 0 ? 0 : footnotes_until[line - 1];
  return std::span(footnotes).subspan(first, footnotes_until[line] - first);
}

std::vector<FlowItem> make_flow_items(std::span<const document::Block> blocks,
                                      const document::PageStyle& page, const font::Catalogue& fonts,
                                      Diagnostics& diagnostics, const WantedBlocks& wanted) {
  ItemMaker maker(page, fonts, diagnostics);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (wanted.has(i)) std::visit(maker, blocks[i]);
  }
  return maker.take();
}

}  // namespace typeset::page

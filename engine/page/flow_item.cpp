#include "page/flow_item.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>

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

Length widest(const std::vector<text::Line>& lines) {
  Length width;
  for (const text::Line& line : lines) width = std::max(width, line.inline_size);
  return width;
}

void move_to(text::Line& line, Length start) {
  text::move(line, {start - line.inline_start, {}});
  line.inline_start = start;
}

class ItemMaker {
 public:
  ItemMaker(const document::PageSequence& sequence, const font::Catalogue& fonts,
            Diagnostics& diagnostics)
      : measure_(sequence.page.type_area.width), fonts_(fonts), diagnostics_(diagnostics) {}

  FlowItem operator()(const document::Paragraph& paragraph) const {
    FlowParagraph item;
    item.paragraph = &paragraph;
    item.position = position_of(paragraph.text);
    item.style = paragraph.style;
    item.keep_with_next = paragraph.style->keep_with_next;
    item.lines = lines_of(paragraph.text, paragraph.style);
    return item;
  }

  FlowItem operator()(const document::Table& table) const {
    return FlowTable{&table,
                     std::make_shared<table::TableLayout>(table, measure_, fonts_, diagnostics_)};
  }

  FlowItem operator()(const document::Figure&) const { return FlowParagraph{}; }

  // GB/T 9704-2012, 7.3.5.3: the organ ends two characters before the right edge, the date starts
  // two characters after the organ's start. A date that would then end nearer to the edge than the
  // organ does ends two characters before it instead, and the organ moves left with it. A name too
  // long for one line is set in lines that end below each other; the longest counts.
  FlowItem operator()(const document::Signature& signature) const {
    const Length two = signature.style->character_pitch * 2;
    const Length edge = measure_ - two;
    auto organ = signature_lines(signature.organ, *signature.style);
    auto date = signature_lines(signature.date, *signature.style);
    const Length organ_width = widest(organ);
    const Length date_width = widest(date);
    const Length start = std::max(Length{}, std::min(edge - organ_width, edge - date_width - two));
    const Length date_start = std::max(Length{}, std::min(start + two, edge - date_width));
    for (text::Line& line : organ) move_to(line, start + organ_width - line.inline_size);
    for (text::Line& line : date) move_to(line, date_start);

    FlowParagraph item;
    item.position = position_of(signature.organ);
    item.style = signature.style;
    item.keep_with_previous = true;
    item.keep_together = true;
    item.lines = std::move(organ);
    std::ranges::move(date, std::back_inserter(item.lines));
    return item;
  }

 private:
  std::vector<text::Line> lines_of(const document::RichText& text,
                                   const document::StyleRef& style) const {
    auto layout = text::lay_out(text::prepare(text, style, fonts_, diagnostics_), measure_);
    report_overfull(layout, position_of(text));
    return std::move(layout.lines);
  }

  // As few lines of about equal length as leave two characters free, from the type area's edge.
  std::vector<text::Line> signature_lines(const document::RichText& text,
                                          document::Style style) const {
    style.align = document::TextAlign::start;
    style.first_line_indent = {};
    style.start_indent = {};
    style.end_indent = style.character_pitch * 2;
    style.balance = true;
    return lines_of(text, std::make_shared<const document::Style>(std::move(style)));
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

  Length measure_;
  const font::Catalogue& fonts_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::vector<FlowItem> make_flow_items(const document::PageSequence& sequence,
                                      const font::Catalogue& fonts, Diagnostics& diagnostics) {
  std::vector<FlowItem> items;
  const ItemMaker maker(sequence, fonts, diagnostics);
  for (const document::Block& block : sequence.blocks) {
    items.push_back(std::visit(maker, block));
  }
  return items;
}

}  // namespace typeset::page

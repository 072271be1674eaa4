#include "page/composer.h"

#include <algorithm>
#include <span>
#include <utility>
#include <variant>

#include "page/footnote_area.h"
#include "page/vertical_flow.h"

namespace typeset::page {

void Composer::begin(const document::PageStyle& style, const std::vector<FlowItem>& items) {
  style_ = &style;
  items_ = &items;
  paragraph_elements_.clear();
  table_elements_.clear();
}

void Composer::compose(const PagePlan& plan) {
  Page page;
  page.size = style_->paper;
  page.number = static_cast<int>(result_.pages.size()) + 1;
  result_.pages.push_back(std::move(page));
  for (const PlacedPart& part : plan) {
    std::visit([&](const auto& item) { add(part, item); }, (*items_)[part.item]);
  }
  add_footnotes();
}

void Composer::compose_on_last_page(const PagePlan& plan, Length below) {
  shift_ = below;
  for (const PlacedPart& part : plan) {
    std::visit([&](const auto& item) { add(part, item); }, (*items_)[part.item]);
  }
  shift_ = {};
}

Pages Composer::take() {
  result_.structure = structure_.take();
  return std::move(result_);
}

const TextElements& Composer::elements_of(const FlowParagraph& p) {
  const auto known = paragraph_elements_.find(&p);
  if (known != paragraph_elements_.end()) return known->second;
  const TextElements elements =
      p.paragraph ? structure_.add_paragraph(*p.paragraph) : structure_.add_plain_paragraph();
  return paragraph_elements_.emplace(&p, elements).first->second;
}

const TableElements& Composer::elements_of(std::size_t item, const FlowTable& table) {
  const auto known = table_elements_.find(item);
  if (known != table_elements_.end()) return known->second;
  TableElements elements = structure_.add_table(*table.table, table.layout->grid());
  return table_elements_.emplace(item, std::move(elements)).first->second;
}

LineElements Composer::elements_of(const text::Line& line, const TextElements& elements,
                                   std::size_t label_length) {
  LineElements result{elements.body, elements.label, label_length, {}};
  for (std::size_t i = 0; i < line.rubies.size(); ++i) {
    result.rubies.push_back(structure_.add_ruby(elements.body));
  }
  return result;
}

void Composer::add(const PlacedPart& part, const FlowParagraph& p) {
  const TextElements& elements = elements_of(p);
  add_bookmark(p, part, part.tops.front());
  for (std::size_t i = 0; i < part.tops.size(); ++i) {
    add_line(p, part.first_line + i, in_area(part.tops[i]), elements);
  }
  if (!p.paragraph) note_signature(part.tops.size());
}

void Composer::note_signature(std::size_t lines) {
  const auto placed = std::span(page().lines).last(std::min(lines, page().lines.size()));
  if (placed.empty()) return;
  Rect box = placed.front().box;
  for (const TextFragment& line : placed) {
    const Length right = std::max(box.right(), line.box.right());
    const Length bottom = std::max(box.bottom(), line.box.bottom());
    box.x = std::min(box.x, line.box.x);
    box.y = std::min(box.y, line.box.y);
    box.width = right - box.x;
    box.height = bottom - box.y;
  }
  result_.signature = {result_.pages.size() - 1, box, placed.back().box};
}

void Composer::add_bookmark(const FlowParagraph& p, const PlacedPart& part, Length top) {
  if (part.first_line > 0 || !p.paragraph || p.paragraph->bookmark_level == 0) return;
  result_.bookmarks.push_back({p.paragraph->bookmark, p.paragraph->bookmark_level,
                               result_.pages.size() - 1, in_area(top).y});
}

void Composer::add_line(const FlowParagraph& p, std::size_t index, Point by,
                        const TextElements& elements) {
  const std::size_t label_length = index == 0 && p.paragraph ? p.paragraph->label_length : 0;
  const text::Line& line = p.lines[index];
  page::add_line(page(), line, by, em_boxes(line, by, p.style->size),
                 elements_of(line, elements, label_length));
  for (const FlowFootnote& note : p.footnotes_of(index)) {
    footnotes_.push_back({&note, structure_.add_footnote(*note.footnote, elements.body)});
  }
}

void Composer::add_stack(const FlowParagraph& p, Length top, const TextElements& elements) {
  for (std::size_t i = 0; i < p.lines.size(); ++i) {
    add_line(p, i, in_area(top), elements);
    top += p.style->line_pitch;
  }
}

// What readers of the structure have heard before (ISO 14289-1, 7.1).
void Composer::add_artifact(const FlowParagraph& p, Length top) {
  for (const text::Line& line : p.lines) {
    page::add_artifact(page(), line, in_area(top), p.style->size);
    top += p.style->line_pitch;
  }
}

void Composer::add(const PlacedPart& part, const FlowTable& table) {
  const TableElements& elements = elements_of(part.item, table);
  Length top = part.top;
  const bool is_first = part.starts_table && part.column_part == 0;
  const MatterAboveFrame& above = is_first            ? table.first
                                  : part.starts_table ? table.facing_first
                                                      : table.further;
  const auto add_matter = [&](const FlowParagraph& p, Length at, const TextElements& own) {
    is_first ? add_stack(p, at, own) : add_artifact(p, at);
  };
  if (above.caption) add_matter(*above.caption, top, elements.caption);
  if (above.unit) add_matter(*above.unit, top + above.unit_top, elements.unit);
  top += above.frame_top;
  add_fragment(*part.fragment, top, elements);
}

void Composer::add_fragment(const table::TableFragment& fragment, Length top,
                            const TableElements& elements) {
  const Point at = in_area(top);
  for (const table::CellFragment& cell : fragment.cells) {
    if (cell.fill) {
      Rect box = cell.box;
      text::move(box, at);
      page().fills.push_back({box, *cell.fill});
    }
    for (const table::CellLine& line : cell.lines) {
      Rect box = line.box;
      text::move(box, at);
      LineElements own;
      if (!cell.repeated) own = elements_of(line, {{}, elements.of(cell.cell, line.label)}, 0);
      page::add_line(page(), line, at, box, own);
    }
    for (const table::Stroke& stroke : cell.strokes) {
      StrokeFragment& placed = page().strokes.emplace_back();
      for (const Point& point : stroke.outline) placed.outline.push_back(point + at);
    }
  }
  for (Rect rule : fragment.rules) {
    rule.x += at.x;
    rule.y += at.y;
    page().rules.push_back({rule, Color{}});
  }
}

void Composer::add(const PlacedPart& part, const FlowFigure& item) {
  const FigureElements elements = structure_.add_figure(*item.figure);
  Rect box{area().x + (area().width - item.size.width) / 2, in_area(part.top).y, item.size.width,
           item.size.height};
  page().figures.push_back({item.figure->image, box, elements.figure});
  if (item.caption) add_stack(*item.caption, part.top + item.caption_top, elements.caption);
}

void Composer::add(const PlacedPart& part, const FlowBand& band) {
  for (const PlacedPart& inner : band.flow->bands[band.index]) {
    add_vertical(std::get<FlowParagraph>(band.flow->items[inner.item]), inner, part.top);
  }
}

void Composer::add(const PlacedPart& part, const FlowBox& box) {
  const Point at = in_area(part.top);
  for (const BoxText& text : box.texts) {
    const TextElements elements = structure_.add_plain_paragraph();
    for (std::size_t i = 0; i < text.lines.size(); ++i) {
      const Point corner = at + text.corners[i];
      const text::Line& line = text.lines[i];
      page::add_line(page(), line, corner, em_boxes(line, corner, text.size),
                     elements_of(line, elements, 0));
    }
  }
  for (const BoxRule& rule : box.rules) {
    Rect rect = rule.rect;
    text::move(rect, at);
    page().rules.push_back({rect, rule.color});
  }
  for (const BoxPicture& picture : box.pictures) {
    Rect rect = picture.box;
    text::move(rect, at);
    page().figures.push_back(
        {picture.image, rect, structure_.add_picture(picture.alternative_text), Layer::above_text});
  }
  if (box.is_signature) note_signature(box, at);
}

void Composer::note_signature(const FlowBox& box, Point at) {
  std::size_t lines = 0;
  const std::size_t count = box.texts.size();
  for (std::size_t i = count < 2 ? 0 : count - 2; i < count; ++i)
    lines += box.texts[i].lines.size();
  note_signature(lines);
  if (!box.seal || !result_.signature) return;
  result_.signature->seal = box.seal;
  text::move(*result_.signature->seal, at);
}

// What the part has as tops are distances from the type area's right edge.
void Composer::add_vertical(const FlowParagraph& p, const PlacedPart& part, Length top) {
  const TextElements& elements = elements_of(p);
  add_bookmark(p, part, top);
  for (std::size_t i = 0; i < part.tops.size(); ++i) {
    const Length x = area().right() - part.tops[i] - p.style->size;
    add_line(p, part.first_line + i, {x, in_area(top).y}, elements);
  }
}

void Composer::add_footnotes() {
  if (footnotes_.empty()) return;
  std::vector<const FlowFootnote*> notes;
  for (const PlacedFootnote& placed : footnotes_) notes.push_back(placed.footnote);
  const FootnoteArea placed = lay_out_footnotes(notes);
  const Length area_top = area().height - placed.height;
  const Point rule = in_area(area_top + placed.rule_top);
  page().rules.push_back({{rule.x, rule.y, area().width / 4, placed.rule_thickness}, Color{}});
  for (std::size_t i = 0; i < notes.size(); ++i) {
    const document::Footnote& note = *notes[i]->footnote;
    Length top = area_top + placed.tops[i];
    for (const text::Line& line : notes[i]->lines) {
      const std::size_t label_length = &line == &notes[i]->lines.front() ? note.label_length : 0;
      page::add_line(page(), line, in_area(top), em_boxes(line, in_area(top), note.style->size),
                     elements_of(line, footnotes_[i].elements, label_length));
      top += note.style->line_pitch;
    }
  }
  footnotes_.clear();
}

}  // namespace typeset::page

#include "page/layout.h"

#include <map>

#include "page/flow_item.h"
#include "page/folio.h"
#include "page/pagination.h"
#include "page/structure_builder.h"

namespace typeset::page {
namespace {

// Turns page plans into positioned fragments tied to the structure tree.
class Composer {
 public:
  explicit Composer(const document::Document& document) : document_(document) {}

  // Turns to the next sequence, whose items must outlive its pages' composition.
  void begin(const document::PageStyle& style, const std::vector<FlowItem>& items) {
    style_ = &style;
    items_ = &items;
    paragraph_elements_.clear();
    table_elements_.clear();
  }

  void compose(const PagePlan& plan) {
    Page page;
    page.size = style_->paper;
    page.number = static_cast<int>(result_.pages.size()) + 1;
    result_.pages.push_back(std::move(page));
    for (const PlacedPart& part : plan) {
      if (const auto* paragraph = std::get_if<FlowParagraph>(&(*items_)[part.item])) {
        add_lines(part, *paragraph);
      } else {
        add_table(part, std::get<FlowTable>((*items_)[part.item]));
      }
    }
  }

  Page& last_page() { return result_.pages.back(); }

  Pages take() {
    result_.structure = structure_.take();
    const document::DocumentMetadata& m = document_.metadata;
    result_.metadata = {m.title, m.author, m.subject, m.language};
    return std::move(result_);
  }

 private:
  const Rect& area() const { return style_->type_area; }

  ElementId element_of(std::size_t item, const FlowParagraph& p) {
    if (const auto known = paragraph_elements_.find(item); known != paragraph_elements_.end()) {
      return known->second;
    }
    const ElementId id =
        p.paragraph ? structure_.add_paragraph(*p.paragraph) : structure_.add_plain_paragraph();
    paragraph_elements_.emplace(item, id);
    return id;
  }

  void add_lines(const PlacedPart& part, const FlowParagraph& p) {
    const ElementId element = element_of(part.item, p);
    if (part.first_line == 0 && p.paragraph && p.paragraph->bookmark_level > 0) {
      result_.bookmarks.push_back({p.paragraph->bookmark, p.paragraph->bookmark_level,
                                   result_.pages.size() - 1, area().y + part.tops.front()});
    }
    for (std::size_t i = 0; i < part.tops.size(); ++i) {
      const text::Line& line = p.lines[part.first_line + i];
      const Point at{area().x, area().y + part.tops[i]};
      const Rect box{at.x + line.inline_start, at.y, line.inline_size, p.style->size};
      add_text(line.runs, box, at, element);
      add_marks(line.rules, line.dots, at);
    }
  }

  void add_text(const std::vector<font::GlyphRun>& runs, const Rect& box, Point by,
                std::optional<ElementId> element) {
    if (runs.empty()) return;
    TextFragment fragment{runs, element, box};
    for (font::GlyphRun& run : fragment.runs) {
      for (font::PositionedGlyph& glyph : run.glyphs) glyph.origin = glyph.origin + by;
    }
    last_page().lines.push_back(std::move(fragment));
  }

  void add_marks(const std::vector<text::LineRule>& rules, const std::vector<text::LineDot>& dots,
                 Point by) {
    for (text::LineRule rule : rules) {
      rule.rect.x += by.x;
      rule.rect.y += by.y;
      last_page().rules.push_back({rule.rect, rule.color});
    }
    for (const text::LineDot& dot : dots) {
      last_page().dots.push_back({dot.center + by, dot.radius, dot.color});
    }
  }

  void add_table(const PlacedPart& part, const FlowTable& table) {
    auto known = table_elements_.find(part.item);
    if (known == table_elements_.end()) {
      known = table_elements_.emplace(part.item, structure_.add_table(table.layout->grid())).first;
    }
    const Point at{area().x, area().y + part.fragment_top};
    for (const table::CellFragment& cell : part.fragment->cells) {
      std::optional<ElementId> element;
      if (!cell.repeated) element = known->second.cells[cell.cell];
      for (const table::CellLine& line : cell.lines) {
        Rect box = line.box;
        box.x += at.x;
        box.y += at.y;
        add_text(line.runs, box, at, element);
        add_marks(line.rules, line.dots, at);
      }
    }
    for (Rect rule : part.fragment->rules) {
      rule.x += at.x;
      rule.y += at.y;
      last_page().rules.push_back({rule, Color{}});
    }
  }

  const document::Document& document_;
  const document::PageStyle* style_ = nullptr;
  const std::vector<FlowItem>* items_ = nullptr;
  StructureBuilder structure_;
  Pages result_;
  std::map<std::size_t, ElementId> paragraph_elements_;
  std::map<std::size_t, TableElements> table_elements_;
};

}  // namespace

Pages lay_out(const document::Document& document, const font::Catalogue& fonts,
              Diagnostics& diagnostics) {
  Composer composer(document);
  for (const document::PageSequence& sequence : document.sequences) {
    const std::vector<FlowItem> items = make_flow_items(sequence, fonts, diagnostics);
    composer.begin(sequence.page, items);
    for (const PagePlan& plan : paginate(items, sequence.page, diagnostics)) {
      composer.compose(plan);
      add_folio(composer.last_page(), sequence.page, fonts, diagnostics);
    }
  }
  return composer.take();
}

}  // namespace typeset::page

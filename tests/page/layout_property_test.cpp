// What holds of every document, whatever stands in it.
#include <algorithm>
#include <array>
#include <map>
#include <random>

#include "page/dump.h"
#include "page/handmade_document.h"

namespace typeset::page {
namespace {

const Length hair = Length::pt(0.02);

// A document of all kinds of blocks, and what has to be read in it.
class RandomDocument {
 public:
  explicit RandomDocument(unsigned seed) : random_(seed) {}

  Document make() {
    Document document = empty_document();
    add_running_texts(page_of(document));
    if (one_in(3)) document.sequences.push_back({landscape(page_of(document)), {}});
    for (document::PageSequence& sequence : document.sequences) {
      const auto count = 5 + random_() % 40;
      for (unsigned i = 0; i < count; ++i) add_block(sequence.blocks);
    }
    if (one_in(2)) {
      const document::Signature last = signature();
      texts_.push_back(to_utf8(plain_text(last.signatories.at(0).name) + plain_text(last.date)));
      document.sequences.back().blocks.emplace_back(last);
    }
    return document;
  }

  // Of paragraphs, headings, labels, bodies and captions in the order of the structure tree.
  const std::vector<std::string>& texts() const { return texts_; }
  bool has_facing_pages() const { return widest_ > 4; }

 private:
  bool one_in(unsigned n) { return random_() % n == 0; }

  static document::PageStyle landscape(document::PageStyle style) {
    style.paper = {Length::mm(297), Length::mm(210)};
    style.type_area = {Length::mm(37), Length::mm(26), Length::mm(225), Length::mm(156)};
    style.grid_lines = 15;
    style.line_pitch = (Length::mm(156) - tests::body_size()) / 14;
    return style;
  }

  void add_running_texts(document::PageStyle& style) {
    const document::StyleRef type = tests::share(tests::cell_style());
    if (one_in(2)) style.header = {type, "第{{page}}页", Length::mm(7), Length::pt(0.75)};
    if (one_in(2)) style.footer = {type, "共{{pages}}页", Length::mm(15), Length{}};
  }

  std::string prose() {
    return tests::random_prose(random_, 1 + static_cast<int>(random_() % (one_in(4) ? 200 : 40)));
  }

  void add_block(std::vector<document::Block>& blocks) {
    switch (random_() % 9) {
      case 0:
        return add(blocks, heading("一、总体情况"));
      case 1:
      case 2:
        return add(blocks, list_item(1 + static_cast<int>(random_() % 3), "（1）", prose()));
      case 3:
        return add_figure(blocks);
      case 4:
        return add_table(blocks);
      default:
        return add(blocks, body(prose()));
    }
  }

  void add(std::vector<document::Block>& blocks, Paragraph paragraph) {
    add_references(paragraph);
    read(paragraph);
    blocks.emplace_back(std::move(paragraph));
  }

  void add_references(Paragraph& paragraph) {
    if (paragraph.role == ParagraphRole::heading) return;
    while (one_in(3)) {
      refer(paragraph, "〔" + std::to_string(++notes_) + "〕", prose());
      append(paragraph, prose());
    }
  }

  void read(const Paragraph& paragraph) {
    read(plain_text(paragraph.text), paragraph.label_length);
    for (const document::Footnote& note : paragraph.footnotes) {
      read(plain_text(note.text), note.label_length);
    }
  }

  void read(const std::u16string& text, std::size_t label_length) {
    if (label_length > 0) texts_.push_back(to_utf8(text.substr(0, label_length)));
    texts_.push_back(to_utf8(text.substr(label_length)));
  }

  void add_figure(std::vector<document::Block>& blocks) {
    document::Figure block =
        figure(10 + static_cast<int>(random_() % 1500), 10 + static_cast<int>(random_() % 1500));
    if (one_in(3)) block.width = Length::mm(10 + static_cast<double>(random_() % 200));
    if (!one_in(3)) block.caption = caption(prose());
    if (block.caption) {
      add_references(*block.caption);
      read(*block.caption);
    }
    blocks.emplace_back(std::move(block));
  }

  void add_table(std::vector<document::Block>& blocks) {
    document::Table table = one_in(2) ? random_table(static_cast<unsigned>(random_()))
                                      : plain_table(1 + static_cast<int>(random_() % 40), {});
    table.style.padding_inline = table.style.padding_block = Length::pt(3);
    table.style.padding_inline_min = table.style.padding_block_min = Length::pt(1);
    if (!one_in(3)) table.caption = caption("表 " + prose());
    if (one_in(2)) table.unit = caption("单位：万元");
    while (one_in(2)) {
      table.notes.push_back(small_paragraph(ParagraphRole::note, "注：" + prose()));
    }
    if (table.caption) read(*table.caption);
    if (table.unit) read(*table.unit);
    for (const Paragraph& note : table.notes) read(note);
    if (++tables_ % 2 == 0) widen(table);
    blocks.emplace_back(std::move(table));
  }

  // Too wide for a page, if it has a few columns: facing pages take what there is then.
  void widen(document::Table& table) {
    table.style.fit = {document::FitStep::padding, document::FitStep::facing_pages};
    if (table.caption && tables_ % 4 == 0) table.continued_caption = caption("续表");
    for (document::TableSection& section : table.sections) {
      widen(section.columns);
      widest_ = std::max(widest_, columns_);
      columns_ = 0;
    }
  }

  void widen(std::vector<document::ColumnNode>& columns) {
    for (document::ColumnNode& column : columns) {
      widen(column.children);
      if (!column.children.empty()) continue;
      column.hints.min = Length::mm(50);
      ++columns_;
    }
  }

  std::mt19937 random_;
  int notes_ = 0, tables_ = 0;
  int columns_ = 0, widest_ = 0;  // of sections made wide
  std::vector<std::string> texts_;
};

struct LaidOut {
  Document document;
  Pages pages;
  std::vector<std::string> texts;
  bool has_facing_pages = false;
};

// Those of the random documents that can be set: not every random table fits its page.
const std::vector<LaidOut>& random_documents() {
  static const std::vector<LaidOut> documents = [] {
    std::vector<LaidOut> result;
    for (unsigned seed = 1; seed <= 30; ++seed) {
      RandomDocument random(seed);
      Document document = random.make();
      Diagnostics diagnostics;
      Pages pages = lay_out(document, tests::free_fonts(), diagnostics);
      if (diagnostics.has_errors()) continue;
      result.push_back(
          {std::move(document), std::move(pages), random.texts(), random.has_facing_pages()});
    }
    return result;
  }();
  return documents;
}

Rect area_of(const Page& page) {
  return page.size.width > page.size.height
             ? Rect{Length::mm(37), Length::mm(26), Length::mm(225), Length::mm(156)}
             : type_area();
}

bool is_running(const Page& page, const TextFragment& line) {
  const Rect area = area_of(page);
  return !line.element && (line.box.bottom() < area.y || line.box.y > area.bottom());
}

bool inside(const Rect& inner, const Rect& outer) {
  return inner.x >= outer.x - hair && inner.right() <= outer.right() + hair &&
         inner.y >= outer.y - hair && inner.bottom() <= outer.bottom() + hair;
}

bool overlap(const Rect& a, const Rect& b) {
  return a.x + hair < b.right() && b.x + hair < a.right() && a.y + hair < b.bottom() &&
         b.y + hair < a.bottom();
}

TEST(RandomDocuments, AreEnoughToSaySomething) {
  EXPECT_GT(random_documents().size(), 15U);
  std::size_t landscape = 0, facing = 0, figures = 0, notes = 0;
  for (const LaidOut& d : random_documents()) {
    facing += d.has_facing_pages;
    landscape += d.document.sequences.size() > 1;
    for (const Page& page : d.pages.pages) figures += page.figures.size();
    for (const StructureElement& e : d.pages.structure) notes += e.role == StructureRole::note;
  }
  EXPECT_GT(landscape, 3U);
  EXPECT_GT(facing, 3U);
  EXPECT_GT(figures, 30U);
  EXPECT_GT(notes, 100U);
}

TEST(RandomDocuments, KeepAllInkOfTheFlowInTheTypeArea) {
  for (const LaidOut& d : random_documents()) {
    for (const Page& page : d.pages.pages) {
      const Rect area = area_of(page);
      for (const FigureFragment& figure : page.figures) EXPECT_TRUE(inside(figure.box, area));
      for (const TextFragment& line : page.lines) {
        EXPECT_TRUE(is_running(page, line) || inside(line.box, area)) << text_of(line);
        for (const font::GlyphRun& run : line.runs) {
          for (const font::PositionedGlyph& glyph : run.glyphs) {
            const font::InkExtents ink = run.face->ink_extents(glyph.id);
            if (ink.right <= ink.left) continue;
            const std::string shown = to_utf8(run.text.substr(glyph.text_start, 1));
            // Some glyphs are drawn beyond their own em box.
            const Length overhang = run.size / 50;
            EXPECT_GE(glyph.origin.x + run.size.scaled(ink.left), area.x - overhang) << shown;
            EXPECT_LE(glyph.origin.x + run.size.scaled(ink.right), area.right() + overhang)
                << shown;
          }
        }
      }
    }
  }
}

TEST(RandomDocuments, SetNothingOverAnything) {
  for (const LaidOut& d : random_documents()) {
    for (const Page& page : d.pages.pages) {
      std::vector<Rect> boxes;
      for (const TextFragment& line : page.lines) boxes.push_back(line.box);
      for (const FigureFragment& figure : page.figures) boxes.push_back(figure.box);
      for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
          EXPECT_FALSE(overlap(boxes[i], boxes[j])) << page.number << ": " << i << ", " << j;
        }
        for (const RuleFragment& rule : page.rules) {
          EXPECT_FALSE(overlap(boxes[i], rule.rect)) << page.number << ": " << i;
        }
      }
    }
  }
}

// The text of each element over all pages, in the order of the lines.
std::vector<std::string> texts_by_element(const Pages& pages) {
  std::vector<std::string> texts(pages.structure.size());
  for (const Page& page : pages.pages) {
    for (const TextFragment& line : page.lines) {
      if (line.element) texts[*line.element] += text_of(line);
    }
  }
  return texts;
}

bool is_cell(const StructureElement& element) {
  return element.role == StructureRole::header_cell || element.role == StructureRole::data_cell;
}

TEST(RandomDocuments, HoldEachTextOnceAndInOrder) {
  for (const LaidOut& d : random_documents()) {
    const std::vector<std::string> by_element = texts_by_element(d.pages);
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < by_element.size(); ++i) {
      if (!is_cell(d.pages.structure[i]) && !by_element[i].empty()) texts.push_back(by_element[i]);
    }
    EXPECT_EQ(texts, d.texts);
  }
}

// Down each page, and over the pages, in the order of the blocks; notes at the foot come last.
TEST(RandomDocuments, PlaceBlocksInOrder) {
  for (const LaidOut& d : random_documents()) {
    ElementId last = 0;
    for (const Page& page : d.pages.pages) {
      Length y;
      bool in_notes = false;
      for (const TextFragment& line : page.lines) {
        if (!line.element || is_cell(d.pages.structure[*line.element])) continue;
        const bool note = path_of(d.pages, *line.element).find("Note") != std::string::npos;
        EXPECT_TRUE(note || !in_notes);
        in_notes = note;
        EXPECT_GE(line.box.y, y);
        y = line.box.y;
        if (note) continue;
        EXPECT_GE(*line.element, last);
        last = *line.element;
      }
    }
  }
}

// The page of each UTF-16 unit's element and place in it.
std::size_t page_of(const Pages& pages, ElementId element, std::size_t index) {
  std::size_t seen = 0;
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    for (const TextFragment& line : pages.pages[i].lines) {
      if (line.element == element) seen += to_utf16(text_of(line)).size();
    }
    if (seen > index) return i;
  }
  return pages.pages.size();
}

TEST(RandomDocuments, SetFootnotesOnThePageOfTheirReference) {
  std::size_t notes = 0;
  for (const LaidOut& d : random_documents()) {
    const std::vector<std::string> texts = texts_by_element(d.pages);
    for (ElementId label = 0; label < texts.size(); ++label) {
      if (path_of(d.pages, label).find("Lbl Note") != 0) continue;
      const ElementId note = *parent_of(d.pages, label);
      const ElementId referring = *parent_of(d.pages, note);
      const std::u16string mark = to_utf16(texts[label]);
      const std::size_t anchor = to_utf16(texts[referring]).find(mark) + mark.size() - 1;
      const std::size_t page = page_of(d.pages, referring, anchor);
      EXPECT_EQ(page_of(d.pages, label, 0), page) << texts[label];
      EXPECT_EQ(page_of(d.pages, label + 1, to_utf16(texts[label + 1]).size() - 1), page);
      ++notes;
    }
  }
  EXPECT_GT(notes, 100U);
}

TEST(RandomDocuments, KeepCaptionsWithTheirFiguresAndTables) {
  for (const LaidOut& d : random_documents()) {
    std::map<ElementId, std::size_t> first_page;  // of figures and of tables' rows
    for (std::size_t i = 0; i < d.pages.pages.size(); ++i) {
      for (const FigureFragment& f : d.pages.pages[i].figures) first_page.emplace(f.element, i);
      for (const TextFragment& line : d.pages.pages[i].lines) {
        if (!line.element || !is_cell(d.pages.structure[*line.element])) continue;
        ElementId table = *line.element;
        while (d.pages.structure[table].role != StructureRole::table) {
          table = *parent_of(d.pages, table);
        }
        first_page.emplace(table, i);
      }
    }
    for (std::size_t i = 0; i < d.pages.pages.size(); ++i) {
      for (const TextFragment& line : d.pages.pages[i].lines) {
        if (type_of(d.pages, line) != "Caption") continue;
        EXPECT_EQ(first_page.at(*parent_of(d.pages, *line.element)), i) << text_of(line);
      }
    }
  }
}

TEST(RandomDocuments, KeepTheShapeOfTheTree) {
  const auto types_under = [](const Pages& pages, ElementId parent) {
    std::vector<StructureRole> roles;
    for (const StructureElement& e : pages.structure) {
      if (e.parent == parent) roles.push_back(e.role);
    }
    return roles;
  };
  using enum StructureRole;
  for (const LaidOut& d : random_documents()) {
    for (ElementId id = 1; id < d.pages.structure.size(); ++id) {
      const StructureElement& element = d.pages.structure[id];
      ASSERT_LT(*element.parent, id);
      const auto children = types_under(d.pages, id);
      if (element.role == list) {
        EXPECT_TRUE(std::ranges::all_of(children, [](auto role) { return role == list_item; }));
      } else if (element.role == list_item) {
        EXPECT_EQ(children, (std::vector{list_label, list_item_body}));
      } else if (element.role == table) {
        const auto captions = std::ranges::count(children, caption);
        EXPECT_TRUE(captions == 0 || (captions == 1 && children.front() == caption));
      }
    }
  }
}

TEST(RandomDocuments, ComeOutTheSameTwice) {
  for (std::size_t i = 0; i < 5; ++i) {
    const LaidOut& d = random_documents().at(i);
    EXPECT_EQ(dump_json(laid_out(d.document)), dump_json(d.pages));
  }
}

}  // namespace
}  // namespace typeset::page

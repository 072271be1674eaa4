// What holds of every table on every page, whatever it is made of and wherever it breaks.
#include "support/random_form.h"

#include <algorithm>
#include <map>
#include <string>

#include "table/cut_table.h"

namespace typeset::table {
namespace {

struct Part {
  TableFragment fragment;
  std::size_t place = 0;   // the same of facing parts
  bool is_forced = false;  // nothing of it fits its page as the style wants it
};

// Where the table goes on after a part.
struct Break {
  BreakToken token;
  bool is_forced = false;  // as of its part
};

// A table cut at one height.
class Form {
 public:
  Form(document::Table table, Length measure, Length page_height)
      : table_(std::move(table)),
        page_height_(page_height),
        layout_(table_, measure, tests::free_fonts(), diagnostics_, page_height) {
    if (!fits()) return;
    std::optional<BreakToken> next = BreakToken{};
    while (next && breaks_.size() < 2000) {
      auto placement = layout_.place(*next, page_height);
      const bool is_forced = !placement;
      if (is_forced) placement = layout_.place_least(*next, page_height);
      parts_.push_back({std::move(placement->fragment), breaks_.size(), is_forced});
      for (TableFragment& part : placement->further_parts) {
        EXPECT_EQ(part.height, parts_.back().fragment.height);
        parts_.push_back({std::move(part), breaks_.size(), is_forced});
      }
      next = placement->rest;
      if (next) breaks_.push_back({*next, is_forced});
    }
    EXPECT_FALSE(next) << "never ends";
  }
  Form(const Form&) = delete;
  Form& operator=(const Form&) = delete;

  // Not every random table fits the measure.
  bool fits() const { return !diagnostics_.has_errors(); }
  const std::vector<Part>& parts() const { return parts_; }
  const std::vector<Break>& breaks() const { return breaks_; }
  bool has_facing_parts() const { return layout_.parts() > 1; }
  const Grid& grid() const { return layout_.grid(); }
  const document::TableStyle& style() const { return table_.style; }
  Length page_height() const { return page_height_; }

  // Whether a page of its own has room for rows [first, end).
  bool page_holds(int first, int end) const {
    const auto rest = layout_.place_least(BreakToken{first}, page_height_).rest;
    return !rest || rest->row >= end;
  }

 private:
  document::Table table_;
  Length page_height_;
  Diagnostics diagnostics_;
  TableLayout layout_;
  std::vector<Part> parts_;
  std::vector<Break> breaks_;
};

// How often there was something to see.
struct Seen {
  int forms = 0, facing = 0, plain = 0, repeated = 0, continued = 0, too_high = 0;
  int against_rules = 0, cut_rows = 0;
};

std::int64_t area(const Rect& rect) { return rect.width.raw() * rect.height.raw(); }

// Between the centre lines of the outer rules.
Rect frame_of(const Form& form, const TableFragment& fragment) {
  const document::TableRules& rules = form.style().rules;
  const Length left = rules.side.thickness / 2, top = rules.top.thickness / 2;
  return {left, top, fragment.width - rules.side.thickness,
          fragment.height - top - (rules.bottom.thickness - rules.bottom.thickness / 2)};
}

void expect_cells_tile_the_frame(const Form& form) {
  for (const Part& part : form.parts()) {
    const Rect frame = frame_of(form, part.fragment);
    const std::vector<CellFragment>& cells = part.fragment.cells;
    std::int64_t covered = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      EXPECT_TRUE(contains(frame, cells[i].box));
      covered += area(cells[i].box);
      for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(overlap(cells[i].box, cells[j].box));
    }
    EXPECT_EQ(covered, area(frame));
  }
}

// What a line's glyphs cover. Some are drawn beyond their em boxes by some hundredths.
std::vector<Rect> inks_of(const CellLine& line) {
  std::vector<Rect> inks;
  for (const font::GlyphRun& run : line.runs) {
    const bool sideways = run.orientation == font::Orientation::sideways;
    for (const font::PositionedGlyph& glyph : run.glyphs) {
      const font::InkExtents ink = run.face->ink_extents(glyph.id);
      if (ink.right <= ink.left) continue;
      const Length left = run.size.scaled(ink.left * run.stretch);
      const Length right = run.size.scaled(ink.right * run.stretch);
      const Length up = run.size.scaled(ink.top), down = run.size.scaled(ink.bottom);
      const Point& at = glyph.origin;
      inks.push_back(sideways ? Rect{at.x + down, at.y + left, up - down, right - left}
                              : Rect{at.x + left, at.y - up, right - left, up - down});
    }
  }
  return inks;
}

Rect grown(const Rect& rect, Length by) {
  return {rect.x - by, rect.y - by, rect.width + by * 2, rect.height + by * 2};
}

std::string description(const Rect& box) {
  std::string text = " at";
  for (const Length side : {box.x, box.y, box.right(), box.bottom()}) {
    text += ' ' + std::to_string(side.to_pt());
  }
  return text;
}

std::string description(const CellFragment& cell, const CellLine& line) {
  std::string text = cell.repeated ? "again: " : cell.continued ? "rest: " : "";
  for (const font::GlyphRun& run : line.runs) text += to_utf8(run.text);
  return text + description(cell.box) + description(line.box);
}

void expect_ink_in_its_cell(const Form& form) {
  for (const Part& part : form.parts()) {
    for (const CellFragment& cell : part.fragment.cells) {
      for (const CellLine& line : cell.lines) {
        EXPECT_TRUE(contains(cell.box, line.box)) << description(cell, line);
        for (const Rect& ink : inks_of(line)) {
          EXPECT_TRUE(contains(grown(cell.box, Length::pt(0.3)), ink));
        }
      }
      for (const Stroke& stroke : cell.strokes) {
        for (const Point& point : stroke.outline) {
          EXPECT_TRUE(contains(cell.box, {point.x, point.y, {}, {}}));
        }
      }
      for (std::size_t i = 1; i < cell.lines.size(); ++i) {
        EXPECT_FALSE(overlap(cell.lines[i - 1].box, cell.lines[i].box));
      }
    }
  }
}

enum class Direction { across, down };

Direction direction_of(const Rect& rule) {
  return rule.width > rule.height ? Direction::across : Direction::down;
}

// The middle of its thickness.
Length centre_line(const Rect& rule) {
  return direction_of(rule) == Direction::across ? rule.y + rule.height / 2
                                                 : rule.x + rule.width / 2;
}

// How many rules of that direction have the point in their middle.
int rules_over(const TableFragment& fragment, Point point, Direction direction) {
  return static_cast<int>(std::ranges::count_if(fragment.rules, [&](const Rect& rule) {
    const Length line = direction == Direction::across ? point.y : point.x;
    return direction_of(rule) == direction && centre_line(rule) == line &&
           contains(rule, {point.x, point.y, {}, {}});
  }));
}

// Where the style has single rules everywhere, the middle of each cell's edge has exactly one.
void expect_each_edge_once(const Form& form, Seen& seen) {
  const document::TableRules& r = form.style().rules;
  const std::vector<document::Rule> all{r.top,      r.bottom, r.side, r.head,
                                        r.head_row, r.group,  r.row,  r.column};
  const bool is_plain = std::ranges::all_of(
      all, [](const document::Rule& rule) { return rule.is_drawn() && !rule.is_double; });
  if (!is_plain) return;
  ++seen.plain;
  for (const Part& part : form.parts()) {
    for (const CellFragment& cell : part.fragment.cells) {
      const Rect& box = cell.box;
      const Length x = box.x + box.width / 2, y = box.y + box.height / 2;
      for (const Length edge : {box.y, box.bottom()}) {
        EXPECT_EQ(rules_over(part.fragment, {x, edge}, Direction::across), 1);
      }
      for (const Length edge : {box.x, box.right()}) {
        EXPECT_EQ(rules_over(part.fragment, {edge, y}, Direction::down), 1);
      }
    }
  }
}

// Whatever rules there are: none is drawn twice, and none enters a cell by more than its half.
void expect_rules_on_edges(const Form& form) {
  const document::TableRules& r = form.style().rules;
  Length thickest;
  for (const document::Rule& rule :
       {r.top, r.bottom, r.side, r.head, r.head_row, r.group, r.row, r.column}) {
    thickest = std::max(thickest, rule.thickness);
  }
  for (const Part& part : form.parts()) {
    const std::vector<Rect>& rules = part.fragment.rules;
    const Rect whole{{}, {}, part.fragment.width, part.fragment.height};
    for (std::size_t i = 0; i < rules.size(); ++i) {
      EXPECT_TRUE(contains(whole, rules[i]));
      for (std::size_t j = 0; j < i; ++j) {
        if (direction_of(rules[i]) != direction_of(rules[j])) continue;
        // A row that no cell has for itself may be lower than its rules are thick.
        if (centre_line(rules[i]) != centre_line(rules[j])) continue;
        EXPECT_FALSE(overlap(rules[i], rules[j])) << description(rules[i]) << description(rules[j]);
      }
      for (const CellFragment& cell : part.fragment.cells) {
        const Rect inside = grown(cell.box, -(thickest - thickest / 2));
        if (inside.width <= Length{} || inside.height <= Length{}) continue;
        EXPECT_FALSE(overlap(rules[i], inside));
      }
    }
  }
}

std::size_t text_length(const document::CellText& content) {
  std::size_t length = document::plain_text(content.text).size();
  if (content.foot) length += text_length(*content.foot);
  for (const document::RichText& label : content.diagonal) {
    length += document::plain_text(label).size();
  }
  return length;
}

// Up to where the texts of cells and their labels have been said.
class SaidOnce {
 public:
  void say(const CellFragment& part) {
    for (const CellLine& line : part.lines) {
      std::size_t& said = said_[{part.cell, line.label}];
      EXPECT_EQ(line.text_start, said);
      said = line.text_end;
    }
  }

  std::size_t characters_of(std::size_t cell) const {
    std::size_t count = 0;
    for (auto label = said_.lower_bound({cell, 0}); label != said_.end(); ++label) {
      if (label->first.first != cell) break;
      count += label->second;
    }
    return count;
  }

 private:
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> said_;
};

// Whether the cell stands in several of facing parts, and is whole in each.
bool may_be_in_parts(const Form& form, const GridCell& cell) {
  const bool is_beside_rows = cell.column < form.grid().stub_columns;
  return form.has_facing_parts() && (cell.colspan > 1 || is_beside_rows);
}

// Each cell with its text from the first to the last character, and row by row; what stands again
// is marked, and is a head or a label, or has no text.
void expect_all_content_once(const Form& form, Seen& seen) {
  SaidOnce said;
  std::vector<int> begun(form.grid().cells.size());
  for (const Part& part : form.parts()) {
    std::optional<std::size_t> last;
    for (const CellFragment& cell : part.fragment.cells) {
      const GridCell& grid_cell = form.grid().cells[cell.cell];
      if (cell.repeated) {
        ++seen.repeated;
        const bool may_say_it =
            grid_cell.kind != CellKind::data || form.grid().is_head_row(grid_cell.row);
        EXPECT_TRUE(may_say_it || cell.lines.empty() || may_be_in_parts(form, grid_cell));
        continue;
      }
      seen.continued += cell.continued ? 1 : 0;
      if (!cell.continued) {
        ++begun[cell.cell];
        EXPECT_TRUE(!last || *last < cell.cell);
        last = cell.cell;
      }
      said.say(cell);
    }
  }
  for (std::size_t i = 0; i < begun.size(); ++i) {
    EXPECT_EQ(begun[i], 1);
    EXPECT_EQ(said.characters_of(i), text_length(*form.grid().cells[i].content));
  }
}

std::size_t characters_of(const CellFragment& cell) {
  SaidOnce said;
  said.say(cell);
  return said.characters_of(cell.cell);
}

// Heads and labels that rows go on under stand in each part, whole where a page has room for them.
void expect_labels_where_their_rows_are(const Form& form) {
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> said;  // by place and cell
  for (const Part& part : form.parts()) {
    for (const CellFragment& cell : part.fragment.cells) {
      const GridCell& grid_cell = form.grid().cells[cell.cell];
      const bool is_head = form.grid().is_head_row(grid_cell.row);
      const std::size_t until = cell.lines.empty() ? 0 : cell.lines.back().text_end;
      const auto [known, is_first] = said.try_emplace({part.place, cell.cell}, until);
      if (!is_first) {
        EXPECT_EQ(known->second, until);  // as on the facing page
        continue;
      }
      if (!cell.repeated || grid_cell.kind == CellKind::data) continue;
      if (form.style().label_break == document::LabelBreak::flow && !is_head) continue;
      const document::CellText& text =
          grid_cell.continued ? *grid_cell.continued : *grid_cell.content;
      const bool is_whole = characters_of(cell) == text_length(text);
      EXPECT_TRUE(is_whole || (part.is_forced && !is_head));
    }
  }
}

bool is_in_one_piece(const GridCell& cell, const CellFragment& part) {
  if (!cell.content->diagonal.empty()) return true;
  return !part.lines.empty() && part.lines.front().writing_mode == document::WritingMode::vertical;
}

// What the layout asks of the cell's rows.
Length asked_height(const Form& form, const GridCell& cell, const CellFragment& part) {
  Length height;
  for (int row = cell.row; row < cell.row_end(); ++row) {
    const document::RowHints& hints = form.grid().row_hints[static_cast<std::size_t>(row)];
    if (hints.min) height = std::max(height, *hints.min);
    if (!hints.equal_group.empty()) height = std::max(height, part.box.height);
  }
  return height;
}

// With the least that stands above the foot.
Length foot_height(const CellFragment& cell) {
  const Length line_pitch = tests::cell_style().line_pitch;
  const auto lines = std::ranges::count(cell.lines, 1U, &CellLine::label);
  return lines == 0 ? Length{} : line_pitch * (lines + 2);
}

// What of a part cannot be cut: heads, vertical and diagonal cells, labels that stand again, feet;
// and two lines of whatever else there is.
Length least_height(const Form& form, const TableFragment& fragment) {
  const Length line_pitch = tests::cell_style().line_pitch;
  const Length padding = form.style().padding_block * 2;
  Length heads = fragment.cells.front().box.y,
         least = std::max(line_pitch * 2 + padding, form.style().min_row_height);
  for (const CellFragment& cell : fragment.cells) {
    const GridCell& grid_cell = form.grid().cells[cell.cell];
    if (form.grid().is_head_row(grid_cell.row)) {
      heads = std::max(heads, cell.box.bottom());
      continue;
    }
    least = std::max(least, asked_height(form, grid_cell, cell) + foot_height(cell));
    if (is_in_one_piece(grid_cell, cell)) {
      least = std::max(least, cell.box.height);
    } else if (cell.repeated && !cell.lines.empty()) {
      least = std::max(least, cell.lines.back().box.bottom() - cell.lines.front().box.y + padding);
    }
  }
  return heads + least + form.style().rules.bottom.thickness;
}

void expect_parts_fit_their_pages(const Form& form, Seen& seen) {
  for (const Part& part : form.parts()) {
    if (part.fragment.height <= form.page_height()) continue;
    ++seen.too_high;
    EXPECT_TRUE(part.is_forced);
    Length least;
    for (const Part& other : form.parts()) {
      if (other.place == part.place) least = std::max(least, least_height(form, other.fragment));
    }
    EXPECT_GT(least.to_pt(), form.page_height().to_pt()) << part.fragment.height.to_pt();
  }
}

// Whether a part may go on from the row, by all that the layout says.
bool may_start(const Form& form, int row) {
  const Grid& grid = form.grid();
  const GridSection& section = grid.section_of(row);
  if (row == section.first_row) return true;
  if (row <= section.first_body_row || grid.kept_with_previous[static_cast<std::size_t>(row)]) {
    return false;
  }
  const int body = section.end_row - section.first_body_row;
  if (row - section.first_body_row < std::min(form.style().min_rows_before_break, body) ||
      section.end_row - row < std::min(form.style().min_rows_after_break, body)) {
    return false;
  }
  return std::ranges::none_of(grid.cells, [&](const GridCell& cell) {
    const bool is_cut = cell.row < row && row < cell.row_end();
    return is_cut && (cell.kind == CellKind::data || cell.keep_together);
  });
}

// Rows between two that a part may go on from, the next ones outside of [first, end).
ColumnRange rows_around(const Form& form, int first, int end) {
  while (first > 0 && !may_start(form, first)) --first;
  while (end < form.grid().rows && !may_start(form, end)) ++end;
  return {first, end};
}

// The rows of all cells that reach into the row.
ColumnRange rows_joined_to(const Form& form, int row) {
  ColumnRange rows{row, row + 1};
  for (const GridCell& cell : form.grid().cells) {
    if (cell.row > row || cell.row_end() <= row) continue;
    rows = {std::min(rows.first, cell.row), std::max(rows.end, cell.row_end())};
  }
  return rows_around(form, rows.first, rows.end);
}

// A page that the rows in question have for themselves does not hold them.
void expect_rules_of_breaks_kept(const Form& form, Seen& seen) {
  for (const Break& at : form.breaks()) {
    const int row = at.token.row;
    if (at.token.cut) {
      ++seen.cut_rows;
      if (form.style().row_break == document::RowBreak::automatic) continue;
      const ColumnRange rows = rows_joined_to(form, row);
      EXPECT_FALSE(form.page_holds(rows.first, rows.end)) << row;
    } else if (!may_start(form, row)) {
      ++seen.against_rules;
      const ColumnRange rows = rows_around(form, row, row + 1);
      EXPECT_FALSE(form.page_holds(rows.first, rows.end)) << row;
    }
  }
}

void expect_all(const Form& form, Seen& seen) {
  ++seen.forms;
  seen.facing += form.has_facing_parts() ? 1 : 0;
  expect_cells_tile_the_frame(form);
  expect_ink_in_its_cell(form);
  expect_each_edge_once(form, seen);
  expect_rules_on_edges(form);
  expect_all_content_once(form, seen);
  expect_labels_where_their_rows_are(form);
  expect_parts_fit_their_pages(form, seen);
  expect_rules_of_breaks_kept(form, seen);
}

// Up to the first that is not as expected.
void expect_all_of(document::Table (tests::RandomForm::*make)()) {
  constexpr unsigned seeds = 300;
  Seen seen;
  for (unsigned seed = 0; seed < seeds && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    tests::RandomForm random(seed);
    document::Table table = (random.*make)();
    const Length measure = tests::type_area_width().scaled(seed % 4 == 0 ? 0.4 : 1);
    const Form form(std::move(table), measure, random.page_height());
    if (form.fits()) expect_all(form, seen);
  }
  EXPECT_GT(seen.forms, 100);
  EXPECT_GT(seen.facing, 5);
  EXPECT_GT(seen.plain, 50);
  EXPECT_GT(seen.repeated, 500);
  EXPECT_GT(seen.continued, 50);
  EXPECT_GT(seen.too_high, 0);
  EXPECT_GT(seen.against_rules, 10);
  EXPECT_GT(seen.cut_rows, 10);
}

TEST(RandomForms, OfTreesHoldOnAnyPage) { expect_all_of(&tests::RandomForm::make_tree); }

TEST(RandomForms, OfFreeGridsHoldOnAnyPage) { expect_all_of(&tests::RandomForm::make_grid); }

}  // namespace
}  // namespace typeset::table

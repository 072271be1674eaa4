// What finds room on a page: questions only, nothing is placed.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "document/document.h"
#include "page/flow_item.h"

namespace typeset::page {

// Tolerance for sums of rounded lengths: 1/100 pt, far below what is seen.
inline const Length tolerance = Length::pt(0.01);

// How far a page is filled. Positions are from the type area's top.
struct Cursor {
  Length y;
  Length content_end;  // the foot of what stands above: y may lie further down, on the grid
  bool page_empty = true;
  Length footnotes;  // height of the area that the footnotes so far take at the foot
  // Half the space between lines of the text that ends here, where that is off the grid.
  Length half_leading = {};
  // A page with one facing it at its right, when it is open: those of even numbers.
  bool is_left = true;
  // Where the grid's lines are counted from: the type area's top, or the foot of what starts a grid
  // of its own.
  Length grid_origin = {};
  Length grid_pitch = {};    // 0: the page style's
  Length extra_height = {};  // of this page over the type area's
  bool fills_grid = false;   // a grid that starts here is spread over the rest of the page
  // The seal, or the first of a row, that hangs over what stands above: lines that reach its ring
  // stand below it. Nothing where it has no height.
  Rect seal = {};
};

// Positions of a paragraph's lines on the page, without placing them.
struct LinePositions {
  std::vector<Length> tops;
  Cursor after;  // where the next item may start
};

// Answers for the pages of one sequence, which must outlive it, as must the items. Not to be used
// from several threads: what was placed last is kept.
class Fitting {
 public:
  Fitting(const std::vector<FlowItem>& items, const document::PageStyle& page)
      : items_(items), page_(page) {}

  Length page_height() const { return page_.type_area.height; }

  // An empty page; the first of a document may be higher than the others.
  Cursor head_of_page(std::size_t number) const;

  // The first line of the page's grid that starts at `y` or below.
  Length snap(Length y, const Cursor& cursor) const;

  // Whether the item, or its first part, finds room below `cursor` with all that has to stay with
  // it.
  bool can_start(std::size_t item, const Cursor& cursor) const;

  // The first item from `item` on that is not kept with its next one. The items up to it are a
  // chain: headings in a row, each kept with the next and the last with what follows.
  std::size_t chain_end(std::size_t item) const;

  // Whether items [first, end) find room below `cursor` with the start of what follows them. Looks
  // no further than the page's foot.
  bool chain_fits(std::size_t first, std::size_t end, Cursor cursor) const;

  // As many of the lines from `first` on as fit below `cursor` with their footnotes, at most
  // `most`.
  LinePositions fit_lines(const FlowParagraph& p, std::size_t first, Cursor cursor,
                          std::size_t most) const;

  // How many lines from `first` on go on the page at `cursor`; 0 when the paragraph, or what is
  // left of it, has to start on the next one.
  std::size_t lines_to_place(std::size_t item, std::size_t first, const Cursor& cursor) const;

  // The part of the table from `from` on that goes on the page at `cursor`, and on those facing it
  // where its columns are in parts; none when it has to start on the next one.
  std::optional<table::Placement> table_part(std::size_t item, const table::BreakToken& from,
                                             const Cursor& cursor) const;

  // Whether the figure goes on the page at `cursor`.
  bool figure_fits(std::size_t item, const Cursor& cursor) const;

  // Whether the band of vertical text does.
  bool band_fits(std::size_t item, const Cursor& cursor) const;

  // Where a band that starts at `cursor` has its top, and where the next item may start.
  Length top_of(const FlowBand& band, const Cursor& cursor) const;
  Cursor below(const FlowBand& band, const Cursor& cursor) const;

  // Whether the box does, and where the next item may start below it.
  bool box_fits(std::size_t item, const Cursor& cursor) const;
  Cursor below(const FlowBox& box, const Cursor& cursor) const;

 private:
  Length room(const Cursor& cursor) const;
  Length grid_pitch(const Cursor& cursor) const;
  void start_grid(Cursor& cursor) const;
  Length space_before(const FlowParagraph& p, const Cursor& cursor) const;
  bool display_fits(std::size_t item, const Cursor& cursor, const Cursor& after,
                    const Cursor& after_on_empty_page) const;
  bool place_whole(std::size_t item, Cursor& cursor) const;
  bool needs_company(std::size_t item) const;
  bool next_needs_company(std::size_t item) const;
  bool dependents_fit(std::size_t item, Cursor cursor) const;
  std::optional<table::Placement> stretched(std::size_t item, const table::BreakToken& from,
                                            const Cursor& cursor, table::Placement placed) const;
  std::optional<table::Placement> placed_in(std::size_t item, const table::BreakToken& from,
                                            Length available) const;
  Length room_with_company(std::size_t item, const Cursor& frame, Length least) const;
  Length most_room(std::size_t item) const;
  bool can_give_company(std::size_t item, const FlowParagraph& p) const;
  bool can_give_company(std::size_t item, const FlowTable& table,
                        const table::BreakToken& from) const;

  // The start of a table, in the room that was asked for last: what finds room is asked for again
  // when it is placed.
  struct TableStart {
    std::size_t item;
    Length available;
    std::optional<table::Placement> placement;
  };

  const std::vector<FlowItem>& items_;
  const document::PageStyle& page_;
  mutable std::optional<TableStart> last_start_;
};

// Where a part of a table or a figure that starts at `cursor` has its top.
Length top_of(const FlowTable& table, const Cursor& cursor);
Length top_of(const FlowFigure& figure, const Cursor& cursor);
Length top_of(const FlowBox& box, const Cursor& cursor);

// The page at the frame's top edge: below caption and unit on the table's first page.
Cursor at_frame(const FlowTable& table, const table::BreakToken& from, const Cursor& cursor);

// Where the next item may start below a part of the table whose frame starts at `frame`, and below
// a figure that starts at `cursor`.
Cursor below(const FlowTable& table, const Cursor& frame, Length part_height);
Cursor below(const FlowFigure& figure, const Cursor& cursor);

}  // namespace typeset::page

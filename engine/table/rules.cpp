#include "table/rules.h"

#include <algorithm>

namespace typeset::table {
namespace {

using document::Rule;

// What one line of a rule covers across its own direction.
struct Extent {
  Length from, to;
};

struct RuleLines {
  Extent first, last;  // the same where the rule is single
};

RuleLines lines_of(const Rule& rule, Length center) {
  const Length from = center - rule.thickness / 2;
  const Length to = from + rule.thickness;
  if (!rule.is_double) return {{from, to}, {from, to}};
  const Length line = rule.thickness / 3;
  return {{from, from + line}, {to - line, to}};
}

// The edges of one direction, and where a rule is drawn on them.
struct Axis {
  const FrameEdges& edges;
  // Of two double rules that cross, the one that is broken.
  bool gives_way;
  std::vector<std::vector<bool>> drawn;  // by edge, then stretch: from cross edge i to i + 1

  Axis(const FrameEdges& frame_edges, std::size_t stretches, bool breaks)
      : edges(frame_edges),
        gives_way(breaks),
        drawn(frame_edges.positions.size(), std::vector<bool>(stretches, false)) {}

  std::size_t index_of(Length position) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(edges.positions, position) -
                                    edges.positions.begin());
  }
  void draw(std::size_t edge, std::size_t from, std::size_t to) {
    if (!edges.rules[edge].is_drawn()) return;
    std::fill(drawn[edge].begin() + static_cast<std::ptrdiff_t>(from),
              drawn[edge].begin() + static_cast<std::ptrdiff_t>(to), true);
  }
  bool is_drawn_before(std::size_t edge, std::size_t cross) const {
    return cross > 0 && drawn[edge][cross - 1];
  }
  bool is_drawn_after(std::size_t edge, std::size_t cross) const {
    return cross < drawn[edge].size() && drawn[edge][cross];
  }
  bool passes(std::size_t edge, std::size_t cross) const {
    return is_drawn_before(edge, cross) && is_drawn_after(edge, cross);
  }
};

// Draws the rules on the edges of `main`, between those of `cross`.
class RuleDrawer {
 public:
  RuleDrawer(const Axis& main, const Axis& cross) : main_(main), cross_(cross) {}

  // `draw` takes what a line covers along its direction and across it.
  template <typename Draw>
  void draw(Draw draw) const {
    for (std::size_t edge = 0; edge < main_.drawn.size(); ++edge) {
      const std::size_t stretches = main_.drawn[edge].size();
      for (std::size_t from = 0, to = 0; from < stretches; from = std::max(to, from + 1)) {
        if (!main_.drawn[edge][from]) continue;
        to = from + 1;
        while (to < stretches && goes_through(edge, to)) ++to;
        draw_stretch(edge, from, to, draw);
      }
    }
  }

 private:
  bool goes_through(std::size_t edge, std::size_t cross) const {
    if (!main_.passes(edge, cross)) return false;
    const Rule& other = cross_.edges.rules[cross];
    const bool gives_way =
        other.is_double && (main_.gives_way || !main_.edges.rules[edge].is_double);
    return !gives_way || !cross_.passes(cross, edge);
  }

  template <typename Draw>
  void draw_stretch(std::size_t edge, std::size_t from, std::size_t to, Draw draw) const {
    const Rule& rule = main_.edges.rules[edge];
    const RuleLines lines = lines_of(rule, main_.edges.positions[edge]);
    draw(Extent{start(edge, from, true), end(edge, to, true)}, lines.first);
    if (!rule.is_double) return;
    draw(Extent{start(edge, from, false), end(edge, to, false)}, lines.last);
  }

  Length start(std::size_t edge, std::size_t cross, bool is_first) const {
    if (stands_free(edge, cross)) return cross_.edges.positions[cross];
    const RuleLines lines = lines_of(cross_.edges.rules[cross], cross_.edges.positions[cross]);
    return (ends_at_nearer(edge, cross, is_first) ? lines.last : lines.first).from;
  }

  Length end(std::size_t edge, std::size_t cross, bool is_first) const {
    if (stands_free(edge, cross)) return cross_.edges.positions[cross];
    const RuleLines lines = lines_of(cross_.edges.rules[cross], cross_.edges.positions[cross]);
    return (ends_at_nearer(edge, cross, is_first) ? lines.first : lines.last).to;
  }

  bool stands_free(std::size_t edge, std::size_t cross) const {
    return !cross_.is_drawn_before(cross, edge) && !cross_.is_drawn_after(cross, edge);
  }

  // Of the lines of the rule that the edge's first or last line ends at.
  bool ends_at_nearer(std::size_t edge, std::size_t cross, bool is_first) const {
    if (cross_.passes(cross, edge)) return true;
    const bool is_inner = is_first == cross_.is_drawn_before(cross, edge);
    return main_.edges.rules[edge].is_double && is_inner;
  }

  const Axis& main_;
  const Axis& cross_;
};

// Whether the outermost row label that covers the row is one over a group.
bool is_in_group(const Grid& grid, int row) {
  const GridCell& label = grid.cells[grid.cell_at(row, 0)];
  return label.kind == CellKind::row_head && label.colspan < grid.stub_columns;
}

}  // namespace

Rule rule_between(const Grid& grid, const document::TableRules& rules, int above, int below) {
  if (&grid.section_of(above) != &grid.section_of(below)) {
    return document::stronger(rules.group, rules.head);
  }
  if (grid.is_head_row(above)) return grid.is_head_row(below) ? rules.head_row : rules.head;
  const bool same_row = grid.cell_at(above, 0) == grid.cell_at(below, 0);
  const bool beside_group = is_in_group(grid, above) || is_in_group(grid, below);
  return !same_row && beside_group ? rules.group : rules.row;
}

std::vector<Rect> draw_rules(const std::vector<CellFragment>& cells, const FrameEdges& columns,
                             const FrameEdges& rows) {
  Axis horizontal(rows, columns.positions.size() - 1, false);
  Axis vertical(columns, rows.positions.size() - 1, true);
  for (const CellFragment& cell : cells) {
    const std::size_t left = vertical.index_of(cell.box.x);
    const std::size_t right = vertical.index_of(cell.box.right());
    const std::size_t top = horizontal.index_of(cell.box.y);
    const std::size_t bottom = horizontal.index_of(cell.box.bottom());
    for (const std::size_t edge : {top, bottom}) horizontal.draw(edge, left, right);
    for (const std::size_t edge : {left, right}) vertical.draw(edge, top, bottom);
  }
  std::vector<Rect> rules;
  RuleDrawer(horizontal, vertical).draw([&](Extent along, Extent across) {
    rules.push_back({along.from, across.from, along.to - along.from, across.to - across.from});
  });
  RuleDrawer(vertical, horizontal).draw([&](Extent along, Extent across) {
    rules.push_back({across.from, along.from, across.to - across.from, along.to - along.from});
  });
  return rules;
}

}  // namespace typeset::table

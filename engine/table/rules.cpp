#include "table/rules.h"

#include <algorithm>
#include <map>
#include <utility>

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

// The edges of one direction, and the rules that are drawn on them.
struct Axis {
  const FrameEdges& edges;
  // Of two double rules that cross, the one that is broken.
  bool gives_way;
  std::vector<std::vector<Rule>> drawn;  // by edge, then stretch: from cross edge i to i + 1

  Axis(const FrameEdges& frame_edges, std::size_t stretches, bool breaks,
       const std::vector<AskedStretches>& asked)
      : edges(frame_edges),
        gives_way(breaks),
        drawn(frame_edges.positions.size(), std::vector<Rule>(stretches)) {
    for (const AskedStretches& stretches_of : asked) ask(stretches_of);
  }

  // Of rows that no cell has for itself, and that have no height so, the first; but what ends with
  // the frame ends on its edge.
  std::size_t index_of(Length position) const {
    if (position == edges.positions.back()) return edges.positions.size() - 1;
    return static_cast<std::size_t>(std::ranges::lower_bound(edges.positions, position) -
                                    edges.positions.begin());
  }
  // Cells meet on these stretches.
  void draw(std::size_t edge, std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      const auto asked = asked_.find({edge, i});
      drawn[edge][i] = asked == asked_.end() ? edges.rules[edge] : asked->second;
    }
  }
  bool is_drawn_before(std::size_t edge, std::size_t cross) const {
    return cross > 0 && drawn[edge][cross - 1].is_drawn();
  }
  bool is_drawn_after(std::size_t edge, std::size_t cross) const {
    return cross < drawn[edge].size() && drawn[edge][cross].is_drawn();
  }
  bool passes(std::size_t edge, std::size_t cross) const {
    return is_drawn_before(edge, cross) && is_drawn_after(edge, cross);
  }
  // Whether two lines go on to both sides, so that others end at the nearer of them.
  bool passes_double(std::size_t edge, std::size_t cross) const {
    return passes(edge, cross) && drawn[edge][cross - 1].is_double && drawn[edge][cross].is_double;
  }
  bool is_double_before(std::size_t edge, std::size_t cross) const {
    return cross > 0 && drawn[edge][cross - 1].is_double;
  }
  // What lines that end at the edge there meet.
  Rule rule_at(std::size_t edge, std::size_t cross) const {
    const Rule before = cross > 0 ? drawn[edge][cross - 1] : Rule{};
    const Rule after = cross < drawn[edge].size() ? drawn[edge][cross] : Rule{};
    return document::stronger(before, after);
  }
  Length position(std::size_t edge) const { return edges.positions[edge]; }

 private:
  void ask(const AskedStretches& stretches) {
    for (std::size_t i = stretches.from; i < stretches.to; ++i) {
      const auto [known, is_first] = asked_.try_emplace({stretches.edge, i}, stretches.rule);
      if (is_first || !known->second.is_drawn()) continue;
      known->second = stretches.rule.is_drawn() ? document::stronger(known->second, stretches.rule)
                                                : stretches.rule;
    }
  }

  std::map<std::pair<std::size_t, std::size_t>, Rule> asked_;  // by edge and stretch
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
        if (!main_.drawn[edge][from].is_drawn()) continue;
        to = from + 1;
        while (to < stretches && goes_through(edge, to)) ++to;
        draw_stretch(edge, from, to, draw);
      }
    }
  }

 private:
  bool goes_through(std::size_t edge, std::size_t cross) const {
    const Rule& rule = main_.drawn[edge][cross];
    if (!main_.passes(edge, cross) || !(main_.drawn[edge][cross - 1] == rule)) return false;
    const bool gives_way = main_.gives_way || !rule.is_double;
    return !gives_way || !cross_.passes_double(cross, edge);
  }

  template <typename Draw>
  void draw_stretch(std::size_t edge, std::size_t from, std::size_t to, Draw draw) const {
    const Rule& rule = main_.drawn[edge][from];
    const RuleLines lines = lines_of(rule, main_.position(edge));
    const auto line = [&](bool is_first) {
      return Extent{start({edge, from, rule, is_first}), end({edge, to, rule, is_first})};
    };
    draw(line(true), lines.first);
    if (rule.is_double) draw(line(false), lines.last);
  }

  // Where a line of a rule ends.
  struct LineEnd {
    std::size_t edge, cross;
    const Rule& rule;
    bool is_first;  // of its two lines
  };

  Length start(const LineEnd& at) const {
    if (stands_free(at)) return cross_.position(at.cross);
    const RuleLines lines = lines_across(at);
    if (at.cross > 0 && gives_way_to(main_.drawn[at.edge][at.cross - 1], at)) return lines.last.to;
    return (ends_at_nearer(at) ? lines.last : lines.first).from;
  }

  Length end(const LineEnd& at) const {
    if (stands_free(at)) return cross_.position(at.cross);
    const RuleLines lines = lines_across(at);
    const auto& drawn = main_.drawn[at.edge];
    if (at.cross < drawn.size() && gives_way_to(drawn[at.cross], at)) return lines.first.from;
    return (ends_at_nearer(at) ? lines.first : lines.last).to;
  }

  // Of two different rules that go on in line with each other, the stronger has the crossing.
  bool gives_way_to(const Rule& other, const LineEnd& at) const {
    if (!other.is_drawn() || other == at.rule) return false;
    return !cross_.passes_double(at.cross, at.edge) && document::stronger(at.rule, other) == other;
  }

  RuleLines lines_across(const LineEnd& at) const {
    return lines_of(cross_.rule_at(at.cross, at.edge), cross_.position(at.cross));
  }

  bool stands_free(const LineEnd& at) const {
    return !cross_.is_drawn_before(at.cross, at.edge) && !cross_.is_drawn_after(at.cross, at.edge);
  }

  // Of the lines of the rule that the edge's first or last line ends at.
  bool ends_at_nearer(const LineEnd& at) const {
    if (cross_.passes_double(at.cross, at.edge)) return true;
    const bool is_inner = at.is_first == cross_.is_double_before(at.cross, at.edge);
    return at.rule.is_double && is_inner;
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
                             const FrameEdges& rows, const std::vector<AskedStretches>& of_columns,
                             const std::vector<AskedStretches>& of_rows) {
  Axis horizontal(rows, columns.positions.size() - 1, false, of_rows);
  Axis vertical(columns, rows.positions.size() - 1, true, of_columns);
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

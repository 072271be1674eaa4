#include "table/rules.h"

#include <algorithm>

namespace typeset::table {
namespace {

// Whether the stretch between two edges (index i: from edge i to edge i + 1) has a rule on edge k.
using EdgeMap = std::vector<std::vector<bool>>;

std::size_t edge_index(const std::vector<Length>& edges, Length position) {
  return static_cast<std::size_t>(std::ranges::lower_bound(edges, position) - edges.begin());
}

class RuleDrawer {
 public:
  RuleDrawer(const std::vector<Length>& column_edges, const std::vector<Length>& row_edges,
             const document::TableStyle& style)
      : x_(column_edges),
        y_(row_edges),
        style_(style),
        horizontal_(y_.size(), std::vector<bool>(x_.size() - 1, false)),
        vertical_(x_.size(), std::vector<bool>(y_.size() - 1, false)) {}

  void outline(const Rect& box) {
    const std::size_t left = edge_index(x_, box.x), right = edge_index(x_, box.right());
    const std::size_t top = edge_index(y_, box.y), bottom = edge_index(y_, box.bottom());
    for (std::size_t c = left; c < right; ++c) {
      horizontal_[top][c] = true;
      horizontal_[bottom][c] = true;
    }
    for (std::size_t r = top; r < bottom; ++r) {
      vertical_[left][r] = true;
      vertical_[right][r] = true;
    }
  }

  std::vector<Rect> draw() const {
    std::vector<Rect> rules;
    for (std::size_t k = 0; k < y_.size(); ++k) {
      const Length half = thickness(k, y_.size()) / 2;
      for_each_stretch(horizontal_[k], [&](std::size_t from, std::size_t to) {
        const Length left = x_[from] - thickness(from, x_.size()) / 2;
        const Length right = x_[to] + thickness(to, x_.size()) / 2;
        rules.push_back({left, y_[k] - half, right - left, half * 2});
      });
    }
    for (std::size_t k = 0; k < x_.size(); ++k) {
      const Length half = thickness(k, x_.size()) / 2;
      for_each_stretch(vertical_[k], [&](std::size_t from, std::size_t to) {
        const Length top = y_[from] - thickness(from, y_.size()) / 2;
        const Length bottom = y_[to] + thickness(to, y_.size()) / 2;
        rules.push_back({x_[k] - half, top, half * 2, bottom - top});
      });
    }
    return rules;
  }

 private:
  Length thickness(std::size_t edge, std::size_t edges) const {
    return edge == 0 || edge + 1 == edges ? style_.outer_rule : style_.inner_rule;
  }

  template <typename Visit>
  static void for_each_stretch(const std::vector<bool>& drawn, Visit visit) {
    for (std::size_t from = 0; from < drawn.size();) {
      if (!drawn[from]) {
        ++from;
        continue;
      }
      std::size_t to = from;
      while (to < drawn.size() && drawn[to]) ++to;
      visit(from, to);
      from = to;
    }
  }

  const std::vector<Length>& x_;
  const std::vector<Length>& y_;
  const document::TableStyle& style_;
  EdgeMap horizontal_;  // by row edge, then column
  EdgeMap vertical_;    // by column edge, then row
};

}  // namespace

std::vector<Rect> draw_rules(const std::vector<CellFragment>& cells,
                             const std::vector<Length>& column_edges,
                             const std::vector<Length>& row_edges,
                             const document::TableStyle& style) {
  RuleDrawer drawer(column_edges, row_edges, style);
  for (const CellFragment& cell : cells) drawer.outline(cell.box);
  return drawer.draw();
}

}  // namespace typeset::table

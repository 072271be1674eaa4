// What a line of given clusters measures, in constant time for any first and last cluster.
#pragma once

#include <cstddef>
#include <vector>

#include "text/prepared_paragraph.h"

namespace typeset::text {

// Widths of one candidate line, its marks at the line's edges already trimmed.
struct LineWidths {
  Length natural;
  Length shrink;               // how much it can give up
  Length stretch;              // how much its word and Han–Western spaces can grow
  std::size_t expandable = 0;  // gaps that can be spread beyond that
};

// Running sums over a paragraph's clusters. The paragraph must outlive it.
class LineMetrics {
 public:
  explicit LineMetrics(const PreparedParagraph& paragraph);
  // Of a line of clusters [first, last), first < last.
  LineWidths measure(std::size_t first, std::size_t last) const;
  // The cluster that ends such a line to the eye; null: it holds nothing but spaces.
  const Cluster* closing(std::size_t first, std::size_t last) const;
  // Whether that cluster is a mark that hangs.
  bool hangs(std::size_t first, std::size_t last) const;

 private:
  const PreparedParagraph& paragraph_;
  std::vector<LineWidths> before_;  // sums over all clusters before an index, gaps included
  // For each index, one past the last cluster before it that is neither space nor line break.
  std::vector<std::size_t> visible_end_;
};

// A space or the author's own line end: it takes no room where a line ends.
bool is_invisible(const Cluster& cluster);

// What stands before a line that starts with cluster `first` besides the style's start indent: the
// first-line indent, of the paragraph's first line or, as the style says, of each after the
// author's own line end too (CSS Text 3, text-indent: each-line).
Length line_indent(const PreparedParagraph& paragraph, std::size_t first);

// One past the last cluster of [first, last) that takes room at the line's end: not a space, a line
// break or a mark that hangs; `first` when none does.
std::size_t visible_end(const PreparedParagraph& paragraph, std::size_t first, std::size_t last);

// That cluster; `first` when there is none.
std::size_t last_visible(const PreparedParagraph& paragraph, std::size_t first, std::size_t last);

// What a line of clusters [first, last) takes, at its natural spaces, its line-end mark trimmed.
Length natural_width(const PreparedParagraph& paragraph, std::size_t first, std::size_t last);

}  // namespace typeset::text

// What a line of given clusters measures, in constant time for any first and last cluster.
#pragma once

#include <cstddef>
#include <cstdint>
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

// Where a line ends, whichever cluster it starts with.
struct LineEnd {
  // One past the last cluster before it that is neither space nor line break.
  std::size_t visible_end = 0;
  bool hangs = false;  // that cluster, where it does not stand alone
  LineWidths widths;   // of all clusters up to it, with what the end trims of them

  bool hangs_after(std::size_t first) const { return hangs && visible_end > first + 1; }
};

// Running sums over a paragraph's clusters. The paragraph must outlive it.
class LineMetrics {
 public:
  explicit LineMetrics(const PreparedParagraph& paragraph);
  // Of lines of clusters up to `last`.
  LineEnd ending(std::size_t last) const;
  // Of a line of clusters [first, last), first < last.
  LineWidths measure(std::size_t first, std::size_t last) const {
    return measure(first, ending(last));
  }
  LineWidths measure(std::size_t first, const LineEnd& end) const {
    if (end.visible_end <= first) return {};  // nothing but spaces
    if (end.hangs && !end.hangs_after(first)) {
      return widths_from(first, ending_with(end.visible_end - 1));
    }
    return widths_from(first, end.widths);
  }

  // Whether no cluster takes less than nothing when it gives up all that it can.
  bool grows() const { return grows_; }
  Length widest_cluster() const { return widest_; }

 private:
  // Of all clusters up to and with `closing`, which ends a line.
  LineWidths ending_with(std::size_t closing) const;
  LineWidths widths_from(std::size_t first, const LineWidths& end) const {
    const LineWidths& start = before_[first];
    return {end.natural - start.natural, end.shrink - start.shrink, end.stretch - start.stretch,
            end.expandable - start.expandable};
  }

  const PreparedParagraph& paragraph_;
  std::vector<LineWidths> before_;  // sums over all clusters before an index, gaps included
  // For each index, LineEnd::visible_end.
  std::vector<std::uint32_t> visible_end_;
  bool grows_ = true;
  Length widest_;
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

#include "pdf/width_array.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "pdf/font_usage.h"
#include "pdf/number_format.h"

namespace typeset::pdf {
namespace {

// From this many on `first last width` is shorter than an entry each.
constexpr std::size_t shortest_run = 3;

// The commonest whole number: DW is an integer (ISO 32000-1, table 117), and poppler disregards one
// that is not.
double commonest_whole_width(const std::vector<CidWidth>& widths) {
  // Few: a font's Han are all of one width.
  std::vector<std::pair<double, std::size_t>> counts;
  for (const auto& [cid, width] : widths) {
    if (width != std::round(width)) continue;
    const auto known = std::ranges::find(counts, width, &std::pair<double, std::size_t>::first);
    if (known == counts.end()) {
      counts.emplace_back(width, 1);
    } else {
      ++known->second;
    }
  }
  // The smallest of those that come as often.
  const auto commonest = std::ranges::max_element(counts, [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second < b.second : a.first > b.first;
  });
  return commonest == counts.end() ? 1000 : commonest->first;
}

// The end of the run of one width that begins at `first`. CIDs the font does not show may lie
// between its members.
std::size_t run_end(const std::vector<CidWidth>& widths, std::size_t first) {
  std::size_t end = first + 1;
  while (end < widths.size() && widths[end].width == widths[first].width) ++end;
  return end;
}

// The end of a list of neighbouring CIDs that begins at `first` and no run interrupts.
std::size_t list_end(const std::vector<CidWidth>& widths, std::size_t first) {
  std::size_t end = first + 1;
  while (end < widths.size() && widths[end].cid == widths[end - 1].cid + 1 &&
         run_end(widths, end) - end < shortest_run) {
    ++end;
  }
  return end;
}

void separate(std::string& syntax) {
  if (syntax.back() != '[' && syntax.back() != ']') syntax += ' ';
}

void append_run(std::string& syntax, const std::vector<CidWidth>& widths, std::size_t first,
                std::size_t end) {
  separate(syntax);
  append_integer(syntax, widths[first].cid);
  syntax += ' ';
  append_integer(syntax, widths[end - 1].cid);
  syntax += ' ';
  append_number(syntax, widths[first].width, width_decimals);
}

void append_list(std::string& syntax, const std::vector<CidWidth>& widths, std::size_t first,
                 std::size_t end) {
  separate(syntax);
  append_integer(syntax, widths[first].cid);
  syntax += '[';
  for (std::size_t i = first; i < end; ++i) {
    separate(syntax);
    append_number(syntax, widths[i].width, width_decimals);
  }
  syntax += ']';
}

}  // namespace

WidthArray width_array(const std::vector<CidWidth>& widths) {
  WidthArray array{.default_width = commonest_whole_width(widths), .syntax = "["};
  // Widths that equal the default stay in the way of runs that would run over them.
  for (std::size_t i = 0; i < widths.size();) {
    std::size_t end = run_end(widths, i);
    if (widths[i].width == array.default_width) {
      i = end;
      continue;
    }
    if (end - i >= shortest_run) {
      append_run(array.syntax, widths, i, end);
    } else {
      end = list_end(widths, i);
      while (widths[end - 1].width == array.default_width) --end;
      append_list(array.syntax, widths, i, end);
    }
    i = end;
  }
  array.syntax = array.syntax.size() > 1 ? array.syntax + ']' : std::string();
  return array;
}

}  // namespace typeset::pdf

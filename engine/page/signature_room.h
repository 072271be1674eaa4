// Whether signatures find room where the text ends. GB/T 9704-2012, 7.3.5.5, has the spaces between
// lines or characters changed where they do not.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "document/document.h"
#include "page/flow_item.h"
#include "page/pagination.h"

namespace typeset::page {

// Watches the pages of a document as they are planned.
class SignatureRoom {
 public:
  // Turns to the next sequence, which must outlive its plans as must its items; `first_page` is
  // the number of its first page.
  void begin(const document::PageStyle& page, const std::vector<FlowItem>& items,
             std::size_t first_page);

  // The plan of the next page.
  void see(const PagePlan& plan);

  // Whether every signature stands below text that was not taken to its page for its sake: the page
  // before is full as far as paragraphs can be divided.
  bool is_natural() const { return is_natural_; }

 private:
  bool leaves_gap(const PagePlan& plan) const;
  std::optional<Length> room_below(const PagePlan& plan) const;

  const document::PageStyle* page_ = nullptr;
  const std::vector<FlowItem>* items_ = nullptr;
  std::size_t number_ = 0;             // of the next page
  std::optional<Length> room_before_;  // at the foot of the page before, where that ends with text
  bool is_natural_ = true;
};

// Other numbers of lines that the layout lets pages have: the larger ones first, so that rather more
// text stands before the signature than less, and of both the nearest first.
std::vector<int> other_line_counts(const document::PageStyle& page);

// The page with so many lines from the same top to the same foot.
document::PageStyle with_lines(document::PageStyle page, int lines);

}  // namespace typeset::page

// Styles made from others, each once for all documents that are set in these: texts in them are
// known again by their style (text::prepare_shared).
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "document/style.h"
#include "font/catalogue.h"

namespace typeset::page {

// By one change. Safe to use from several threads.
class DerivedStyles {
 public:
  template <typename Change>
  document::StyleRef get(const document::StyleRef& from, const Change& change) {
    const std::lock_guard lock(mutex_);
    // More than a few layouts' styles are those of documents, which do not come back.
    if (styles_.size() >= most_kept) styles_.clear();
    Entry& entry = styles_[from.get()];
    if (!entry.derived) {
      document::Style style = *from;
      change(style);
      entry = {from, std::make_shared<const document::Style>(std::move(style))};
    }
    return entry.derived;
  }

 private:
  static constexpr std::size_t most_kept = 64;
  struct Entry {
    document::StyleRef from, derived;  // what is named by its place is held
  };

  std::mutex mutex_;
  std::map<const document::Style*, Entry> styles_;
};

// `from` as `change` makes it, which is of the type that names the change.
template <typename Change>
document::StyleRef derived_style(const document::StyleRef& from, const font::Catalogue& fonts,
                                 const Change& change) {
  struct Styles : DerivedStyles {};
  return fonts.companion<Styles>().get(from, change);
}

// Of text that stands by itself: from the start of its measure on.
inline document::StyleRef unindented_style(const document::StyleRef& style,
                                           const font::Catalogue& fonts) {
  return derived_style(style, fonts, [](document::Style& changed) {
    changed.align = document::TextAlign::start;
    changed.first_line_indent = changed.start_indent = changed.end_indent = {};
  });
}

}  // namespace typeset::page

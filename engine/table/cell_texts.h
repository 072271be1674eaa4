// How the texts of a table's cells are set once it has been fitted to its measure.
#pragma once

#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "document/table.h"
#include "font/catalogue.h"
#include "table/shared_texts.h"
#include "text/prepared_texts.h"

namespace typeset::table {

class CellTexts {
 public:
  // What texts are set like that are not as their styles say.
  struct Change {
    // From the size of each cell's own style; none gets below `least_size` by it. Other lengths of
    // the style, and what has a style of its own within the text, follow in proportion.
    Length smaller_by, least_size;
    bool breaks_words = false;        // and numbers
    std::vector<bool> vertical = {};  // by cell; empty: none
  };

  CellTexts() = default;
  explicit CellTexts(Change change) : change_(std::move(change)) {}

  // `content` of the cell with that index, which has a style. Cells that say the same may share it.
  std::shared_ptr<SharedText> prepare(std::size_t cell, const document::CellText& content,
                                      const font::Catalogue& fonts, Diagnostics& diagnostics);
  // The labels of a diagonal head.
  std::vector<text::PreparedParagraph> prepare_labels(std::size_t cell,
                                                      const document::CellText& content,
                                                      const font::Catalogue& fonts,
                                                      Diagnostics& diagnostics);

 private:
  using Key = std::pair<const document::Style*, const document::Style*>;

  bool is_vertical(std::size_t cell) const {
    return !change_.vertical.empty() && change_.vertical[cell];
  }
  document::StyleRef changed(const document::StyleRef& style, bool vertical);
  text::PreparedRef prepared(std::size_t cell, const document::CellText& content,
                             const font::Catalogue& fonts, Diagnostics& diagnostics);

  Change change_;
  SharedTexts shared_;  // of texts that are set as their styles say, or all changed alike
  // Styles that have been made once, by the one that they are made from; those of spans by that of
  // their cell too.
  std::map<const document::Style*, document::StyleRef> horizontal_, vertical_;
  std::map<Key, document::StyleRef> spans_;
};

}  // namespace typeset::table

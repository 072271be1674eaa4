// Tables laid out once for all documents that have them: forms, whose figures are the same or not.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/diagnostic.h"
#include "document/table.h"
#include "font/catalogue.h"
#include "table/table_layout.h"

namespace typeset::table {

// As a TableLayout of its own; of a table that comes again and again out of what the catalogue
// keeps, and likewise of one that differs from such a table in its values alone where these have
// room in its columns. What is given may hold another table instead of this one, with the same
// labels. `table` must outlive it.
// Safe to use from several threads.
std::shared_ptr<const TableLayout> lay_out_shared(const document::Table& table, Length measure,
                                                  const font::Catalogue& fonts,
                                                  Diagnostics& diagnostics,
                                                  std::optional<Length> page_height);

// Layouts by the tables that they are of, which they hold, or by the labels of these. A table is
// not kept until it comes a second time, from when on a third finds it: most tables of a batch
// differ in their figures. Keeps about as many cells as it is told, of the tables used last. Safe
// to use from several threads.
class KeptLayouts {
 public:
  struct Kept {
    Kept(const document::Table& original, Length its_measure, std::optional<Length> its_page_height,
         const font::Catalogue& fonts);
    bool is_of(const document::Table& other, Length its_measure,
               std::optional<Length> its_page_height) const;
    bool has_same_room(Length its_measure, std::optional<Length> its_page_height) const {
      return measure == its_measure && page_height == its_page_height;
    }
    // The layout of a table that says something else where this has values; nullopt where more than
    // these is another.
    std::optional<TableLayout> of_values(const document::Table& other,
                                         const font::Catalogue& fonts) const;

    document::Table table;
    Length measure;
    std::optional<Length> page_height;
    Diagnostics nothing_wrong;  // with a table that is kept
    TableLayout layout;
    std::vector<std::optional<Length>> rooms;  // of the layout's cells, for values
    std::unordered_map<const document::CellText*, std::size_t> places;  // in the layout's grid
  };

  explicit KeptLayouts(std::size_t capacity = 8192) : generation_size_(capacity / 2) {}

  // Null when nothing is kept by this number.
  std::shared_ptr<const Kept> find(std::size_t hash);
  // Whether the number has been seen lately.
  bool has_come_before(std::size_t hash);
  void keep(std::size_t hash, std::shared_ptr<const Kept> kept);
  std::size_t cells() const;

 private:
  // In two generations: when the younger is full it becomes the elder, and what is still used moves
  // back from there.
  struct Generation {
    std::unordered_map<std::size_t, std::shared_ptr<const Kept>> layouts;
    std::size_t cells = 0;
  };

  void insert(std::size_t hash, std::shared_ptr<const Kept> kept);

  mutable std::mutex mutex_;
  std::size_t generation_size_;
  Generation young_, old_;
  std::unordered_set<std::size_t> seen_, seen_before_;
};

}  // namespace typeset::table

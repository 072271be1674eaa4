// Runs shaped once and used again: tables repeat a few labels and figures in thousands of cells,
// and a batch repeats its fixed wording in every document.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "font/shaper.h"

namespace typeset::font {

// Glyphs depend on the face, the text and how it is shaped, but not on its size, colour or place,
// which are the styles': so one entry serves all of them. Safe to use from several threads. What it
// gives is what shape() gives, whatever was asked before.
class ShapingCache {
 public:
  // Keeps at most about this many runs, the ones used last.
  explicit ShapingCache(std::size_t capacity = 16384);
  ~ShapingCache();
  ShapingCache(const ShapingCache&) = delete;
  ShapingCache& operator=(const ShapingCache&) = delete;

  // `face` must outlive the cache. Runs too long to come twice are shaped anew.
  std::vector<ShapedGlyph> shape(const Face& face, const ShapeRequest& request) const;

 private:
  struct Store;
  std::unique_ptr<Store> store_;
};

}  // namespace typeset::font

// Numbers of headings and of table rows: how a layout writes them, counting, and recognising those
// that people type or paste.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/pattern.h"

namespace typeset::document {

// 一、（一）1.（1）: one pattern of `n` for each level, the outermost first.
class NumberingScheme {
 public:
  NumberingScheme() = default;
  explicit NumberingScheme(std::vector<Pattern> levels);

  int levels() const { return static_cast<int>(levels_.size()); }
  // Levels count from 1; empty when the scheme has no such level.
  TracedText number(int level, int n) const;

  struct TypedNumber {
    int level = 0;
    std::size_t length = 0;  // in UTF-16 units, without the spaces after it
  };
  // A number of one of the levels from `first_level` on that `line` begins with, in full-width or
  // half-width form, and that numbers the line: not the 1. of 1.5万元 and not the （一） of
  // （一）至（三）项. A mark too many belongs to it: （一）、.
  std::optional<TypedNumber> typed_number(std::u16string_view line, int first_level) const;

  // A number that `line` begins with in a form that none of the levels has: 1) 一） ① ⑴ ⒈ ㈠ Ⅰ、.
  struct ForeignNumber {
    std::size_t length = 0;  // in UTF-16 units, without the spaces after it
    char16_t kind = 0;       // the same for numbers of one form
  };
  std::optional<ForeignNumber> foreign_number(std::u16string_view line) const;

 private:
  // A level's pattern as something to look for.
  struct Shape {
    bool searchable = false;
    bool chinese = false;
    std::u16string prefix, suffix;
  };
  static Shape shape_of(const Pattern& pattern);
  static std::size_t match(const Shape& shape, std::u16string_view line);
  bool writes(std::u16string_view number) const;

  std::vector<Pattern> levels_;
  std::vector<Shape> shapes_;
};

// The numbers given so far, level by level.
class HeadingCounter {
 public:
  // The next number of `level` (from 1); deeper levels start again from 1.
  int next(int level);
  // Of the last heading; 0 before the first.
  int level() const { return static_cast<int>(counts_.size()); }

 private:
  std::vector<int> counts_;
};

}  // namespace typeset::document

// Splits a paragraph's text into runs of one style, face and script, ready for shaping.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "document/text_span.h"
#include "font/catalogue.h"
#include "font/glyph_run.h"

namespace typeset::text {

struct Item {
  std::size_t start = 0, length = 0;  // UTF-16, in the paragraph's text
  document::StyleRef style;
  Length baseline_shift;                   // upwards
  std::shared_ptr<const font::Face> face;  // null: no face has these characters
  bool western = false;                    // shaped as Latin script rather than Han
  // In vertical lines horizontal means 纵中横: the whole item stands in one em.
  font::Orientation orientation = font::Orientation::horizontal;
  const document::Ruby* ruby = nullptr;  // no glyph is of two bases
  bool replaced = false;                 // one cluster, for which `replacement` is shown
};

// Shown for a character that no face has, where the catalogue says so.
inline constexpr char16_t replacement = u'\u25A1';

// Items in order, without gaps, over plain_text(spans), in a paragraph of `style`, which sets how
// they stand. Each character, with the marks on it, takes the first face of its role's chain that
// has it; a no-break space is the face's space. Characters that no face has are reported, each kind
// once.
std::vector<Item> itemize(const document::RichText& spans, const std::u16string& text,
                          const document::Style& style, const font::Catalogue& fonts,
                          Diagnostics& diagnostics);

// For each UTF-16 unit, whether its character is to be set as Western text: by its script, or for
// “ ” ‘ ’ · — … which Unicode has only once, by what stands on both sides of it.
std::vector<bool> western_mask(const std::u16string& text);

// For each UTF-16 unit, whether it belongs to a number in European or full-width digits, with its
// sign, what stands between two digits of it (3.5, 1,000, 2020-12, 12:30) and the % ‰ + after it.
std::vector<bool> number_mask(std::u16string_view text);

}  // namespace typeset::text

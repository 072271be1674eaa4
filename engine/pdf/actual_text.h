// Where a line's glyphs alone would not give its text back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "page/pages.h"
#include "pdf/font_usage.h"

namespace typeset::pdf {

// A cluster of a line, with what decides how readers see it.
struct LineCluster {
  const font::GlyphRun* run = nullptr;
  const UsedFace* face = nullptr;
  GlyphCluster glyphs;
  const GlyphUse* first_use = nullptr;  // of its first glyph; null for .notdef
  double left = 0, right = 0;           // of the advance boxes, in points
  double baseline = 0;
  bool white_space = false;
};

// Puts those of the line in place of what is in `clusters`, which keeps its room for the next line.
void find_clusters(const page::TextFragment& line, const FontUsage& fonts,
                   std::vector<LineCluster>& clusters);

// Clusters [first, last) of a line that get one ActualText (ISO 32000-1, 14.9.4).
struct ReplacedStretch {
  std::size_t first = 0, last = 0;
  std::u16string text;
};

// Readers take a gap of more than about 0.1 em for a space and an overlap of as much for a new
// word or line. The 1/4 em between Han and Latin, justification and compressed punctuation make
// such gaps where nobody typed a space: the clusters around each are replaced as one. So are those
// on different baselines, a vertical line from end to end, whatever stands or lies in it, and
// clusters that ToUnicode cannot render.
std::vector<ReplacedStretch> replaced_stretches(const std::vector<LineCluster>& clusters);

}  // namespace typeset::pdf

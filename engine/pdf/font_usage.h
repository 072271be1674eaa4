// Which glyphs of which faces a document shows, and what text each stands for.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "page/pages.h"
#include "pdf/glyph_uses.h"

namespace typeset::pdf {

struct UsedFace {
  std::shared_ptr<const font::Face> face;
  GlyphUses glyphs;
  // No other such face of the document has one of its CIDs, so that one ToUnicode serves them all.
  bool has_unique_cids = false;
  std::string resource;  // the name in the pages' resources
};

// Decimals of the widths in W.
inline constexpr int width_decimals = 3;

// Glyphs [first, last) of a run that stand together for `text`. The font's .notdef stands for
// nothing and is not shown (ISO 14289-1, 7.21.8); layout has reported the missing character.
struct GlyphCluster {
  std::size_t first = 0, last = 0;
  std::u16string_view text;
};

template <typename Visitor>
void for_each_cluster(const font::GlyphRun& run, Visitor visit) {
  const std::vector<font::PositionedGlyph>& glyphs = run.glyphs;
  const std::u16string_view text = run.text;
  for (std::size_t first = 0, last = 0; first < glyphs.size(); first = last) {
    last = first + 1;
    while (last < glyphs.size() && glyphs[last].text_length == 0) ++last;
    const std::size_t start = std::min<std::size_t>(glyphs[first].text_start, text.size());
    visit(GlyphCluster{first, last, text.substr(start, glyphs[first].text_length)});
  }
}

class FontUsage {
 public:
  explicit FontUsage(const page::Pages& pages);

  // In the order of their first use.
  const std::vector<UsedFace>& faces() const { return faces_; }
  // Of a face that is in use.
  const UsedFace& of(const font::Face& face) const { return faces_[index_of(face)]; }

 private:
  struct UnclearCluster {
    const font::GlyphRun* run;
    GlyphCluster cluster;
  };

  void add_run(const font::GlyphRun& run, std::vector<UnclearCluster>& unclear);
  void add_partial_text(const font::GlyphRun& run, const GlyphCluster& cluster);
  UsedFace& use(const font::GlyphRun& run);
  // How many faces there are, when it is none of them. They are too few for a table.
  std::size_t index_of(const font::Face& face) const;
  void number_glyphs();

  std::vector<UsedFace> faces_;
};

// What a reader gets from ToUnicode for the cluster's glyphs.
std::u16string mapped_text(const UsedFace& face, const font::GlyphRun& run,
                           const GlyphCluster& cluster);

}  // namespace typeset::pdf

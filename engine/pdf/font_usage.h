// Which glyphs of which faces a document shows, and what text each stands for.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
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
std::vector<GlyphCluster> clusters_of(const font::GlyphRun& run);

class FontUsage {
 public:
  explicit FontUsage(const page::Pages& pages);

  // In the order of their first use.
  const std::vector<UsedFace>& faces() const { return faces_; }
  const UsedFace& of(const font::Face& face) const { return faces_[indices_.at(&face)]; }

 private:
  struct UnclearCluster {
    const font::GlyphRun* run;
    GlyphCluster cluster;
  };

  void add_run(const font::GlyphRun& run, std::vector<UnclearCluster>& unclear);
  void add_partial_text(const font::GlyphRun& run, const GlyphCluster& cluster);
  UsedFace& use(const font::GlyphRun& run);
  void number_glyphs();

  std::vector<UsedFace> faces_;
  std::unordered_map<const font::Face*, std::size_t> indices_;
};

// What a reader gets from ToUnicode for the cluster's glyphs.
std::u16string mapped_text(const UsedFace& face, const font::GlyphRun& run,
                           const GlyphCluster& cluster);

}  // namespace typeset::pdf

#include "pdf/actual_text.h"

#include <algorithm>
#include <cmath>

#include "pdf/text_string.h"

namespace typeset::pdf {
namespace {

// In em; poppler's limit is 0.1.
constexpr double widest_unseen_gap = 0.08;

// Clusters that two stretches may be apart and still become one.
constexpr std::size_t longest_bridge = 8;

LineCluster line_cluster(const font::GlyphRun& run, double size, const UsedFace& face,
                         const GlyphCluster& glyphs) {
  const font::PositionedGlyph& first = run.glyphs[glyphs.first];
  const double start = first.origin.x.to_pt();
  LineCluster cluster{.run = &run,
                      .face = &face,
                      .glyphs = glyphs,
                      .left = start,
                      .right = start,
                      .baseline = first.origin.y.to_pt(),
                      .white_space = is_white_space(glyphs.text)};
  for (std::size_t i = glyphs.first; i < glyphs.last; ++i) {
    const font::PositionedGlyph& glyph = run.glyphs[i];
    const GlyphUse* use = glyph.id == 0 ? nullptr : &face.glyphs.at(glyph.id);
    if (i == glyphs.first) cluster.first_use = use;
    const double width = use ? use->width : 0;
    const double left = glyph.origin.x.to_pt();
    cluster.left = std::min(cluster.left, left);
    cluster.right = std::max(cluster.right, left + width / 1000 * size);
  }
  return cluster;
}

// Readers would see something between the two that the text does not have.
bool look_apart(const LineCluster& left, const LineCluster& right) {
  const double limit = widest_unseen_gap * std::min(left.run->size, right.run->size).to_pt();
  // Readers take what is turned for a line of its own.
  const auto lies = [](const LineCluster& cluster) {
    return cluster.run->orientation == font::Orientation::sideways;
  };
  if (lies(left) || lies(right)) return true;
  // At white space too: readers begin a new line there.
  if (std::abs(right.baseline - left.baseline) > limit) return true;
  if (left.white_space || right.white_space) return false;
  return std::abs(right.left - left.right) > limit;
}

bool needs_replacement(const LineCluster& cluster) {
  // Nearly all: one glyph for one character, which is its text in ToUnicode.
  const std::u16string_view own = cluster.glyphs.text;
  if (own.size() == 1 && cluster.glyphs.last - cluster.glyphs.first == 1) {
    if (cluster.first_use && cluster.first_use->text == own) return has_private_use(own);
  }
  const std::u16string text = mappable_text(cluster.glyphs.text);
  return text != mapped_text(*cluster.face, *cluster.run, cluster.glyphs) || has_private_use(text);
}

// The stretch reaches to cluster `next`, or so near that a second one would cost more than the
// clusters between: a number among Han stays in one piece.
bool are_near(const ReplacedStretch& stretch, std::size_t next) {
  return next - stretch.last <= longest_bridge;
}

void extend(const std::vector<LineCluster>& clusters, ReplacedStretch& stretch, std::size_t last) {
  for (; stretch.last < last; ++stretch.last) {
    append_mappable_text(stretch.text, clusters[stretch.last].glyphs.text);
  }
}

}  // namespace

void find_clusters(const page::TextFragment& line, const FontUsage& fonts,
                   std::vector<LineCluster>& clusters) {
  clusters.clear();
  for (const font::GlyphRun& run : line.runs) {
    if (run.glyphs.empty()) continue;
    const UsedFace& face = fonts.of(*run.face);
    const double size = run.size.to_pt();
    for_each_cluster(run, [&](const GlyphCluster& glyphs) {
      clusters.push_back(line_cluster(run, size, face, glyphs));
    });
  }
}

std::vector<ReplacedStretch> replaced_stretches(const std::vector<LineCluster>& clusters) {
  std::vector<ReplacedStretch> stretches;
  bool apart_from_last = false;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    const bool apart_from_next =
        i + 1 < clusters.size() && look_apart(clusters[i], clusters[i + 1]);
    const bool replaced = apart_from_last || apart_from_next || needs_replacement(clusters[i]);
    apart_from_last = apart_from_next;
    if (!replaced) continue;
    if (stretches.empty() || !are_near(stretches.back(), i)) {
      stretches.push_back({.first = i, .last = i, .text = {}});
    }
    extend(clusters, stretches.back(), i + 1);
  }
  return stretches;
}

}  // namespace typeset::pdf

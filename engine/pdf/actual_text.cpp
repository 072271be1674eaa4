#include "pdf/actual_text.h"

#include <algorithm>
#include <cmath>

#include "pdf/text_string.h"

namespace typeset::pdf {
namespace {

// In em; poppler's limit is 0.1.
constexpr double widest_unseen_gap = 0.08;

bool is_vertical(const LineCluster& cluster) {
  return cluster.run->orientation == font::Orientation::vertical;
}

LineCluster line_cluster(const font::GlyphRun& run, const UsedFace& face,
                         const GlyphCluster& glyphs) {
  LineCluster cluster{.run = &run, .face = &face, .glyphs = glyphs};
  cluster.white_space = is_white_space(glyphs.text);
  const font::PositionedGlyph& first = run.glyphs[glyphs.first];
  cluster.baseline = first.origin.y.to_pt();
  cluster.left = cluster.right = first.origin.x.to_pt();
  for (std::size_t i = glyphs.first; i < glyphs.last; ++i) {
    const font::PositionedGlyph& glyph = run.glyphs[i];
    const double width = glyph.id == 0 ? 0 : face.glyphs.at(glyph.id).width;
    const double left = glyph.origin.x.to_pt();
    cluster.left = std::min(cluster.left, left);
    cluster.right = std::max(cluster.right, left + width / 1000 * run.size.to_pt());
  }
  return cluster;
}

// Readers would see something between the two that the text does not have.
bool look_apart(const LineCluster& left, const LineCluster& right) {
  if (left.white_space || right.white_space) return false;
  if (is_vertical(left) || is_vertical(right)) return is_vertical(left) && is_vertical(right);
  const double em = std::min(left.run->size, right.run->size).to_pt();
  return std::abs(right.left - left.right) > widest_unseen_gap * em ||
         std::abs(right.baseline - left.baseline) > widest_unseen_gap * em;
}

bool needs_replacement(const LineCluster& cluster) {
  if (is_vertical(cluster)) return true;
  const std::u16string text = mappable_text(cluster.glyphs.text);
  return text != mapped_text(*cluster.face, *cluster.run, cluster.glyphs) || has_private_use(text);
}

}  // namespace

std::vector<LineCluster> line_clusters(const page::TextFragment& line, const FontUsage& fonts) {
  std::vector<LineCluster> clusters;
  for (const font::GlyphRun& run : line.runs) {
    if (run.glyphs.empty()) continue;
    const UsedFace& face = fonts.of(*run.face);
    for (const GlyphCluster& glyphs : clusters_of(run)) {
      clusters.push_back(line_cluster(run, face, glyphs));
    }
  }
  return clusters;
}

std::vector<ReplacedStretch> replaced_stretches(const std::vector<LineCluster>& clusters) {
  std::vector<ReplacedStretch> stretches;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    const bool joined = i > 0 && look_apart(clusters[i - 1], clusters[i]);
    const bool replaced = joined || needs_replacement(clusters[i]) ||
                          (i + 1 < clusters.size() && look_apart(clusters[i], clusters[i + 1]));
    if (!replaced) continue;
    if (stretches.empty() || stretches.back().last < i)
      stretches.push_back({.first = i, .last = i, .text = {}});
    stretches.back().last = i + 1;
    stretches.back().text += mappable_text(clusters[i].glyphs.text);
  }
  return stretches;
}

}  // namespace typeset::pdf

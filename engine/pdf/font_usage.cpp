#include "pdf/font_usage.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "font/subset.h"
#include "pdf/number_format.h"
#include "pdf/text_string.h"

namespace typeset::pdf {
namespace {

constexpr char16_t replacement_character = u'\xFFFD';

// Codes have two bytes.
constexpr std::size_t cid_limit = 0x10000;

template <typename Visitor>
void for_each_run(const page::Pages& pages, Visitor visit) {
  for (const page::Page& page : pages.pages) {
    for (const page::TextFragment& line : page.lines) {
      for (const font::GlyphRun& run : line.runs) visit(run);
    }
  }
}

}  // namespace

FontUsage::FontUsage(const page::Pages& pages) {
  std::vector<UnclearCluster> unclear;
  for_each_run(pages, [&](const font::GlyphRun& run) { add_run(run, unclear); });
  // A glyph that also stands alone has its text from there; only then do the parts of larger
  // clusters say what is left.
  for (const auto& [run, cluster] : unclear) add_partial_text(*run, cluster);
  number_glyphs();
}

void FontUsage::number_glyphs() {
  std::uint32_t next = 1;
  for (UsedFace& used : faces_) {
    const std::size_t count = used.glyphs.all().size();
    if (!font::numbers_glyphs_anew(*used.face)) {
      used.glyphs.number_by_glyph();
    } else if (next + count > cid_limit) {
      used.glyphs.number_by_text(1);
    } else {
      used.glyphs.number_by_text(next);
      used.has_unique_cids = true;
      next += static_cast<std::uint32_t>(count);
    }
  }
}

void FontUsage::add_run(const font::GlyphRun& run, std::vector<UnclearCluster>& unclear) {
  if (run.glyphs.empty()) return;
  UsedFace& used = use(run);
  for_each_cluster(run, [&](const GlyphCluster& cluster) {
    GlyphUse* use = nullptr;  // of the last glyph
    for (std::size_t i = cluster.first; i < cluster.last; ++i) {
      const font::GlyphId glyph = run.glyphs[i].id;
      use = glyph == 0 ? nullptr : &used.glyphs.use(glyph);
      if (!use || use->width != 0) continue;
      use->width = rounded(run.face->advance(glyph) * 1000, width_decimals);
    }
    const bool is_single = cluster.last - cluster.first == 1 && use;
    if (is_single && !use->text.empty()) return;
    std::u16string text = is_single ? mappable_text(cluster.text) : std::u16string();
    if (text.empty()) {
      unclear.push_back({&run, cluster});
    } else {
      use->text = std::move(text);
    }
  });
}

std::size_t FontUsage::index_of(const font::Face& face) const {
  std::size_t index = 0;
  while (index < faces_.size() && faces_[index].face.get() != &face) ++index;
  return index;
}

UsedFace& FontUsage::use(const font::GlyphRun& run) {
  const std::size_t index = index_of(*run.face);
  if (index == faces_.size()) {
    std::string resource(1, 'F');
    append_integer(resource, static_cast<std::int64_t>(index) + 1);
    faces_.push_back({.face = run.face, .glyphs = {}, .resource = std::move(resource)});
  }
  return faces_[index];
}

// ToUnicode must have a text for every glyph (ISO 19005-2, 6.2.11.7.2): the characters of a cluster
// are dealt out to its glyphs. Where that does not give the cluster's text again, ActualText will.
void FontUsage::add_partial_text(const font::GlyphRun& run, const GlyphCluster& cluster) {
  UsedFace& used = faces_[index_of(*run.face)];
  const std::u16string text = mappable_text(cluster.text);
  std::size_t start = 0;
  for (std::size_t i = cluster.first; i < cluster.last; ++i) {
    const std::size_t end = start < text.size() ? next_code_point(text, start) : start;
    if (run.glyphs[i].id != 0) {
      std::u16string& own_text = used.glyphs.at(run.glyphs[i].id).text;
      if (own_text.empty()) own_text = text.substr(start, end - start);
      if (own_text.empty()) own_text = replacement_character;
    }
    start = end;
  }
}

std::u16string mapped_text(const UsedFace& face, const font::GlyphRun& run,
                           const GlyphCluster& cluster) {
  std::u16string text;
  for (std::size_t i = cluster.first; i < cluster.last; ++i) {
    if (run.glyphs[i].id != 0) text += face.glyphs.at(run.glyphs[i].id).text;
  }
  return text;
}

}  // namespace typeset::pdf

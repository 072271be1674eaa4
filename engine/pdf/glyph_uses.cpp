#include "pdf/glyph_uses.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace typeset::pdf {
namespace {

// What decides the order of nearly all texts. No text has a NUL in it.
std::uint32_t first_units(const std::u16string& text) {
  const std::uint32_t first = text.empty() ? 0 : text[0];
  const std::uint32_t second = text.size() < 2 ? 0 : text[1];
  return first << 16 | second;
}

}  // namespace

GlyphUse& GlyphUses::add(font::GlyphId glyph) {
  if (2 * uses_.size() >= slots_.size()) index_all(2 * slots_.size());
  slots_[slot(glyph)] = {.glyph = glyph, .index = static_cast<std::uint32_t>(uses_.size())};
  return uses_.emplace_back(GlyphUse{.glyph = glyph, .cid = 0, .width = 0, .text = {}});
}

void GlyphUses::index_all(std::size_t slots) {
  slots_.assign(slots, {});
  for (std::uint32_t i = 0; i < uses_.size(); ++i)
    slots_[slot(uses_[i].glyph)] = {uses_[i].glyph, i};
}

void GlyphUses::put_in_order(const std::vector<std::uint32_t>& order) {
  std::vector<GlyphUse> ordered;
  ordered.reserve(order.size());
  for (const std::uint32_t index : order) ordered.push_back(std::move(uses_[index]));
  uses_ = std::move(ordered);
  index_all(slots_.size());
}

void GlyphUses::number_by_glyph() {
  std::vector<std::uint32_t> order(uses_.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::sort(order, {}, [this](std::uint32_t index) { return uses_[index].glyph; });
  put_in_order(order);
  for (GlyphUse& use : uses_) use.cid = use.glyph;
}

void GlyphUses::number_by_text(std::uint32_t first) {
  // Few bytes to sort by, with the index in the lower half.
  std::vector<std::uint64_t> keys;
  keys.reserve(uses_.size());
  for (std::uint32_t i = 0; i < uses_.size(); ++i) {
    keys.push_back(std::uint64_t{first_units(uses_[i].text)} << 32 | i);
  }
  std::ranges::sort(keys, [this](std::uint64_t a, std::uint64_t b) {
    if (a >> 32 != b >> 32) return a < b;
    const GlyphUse& left = uses_[a & none];
    const GlyphUse& right = uses_[b & none];
    return std::tie(left.text, left.glyph) < std::tie(right.text, right.glyph);
  });
  std::vector<std::uint32_t> order(keys.size());
  std::ranges::transform(keys, order.begin(),
                         [](std::uint64_t key) { return static_cast<std::uint32_t>(key); });
  put_in_order(order);
  for (GlyphUse& use : uses_) use.cid = first++;
}

}  // namespace typeset::pdf

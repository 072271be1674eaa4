#include "table/shared_texts.h"

#include <utility>

namespace typeset::table {
namespace {

constexpr std::size_t longest_kept = 24;  // UTF-16 units
constexpr std::size_t most_young = 16384;

}  // namespace

std::size_t SharedTexts::Hash::operator()(const Key& key) const {
  const std::size_t text = std::hash<std::u16string>()(key.text);
  const std::size_t style = std::hash<const void*>()(key.style.get());
  return text ^ (style * 31 + std::hash<const void*>()(key.span_style.get()));
}

std::optional<SharedTexts::Key> SharedTexts::key_of(const document::CellText& content) {
  if (content.text.size() != 1 || content.foot) return std::nullopt;
  const document::TextSpan& span = content.text.front();
  const bool is_plain = !span.ruby && span.marks == document::TextMarks{} &&
                        span.baseline_shift == Length{} && span.text.size() <= longest_kept;
  if (!is_plain) return std::nullopt;
  return Key{content.style, span.style, span.text};
}

std::shared_ptr<SharedText> SharedTexts::find(const document::CellText& content) {
  auto key = key_of(content);
  if (!key) return nullptr;
  if (const auto known = young_.find(*key); known != young_.end()) return known->second;
  const auto known = old_.find(*key);
  if (known == old_.end()) return nullptr;
  std::shared_ptr<SharedText> text = known->second;
  keep(content, text);
  return text;
}

void SharedTexts::keep(const document::CellText& content, std::shared_ptr<SharedText> text) {
  auto key = key_of(content);
  if (!key) return;
  if (young_.size() >= most_young) old_ = std::exchange(young_, {});
  young_.insert_or_assign(*std::move(key), std::move(text));
}

}  // namespace typeset::table

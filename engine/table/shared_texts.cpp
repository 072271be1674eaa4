#include "table/shared_texts.h"

#include <utility>

namespace typeset::table {
namespace {

constexpr std::size_t longest_kept = 24;  // UTF-16 units
constexpr std::size_t most_young = 16384;

}  // namespace

std::size_t SharedTexts::Hash::operator()(const View& view) const {
  const std::size_t text = std::hash<std::u16string_view>()(view.text);
  const std::size_t style = std::hash<const void*>()(view.style);
  return text ^ (style * 31 + std::hash<const void*>()(view.span_style));
}

std::optional<SharedTexts::View> SharedTexts::view_of(const document::CellText& content) {
  if (content.text.size() != 1 || content.foot) return std::nullopt;
  const document::TextSpan& span = content.text.front();
  const bool is_plain = !span.ruby && span.marks == document::TextMarks{} &&
                        span.baseline_shift == Length{} && span.text.size() <= longest_kept;
  if (!is_plain) return std::nullopt;
  return View{content.style.get(), span.style.get(), span.text};
}

std::shared_ptr<SharedText> SharedTexts::find(const document::CellText& content) {
  const auto view = view_of(content);
  if (!view) return nullptr;
  if (const auto known = young_.find(*view); known != young_.end()) return known->second;
  const auto known = old_.find(*view);
  if (known == old_.end()) return nullptr;
  std::shared_ptr<SharedText> text = known->second;
  keep(content, text);
  return text;
}

void SharedTexts::keep(const document::CellText& content, std::shared_ptr<SharedText> text) {
  if (!view_of(content)) return;
  if (young_.size() >= most_young) old_ = std::exchange(young_, {});
  const document::TextSpan& span = content.text.front();
  young_.insert_or_assign(Key{content.style, span.style, span.text}, std::move(text));
}

}  // namespace typeset::table

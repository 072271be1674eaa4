#include "text/prepared_texts.h"

#include <functional>
#include <optional>
#include <utility>

namespace typeset::text {
namespace {

// UTF-16 units. Longer texts are prose, which does not repeat itself.
constexpr std::size_t longest_kept = 64;
// What a text takes beside its characters, in units.
constexpr std::size_t overhead = 8;

template <typename T>
void append(std::string& key, const T& value) {
  key.append(reinterpret_cast<const char*>(&value), sizeof(value));
}

// Styles are named by their places: what is kept holds them, so that no other can take these. None:
// the text is not of those that are kept.
std::optional<std::string> key_of(const document::RichText& text, const document::StyleRef& style) {
  std::size_t size = 0;
  for (const document::TextSpan& span : text) {
    size += span.text.size();
    // Nothing would hold the style of an empty span.
    if (span.text.empty() || span.ruby) return std::nullopt;
  }
  if (size > longest_kept) return std::nullopt;
  std::string key;
  key.reserve(sizeof(void*) + text.size() * 40 + size * sizeof(char16_t));
  append(key, style.get());
  for (const document::TextSpan& span : text) {
    append(key, span.style.get());
    append(key, span.baseline_shift);
    append(key, span.marks.underline);
    append(key, span.marks.emphasis);
    append(key, span.marks.proper_name);
    append(key, span.marks.book_title);
    append(key, span.text.size());
    key.append(reinterpret_cast<const char*>(span.text.data()),
               span.text.size() * sizeof(char16_t));
  }
  return key;
}

}  // namespace

PreparedRef prepare_shared(const document::RichText& text, const document::StyleRef& style,
                           const font::Catalogue& fonts, Diagnostics& diagnostics) {
  const auto prepare_anew = [&](Diagnostics& found) {
    return std::make_shared<const PreparedParagraph>(prepare(text, style, fonts, found));
  };
  const auto key = key_of(text, style);
  if (!key) return prepare_anew(diagnostics);
  auto& texts = fonts.companion<PreparedTexts>();
  if (PreparedRef known = texts.find(*key)) return known;
  Diagnostics found;
  PreparedRef prepared = prepare_anew(found);
  // What is wrong with a text is said wherever it stands.
  if (found.empty()) texts.keep(*key, prepared);
  for (Diagnostic& finding : found.sorted()) diagnostics.add(std::move(finding));
  return prepared;
}

PreparedTexts::PreparedTexts(std::size_t capacity)
    : generation_size_(capacity / shard_count / 2 + 1) {}

PreparedRef PreparedTexts::find(const std::string& key) {
  Shard& shard = shard_of(key);
  const std::lock_guard lock(shard.mutex);
  if (const auto found = shard.young.texts.find(key); found != shard.young.texts.end()) {
    return found->second;
  }
  const auto found = shard.old.texts.find(key);
  if (found == shard.old.texts.end()) return nullptr;
  PreparedRef text = found->second;
  insert(shard, key, text);
  return text;
}

void PreparedTexts::keep(const std::string& key, PreparedRef text) {
  Shard& shard = shard_of(key);
  const std::lock_guard lock(shard.mutex);
  insert(shard, key, std::move(text));
}

std::size_t PreparedTexts::size() const {
  std::size_t size = 0;
  for (const Shard& shard : shards_) {
    const std::lock_guard lock(shard.mutex);
    size += shard.young.size + shard.old.size;
  }
  return size;
}

PreparedTexts::Shard& PreparedTexts::shard_of(const std::string& key) {
  return shards_[std::hash<std::string>()(key) % shard_count];
}

void PreparedTexts::insert(Shard& shard, const std::string& key, PreparedRef text) const {
  if (shard.young.size >= generation_size_) shard.old = std::exchange(shard.young, {});
  const std::size_t size = text->text.size() + overhead;
  if (shard.young.texts.insert_or_assign(key, std::move(text)).second) shard.young.size += size;
}

}  // namespace typeset::text

// Short texts prepared once and used again: heads, labels and figures of tables, headings.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "base/diagnostic.h"
#include "document/text_span.h"
#include "font/catalogue.h"
#include "text/prepared_paragraph.h"

namespace typeset::text {

using PreparedRef = std::shared_ptr<const PreparedParagraph>;

// As prepare() gives it; of short texts out of what the catalogue keeps of them, where it does.
// Safe to use from several threads.
PreparedRef prepare_shared(const document::RichText& text, const document::StyleRef& style,
                           const font::Catalogue& fonts, Diagnostics& diagnostics);

// Texts by all that their preparation depends on besides the fonts. Keeps about as many UTF-16
// units of text as it is told, of the texts used last. Safe to use from several threads.
class PreparedTexts {
 public:
  explicit PreparedTexts(std::size_t capacity = 1U << 17);

  // Null when it is not known.
  PreparedRef find(const std::string& key);
  void keep(const std::string& key, PreparedRef text);
  std::size_t size() const;  // UTF-16 units

 private:
  // In two generations: when the younger is full it becomes the elder, and what is still used moves
  // back from there.
  struct Generation {
    std::unordered_map<std::string, PreparedRef> texts;
    std::size_t size = 0;
  };
  // Threads that ask for different texts rarely wait for each other.
  struct Shard {
    mutable std::mutex mutex;
    Generation young, old;
  };

  Shard& shard_of(const std::string& key);
  void insert(Shard& shard, const std::string& key, PreparedRef text) const;

  static constexpr std::size_t shard_count = 16;
  std::size_t generation_size_;
  std::array<Shard, shard_count> shards_;
};

}  // namespace typeset::text

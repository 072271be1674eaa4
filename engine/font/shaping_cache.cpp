#include "font/shaping_cache.h"

#include <array>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace typeset::font {
namespace {

// Longer runs are prose, which does not repeat itself.
constexpr std::size_t longest_run = 48;

// Threads that shape different runs rarely wait for each other.
constexpr std::size_t shard_count = 16;

template <typename T>
void append(std::string& key, const T& value) {
  key.append(reinterpret_cast<const char*>(&value), sizeof(value));
}

// All that glyphs depend on. What stands before and after a run matters only to scripts whose
// letters join across runs of different style: those are not cached.
std::string key_of(const Face& face, const ShapeRequest& request) {
  std::string key;
  append(key, &face);
  append(key, request.orientation);
  append(key, request.paragraph_start);
  append(key, request.paragraph_end);
  key.append(request.script, 4);
  key.append(request.language).push_back('\0');
  append(key, request.features.size());
  for (const Feature& feature : request.features) {
    key.append(feature.tag, 4);
    append(key, feature.value);
    append(key, feature.start);
    append(key, feature.end);
  }
  key.append(reinterpret_cast<const char*>(request.text.data()),
             request.text.size() * sizeof(char16_t));
  return key;
}

bool is_cacheable(const ShapeRequest& request) {
  const std::string_view script = request.script;
  return request.text.size() <= longest_run && (script == "Hani" || script == "Latn");
}

using Runs = std::unordered_map<std::string, std::vector<ShapedGlyph>>;

}  // namespace

// Two generations: when the younger is full it becomes the elder, and what is still used moves back
// from there.
struct ShapingCache::Store {
  struct Shard {
    std::mutex mutex;
    Runs young, old;
  };

  explicit Store(std::size_t capacity) : generation_size(capacity / shard_count / 2 + 1) {}

  Shard& shard_of(const std::string& key) {
    return shards[std::hash<std::string>()(key) % shard_count];
  }

  const std::vector<ShapedGlyph>* find(Shard& shard, const std::string& key) const {
    if (const auto found = shard.young.find(key); found != shard.young.end()) {
      return &found->second;
    }
    const auto found = shard.old.find(key);
    if (found == shard.old.end()) return nullptr;
    return &insert(shard, key, std::move(found->second));
  }

  const std::vector<ShapedGlyph>& insert(Shard& shard, const std::string& key,
                                         std::vector<ShapedGlyph> glyphs) const {
    if (shard.young.size() >= generation_size) {
      shard.old = std::move(shard.young);
      shard.young.clear();
    }
    return shard.young.insert_or_assign(key, std::move(glyphs)).first->second;
  }

  std::size_t generation_size;
  std::array<Shard, shard_count> shards;
};

ShapingCache::ShapingCache(std::size_t capacity) : store_(std::make_unique<Store>(capacity)) {}
ShapingCache::~ShapingCache() = default;

std::vector<ShapedGlyph> ShapingCache::shape(const Face& face, const ShapeRequest& request) const {
  if (auto glyphs = shape_plain(face, request)) return *std::move(glyphs);
  if (!is_cacheable(request)) return font::shape(face, request);
  const std::string key = key_of(face, request);
  Store::Shard& shard = store_->shard_of(key);
  {
    const std::lock_guard lock(shard.mutex);
    if (const auto* known = store_->find(shard, key)) return *known;
  }
  std::vector<ShapedGlyph> glyphs = font::shape(face, request);
  const std::lock_guard lock(shard.mutex);
  store_->insert(shard, key, glyphs);
  return glyphs;
}

}  // namespace typeset::font

// Values found once and then read without waiting.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace typeset::font {

// A few values by number. Safe to use from several threads: none waits for another, and where two
// find the same value at once either will do. What there is no room for is found each time.
template <typename Value, std::size_t Capacity = 512>
class KnownValues {
 public:
  KnownValues() = default;
  ~KnownValues() {
    for (const auto& slot : slots_) delete slot.load(std::memory_order_relaxed);
  }
  KnownValues(const KnownValues&) = delete;
  KnownValues& operator=(const KnownValues&) = delete;

  // The value of `key`, which `find` gives.
  template <typename Find>
  Value get(std::uint32_t key, const Find& find) const {
    for (std::size_t i = 0; i < most_probes; ++i) {
      std::atomic<const Entry*>& slot = slots_[(key + i) % Capacity];
      const Entry* entry = slot.load(std::memory_order_acquire);
      if (!entry) return put(slot, key, find());
      if (entry->key == key) return entry->value;
    }
    return find();
  }

 private:
  static constexpr std::size_t most_probes = 8;
  struct Entry {
    std::uint32_t key;
    Value value;
  };

  Value put(std::atomic<const Entry*>& slot, std::uint32_t key, const Value& value) const {
    const Entry* made = new Entry{key, value};
    const Entry* before = nullptr;
    if (!slot.compare_exchange_strong(before, made, std::memory_order_acq_rel)) delete made;
    return value;
  }

  mutable std::array<std::atomic<const Entry*>, Capacity> slots_{};
};

}  // namespace typeset::font

// Bits one after another, in the order in which DEFLATE packs them into bytes (RFC 1951, 3.1.1).
// Private to this room.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

namespace typeset::font {

class BitString {
 public:
  // The lowest `count` bits of `bits`, the lowest first; the others must be 0.
  void append(std::uint64_t bits, unsigned count) {
    if (count == 0) return;
    if (size_ % word_bits == 0) words_.push_back(0);
    const unsigned used = size_ % word_bits;
    words_.back() |= bits << used;
    if (used + count > word_bits) words_.push_back(bits >> (word_bits - used));
    size_ += count;
  }

  void append(const BitString& other) {
    const unsigned used = size_ % word_bits;
    if (used == 0) {
      words_.insert(words_.end(), other.words_.begin(), other.words_.end());
    } else {
      append_shifted(other, used);
    }
    size_ += other.size_;
    words_.resize((size_ + word_bits - 1) / word_bits);
  }

  void reserve(std::size_t bits) { words_.reserve(bits / word_bits + 2); }
  void shrink_to_fit() { words_.shrink_to_fit(); }
  std::size_t size() const { return size_; }

  // The last byte is filled up with zeros.
  std::string bytes() const {
    std::string result(words_.size() * sizeof(std::uint64_t), '\0');
    if constexpr (std::endian::native == std::endian::little) {
      if (!words_.empty()) std::memcpy(result.data(), words_.data(), result.size());
    } else {
      for (std::size_t i = 0; i < result.size(); ++i) {
        result[i] = static_cast<char>(words_[i / 8] >> (8 * (i % 8)) & 0xFF);
      }
    }
    result.resize((size_ + 7) / 8);
    return result;
  }

 private:
  static constexpr unsigned word_bits = 64;

  void append_shifted(const BitString& other, unsigned used) {
    std::uint64_t carried = words_.back();
    words_.pop_back();
    for (const std::uint64_t word : other.words_) {
      words_.push_back(carried | word << used);
      carried = word >> (word_bits - used);
    }
    words_.push_back(carried);
  }

  std::vector<std::uint64_t> words_;  // bits beyond `size_` are 0
  std::size_t size_ = 0;
};

}  // namespace typeset::font

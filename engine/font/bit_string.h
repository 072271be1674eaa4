// Bits one after another, in the order in which DEFLATE packs them into bytes (RFC 1951, 3.1.1).
// Private to this room.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <utility>

namespace typeset::font {

class BitString {
 public:
  // The lowest `count` bits of `bits`, the lowest first; the others must be 0.
  void append(std::uint64_t bits, unsigned count) {
    if (count == 0) return;
    const unsigned used = size_ % word_bits;
    const std::size_t place = size_ / word_bits;
    size_ += count;
    bytes_.resize(words_for(size_) * word_bytes);
    if (used == 0) return set_word(bytes_.data(), place, bits);
    set_word(bytes_.data(), place, word(bytes_.data(), place) | bits << used);
    if (used + count > word_bits) set_word(bytes_.data(), place + 1, bits >> (word_bits - used));
  }

  void append(const BitString& other) {
    const unsigned used = size_ % word_bits;
    std::size_t place = size_ / word_bits;
    size_ += other.size_;
    bytes_.resize(words_for(size_) * word_bytes);
    char* const out = bytes_.data();
    const char* const in = other.bytes_.data();
    const std::size_t count = other.bytes_.size() / word_bytes;
    if (used == 0) {
      if (count > 0) std::memcpy(out + place * word_bytes, in, count * word_bytes);
      return;
    }
    std::uint64_t carried = word(out, place);
    for (std::size_t i = 0; i < count; ++i, ++place) {
      const std::uint64_t next = word(in, i);
      set_word(out, place, carried | next << used);
      carried = next >> (word_bits - used);
    }
    if (place < words_for(size_)) set_word(out, place, carried);
  }

  void reserve(std::size_t bits) { bytes_.reserve((bits / word_bits + 2) * word_bytes); }
  void shrink_to_fit() { bytes_.shrink_to_fit(); }
  std::size_t size() const { return size_; }

  // The last byte is filled up with zeros.
  std::string bytes() && {
    bytes_.resize((size_ + 7) / 8);
    return std::move(bytes_);
  }

 private:
  static constexpr unsigned word_bits = 64, word_bytes = 8;

  static std::size_t words_for(std::size_t bits) { return (bits + word_bits - 1) / word_bits; }

  // The lowest byte stands first.
  static std::uint64_t word(const char* bytes, std::size_t index) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes + index * word_bytes, word_bytes);
    return in_order(word);
  }
  static void set_word(char* bytes, std::size_t index, std::uint64_t word) {
    word = in_order(word);
    std::memcpy(bytes + index * word_bytes, &word, word_bytes);
  }
  static std::uint64_t in_order(std::uint64_t word) {
    if constexpr (std::endian::native == std::endian::little) return word;
    std::uint64_t turned = 0;
    for (unsigned i = 0; i < word_bytes; ++i, word >>= 8) turned = turned << 8 | (word & 0xFF);
    return turned;
  }

  std::string bytes_;  // whole words; bits beyond `size_` are 0
  std::size_t size_ = 0;
};

}  // namespace typeset::font

// Streams in zlib's format put together from pieces that were compressed before, each once, however
// many streams it comes to stand in. Private to this room.
//
// A stream is a single block whose code is fixed beforehand, so that a piece is the same bits
// wherever it stands (RFC 1951, 3.2.7). Repetitions within a piece are made use of, those between
// pieces are not.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "font/bit_string.h"

namespace typeset::font {

// Adler-32 (RFC 1950, 8.2) as what a piece adds to it, whatever stands before.
class Checksum {
 public:
  Checksum() = default;
  explicit Checksum(std::string_view bytes);

  void append(const Checksum& next);
  std::uint32_t adler32() const;

 private:
  std::uint64_t size_ = 0;
  std::uint32_t sum_ = 0;       // of the bytes
  std::uint32_t weighted_ = 0;  // of the bytes, each times how many there are from it on
};

struct DeflatedPiece {
  BitString bits;
  Checksum checksum;
  std::size_t size = 0;  // inflated, in bytes
};

// A code for literals, lengths and distances. Immutable; safe to share between threads.
class DeflateCode {
 public:
  // The code that makes texts like the samples short. It can write any other too.
  explicit DeflateCode(std::span<const std::string> samples);

  DeflatedPiece encode(std::string_view bytes) const;
  // Makes no use of repetitions: for what is encoded for a single stream.
  DeflatedPiece encode_plainly(std::string_view bytes) const;

  // What stands before the pieces of a stream, and after them.
  const BitString& prologue() const { return prologue_; }
  void append_end(BitString& stream) const;

 private:
  static constexpr std::size_t literal_count = 286, distance_count = 30;
  struct Code {
    std::uint16_t bits = 0;  // reversed: the first bit is the lowest
    std::uint8_t length = 0;
  };
  struct Step {
    std::uint16_t length = 1;    // 1: a literal
    std::uint16_t distance = 0;  // 0: a literal
  };
  using Lengths = std::vector<std::uint8_t>;

  void assign(const Lengths& literals, const Lengths& distances);
  // Adds two for each.
  void count_steps(std::string_view sample, std::vector<std::uint32_t>& literals,
                   std::vector<std::uint32_t>& distances) const;
  void write_prologue();
  unsigned cost_of_length(std::size_t length) const;
  unsigned cost_of_distance(std::size_t distance) const;
  std::vector<Step> shortest_steps(std::string_view bytes) const;
  void append_match(BitString& bits, const Step& step) const;

  std::array<Code, literal_count> literals_;
  std::array<Code, distance_count> distances_;
  BitString prologue_;
};

// A stream that grows by pieces of one code.
class DeflatedStream {
 public:
  // `code` must outlive it.
  explicit DeflatedStream(const DeflateCode& code) : code_(code), bits_(code.prologue()) {}

  // How many bits the pieces will come to.
  void reserve(std::size_t bits) { bits_.reserve(bits + code_.prologue().size()); }
  void append(const DeflatedPiece& piece);
  std::size_t size() const { return size_; }  // inflated, in bytes
  // The whole stream, which can grow no more.
  std::string finish() &&;

 private:
  const DeflateCode& code_;
  BitString bits_;
  Checksum checksum_;
  std::size_t size_ = 0;
};

}  // namespace typeset::font

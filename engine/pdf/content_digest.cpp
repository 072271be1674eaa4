#include "pdf/content_digest.h"

#include <bit>
#include <cstddef>
#include <cstring>

namespace typeset::pdf {
namespace {

constexpr std::size_t word_size = 8;

// Up to eight bytes as a little-endian number.
std::uint64_t word_of(std::string_view part) {
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < part.size(); ++i) {
    word |= std::uint64_t{static_cast<unsigned char>(part[i])} << (8 * i);
  }
  return word;
}

// Eight of them: one instruction to the compiler, where the machine has the lowest byte first.
std::uint64_t whole_word_at(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, word_size);
  if constexpr (std::endian::native == std::endian::big) word = word_of({bytes, word_size});
  return word;
}

// FNV-1a's step on a word; the shift lets high bits reach the low ones, as a multiplication cannot.
void mix(std::uint64_t& state, std::uint64_t word, std::uint64_t prime) {
  state = (state ^ word) * prime;
  state ^= state >> 32;
}

}  // namespace

std::array<std::uint64_t, 2> content_digest(std::string_view bytes) {
  // FNV's own prime and offset basis, and odd numbers of the golden ratio for the second half.
  constexpr std::uint64_t first_prime = 0x100000001B3;
  constexpr std::uint64_t second_prime = 0x9E3779B97F4A7C15;
  std::array<std::uint64_t, 2> digest = {0xCBF29CE484222325, 0xF39CC0605CEDC835};
  // Each half takes every other word: most of a file goes through here once.
  std::size_t start = 0;
  for (; start + 2 * word_size <= bytes.size(); start += 2 * word_size) {
    mix(digest[0], whole_word_at(bytes.data() + start), first_prime);
    mix(digest[1], whole_word_at(bytes.data() + start + word_size), second_prime);
  }
  const std::string_view rest = bytes.substr(start);
  mix(digest[0], word_of(rest.substr(0, word_size)), first_prime);
  if (rest.size() > word_size) mix(digest[1], word_of(rest.substr(word_size)), second_prime);
  // What either half has seen tells in both.
  const std::uint64_t first = digest[0];
  mix(digest[0], digest[1], second_prime);
  mix(digest[1], first, first_prime);
  mix(digest[0], bytes.size(), second_prime);
  mix(digest[1], bytes.size(), first_prime);
  return digest;
}

}  // namespace typeset::pdf

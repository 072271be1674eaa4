#include "font/prefix_lengths.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <queue>
#include <utility>

namespace typeset::font {
namespace {

// Each symbol's depth in Huffman's tree.
std::vector<unsigned> depths_of(const std::vector<std::uint32_t>& counts) {
  // Of equal nodes the one made first, so that the tree is always the same.
  using Node = std::pair<std::uint64_t, std::size_t>;
  std::priority_queue<Node, std::vector<Node>, std::greater<>> open;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] > 0) open.emplace(counts[i], i);
  }
  std::vector<std::size_t> parents(counts.size());
  while (open.size() > 1) {
    const auto [first_count, first] = open.top();
    open.pop();
    const auto [second_count, second] = open.top();
    open.pop();
    parents[first] = parents[second] = parents.size();
    open.emplace(first_count + second_count, parents.size());
    parents.push_back(0);
  }
  // Parents come after their children.
  std::vector<unsigned> depths(parents.size());
  for (std::size_t node = parents.size() - 1; node-- > 0;) {
    if (parents[node] != 0) depths[node] = depths[parents[node]] + 1;
  }
  depths.resize(counts.size());
  return depths;
}

}  // namespace

std::vector<std::uint8_t> prefix_lengths(std::vector<std::uint32_t> counts, unsigned longest) {
  std::vector<unsigned> depths = depths_of(counts);
  // Rare: flatter counts make a flatter tree.
  while (*std::ranges::max_element(depths) > longest) {
    for (std::uint32_t& count : counts) count = (count + 1) / 2;
    depths = depths_of(counts);
  }
  return {depths.begin(), depths.end()};
}

std::vector<std::uint16_t> prefix_codes(std::span<const std::uint8_t> lengths) {
  std::array<std::uint16_t, 17> next{};
  for (const std::uint8_t length : lengths) {
    if (length > 0) ++next.at(length + 1u);
  }
  for (std::size_t length = 1; length < next.size(); ++length) {
    next[length] = static_cast<std::uint16_t>((next[length] + next[length - 1]) << 1);
  }
  std::vector<std::uint16_t> codes;
  for (const std::uint8_t length : lengths) {
    std::uint16_t word = length > 0 ? next.at(length)++ : 0, reversed = 0;
    for (unsigned i = 0; i < length; ++i, word >>= 1) {
      reversed = static_cast<std::uint16_t>(reversed << 1 | (word & 1));
    }
    codes.push_back(reversed);
  }
  return codes;
}

}  // namespace typeset::font

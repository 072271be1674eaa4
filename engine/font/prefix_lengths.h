// Huffman's code, with a limit to the length of its words. Private to this room.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace typeset::font {

// How many bits each symbol gets, at most `longest`; none where its count is 0. Two symbols or more
// must have a count.
std::vector<std::uint8_t> prefix_lengths(std::vector<std::uint32_t> counts, unsigned longest);

// The words that follow from their lengths (RFC 1951, 3.2.2), each with its first bit lowest.
std::vector<std::uint16_t> prefix_codes(std::span<const std::uint8_t> lengths);

}  // namespace typeset::font

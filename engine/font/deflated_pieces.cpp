#include "font/deflated_pieces.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <utility>

#include "font/prefix_lengths.h"

namespace typeset::font {
namespace {

constexpr std::uint32_t adler_modulus = 65521;

constexpr std::size_t end_of_block = 256, first_length = 257;
constexpr unsigned longest_code = 15;
constexpr std::size_t shortest_match = 3, longest_match = 258, farthest_match = 32768;

// What the parts of a match cost in most codes, before it is known.
constexpr std::uint8_t usual_length_code = 8, usual_distance_code = 4;

// More candidates find hardly any shorter way.
constexpr int most_candidates = 16;
constexpr std::size_t most_cut_lengths = 12;

struct Range {
  std::uint16_t base;
  std::uint8_t extra_bits;
};

// RFC 1951, 3.2.5.
constexpr std::array<Range, 29> length_ranges = {
    {{3, 0},  {4, 0},  {5, 0},  {6, 0},   {7, 0},   {8, 0},   {9, 0},   {10, 0},  {11, 1}, {13, 1},
     {15, 1}, {17, 1}, {19, 2}, {23, 2},  {27, 2},  {31, 2},  {35, 3},  {43, 3},  {51, 3}, {59, 3},
     {67, 4}, {83, 4}, {99, 4}, {115, 4}, {131, 5}, {163, 5}, {195, 5}, {227, 5}, {258, 0}}};
constexpr std::array<Range, 30> distance_ranges = {
    {{1, 0},     {2, 0},     {3, 0},     {4, 0},      {5, 1},      {7, 1},
     {9, 2},     {13, 2},    {17, 3},    {25, 3},     {33, 4},     {49, 4},
     {65, 5},    {97, 5},    {129, 6},   {193, 6},    {257, 7},    {385, 7},
     {513, 8},   {769, 8},   {1025, 9},  {1537, 9},   {2049, 10},  {3073, 10},
     {4097, 11}, {6145, 11}, {8193, 12}, {12289, 12}, {16385, 13}, {24577, 13}}};

// The range of each length.
constexpr auto range_of_length = [] {
  std::array<std::uint8_t, longest_match + 1> ranges{};
  for (std::size_t range = 0; range < length_ranges.size(); ++range) {
    for (std::size_t length = length_ranges[range].base; length < ranges.size(); ++length) {
      ranges[length] = static_cast<std::uint8_t>(range);
    }
  }
  return ranges;
}();

// Two ranges for each power of two.
std::size_t range_of_distance(std::size_t distance) {
  if (distance <= 2) return distance - 1;
  const auto power = static_cast<std::size_t>(std::bit_width(distance - 1)) - 1;
  return 2 * power + ((distance - 1) >> (power - 1) & 1);
}

unsigned char byte_at(std::string_view bytes, std::size_t i) {
  return static_cast<unsigned char>(bytes[i]);
}

// The places before each where the same three bytes stand, the nearest first.
class Repetitions {
 public:
  explicit Repetitions(std::string_view bytes)
      : bytes_(bytes), earlier_(bytes.size(), none), latest_(bucket_count, none) {}

  // Enters the place, which must be the next one.
  std::size_t enter(std::size_t place) {
    if (place + shortest_match > bytes_.size()) return none;
    std::uint32_t& latest = latest_[bucket(place)];
    earlier_[place] = latest;
    latest = static_cast<std::uint32_t>(place);
    return earlier_[place];
  }
  std::size_t before(std::size_t place) const { return earlier_[place]; }

  std::size_t common_length(std::size_t earlier, std::size_t place) const {
    const std::size_t most = std::min(longest_match, bytes_.size() - place);
    std::size_t length = 0;
    while (length < most && bytes_[earlier + length] == bytes_[place + length]) ++length;
    return length;
  }

  static constexpr std::uint32_t none = 0xFFFFFFFF;

 private:
  static constexpr std::size_t bucket_count = 1024;

  std::size_t bucket(std::size_t place) const {
    const std::uint32_t key = std::uint32_t{byte_at(bytes_, place)} << 16 |
                              std::uint32_t{byte_at(bytes_, place + 1)} << 8 |
                              byte_at(bytes_, place + 2);
    return (key * 0x9E3779B1u) >> 22;
  }

  std::string_view bytes_;
  std::vector<std::uint32_t> earlier_, latest_;
};

}  // namespace

Checksum::Checksum(std::string_view bytes) : size_(bytes.size()) {
  std::uint64_t sum = 0, weighted = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    sum += byte_at(bytes, i);
    weighted += sum;
    if (i % 4096 == 4095) weighted %= adler_modulus;
  }
  sum_ = static_cast<std::uint32_t>(sum % adler_modulus);
  weighted_ = static_cast<std::uint32_t>(weighted % adler_modulus);
}

void Checksum::append(const Checksum& next) {
  weighted_ = static_cast<std::uint32_t>(
      (weighted_ + next.size_ % adler_modulus * sum_ + next.weighted_) % adler_modulus);
  sum_ = (sum_ + next.sum_) % adler_modulus;
  size_ += next.size_;
}

std::uint32_t Checksum::adler32() const {
  const auto weighted =
      static_cast<std::uint32_t>((weighted_ + size_ % adler_modulus) % adler_modulus);
  return weighted << 16 | (sum_ + 1) % adler_modulus;
}

// A first code, for bytes alone, only says which repetitions are worth while.
DeflateCode::DeflateCode(std::span<const std::string> samples) {
  // Twice what was counted, and 1: whatever does not occur in the samples has a code too.
  std::vector<std::uint32_t> literals(literal_count, 1), distances(distance_count, 1);
  for (const std::string& sample : samples) {
    for (std::size_t i = 0; i < sample.size(); ++i) literals[byte_at(sample, i)] += 2;
  }
  Lengths lengths = prefix_lengths(literals, longest_code);
  std::ranges::fill(lengths.begin() + first_length, lengths.end(), usual_length_code);
  assign(lengths, Lengths(distance_count, usual_distance_code));
  std::ranges::fill(literals, 1);
  for (const std::string& sample : samples) count_steps(sample, literals, distances);
  assign(prefix_lengths(literals, longest_code), prefix_lengths(distances, longest_code));
  write_prologue();
}

void DeflateCode::count_steps(std::string_view sample, std::vector<std::uint32_t>& literals,
                              std::vector<std::uint32_t>& distances) const {
  std::size_t place = 0;
  for (const Step& step : shortest_steps(sample)) {
    if (step.distance == 0) {
      literals[byte_at(sample, place)] += 2;
    } else {
      literals[first_length + range_of_length[step.length]] += 2;
      distances[range_of_distance(step.distance)] += 2;
    }
    place += step.length;
  }
}

void DeflateCode::assign(const Lengths& literals, const Lengths& distances) {
  const auto fill = [](const Lengths& lengths, auto& codes) {
    const std::vector<std::uint16_t> bits = prefix_codes(lengths);
    for (std::size_t i = 0; i < codes.size(); ++i) codes[i] = {bits[i], lengths[i]};
  };
  fill(literals, literals_);
  fill(distances, distances_);
}

// RFC 1950, 2.2, and RFC 1951, 3.2.7. All code lengths are written as they are.
void DeflateCode::write_prologue() {
  prologue_.append(0x78, 8);  // deflate with a window of 32 KiB
  prologue_.append(0x9C, 8);
  prologue_.append(1, 1);  // the last block
  prologue_.append(2, 2);  // with a code of its own
  prologue_.append(literal_count - 257, 5);
  prologue_.append(distance_count - 1, 5);
  constexpr std::array<std::uint8_t, 19> order = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                  11, 4,  12, 3, 13, 2, 14, 1, 15};
  std::vector<std::uint32_t> counts(order.size());
  for (const Code& code : literals_) ++counts[code.length];
  for (const Code& code : distances_) ++counts[code.length];
  const Lengths lengths = prefix_lengths(counts, 7);
  const std::vector<std::uint16_t> codes = prefix_codes(lengths);
  prologue_.append(order.size() - 4, 4);
  for (const std::uint8_t symbol : order) prologue_.append(lengths[symbol], 3);
  const auto write = [&](const Code& code) {
    prologue_.append(codes[code.length], lengths[code.length]);
  };
  std::ranges::for_each(literals_, write);
  std::ranges::for_each(distances_, write);
}

unsigned DeflateCode::cost_of_length(std::size_t length) const {
  const std::size_t range = range_of_length[length];
  return unsigned{literals_[first_length + range].length} + length_ranges[range].extra_bits;
}

unsigned DeflateCode::cost_of_distance(std::size_t distance) const {
  const std::size_t range = range_of_distance(distance);
  return unsigned{distances_[range].length} + distance_ranges[range].extra_bits;
}

// The cheapest way from the first byte to the end, over literals and matches.
std::vector<DeflateCode::Step> DeflateCode::shortest_steps(std::string_view bytes) const {
  std::vector<std::uint32_t> costs(bytes.size() + 1, std::numeric_limits<std::uint32_t>::max());
  std::vector<Step> last(bytes.size() + 1);  // that leads to each place
  costs[0] = 0;
  const auto consider = [&](std::size_t from, Step step, unsigned step_cost) {
    const std::uint32_t whole = costs[from] + step_cost;
    if (whole >= costs[from + step.length]) return;
    costs[from + step.length] = whole;
    last[from + step.length] = step;
  };
  Repetitions repetitions(bytes);
  for (std::size_t place = 0; place < bytes.size(); ++place) {
    consider(place, {}, literals_[byte_at(bytes, place)].length);
    std::size_t earlier = repetitions.enter(place);
    for (int i = 0; i < most_candidates && earlier != Repetitions::none; ++i) {
      const std::size_t distance = place - earlier;
      if (distance > farthest_match) break;
      const std::size_t longest = repetitions.common_length(earlier, place);
      const unsigned distance_cost = cost_of_distance(distance);
      for (std::size_t length = longest; length >= shortest_match; --length) {
        if (longest - length > most_cut_lengths) break;
        consider(place, {static_cast<std::uint16_t>(length), static_cast<std::uint16_t>(distance)},
                 distance_cost + cost_of_length(length));
      }
      earlier = repetitions.before(earlier);
    }
  }
  std::vector<Step> steps;
  for (std::size_t place = bytes.size(); place > 0; place -= last[place].length) {
    steps.push_back(last[place]);
  }
  std::ranges::reverse(steps);
  return steps;
}

void DeflateCode::append_match(BitString& bits, const Step& step) const {
  const std::size_t l = range_of_length[step.length];
  const std::size_t d = range_of_distance(step.distance);
  bits.append(literals_[first_length + l].bits, literals_[first_length + l].length);
  bits.append(std::uint64_t{step.length} - length_ranges[l].base, length_ranges[l].extra_bits);
  bits.append(distances_[d].bits, distances_[d].length);
  bits.append(std::uint64_t{step.distance} - distance_ranges[d].base,
              distance_ranges[d].extra_bits);
}

DeflatedPiece DeflateCode::encode(std::string_view bytes) const {
  DeflatedPiece piece{.bits = {}, .checksum = Checksum(bytes), .size = bytes.size()};
  std::size_t place = 0;
  for (const Step& step : shortest_steps(bytes)) {
    if (step.distance == 0) {
      const Code& code = literals_[byte_at(bytes, place)];
      piece.bits.append(code.bits, code.length);
    } else {
      append_match(piece.bits, step);
    }
    place += step.length;
  }
  piece.bits.shrink_to_fit();
  return piece;
}

DeflatedPiece DeflateCode::encode_plainly(std::string_view bytes) const {
  DeflatedPiece piece{.bits = {}, .checksum = Checksum(bytes), .size = bytes.size()};
  piece.bits.reserve(longest_code * bytes.size());
  std::uint64_t gathered = 0;
  unsigned count = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const Code& code = literals_[byte_at(bytes, i)];
    gathered |= std::uint64_t{code.bits} << count;
    count += code.length;
    if (count + longest_code <= 64) continue;
    piece.bits.append(gathered, count);
    gathered = 0;
    count = 0;
  }
  piece.bits.append(gathered, count);
  return piece;
}

void DeflateCode::append_end(BitString& stream) const {
  stream.append(literals_[end_of_block].bits, literals_[end_of_block].length);
}

void DeflatedStream::append(const DeflatedPiece& piece) {
  bits_.append(piece.bits);
  checksum_.append(piece.checksum);
  size_ += piece.size;
}

std::string DeflatedStream::finish() && {
  code_.append_end(bits_);
  std::string bytes = std::move(bits_).bytes();
  const std::uint32_t checksum = checksum_.adler32();
  for (int shift = 24; shift >= 0; shift -= 8) {
    bytes += static_cast<char>(checksum >> shift & 0xFF);
  }
  return bytes;
}

}  // namespace typeset::font

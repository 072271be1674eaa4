#include "font/deflated_pieces.h"

#include <gtest/gtest.h>
#include <random>
#include <utility>
#include <vector>

#include "font/inflated.h"
#include "font/prefix_lengths.h"

namespace typeset::font {
namespace {

using Random = std::mt19937;

// Of few different bytes, so that some repeat, or of all.
std::string random_bytes(Random& random, std::size_t size) {
  const unsigned different = random() % 2 == 0 ? 5 : 256;
  const auto lowest = random() % 256;
  std::string bytes(size, '\0');
  for (char& byte : bytes) byte = static_cast<char>(lowest + random() % different);
  return bytes;
}

std::string stream_of(const DeflateCode& code, const std::vector<std::string>& texts) {
  DeflatedStream stream(code);
  for (const std::string& text : texts) stream.append(code.encode(text));
  return std::move(stream).finish();
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += text;
  return all;
}

TEST(DeflatedPieces, InflateToTheirTextsOneAfterAnother) {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    Random random(seed);
    const DeflateCode code(std::vector{random_bytes(random, 300), random_bytes(random, 900)});
    std::vector<std::string> texts;
    for (auto count = random() % 40; count > 0; --count) {
      texts.push_back(random_bytes(random, random() % 700));
    }
    const std::string all = joined(texts);
    EXPECT_EQ(inflated(stream_of(code, texts), all.size()), all) << "seed " << seed;
  }
}

TEST(DeflatedPieces, InflateToTheirTextsWithoutRepetitionsToo) {
  Random random(61);
  const DeflateCode code(std::vector{random_bytes(random, 300)});
  for (const std::size_t size : {0U, 1U, 7U, 8U, 9U, 4000U}) {
    const std::string text = random_bytes(random, size);
    DeflatedStream stream(code);
    stream.append(code.encode_plainly(text));
    stream.append(code.encode("a glyph, a glyph"));
    EXPECT_EQ(inflated(std::move(stream).finish(), size + 16), text + "a glyph, a glyph") << size;
  }
}

TEST(DeflatedPieces, AreTheSameBitsWhereverTheyStand) {
  const DeflateCode code(std::vector<std::string>{"glyph"});
  DeflatedStream stream(code);
  const DeflatedPiece piece = code.encode("a glyph, a glyph");
  std::string all;
  for (int i = 0; i < 100; ++i) {
    stream.append(piece);
    stream.append(code.encode(std::string(1, static_cast<char>(i))));
    all += "a glyph, a glyph" + std::string(1, static_cast<char>(i));
  }
  EXPECT_EQ(stream.size(), all.size());
  EXPECT_EQ(inflated(std::move(stream).finish(), all.size()), all);
}

TEST(DeflatedPieces, HaveACodeForWhatNoSampleHas) {
  const DeflateCode code(std::vector{std::string(100000, 'x')});
  std::string all;
  for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
  EXPECT_EQ(inflated(stream_of(code, {all, all}), 512), all + all);
  const DeflateCode of_nothing(std::vector<std::string>{});
  EXPECT_EQ(inflated(stream_of(of_nothing, {all}), 256), all);
}

// Long enough for every length and for distances up to the end of the window, and beyond it.
TEST(DeflatedPieces, MakeUseOfRepetitionsWithin) {
  const DeflateCode code(std::vector<std::string>{"abcabcabc"});
  for (const std::size_t size : {1u, 3u, 257u, 258u, 259u, 5000u}) {
    const std::string run(size, '\xff');
    EXPECT_EQ(inflated(stream_of(code, {run}), size), run);
  }
  Random random(1);
  const std::string word = "a word that comes again";
  std::string far;
  for (const std::size_t gap : {30u, 300u, 4000u, 20000u, 32745u, 40000u}) {
    far += word + random_bytes(random, gap - word.size());
  }
  far += word;
  EXPECT_EQ(inflated(stream_of(code, {far}), far.size()), far);
  const std::string again = word + word + word + word;
  EXPECT_LT(code.encode(again).bits.size(), 2 * code.encode(word).bits.size());
}

TEST(DeflatedPieces, HaveTheChecksumOfTheWhole) {
  const DeflateCode code(std::vector<std::string>{});
  // Sums that pass the modulus many times.
  const std::vector<std::string> texts(40, std::string(9000, '\xff'));
  const std::string all = joined(texts);
  EXPECT_EQ(inflated(stream_of(code, texts), all.size()), all);
}

TEST(PrefixLengths, AreACompleteCodeWithinTheLimit) {
  for (unsigned seed = 1; seed <= 200; ++seed) {
    Random random(seed);
    std::vector<std::uint32_t> counts(2 + random() % 285);
    // Some as uneven as Fibonacci's numbers, which make the deepest tree.
    const bool steep = random() % 2 == 0;
    std::uint32_t before = 1, now = 1;
    for (std::uint32_t& count : counts) {
      count = steep ? now : 1 + static_cast<std::uint32_t>(random() % 1000);
      if (now < 1u << 30) now += std::exchange(before, now);
    }
    double used = 0;
    for (const std::uint8_t length : prefix_lengths(counts, 15)) {
      ASSERT_GE(length, 1) << "seed " << seed;
      ASSERT_LE(length, 15) << "seed " << seed;
      used += 1.0 / (1 << length);
    }
    EXPECT_EQ(used, 1) << "seed " << seed;
  }
}

TEST(PrefixLengths, GiveWhatIsFrequentFewBits) {
  EXPECT_EQ(prefix_lengths({1, 8, 2, 0, 4}, 15), (std::vector<std::uint8_t>{3, 1, 3, 0, 2}));
}

}  // namespace
}  // namespace typeset::font

#include "pdf/content_digest.h"

#include <gtest/gtest.h>
#include <string>

namespace typeset::pdf {
namespace {

TEST(ContentDigest, TellsEveryByteInBothHalves) {
  for (const std::size_t size : {1U, 7U, 8U, 9U, 15U, 16U, 17U, 40U}) {
    const std::string bytes(size, 'a');
    const auto digest = content_digest(bytes);
    for (std::size_t i = 0; i < size; ++i) {
      std::string other = bytes;
      other[i] = 'b';
      EXPECT_NE(content_digest(other)[0], digest[0]) << size << " bytes, byte " << i;
      EXPECT_NE(content_digest(other)[1], digest[1]) << size << " bytes, byte " << i;
    }
  }
}

TEST(ContentDigest, TellsLengthsOfZerosApart) {
  for (std::size_t size = 0; size < 40; ++size) {
    const auto digest = content_digest(std::string(size, '\0'));
    EXPECT_NE(content_digest(std::string(size + 1, '\0')), digest) << size;
  }
}

}  // namespace
}  // namespace typeset::pdf

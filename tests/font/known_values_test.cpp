#include "font/known_values.h"

#include <gtest/gtest.h>
#include <thread>
#include <vector>

#include "font/companions.h"

namespace typeset::font {
namespace {

TEST(KnownValues, FindsAValueOnce) {
  const KnownValues<int> values;
  int asked = 0;
  const auto square = [&](std::uint32_t key) {
    return values.get(key, [&] {
      ++asked;
      return static_cast<int>(key * key);
    });
  };
  for (int round = 0; round < 3; ++round) {
    for (std::uint32_t key = 0; key < 100; ++key) {
      EXPECT_EQ(square(key), static_cast<int>(key * key));
    }
  }
  EXPECT_EQ(asked, 100);
}

TEST(KnownValues, FindsAnewWhatItHasNoRoomFor) {
  const KnownValues<std::uint32_t, 16> values;
  for (int round = 0; round < 2; ++round) {
    for (std::uint32_t key = 0; key < 1000; ++key) {
      EXPECT_EQ(values.get(key, [&] { return key + 1; }), key + 1);
    }
  }
}

TEST(KnownValues, ServesSeveralThreads) {
  const KnownValues<std::uint32_t, 64> values;
  std::vector<int> wrong(4, 0);
  {
    std::vector<std::jthread> threads;
    for (int& count : wrong) {
      threads.emplace_back([&] {
        for (std::uint32_t i = 0; i < 20000; ++i) {
          const std::uint32_t key = i * 7 % 90;
          if (values.get(key, [&] { return key * 3; }) != key * 3) ++count;
        }
      });
    }
  }
  EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

TEST(Companions, HoldsOneObjectOfEachType) {
  struct First {
    int value = 1;
  };
  struct Second {
    int value = 2;
  };
  Companions companions;
  companions.get<First>().value = 5;
  EXPECT_EQ(companions.get<First>().value, 5);
  EXPECT_EQ(companions.get<Second>().value, 2);
  EXPECT_EQ(Companions().get<First>().value, 1);
}

}  // namespace
}  // namespace typeset::font

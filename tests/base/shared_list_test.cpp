#include "base/shared_list.h"

#include <gtest/gtest.h>
#include <string>

namespace typeset {
namespace {

TEST(SharedList, HoldsWhatItIsMadeOf) {
  const SharedList<std::string> list = std::vector<std::string>{"甲", "乙", "丙"};
  EXPECT_EQ(list.size(), 3U);
  EXPECT_EQ(list.front(), "甲");
  EXPECT_EQ(list[1], "乙");
  EXPECT_EQ(list.at(2), list.back());
  EXPECT_EQ(std::vector<std::string>(list.begin(), list.end()), list.get());
  EXPECT_THROW(list.at(3), std::out_of_range);
}

TEST(SharedList, IsSharedByItsCopies) {
  const SharedList<std::string> list = std::vector<std::string>{"甲"};
  const SharedList<std::string> copy = list;
  EXPECT_EQ(&copy.front(), &list.front());
}

TEST(SharedList, MayBeEmpty) {
  const SharedList<int> list;
  EXPECT_TRUE(list.empty());
  EXPECT_EQ(list.begin(), list.end());
  EXPECT_TRUE(SharedList<int>(std::vector<int>()).empty());
}

}  // namespace
}  // namespace typeset

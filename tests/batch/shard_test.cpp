#include "batch/shard.h"

#include <gtest/gtest.h>
#include <map>

namespace typeset::batch {
namespace {

std::string from(const std::map<std::string, std::string, std::less<>>& variables) {
  const auto shard = Shard::from_environment([&](std::string_view name) {
    const auto found = variables.find(name);
    return found == variables.end() ? std::string_view() : std::string_view(found->second);
  });
  return shard ? shard->name() : "none";
}

TEST(Shard, IsWrittenAsAPartOfSeveral) {
  EXPECT_EQ(Shard::parse("2/5")->name(), "2-of-5");
  for (const char* text : {"", "2", "0/5", "6/5", "2/", "/5", "a/5", "2/5/1", "-1/5", "1/0"}) {
    EXPECT_FALSE(Shard::parse(text)) << text;
  }
}

TEST(Shard, EveryRowBelongsToOneShard) {
  for (std::size_t row = 0; row < 100; ++row) {
    int owners = 0;
    for (std::size_t number = 1; number <= 7; ++number) owners += Shard{number, 7}.has(row);
    EXPECT_EQ(owners, 1) << row;
  }
}

TEST(Shard, SchedulersSayWhichItIs) {
  EXPECT_EQ(from({{"JOB_COMPLETION_INDEX", "0"}, {"TYPESET_SHARDS", "4"}}), "1-of-4");
  EXPECT_EQ(from({{"PARALLEL_SEQ", "3"}, {"TYPESET_SHARDS", "4"}}), "3-of-4");
  EXPECT_EQ(from({{"SLURM_ARRAY_TASK_ID", "12"},
                  {"SLURM_ARRAY_TASK_MIN", "10"},
                  {"SLURM_ARRAY_TASK_COUNT", "5"}}),
            "3-of-5");
  // One part done again, of as many as it had.
  EXPECT_EQ(from({{"SLURM_ARRAY_TASK_ID", "7"},
                  {"SLURM_ARRAY_TASK_MIN", "7"},
                  {"SLURM_ARRAY_TASK_COUNT", "1"},
                  {"TYPESET_SHARDS", "20"}}),
            "7-of-20");
  EXPECT_EQ(from({}), "none");
  EXPECT_EQ(from({{"PARALLEL_SEQ", "3"}}), "none");
  EXPECT_EQ(from({{"PARALLEL_SEQ", "5"}, {"TYPESET_SHARDS", "4"}}), "none");
  EXPECT_EQ(from({{"JOB_COMPLETION_INDEX", "x"}, {"TYPESET_SHARDS", "4"}}), "none");
}

}  // namespace
}  // namespace typeset::batch

// One machine's part of a run.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace typeset::batch {

// Part `number` of `count`: every count-th row from the number-th on. Rows that take long often
// stand together in a file, and so are spread over all.
struct Shard {
  std::size_t number = 1, count = 1;

  bool is_whole() const { return count == 1; }
  bool has(std::size_t row) const { return row % count == number - 1; }
  // 2-of-5
  std::string name() const;

  // K/N, both from 1, K no greater than N.
  static std::optional<Shard> parse(std::string_view text);

  // What the scheduler that started this process says it is, by its environment: an Indexed Job of
  // Kubernetes (JOB_COMPLETION_INDEX), an array of Slurm (SLURM_ARRAY_TASK_ID, _MIN and _COUNT), a
  // job of GNU parallel (PARALLEL_SEQ). How many there are is in
  // TYPESET_SHARDS, and numbers of Slurm then count from 1; without it Slurm says both itself.
  // `variable` gives the value of a name, empty for none. None where nothing says so, or not
  // rightly.
  using Variables = std::function<std::string_view(std::string_view name)>;
  static std::optional<Shard> from_environment(const Variables& variable);
};

}  // namespace typeset::batch

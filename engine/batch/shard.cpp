#include "batch/shard.h"

#include <charconv>

namespace typeset::batch {
namespace {

std::optional<std::size_t> number_in(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<Shard> checked(std::optional<std::size_t> number, std::optional<std::size_t> count) {
  if (!number || !count || *number == 0 || *number > *count) return std::nullopt;
  return Shard{*number, *count};
}

}  // namespace

std::string Shard::name() const { return std::to_string(number) + "-of-" + std::to_string(count); }

std::optional<Shard> Shard::parse(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  return checked(number_in(text.substr(0, slash)), number_in(text.substr(slash + 1)));
}

std::optional<Shard> Shard::from_environment(const Variables& variable) {
  const auto count = number_in(variable("TYPESET_SHARDS"));
  if (const auto id = number_in(variable("SLURM_ARRAY_TASK_ID"))) {
    // Where it is said how many there are, a part done again alone has the number it had.
    if (count) return checked(id, count);
    const auto least = number_in(variable("SLURM_ARRAY_TASK_MIN")).value_or(0);
    if (*id < least) return std::nullopt;
    return checked(*id - least + 1, number_in(variable("SLURM_ARRAY_TASK_COUNT")));
  }
  if (const auto index = number_in(variable("JOB_COMPLETION_INDEX"))) {
    return checked(*index + 1, count);
  }
  return checked(number_in(variable("PARALLEL_SEQ")), count);
}

}  // namespace typeset::batch

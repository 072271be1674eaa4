#include "cli/batch_arguments.h"

#include <CLI/CLI.hpp>
#include <charconv>

#include "batch/shard.h"

namespace typeset::cli {
namespace {

// More than any machine has processors.
constexpr unsigned most_jobs = 1024;

std::optional<std::filesystem::path> path_in(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(std::filesystem::path(text));
}

std::optional<unsigned> jobs_in(const std::string& text) {
  unsigned jobs = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), jobs);
  const bool good =
      error == std::errc() && end == text.data() + text.size() && jobs > 0 && jobs <= most_jobs;
  return good ? std::optional(jobs) : std::nullopt;
}

}  // namespace

void BatchOptions::add_to(CLI::App& command) {
  const auto single = [](CLI::Option* option) {
    option->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  };
  command.add_option("INPUTS", inputs_);
  single(command.add_option("--name", name_));
  single(command.add_option("--manifest", manifest_));
  single(command.add_option("--roll-up", roll_up_));
  single(command.add_option("--combine", combined_));
  single(command.add_option("--shard", shard_));
  single(command.add_option("--jobs", jobs_));
  command.add_flag("--merge-manifests", merge_manifests_);
  command.add_flag("--fail-fast", fail_fast_);
  command.add_flag("--redo", redo_);
  command.add_flag("--reports", reports_);
  command.add_flag("--json", events_);
  command.add_flag("--timings", timings_);
}

std::vector<std::string> BatchOptions::names() {
  return {"--name",      "--manifest", "--roll-up", "--combine", "--shard",   "--jobs",
          "--fail-fast", "--redo",     "--reports", "--json",    "--timings", "--merge-manifests"};
}

std::optional<BatchArguments> BatchOptions::read(bool has_output, Diagnostics& diagnostics) const {
  const Message see_help{MessageId::hint_see_help, {}};
  bool good = true;
  const auto complain = [&](Message message, Message hint) {
    diagnostics.error({}, std::move(message), std::move(hint));
    good = false;
  };
  BatchArguments arguments;
  for (const std::string& input : inputs_) arguments.inputs.emplace_back(input);
  arguments.merge_manifests = merge_manifests_;
  arguments.name = name_;
  arguments.manifest = path_in(manifest_);
  arguments.roll_up = path_in(roll_up_);
  arguments.combined = path_in(combined_);
  arguments.shard = shard_;
  arguments.fail_fast = fail_fast_;
  arguments.redo = redo_;
  arguments.reports = reports_;
  arguments.events = events_;
  arguments.timings = timings_;
  if (inputs_.empty()) {
    complain(
        {merge_manifests_ ? MessageId::usage_missing_manifests : MessageId::usage_missing_template,
         {}},
        see_help);
  }
  if (!has_output && combined_.empty() && !merge_manifests_) {
    complain({MessageId::usage_missing_output, {}}, see_help);
  }
  if (!combined_.empty()) {
    const std::pair<bool, const char*> conflicts[] = {{!shard_.empty(), "--shard"},
                                                      {!manifest_.empty(), "--manifest"},
                                                      {!name_.empty(), "--name"},
                                                      {reports_, "--reports"},
                                                      {has_output, "--output"}};
    for (const auto& [is_given, name] : conflicts) {
      if (is_given) complain({MessageId::usage_conflict, {name, "--combine"}}, see_help);
    }
  }
  if (arguments.manifest && arguments.manifest->extension() != ".csv" &&
      arguments.manifest->extension() != ".json") {
    complain({MessageId::usage_invalid_value, {"--manifest", manifest_}},
             Message{MessageId::hint_expected_one_of, {"*.csv, *.json"}});
  }
  // The sums need every row.
  if (!roll_up_.empty() && !shard_.empty()) {
    complain({MessageId::usage_conflict, {"--roll-up", "--shard"}}, see_help);
  }
  if (!shard_.empty() && shard_ != "env" && !batch::Shard::parse(shard_)) {
    complain({MessageId::usage_invalid_value, {"--shard", shard_}},
             Message{MessageId::hint_shard, {}});
  }
  if (!jobs_.empty()) {
    const auto jobs = jobs_in(jobs_);
    if (jobs) {
      arguments.jobs = *jobs;
    } else {
      complain({MessageId::usage_invalid_value, {"--jobs", jobs_}}, see_help);
    }
  }
  if (!good) return std::nullopt;
  return arguments;
}

}  // namespace typeset::cli

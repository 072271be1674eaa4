// What the command line says of a batch.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace CLI {
class App;
}

namespace typeset::cli {

struct BatchArguments {
  // A template and a data file, report files, or folders of them; manifests, where those are
  // merged.
  std::vector<std::filesystem::path> inputs;
  bool merge_manifests = false;
  std::string name;  // pattern of the files' names; empty: by what there is
  std::optional<std::filesystem::path> manifest, roll_up, combined;
  std::string shard;  // as written: K/N, env, or nothing
  unsigned jobs = 0;  // 0: one for each processor
  bool fail_fast = false, redo = false, reports = false;
  bool events = false;   // as JSON on stdout
  bool timings = false;  // of the stages, on stderr
};

// The options of `typeset batch`, as CLI11 reads them.
class BatchOptions {
 public:
  // `command` must not outlive the object.
  void add_to(CLI::App& command);

  // None, with diagnostics, when they cannot be understood.
  std::optional<BatchArguments> read(bool has_output, Diagnostics& diagnostics) const;

  // All their names.
  static std::vector<std::string> names();

 private:
  std::vector<std::string> inputs_;
  std::string name_, manifest_, roll_up_, combined_, shard_, jobs_;
  bool merge_manifests_ = false, fail_fast_ = false, redo_ = false, reports_ = false,
       events_ = false, timings_ = false;
};

}  // namespace typeset::cli

// One row on its way to a file. Private to this room.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "batch/run.h"

namespace typeset::batch {

// Time spent, by all threads together.
struct StageTimes {
  std::array<std::atomic<std::uint64_t>, static_cast<std::size_t>(Stage::count_)> nanoseconds = {};
};

// Adds the time of its life to a stage.
class StageClock {
 public:
  StageClock(StageTimes& times, Stage stage)
      : nanoseconds_(times.nanoseconds.at(static_cast<std::size_t>(stage))),
        start_(std::chrono::steady_clock::now()) {}
  ~StageClock() {
    const auto passed = std::chrono::steady_clock::now() - start_;
    nanoseconds_ += static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::nanoseconds>(passed).count());
  }
  StageClock(const StageClock&) = delete;
  StageClock& operator=(const StageClock&) = delete;

 private:
  std::atomic<std::uint64_t>& nanoseconds_;
  std::chrono::steady_clock::time_point start_;
};

struct RowWork {
  std::size_t index = 0;
  std::optional<source::Node> row;  // none: broken, or its name is taken
  std::filesystem::path file;       // relative to the output folder
  Diagnostics diagnostics;
  RowResult::Status status = RowResult::Status::failed;
  ManifestEntry entry;
  bool machine_failed = false;
  std::vector<std::unique_ptr<DocumentSink::Kept>> kept;  // by sink
};

// Safe to share between threads.
class RowWorker {
 public:
  RowWorker(const RunContext& context, const RunOptions& options, StageTimes& times)
      : context_(context), options_(options), times_(times) {}

  // Never throws: what goes wrong with a row is its own finding.
  void make(RowWork& work) const;

 private:
  void make_row(RowWork& work) const;
  bool take_up(RowWork& work, const source::Node& report,
               const document::LayoutDefinition& layout) const;
  void typeset(RowWork& work, const source::Node& report, const document::LayoutRef& layout) const;
  void write(RowWork& work, const source::Node& report, const document::Document& document,
             const page::Pages& pages) const;
  void keep(RowWork& work, const source::Node& report, const document::LayoutDefinition& layout,
            const page::Pages* pages) const;
  bool sinks_need_pages() const;
  bool write_file(RowWork& work, const std::filesystem::path& file, std::string_view bytes) const;

  const RunContext& context_;
  const RunOptions& options_;
  StageTimes& times_;
};

}  // namespace typeset::batch

#include "batch/run.h"

#include <chrono>
#include <exception>
#include <memory>
#include <new>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <unordered_set>
#include <utility>

#include "batch/row_work.h"

namespace typeset::batch {
namespace {

// Rows under way at once, for each worker: enough that one long row keeps no other waiting.
constexpr std::size_t rows_for_worker = 4;

class Run {
 public:
  Run(const RunContext& context, const RunOptions& options, Observer& observer,
      const std::atomic<bool>& stop, Diagnostics& diagnostics)
      : context_(context),
        options_(options),
        observer_(observer),
        stop_(stop),
        diagnostics_(diagnostics),
        worker_(context, options, times_) {}

  Totals go() {
    for (std::size_t i = 0; i < context_.source.size(); ++i) {
      if (options_.shard.has(i)) ++totals_.rows;
    }
    observer_.begin(totals_.rows);
    const std::size_t processors = static_cast<std::size_t>(tbb::info::default_concurrency());
    const std::size_t workers = options_.workers == 0 ? processors : options_.workers;
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism, workers);
    const auto read = [this](tbb::flow_control& flow) -> RowWorkRef {
      auto work = next_row();
      if (!work) flow.stop();
      return work;
    };
    const auto make = [this](const RowWorkRef& work) {
      worker_.make(*work);
      return work;
    };
    const auto finish = [this](const RowWorkRef& work) { finish_row(*work); };
    tbb::parallel_pipeline(
        workers * rows_for_worker,
        tbb::make_filter<void, RowWorkRef>(tbb::filter_mode::serial_in_order, read) &
            tbb::make_filter<RowWorkRef, RowWorkRef>(tbb::filter_mode::parallel, make) &
            tbb::make_filter<RowWorkRef, void>(tbb::filter_mode::serial_in_order, finish));
    totals_.stopped = totals_.done() < totals_.rows;
    for (std::size_t i = 0; i < totals_.nanoseconds.size(); ++i) {
      totals_.nanoseconds.at(i) = times_.nanoseconds.at(i).load();
    }
    return totals_;
  }

 private:
  using RowWorkRef = std::shared_ptr<RowWork>;

  // Rows of other shards are read too: their files have names that must differ from ours.
  RowWorkRef next_row() {
    while (next_ < context_.source.size() && !is_ending()) {
      const StageClock clock(times_, Stage::read);
      const std::size_t index = next_++;
      auto work = std::make_shared<RowWork>();
      work->index = index;
      work->row = context_.source.row(index, work->diagnostics);
      if (work->row) take_name(*work);
      if (options_.shard.has(index)) return work;
    }
    return nullptr;
  }

  bool is_ending() const { return stop_.load() || ending_.load(); }

  void take_name(RowWork& work) {
    work.file = context_.names.name_of(*work.row, work.index);
    if (!context_.folder) return;
    const auto other = context_.names.take(work.file, work.index);
    if (!other) return;
    const std::string file = work.file.generic_string();
    Message message{MessageId::batch_name_taken, {file, std::to_string(*other + 1)}};
    if (*other == OutputNames::reserved) message = {MessageId::batch_name_reserved, {file}};
    work.diagnostics.error(work.row->position(), std::move(message),
                           Message{MessageId::hint_batch_name, {}});
    work.row.reset();
  }

  void finish_row(RowWork& work) {
    // Rows behind one that ends the run are as if they had not been begun.
    if (has_ended_) return;
    RowResult result;
    result.index = work.index;
    result.status = work.status;
    result.entry = std::move(work.entry);
    result.findings = findings_of(work);
    if (work.machine_failed) {
      end_for_machine(work);
      return;
    }
    count(result);
    for (std::size_t i = 0; i < work.kept.size(); ++i) {
      if (work.kept[i]) context_.sinks[i]->take(work.index, std::move(work.kept[i]));
    }
    if (context_.folder && result.status == RowResult::Status::written &&
        !context_.folder->note(result.entry, diagnostics_)) {
      totals_.machine_failed = has_ended_ = true;
      ending_ = true;
    }
    observer_.row(result, totals_);
    if (result.status == RowResult::Status::failed && options_.fail_fast) {
      has_ended_ = true;
      ending_ = true;
    }
  }

  void count(const RowResult& result) {
    switch (result.status) {
      case RowResult::Status::written:
        ++totals_.written;
        return;
      case RowResult::Status::unchanged:
        ++totals_.unchanged;
        return;
      case RowResult::Status::failed:
        ++totals_.failed;
    }
  }

  // Said once, however many rows met with it.
  void end_for_machine(RowWork& work) {
    for (Diagnostic& finding : work.diagnostics.sorted()) diagnostics_.add(std::move(finding));
    totals_.machine_failed = has_ended_ = true;
    ending_ = true;
  }

  // What is wrong with template, layout or fonts is the same for many rows, and said once; the row
  // then has a finding of its own that says which it is.
  std::vector<Diagnostic> findings_of(const RowWork& work) {
    std::vector<Diagnostic> findings;
    bool has_own_error = false;
    const Diagnostic* error = nullptr;
    const std::vector<Diagnostic> all = work.diagnostics.sorted();
    for (const Diagnostic& finding : all) {
      const bool is_own = context_.source.is_own_place(finding.position, work.index);
      if (finding.severity == Severity::error) {
        error = error ? error : &finding;
        has_own_error = has_own_error || is_own;
      }
      if (is_own || said_.insert(identity_of(finding)).second) findings.push_back(finding);
    }
    if (error && !has_own_error) {
      findings.push_back({Severity::error,
                          context_.source.position(work.index),
                          {MessageId::batch_row_failed, {std::to_string(work.index + 1)}},
                          std::nullopt});
    }
    return findings;
  }

  const RunContext& context_;
  const RunOptions& options_;
  Observer& observer_;
  const std::atomic<bool>& stop_;
  Diagnostics& diagnostics_;
  StageTimes times_;
  RowWorker worker_;
  std::size_t next_ = 0;
  std::atomic<bool> ending_ = false;
  bool has_ended_ = false;
  std::unordered_set<std::string> said_;
  Totals totals_;
};

}  // namespace

std::string_view stage_name(Stage stage) {
  constexpr std::array<std::string_view, static_cast<std::size_t>(Stage::count_)> names = {
      "read", "document", "layout", "pdf", "write"};
  return names.at(static_cast<std::size_t>(stage));
}

Totals run(const RunContext& context, const RunOptions& options, Observer& observer,
           const std::atomic<bool>& stop, Diagnostics& diagnostics) {
  return Run(context, options, observer, stop, diagnostics).go();
}

}  // namespace typeset::batch

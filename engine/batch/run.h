// A batch: many reports → many PDFs, on all processors.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "batch/layout_cache.h"
#include "batch/manifest.h"
#include "batch/output_folder.h"
#include "batch/output_names.h"
#include "batch/report_source.h"
#include "batch/shard.h"
#include "font/catalogue.h"
#include "page/pages.h"
#include "pdf/writer.h"

namespace typeset::batch {

// What takes time in a run.
enum class Stage { read, document, layout, pdf, write, count_ };
std::string_view stage_name(Stage stage);

struct RunOptions {
  Shard shard;
  unsigned workers = 0;  // 0: one for each processor
  bool fail_fast = false;
  bool redo = false;                          // rows that have not changed, too
  bool reports = false;                       // each report as YAML beside its PDF
  UiLanguage language = UiLanguage::chinese;  // of the findings in the manifest
  // Digest of what all rows are made with: program, options, layouts, fonts.
  std::string environment;
  pdf::WriteOptions pdf;
};

// What a row has come to.
struct RowResult {
  enum class Status { written, unchanged, failed };

  std::size_t index = 0;  // from 0
  Status status = Status::failed;
  ManifestEntry entry;
  std::vector<Diagnostic> findings;
};

struct Totals {
  std::size_t rows = 0;  // of this shard
  std::size_t written = 0, unchanged = 0, failed = 0;
  bool stopped = false;         // before the last row
  bool machine_failed = false;  // stopped because the machine would not go on
  std::array<std::uint64_t, static_cast<std::size_t>(Stage::count_)> nanoseconds = {};

  std::size_t done() const { return written + unchanged + failed; }
};

// Told of a run as it goes on, by one thread at a time, rows in their order.
class Observer {
 public:
  virtual ~Observer() = default;
  virtual void begin(std::size_t rows) = 0;
  virtual void row(const RowResult& result, const Totals& totals) = 0;
};

// Someone who wants every document of the run besides its file, of unchanged rows too: in the order
// of rows, from one thread at a time.
class DocumentSink {
 public:
  virtual ~DocumentSink() = default;
  // What to keep of a row, made by its worker. Null: nothing.
  struct Kept {
    virtual ~Kept() = default;
  };
  virtual std::unique_ptr<Kept> keep(const source::Node& report,
                                     const document::LayoutDefinition& layout,
                                     const page::Pages* pages, Diagnostics& diagnostics) const = 0;
  virtual bool needs_pages() const = 0;
  virtual void take(std::size_t index, std::unique_ptr<Kept> kept) = 0;
};

// What a run works with.
struct RunContext {
  const ReportSource& source;
  LayoutCache& layouts;
  const font::Catalogue& fonts;
  OutputNames& names;
  OutputFolder* folder = nullptr;  // null: no file for each row
  std::vector<DocumentSink*> sinks = {};
};

// Goes through all rows of the shard. A row that is wrong is told of and does not stop the others,
// but with fail_fast; a failure of the machine ends the run, and so does `stop`: what is under way
// is finished. The manifest is written by the caller, who has heard of every row.
Totals run(const RunContext& context, const RunOptions& options, Observer& observer,
           const std::atomic<bool>& stop, Diagnostics& diagnostics);

}  // namespace typeset::batch

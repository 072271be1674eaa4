// What people and programs see of a batch as it goes on.
#pragma once

#include <chrono>
#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "batch/manifest.h"
#include "batch/run.h"

namespace typeset::cli {

struct DisplayOptions {
  UiLanguage language = UiLanguage::chinese;
  bool is_terminal =
      false;            // that `err` is one: a bar there, a line for every 1,000 rows elsewhere
  bool events = false;  // a line of JSON on `out` for each row
  bool timings = false;
  bool keep_findings = false;  // for the caller, who shows them his own way
};

class BatchDisplay : public batch::Observer {
 public:
  BatchDisplay(std::ostream& out, std::ostream& err, Diagnostics& kept, DisplayOptions options);

  void begin(std::size_t rows) override;
  void row(const batch::RowResult& result, const batch::Totals& totals) override;
  // After the last row.
  void end(const batch::Totals& totals);

  // Of every row so far.
  const std::vector<batch::ManifestEntry>& entries() const { return entries_; }

 private:
  double seconds() const;
  double rate(const batch::Totals& totals) const;
  std::string time_left(const batch::Totals& totals) const;
  void show_findings(const batch::RowResult& result);
  void show_progress(const batch::Totals& totals);
  void show_bar(const batch::Totals& totals);
  void clear_bar();
  void show_event(const batch::RowResult& result);

  std::ostream& out_;
  std::ostream& err_;
  Diagnostics& kept_;
  DisplayOptions options_;
  std::chrono::steady_clock::time_point start_, last_bar_;
  bool bar_is_shown_ = false;
  std::vector<batch::ManifestEntry> entries_;
};

}  // namespace typeset::cli

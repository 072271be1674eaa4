// Each layout read once in a run.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "document/layout_definition.h"
#include "source/node.h"

namespace typeset::batch {

// Safe to share between threads.
class LayoutCache {
 public:
  explicit LayoutCache(std::vector<std::filesystem::path> directories)
      : directories_(std::move(directories)) {}

  // As document::layout_of_report.
  document::LayoutRef of(const source::Node& report, Diagnostics& diagnostics);

 private:
  std::vector<std::filesystem::path> directories_;
  std::mutex mutex_;
  std::map<std::string, document::LayoutRef> layouts_;
};

}  // namespace typeset::batch

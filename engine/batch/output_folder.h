// The folder that a batch writes into. Files appear in it whole or not at all, and a run that was
// killed leaves a journal of those that are there.
#pragma once

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "batch/manifest.h"
#include "batch/shard.h"

namespace typeset::batch {

class OutputFolder {
 public:
  // Makes the folder where there is none, and takes up what an earlier run left: its manifest at
  // `manifest`, its journal, half-written files (which are deleted). Null, with diagnostics, when
  // the machine refuses or another run has the folder.
  static std::unique_ptr<OutputFolder> open(std::filesystem::path root,
                                            std::filesystem::path manifest, const Shard& shard,
                                            Diagnostics& diagnostics);
  ~OutputFolder();
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  const std::filesystem::path& root() const { return root_; }

  // Files that are read, and never to be written to.
  void protect(const std::vector<std::filesystem::path>& files);

  // What an earlier run made of the same input, where the file is still there and whole; else null.
  // Safe to call from several threads.
  const ManifestEntry* earlier(const std::string& file, std::string_view input) const;

  bool has(const std::filesystem::path& file) const;

  // Writes a file beside its final place and moves it there. `file` is relative to the folder and
  // has no `..`. False, with diagnostics, when the machine refuses, a link would lead it out of the
  // folder, or it is a protected file. Safe to call from several threads.
  bool write(const std::filesystem::path& file, std::string_view bytes, Diagnostics& diagnostics);

  // Adds a line to the journal.
  bool note(const ManifestEntry& entry, Diagnostics& diagnostics);

  // Writes the manifest, once all files are on the disk, and ends the journal. Warns of files that
  // earlier runs left and `entries` do not have.
  bool finish(const std::vector<ManifestEntry>& entries, Diagnostics& diagnostics);

 private:
  OutputFolder(std::filesystem::path root, std::filesystem::path manifest, const Shard& shard);
  bool prepare(Diagnostics& diagnostics);
  bool lock(Diagnostics& diagnostics);
  void take_up_earlier_runs();
  bool begin_journal(Diagnostics& diagnostics);
  bool make_parent(const std::filesystem::path& file, Diagnostics& diagnostics);
  void report_stale(const std::vector<ManifestEntry>& entries, Diagnostics& diagnostics) const;
  bool refuse(const std::filesystem::path& path, int error, Diagnostics& diagnostics) const;

  std::filesystem::path root_, manifest_, work_;
  int lock_ = -1, journal_ = -1;
  std::map<std::string, ManifestEntry> earlier_;  // by file
  std::set<std::filesystem::path> protected_;
  std::atomic<unsigned> next_temporary_ = 0;
  std::mutex folders_mutex_;
  std::set<std::filesystem::path> folders_;  // that are there and lead nowhere else
};

}  // namespace typeset::batch

// What came of each row: read by people in a spreadsheet, by programs, and by the next run, which
// leaves alone what is there already.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace typeset::batch {

struct ManifestEntry {
  std::size_t row = 0;  // from 1
  std::size_t of = 0;   // how many rows the data have
  std::string file;     // relative to the output folder, with slashes; empty when it has no name
  bool failed = false;  // then there is no file
  std::size_t pages = 0;
  std::uint64_t bytes = 0;
  std::string sha256;                 // of the file
  std::vector<std::string> findings;  // file:line:column: warning: …
  std::string input;                  // digest of all that the file was made from
};

enum class ManifestFormat { csv, json };

// JSON where the name ends so.
ManifestFormat manifest_format(const std::filesystem::path& path);

// The whole file, in the order of `entries`.
std::string manifest_text(const std::vector<ManifestEntry>& entries, ManifestFormat format);

// CSV's first line, and that of one entry: what a journal is made of.
std::string manifest_head();
std::string manifest_line(const ManifestEntry& entry);

enum class Damage { reported, skipped };

// The entries of a manifest or journal, in the order of the file. None, with diagnostics, when it
// cannot be read. What is damaged is reported or, as the last line of a journal whose writer was
// killed, skipped.
std::optional<std::vector<ManifestEntry>> read_manifest(const std::filesystem::path& path,
                                                        Damage damage, Diagnostics& diagnostics);

// One manifest for all shards, in the order of rows. None, with diagnostics, when a row is missing,
// or two have the same.
std::optional<std::vector<ManifestEntry>> merged_manifests(
    const std::vector<std::filesystem::path>& paths, Diagnostics& diagnostics);

}  // namespace typeset::batch

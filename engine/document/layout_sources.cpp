#include "document/layout_sources.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "base/file_io.h"
#include "document/folder_paths.h"
#include "document/layout_terms.h"
#include "document/node_reading.h"
#include "source/parser.h"

namespace typeset::document {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view layout_file = "layout.yaml";
constexpr std::string_view shared_folder = "common";

// How many levels of entries are merged one by one below a key of the layout; everything else is
// replaced as a whole.
int merge_depth(std::string_view key) {
  if (key == "page" || key == "styles" || key == "table-styles") return 2;
  constexpr auto merged_by_name = std::to_array<std::string_view>(
      {"fields", "tables", "checks", "metadata", "prose", "parts"});
  return std::ranges::find(merged_by_name, key) != merged_by_name.end() ? 1 : 0;
}

source::Node merged(const source::Node& below, const source::Node& above, int depth);

// `merge` makes one value of what is below and of the entry of the same key above it.
source::Node merged_mappings(const source::Node& below, const source::Node& above, auto merge) {
  std::vector<source::Entry> entries = below.entries();
  std::map<std::string, std::size_t, std::less<>> places;
  for (std::size_t i = 0; i < entries.size(); ++i) places.emplace(entries[i].key, i);
  for (const source::Entry& entry : above.entries()) {
    const auto same = places.find(entry.key);
    if (same == places.end()) {
      entries.push_back(entry);
    } else {
      source::Entry& below_it = entries[same->second];
      below_it = {entry.key, entry.key_position, merge(below_it.value, entry)};
    }
  }
  return source::Node::mapping(std::move(entries), above.position());
}

source::Node merged(const source::Node& below, const source::Node& above, int depth) {
  if (above.is_null()) return below;
  if (depth == 0 || !below.is_mapping() || !above.is_mapping()) return above;
  return merged_mappings(below, above, [&](const source::Node& value, const source::Entry& entry) {
    return merged(value, entry.value, depth - 1);
  });
}

// A file over those it includes.
source::Node merged_roots(const source::Node& below, const source::Node& above) {
  return merged_mappings(below, above, [](const source::Node& value, const source::Entry& entry) {
    if (entry.key == "terms") return joined_terms(value, entry.value);
    return merged(value, entry.value, merge_depth(entry.key));
  });
}

class SourceReader {
 public:
  SourceReader(fs::path folder, const std::vector<fs::path>& layout_directories,
               Diagnostics& diagnostics)
      : folder_(std::move(folder)), diagnostics_(diagnostics) {
    shared_folders_.push_back(folder_.parent_path() / shared_folder);
    for (const fs::path& directory : layout_directories) {
      shared_folders_.push_back(directory / shared_folder);
    }
  }

  std::optional<source::Node> read() {
    if (!read_file(folder_ / layout_file, {})) return std::nullopt;
    return merged_;
  }

 private:
  struct OpenFile {
    fs::path real;
    std::string name;  // as messages show it
  };

  // Reads a file after all that it includes, so that what it says goes on top.
  bool read_file(const fs::path& path, const SourcePosition& referrer) {
    const fs::path real = real_path(path);
    if (finished_.contains(real)) return true;
    const auto file = read_text_file(path, diagnostics_, referrer);
    if (!file) return false;
    const auto root = source::parse_yaml(file, diagnostics_);
    if (!root) return false;
    if (!root->is_mapping()) {
      report_no_mapping(*root, generic_name(path.filename()), diagnostics_);
      return false;
    }
    open_.push_back({real, generic_name(path.filename())});
    bool good = true;
    if (const source::Node* includes = root->find("include")) {
      for (const source::Node& item : read_list(*includes, "include", diagnostics_)) {
        good = include(item, path.parent_path()) && good;
      }
    }
    open_.pop_back();
    finished_.insert(real);
    merged_ = merged_.is_null() ? *root : merged_roots(merged_, *root);
    return good;
  }

  bool include(const source::Node& item, const fs::path& from) {
    const auto name = read_text(item, "include", diagnostics_);
    if (!name) return false;
    const fs::path path = resolve(*name, from);
    const fs::path real = real_path(path);
    if (!is_permitted(real)) {
      diagnostics_.error(item.position(),
                         {MessageId::include_outside, {*name, generic_name(folder_)}});
      return false;
    }
    const auto same = std::find_if(open_.begin(), open_.end(),
                                   [&](const OpenFile& file) { return file.real == real; });
    if (same == open_.end()) return read_file(path, item.position());
    std::string circle;
    for (auto file = same; file != open_.end(); ++file) circle += file->name + " → ";
    diagnostics_.error(item.position(), {MessageId::include_cycle, {circle + same->name}});
    return false;
  }

  fs::path resolve(const std::string& name, const fs::path& from) const {
    const fs::path path(std::u8string(name.begin(), name.end()));
    if (path.empty() || *path.begin() != shared_folder) return from / path;
    std::error_code error;
    for (const fs::path& shared : shared_folders_) {
      fs::path candidate = shared.parent_path() / path;
      if (fs::exists(candidate, error)) return candidate;
    }
    return shared_folders_.front().parent_path() / path;
  }

  bool is_permitted(const fs::path& real) const {
    return is_within(real, real_path(folder_)) ||
           std::any_of(shared_folders_.begin(), shared_folders_.end(),
                       [&](const fs::path& shared) { return is_within(real, real_path(shared)); });
  }

  fs::path folder_;
  std::vector<fs::path> shared_folders_;
  Diagnostics& diagnostics_;
  source::Node merged_;
  std::vector<OpenFile> open_;  // the file being read and those that include it, outermost first
  std::set<fs::path> finished_;
};

}  // namespace

std::optional<source::Node> read_layout_sources(const fs::path& folder,
                                                const std::vector<fs::path>& layout_directories,
                                                Diagnostics& diagnostics) {
  return SourceReader(folder, layout_directories, diagnostics).read();
}

}  // namespace typeset::document

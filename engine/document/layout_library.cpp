#include "document/layout_library.h"

#include <algorithm>
#include <map>
#include <system_error>
#include <utility>

#include "document/layout_reader.h"
#include "document/node_reading.h"
#include "document/report_keys.h"

namespace typeset::document {
namespace {

namespace fs = std::filesystem;

// The value that names the layout.
const source::Node* layout_named_in(const source::Node& report, Diagnostics& diagnostics) {
  const source::Node* chosen = nullptr;
  for (const source::Entry& entry : report.entries()) {
    if (!is_layout_key(entry.key) || entry.value.is_null()) continue;
    if (chosen) {
      diagnostics.error(entry.key_position, {MessageId::yaml_duplicate_key, {entry.key}});
    } else {
      chosen = &entry.value;
    }
  }
  return chosen;
}

std::string file_name(const source::Node& report) {
  return report.position().file ? report.position().file->path() : std::string();
}

bool is_layout(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_regular_file(folder / "layout.yaml", ignored);
}

// All that is installed, to look a name up in.
class Library {
 public:
  explicit Library(const std::vector<fs::path>& directories)
      : layouts_(installed_layouts(directories)) {}

  const InstalledLayout* find(const std::string& name) const {
    const auto found =
        std::find_if(layouts_.begin(), layouts_.end(),
                     [&](const InstalledLayout& layout) { return layout.name == name; });
    return found == layouts_.end() ? nullptr : &*found;
  }

  std::vector<std::string> names() const {
    std::vector<std::string> names;
    names.reserve(layouts_.size());
    for (const InstalledLayout& layout : layouts_) names.push_back(layout.name);
    return names;
  }

  void report_unknown(const std::string& name, const SourcePosition& where,
                      Diagnostics& diagnostics) const {
    diagnostics.error(where, {MessageId::unknown_layout, {name}}, suggest(name, names()));
  }

 private:
  std::vector<InstalledLayout> layouts_;
};

std::vector<fs::path> folders_in(const fs::path& directory) {
  std::vector<fs::path> folders;
  std::error_code error, ignored;
  for (fs::directory_iterator entry(directory, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->is_directory(ignored)) folders.push_back(entry->path());
  }
  std::ranges::sort(folders);
  return folders;
}

// Whether the folder is a layout; one of the same name that was found before goes first.
bool add_layout(const fs::path& folder, std::map<std::string, fs::path>& found) {
  if (!is_layout(folder)) return false;
  const std::u8string name = folder.filename().u8string();
  found.emplace(std::string(name.begin(), name.end()), folder);
  return true;
}

}  // namespace

std::vector<InstalledLayout> installed_layouts(const std::vector<fs::path>& directories) {
  std::map<std::string, fs::path> found;
  for (const fs::path& directory : directories) {
    std::map<std::string, fs::path> in_families;
    for (const fs::path& folder : folders_in(directory)) {
      if (add_layout(folder, found)) continue;
      for (const fs::path& member : folders_in(folder)) add_layout(member, in_families);
    }
    found.merge(in_families);
  }
  std::vector<InstalledLayout> layouts;
  layouts.reserve(found.size());
  for (auto& [name, folder] : found) layouts.push_back({name, std::move(folder)});
  return layouts;
}

LayoutRef layout_of_report(const source::Node& report, const std::vector<fs::path>& directories,
                           Diagnostics& diagnostics) {
  if (!report.is_mapping()) {
    report_no_mapping(report, file_name(report), diagnostics);
    return nullptr;
  }
  const source::Node* chosen = layout_named_in(report, diagnostics);
  const Library library(directories);
  if (!chosen) {
    diagnostics.error(report.position(),
                      {MessageId::missing_key, {std::string(layout_keys[0]), file_name(report)}},
                      suggest("", library.names()));
    return nullptr;
  }
  const auto name = read_text(*chosen, layout_keys[0], diagnostics);
  if (!name) return nullptr;
  const InstalledLayout* layout = library.find(*name);
  if (layout) return read_layout(layout->folder, directories, diagnostics);
  library.report_unknown(*name, chosen->position(), diagnostics);
  return nullptr;
}

LayoutRef layout_called(const std::string& name_or_folder, const std::vector<fs::path>& directories,
                        Diagnostics& diagnostics) {
  const Library library(directories);
  const InstalledLayout* layout = library.find(name_or_folder);
  if (layout) return read_layout(layout->folder, directories, diagnostics);
  // With all its names: a layout is called as its folder is, be it written as `.`.
  std::error_code error;
  const fs::path folder = fs::canonical(name_or_folder, error);
  if (!error && is_layout(folder)) return read_layout(folder, directories, diagnostics);
  library.report_unknown(name_or_folder, {}, diagnostics);
  return nullptr;
}

}  // namespace typeset::document

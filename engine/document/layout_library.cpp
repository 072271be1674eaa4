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

}  // namespace

std::vector<InstalledLayout> installed_layouts(const std::vector<fs::path>& directories) {
  std::map<std::string, fs::path> found;
  for (const fs::path& directory : directories) {
    std::error_code error;
    for (fs::directory_iterator entry(directory, error), end; !error && entry != end;
         entry.increment(error)) {
      std::error_code ignored;
      if (!fs::is_regular_file(entry->path() / "layout.yaml", ignored)) continue;
      const std::u8string name = entry->path().filename().u8string();
      found.emplace(std::string(name.begin(), name.end()), entry->path());
    }
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
  std::vector<std::string> names;
  const std::vector<InstalledLayout> layouts = installed_layouts(directories);
  names.reserve(layouts.size());
  for (const InstalledLayout& layout : layouts) names.push_back(layout.name);
  if (!chosen) {
    diagnostics.error(report.position(),
                      {MessageId::missing_key, {std::string(layout_keys[0]), file_name(report)}},
                      suggest("", names));
    return nullptr;
  }
  const auto name = read_text(*chosen, layout_keys[0], diagnostics);
  if (!name) return nullptr;
  const auto layout = std::find_if(layouts.begin(), layouts.end(),
                                   [&](const auto& installed) { return installed.name == *name; });
  if (layout != layouts.end()) return read_layout(layout->folder, directories, diagnostics);
  diagnostics.error(chosen->position(), {MessageId::unknown_layout, {*name}},
                    suggest(*name, names));
  return nullptr;
}

}  // namespace typeset::document

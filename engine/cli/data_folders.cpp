#include "cli/data_folders.h"

#include <system_error>

namespace typeset::cli {
namespace {

namespace fs = std::filesystem;

bool is_folder(const fs::path& path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

fs::path installed_data(const Invocation& invocation) {
  if (const auto named = invocation.variable("TYPESET_DATA_DIR"); !named.empty()) return named;
  const fs::path prefix = invocation.executable.parent_path().parent_path();
  fs::path shared = prefix / "share" / "typeset";
  if (!invocation.executable.empty() && is_folder(shared / "layouts")) return shared;
  return TYPESET_SOURCE_DATA_DIR;
}

}  // namespace

DataFolders find_data_folders(const Invocation& invocation, const Arguments& arguments) {
  DataFolders folders;
  if (arguments.layout_directory) folders.layouts.push_back(*arguments.layout_directory);
  // Without a report, those of the folder the command is given in.
  const fs::path beside = arguments.report.parent_path() / "layouts";
  if (is_folder(beside)) folders.layouts.push_back(beside);
  const fs::path data = installed_data(invocation);
  folders.layouts.push_back(data / "layouts");
  folders.font_roles = data / "fonts" / "roles.yaml";
  return folders;
}

}  // namespace typeset::cli

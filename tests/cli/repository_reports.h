// The reports of this repository, for tests that hold of every one.
#pragma once

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <string>
#include <vector>

namespace typeset::cli {

// Paths from the repository's root, sorted.
inline std::vector<std::string> repository_reports() {
  namespace fs = std::filesystem;
  const fs::path root = TYPESET_SOURCE_DIR;
  std::vector<std::string> names = {"examples/xinwei-2020/report.yaml",
                                    "examples/xingfu-2021/report.yaml",
                                    "examples/specimen/report.yaml"};
  for (const char* folder : {"examples/tables", "tests/golden"}) {
    for (const auto& entry : fs::directory_iterator(root / folder)) {
      if (entry.path().extension() != ".yaml") continue;
      names.push_back(fs::relative(entry.path(), root).string());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

// A path as GoogleTest takes names.
inline std::string test_name(std::string path) {
  std::ranges::replace_if(path, [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return path;
}

}  // namespace typeset::cli

// The command as people run it: the built program, in a folder of its own.
#pragma once

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <string>
#include <string_view>
#include <sys/wait.h>
#include <vector>

#include "support/temporary_folder.h"

namespace typeset::cli {

struct Outcome {
  int status = -1;
  std::string out, err;
};

inline std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// A folder in which the program runs.
class Workplace : public tests::TemporaryFolder {
 public:
  // Runs `typeset` with shell words; `environment` is put before it.
  Outcome run(const std::string& words, const std::string& environment = "") const {
    return shell("env -u LC_ALL -u LC_MESSAGES -u LANG -u SOURCE_DATE_EPOCH -u TYPESET_DATA_DIR " +
                 environment + " '" TYPESET_BINARY "' " + words);
  }

  // Runs a shell command in the folder.
  Outcome shell(const std::string& words) const {
    const std::filesystem::path out = path().string() + ".out";
    const std::filesystem::path err = path().string() + ".err";
    const std::string command = "cd '" + path().string() + "' && { " + words + "\n} >'" +
                                out.string() + "' 2>'" + err.string() + "'";
    const int status = std::system(command.c_str());
    Outcome outcome{WIFEXITED(status) ? WEXITSTATUS(status) : -1, contents(out), contents(err)};
    std::filesystem::remove(out);
    std::filesystem::remove(err);
    return outcome;
  }

  // The names of all files in the folder and below it, sorted.
  std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path())) {
      if (entry.is_regular_file()) {
        names.push_back(std::filesystem::relative(entry.path(), path()).string());
      }
    }
    std::sort(names.begin(), names.end());
    return names;
  }
};

// The smallest report of the 2020 format.
inline constexpr std::string_view small_report =
    "版式: annual-report-2020\n"
    "机关: 甲局\n"
    "年度: 2020\n"
    "成文日期: 2021年1月19日\n"
    "总体情况: 本年工作平稳。\n";

}  // namespace typeset::cli

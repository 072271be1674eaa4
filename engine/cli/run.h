// The command, with the world it runs in passed in.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace typeset::cli {

struct Invocation {
  std::vector<std::string> words;    // arguments without the program's name
  std::filesystem::path executable;  // where the program's own file is; empty when unknown
  std::map<std::string, std::string, std::less<>> environment;
  bool err_is_terminal = false;

  // Empty when the variable is not set.
  std::string_view variable(std::string_view name) const;
};

// Runs the command and returns its exit status. Throws nothing.
int run(const Invocation& invocation, std::ostream& out, std::ostream& err) noexcept;

}  // namespace typeset::cli

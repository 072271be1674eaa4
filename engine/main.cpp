#include <cstdlib>
#include <iostream>
#include <system_error>

#include "cli/run.h"

int main(int argc, char** argv) {
  typeset::cli::Invocation invocation;
  for (int i = 1; i < argc; ++i) invocation.words.emplace_back(argv[i]);
  for (const std::string_view name : typeset::cli::environment_variables) {
    const std::string key(name);
    if (const char* value = std::getenv(key.c_str())) invocation.environment.emplace(key, value);
  }
  std::error_code error;
  invocation.executable = std::filesystem::read_symlink("/proc/self/exe", error);
  std::ios::sync_with_stdio(false);
  return typeset::cli::run(invocation, std::cout, std::cerr);
}

#include <algorithm>
#include <iostream>
#include <string_view>
#include <system_error>
#include <unistd.h>

#include "cli/run.h"

int main(int argc, char** argv) {
  typeset::cli::Invocation invocation;
  for (int i = 1; i < argc; ++i) invocation.words.emplace_back(argv[i]);
  // Options may name any variable.
  for (char** entry = environ; *entry; ++entry) {
    const std::string_view text = *entry;
    const std::size_t equals = std::min(text.find('='), text.size());
    invocation.environment.emplace(text.substr(0, equals),
                                   text.substr(std::min(equals + 1, text.size())));
  }
  invocation.err_is_terminal = ::isatty(STDERR_FILENO) == 1;
  std::error_code error;
  invocation.executable = std::filesystem::read_symlink("/proc/self/exe", error);
  std::ios::sync_with_stdio(false);
  return typeset::cli::run(invocation, std::cout, std::cerr);
}

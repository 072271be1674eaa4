// Where passwords are: never in the command line, which others can see.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "cli/run.h"

namespace typeset::cli {

// As openssl's -passin has it: file:PATH or env:VARIABLE.
struct PasswordSource {
  enum class Kind { file, variable };

  std::string option;  // that named it: --user-password
  Kind kind = Kind::file;
  std::string name;

  // None where `text` is neither; it may be a password itself and is not to be shown.
  static std::optional<PasswordSource> parse(std::string option, const std::string& text);
};

// A file's first line, or the variable's value: one byte at least and no more than a PDF can have.
// None with a diagnostic.
std::optional<std::string> read_password(const PasswordSource& source,
                                         const Invocation& invocation, Diagnostics& diagnostics);

}  // namespace typeset::cli

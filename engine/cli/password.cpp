#include "cli/password.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/file_io.h"
#include "pdf/encryption.h"

namespace typeset::cli {
namespace {

constexpr std::string_view file_prefix = "file:";
constexpr std::string_view variable_prefix = "env:";

// Far more than the longest password, so that a wrong file is not read whole.
constexpr std::size_t most_file_bytes = std::size_t{64} << 10;

std::optional<std::string> read_text(const PasswordSource& source, const Invocation& invocation,
                                     Diagnostics& diagnostics) {
  if (source.kind == PasswordSource::Kind::variable) {
    const auto found = invocation.environment.find(source.name);
    if (found != invocation.environment.end()) return found->second;
    diagnostics.error({}, {MessageId::password_variable_missing, {source.name}});
    return std::nullopt;
  }
  auto bytes = read_binary_file(source.name, diagnostics, {}, most_file_bytes);
  if (bytes) bytes->resize(std::min(bytes->find_first_of("\r\n"), bytes->size()));
  return bytes;
}

}  // namespace

std::optional<PasswordSource> PasswordSource::parse(std::string option, const std::string& text) {
  if (text.starts_with(file_prefix) && text.size() > file_prefix.size()) {
    return PasswordSource{std::move(option), Kind::file, text.substr(file_prefix.size())};
  }
  if (text.starts_with(variable_prefix) && text.size() > variable_prefix.size()) {
    return PasswordSource{std::move(option), Kind::variable, text.substr(variable_prefix.size())};
  }
  return std::nullopt;
}

std::optional<std::string> read_password(const PasswordSource& source,
                                         const Invocation& invocation, Diagnostics& diagnostics) {
  auto password = read_text(source, invocation, diagnostics);
  if (!password) return std::nullopt;
  if (password->empty()) {
    diagnostics.error({}, {MessageId::password_empty, {source.option}});
    return std::nullopt;
  }
  if (password->size() > pdf::most_password_bytes) {
    diagnostics.error({}, {MessageId::password_too_long,
                           {source.option, std::to_string(pdf::most_password_bytes)}});
    return std::nullopt;
  }
  return password;
}

}  // namespace typeset::cli

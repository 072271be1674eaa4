#include "cli/pdf_options.h"

#include <charconv>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/file_io.h"

namespace typeset::cli {
namespace {

// Seconds since 1970, as https://reproducible-builds.org/specs/source-date-epoch has it; an error
// when the variable holds something else.
std::optional<std::int64_t> read_creation_time(const CommandContext& context) {
  constexpr std::string_view name = "SOURCE_DATE_EPOCH";
  const std::string_view value = context.invocation.variable(name);
  if (value.empty()) return std::nullopt;
  // The last second of the year 9999, which PDF's dates cannot pass.
  constexpr std::int64_t latest = 253402300799;
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  if (error != std::errc() || end != value.data() + value.size() || seconds < 0 ||
      seconds > latest) {
    context.diagnostics.error(
        {}, {MessageId::usage_invalid_value, {std::string(name), std::string(value)}});
    return std::nullopt;
  }
  return seconds;
}

std::optional<std::string> read_password(const CommandContext& context,
                                         const std::optional<PasswordSource>& source) {
  if (!source) return std::string();
  return read_password(*source, context.invocation, context.diagnostics);
}

void read_output_profile(const CommandContext& context, pdf::WriteOptions& options) {
  if (!context.arguments.output_intent) return;
  const std::filesystem::path& path = *context.arguments.output_intent;
  auto bytes = read_binary_file(path, context.diagnostics);
  if (!bytes) return;
  options.output_profile =
      pdf::read_output_profile(path.string(), *std::move(bytes), context.diagnostics);
}

void read_encryption(const CommandContext& context, pdf::WriteOptions& options) {
  const Arguments& arguments = context.arguments;
  if (!arguments.user_password && !arguments.owner_password) return;
  const auto user = read_password(context, arguments.user_password);
  const auto owner = read_password(context, arguments.owner_password);
  if (!user || !owner) return;
  options.encryption = {*user, *owner, arguments.permissions.value_or(pdf::Permissions())};
}

// The certificate has to be valid at the time that the file bears. Only where that bears none, the
// clock is asked, and nothing of it goes into the file.
void read_signing_key(const CommandContext& context, pdf::WriteOptions& options) {
  if (!context.arguments.signing_key) return;
  const std::filesystem::path& path = *context.arguments.signing_key;
  const auto bytes = read_binary_file(path, context.diagnostics);
  const auto password = read_password(context, context.arguments.sign_password);
  if (!bytes || !password) return;
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  options.signing_key =
      pdf::read_signing_key(path.string(), *bytes, *password,
                            options.creation_time.value_or(now), context.diagnostics);
}

}  // namespace

std::optional<pdf::WriteOptions> pdf_options(const CommandContext& context) {
  pdf::WriteOptions options;
  options.creation_time = read_creation_time(context);
  if (context.diagnostics.has_errors()) return std::nullopt;
  options.conformance = context.arguments.conformance;
  options.marks = {context.arguments.bleed, context.arguments.crop_marks};
  options.seal_field = context.arguments.seal_field;
  read_output_profile(context, options);
  read_encryption(context, options);
  read_signing_key(context, options);
  if (context.diagnostics.has_errors()) return std::nullopt;
  return options;
}

}  // namespace typeset::cli

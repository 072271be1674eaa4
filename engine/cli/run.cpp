#include "cli/run.h"

#include <exception>
#include <filesystem>
#include <new>
#include <ostream>

#include "base/file_io.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/diagnostics_json.h"
#include "cli/exit_status.h"

namespace typeset::cli {
namespace {

// The first of the locale's variables that says something.
UiLanguage language_of(const Invocation& invocation) {
  if (const auto language = language_asked_for(invocation.words)) return *language;
  for (const std::string_view name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string_view locale = invocation.variable(name);
    if (!locale.empty()) return language_from_locale(locale);
  }
  return UiLanguage::chinese;
}

ExitStatus run_command(const CommandContext& context) {
  switch (context.arguments.command) {
    case Command::typeset:
      return typeset_report(context);
    case Command::check:
      return check_report(context);
    case Command::layouts:
      return list_layouts(context);
    case Command::fonts:
      return list_fonts(context);
    case Command::schema:
      return print_schema(context);
    case Command::new_report:
      return print_new_report(context);
    case Command::batch:
      return typeset_batch(context);
    case Command::help:
      context.out << help_text(context.language);
      break;
    case Command::version:
      context.out << "typeset " TYPESET_VERSION "\n";
      break;
  }
  return success;
}

ExitStatus run_words(const Invocation& invocation, UiLanguage language, Diagnostics& diagnostics,
                     std::ostream& out, std::ostream& err) {
  const auto arguments = parse_arguments(invocation.words, diagnostics);
  if (!arguments) return wrong_usage;
  const ExitStatus status = run_command({invocation, *arguments, language, diagnostics, out, err});
  // A result that nobody could receive is no result.
  out.flush();
  if (status == success && !out) {
    diagnostics.error({}, {MessageId::file_unwritable, {"stdout"}, MessageId::reason_write_failed});
    return machine_failed;
  }
  return status;
}

// Whatever reaches this place is no fault of the input.
ExitStatus run_guarded(const Invocation& invocation, UiLanguage language, Diagnostics& diagnostics,
                       std::ostream& out, std::ostream& err) {
  try {
    return run_words(invocation, language, diagnostics, out, err);
  } catch (const std::bad_alloc&) {
    diagnostics.error({}, {MessageId::machine_failure, {}, MessageId::reason_out_of_memory});
  } catch (const std::filesystem::filesystem_error& error) {
    diagnostics.error({}, system_failure(error.code()));
  } catch (const std::exception& error) {
    diagnostics.error({}, {MessageId::internal_error, {error.what()}});
  }
  return machine_failed;
}

std::string findings_text(const Diagnostics& diagnostics, UiLanguage language,
                          DiagnosticsFormat format) {
  if (format == DiagnosticsFormat::json) return diagnostics_json(diagnostics, language);
  std::string text;
  for (const Diagnostic& finding : diagnostics.sorted()) text += render(finding, language);
  return text;
}

}  // namespace

std::string_view Invocation::variable(std::string_view name) const {
  const auto found = environment.find(name);
  return found == environment.end() ? std::string_view() : found->second;
}

int run(const Invocation& invocation, std::ostream& out, std::ostream& err) noexcept {
  try {
    const UiLanguage language = language_of(invocation);
    Diagnostics diagnostics;
    const ExitStatus status = run_guarded(invocation, language, diagnostics, out, err);
    err << findings_text(diagnostics, language, diagnostics_format_asked_for(invocation.words));
    err.flush();
    return status;
  } catch (...) {
    // Not even the message could be put together.
    return machine_failed;
  }
}

}  // namespace typeset::cli

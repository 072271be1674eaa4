#include "cli/exit_status.h"

namespace typeset::cli {
namespace {

ExitStatus status_of(MessageId id) {
  switch (id) {
    case MessageId::usage_unknown_option:
    case MessageId::usage_extra_argument:
    case MessageId::usage_missing_value:
    case MessageId::usage_invalid_value:
    case MessageId::usage_no_folder:
    case MessageId::usage_missing_report:
    case MessageId::usage_missing_layout:
    case MessageId::usage_output_is_report:
    case MessageId::usage_error:
    case MessageId::usage_conflict:
    case MessageId::usage_not_with_pdf_a:
    case MessageId::usage_needs_option:
    case MessageId::usage_missing_template:
    case MessageId::usage_missing_output:
    case MessageId::usage_missing_manifests:
    case MessageId::batch_name_invalid:
    case MessageId::batch_folder_in_use:
    case MessageId::password_source_invalid:
    case MessageId::password_variable_missing:
      return wrong_usage;
    case MessageId::file_unwritable:
    case MessageId::font_role_missing:
    case MessageId::font_unreadable:
    case MessageId::font_not_embeddable:
    case MessageId::machine_failure:
    case MessageId::internal_error:
      return machine_failed;
    default:
      return input_errors;
  }
}

}  // namespace

ExitStatus status_of(const Diagnostics& diagnostics) {
  ExitStatus status = success;
  for (const Diagnostic& finding : diagnostics.sorted()) {
    if (finding.severity != Severity::error) continue;
    // What the user cannot mend in the report goes before what he can.
    const ExitStatus own = status_of(finding.message.id);
    if (own > status) status = own;
  }
  return status;
}

}  // namespace typeset::cli

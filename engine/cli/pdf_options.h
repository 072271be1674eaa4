// What the command line asks of the PDF, with the files that it names.
#pragma once

#include <optional>

#include "cli/commands.h"
#include "pdf/writer.h"

namespace typeset::cli {

// All but the attachments, which come from the report. None with diagnostics.
std::optional<pdf::WriteOptions> pdf_options(const CommandContext& context);

}  // namespace typeset::cli

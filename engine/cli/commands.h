// What the command can do.
#pragma once

#include <iosfwd>

#include "base/diagnostic.h"
#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/run.h"
#include "font/catalogue.h"

namespace typeset::cli {

struct CommandContext {
  const Invocation& invocation;
  const Arguments& arguments;
  UiLanguage language;
  Diagnostics& diagnostics;
  std::ostream& out;
  std::ostream& err;  // for what is said while the command runs; its findings come at the end
};

// Each leaves what it finds in the context's diagnostics; their status may only be raised by it.
ExitStatus typeset_report(const CommandContext& context);
ExitStatus check_report(const CommandContext& context);
ExitStatus list_layouts(const CommandContext& context);
ExitStatus list_fonts(const CommandContext& context);
ExitStatus print_schema(const CommandContext& context);
ExitStatus print_new_report(const CommandContext& context);
ExitStatus typeset_batch(const CommandContext& context);

// The fonts of this machine; none with diagnostics when roles.yaml cannot be read.
std::optional<font::Catalogue> find_fonts(const CommandContext& context);

}  // namespace typeset::cli

// What the command tells the shell.
#pragma once

#include "base/diagnostic.h"

namespace typeset::cli {

enum ExitStatus {
  success = 0,
  input_errors = 1,  // diagnostics on stderr
  wrong_usage = 2,
  rows_failed = 3,     // a batch finished, but some of its rows failed
  machine_failed = 4,  // disk full, no font
  interrupted = 130,   // by Ctrl-C, as shells say it
};

// The status that the findings call for.
ExitStatus status_of(const Diagnostics& diagnostics);

}  // namespace typeset::cli

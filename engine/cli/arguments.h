// The command line, understood.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/length.h"
#include "base/messages.h"
#include "cli/batch_arguments.h"
#include "cli/password.h"
#include "font/catalogue.h"
#include "pdf/conformance.h"
#include "pdf/encryption.h"

namespace typeset::cli {

enum class Command { typeset, check, layouts, fonts, schema, new_report, batch, help, version };

// How findings are written to stderr.
enum class DiagnosticsFormat { text, json };

struct Arguments {
  Command command = Command::typeset;
  std::filesystem::path report;
  std::string layout;  // the name of one, or the folder it is in
  std::optional<std::filesystem::path> output;
  std::vector<std::filesystem::path> font_directories;
  std::optional<std::filesystem::path> layout_directory;
  bool dump_layout = false;
  bool csv_head = false;  // of a new report: the columns of a data file instead
  BatchArguments batch;
  pdf::Conformance conformance = pdf::Conformance::pdf_a_2a;
  font::MissingGlyph missing_glyph = font::MissingGlyph::error;

  // Of the PDF
  std::optional<std::filesystem::path> output_intent;  // an ICC profile
  Length bleed;
  bool crop_marks = false;
  std::optional<PasswordSource> user_password, owner_password;
  std::optional<pdf::Permissions> permissions;  // with a password of the owner
  bool seal_field = false;
  std::optional<std::filesystem::path> signing_key;  // a PKCS#12 file
  std::optional<PasswordSource> sign_password;
};

// `words` are the arguments without the program's name.
std::optional<Arguments> parse_arguments(const std::vector<std::string>& words,
                                         Diagnostics& diagnostics);

// The language that --lang asks for, found even in a line that cannot be understood.
std::optional<UiLanguage> language_asked_for(const std::vector<std::string>& words);

// The format that --diagnostics asks for, likewise; text where it asks for none that there is.
DiagnosticsFormat diagnostics_format_asked_for(const std::vector<std::string>& words);

// What --help prints.
std::string_view help_text(UiLanguage language);

}  // namespace typeset::cli

#include "cli/diagnostics_json.h"

#include <nlohmann/json.hpp>

namespace typeset::cli {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Diagnostic& finding, UiLanguage language) {
  Json json;
  json["severity"] = finding.severity == Severity::error ? "error" : "warning";
  json["id"] = message_name(finding.message.id);
  json["message"] = message_text(finding.message, language);
  if (finding.hint) json["hint"] = message_text(*finding.hint, language);
  const SourcePosition& place = finding.position;
  if (!place.file) return json;
  json["file"] = place.file->path();
  if (place.line > 0) json["line"] = place.line;
  if (place.line > 0 && place.column > 0) json["column"] = place.column;
  return json;
}

}  // namespace

std::string diagnostics_json(const Diagnostics& diagnostics, UiLanguage language) {
  std::string text;
  for (const Diagnostic& finding : diagnostics.sorted()) {
    // Names of files and words of the command line may hold any bytes.
    const std::string line =
        json_of(finding, language).dump(-1, ' ', false, Json::error_handler_t::replace);
    text += (text.empty() ? "\n" : ",\n") + line;
  }
  return "[" + text + (text.empty() ? "]\n" : "\n]\n");
}

}  // namespace typeset::cli

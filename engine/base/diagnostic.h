// Findings about the input, gathered over a whole run and shown together.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/messages.h"
#include "base/source_file.h"

namespace typeset {

enum class Severity { error, warning };

struct Diagnostic {
  Severity severity = Severity::error;
  SourcePosition position;
  Message message;
  std::optional<Message> hint;
};

// Collects findings. Not thread-safe: each task has its own.
class Diagnostics {
 public:
  void add(Diagnostic diagnostic);
  void error(SourcePosition where, Message message, std::optional<Message> hint = std::nullopt);
  void warning(SourcePosition where, Message message, std::optional<Message> hint = std::nullopt);

  bool has_errors() const { return errors_ > 0; }
  bool empty() const { return all_.empty(); }
  // In the order of the files' text; equal findings said once.
  std::vector<Diagnostic> sorted() const;

 private:
  std::vector<Diagnostic> all_;
  std::size_t errors_ = 0;
};

// `file:line:column: error: …`, the line, a caret under the place, the hint; ends in a newline.
std::string render(const Diagnostic& diagnostic, UiLanguage language);

// Equal for findings that say the same of the same place.
std::string identity_of(const Diagnostic& diagnostic);

// The candidate nearest to `name` by edit distance, when it is near enough to be meant.
std::optional<std::string> nearest_name(std::string_view name,
                                        const std::vector<std::string>& candidates);

// A hint that names the nearest candidate, or lists them when none is near.
std::optional<Message> suggest(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace typeset

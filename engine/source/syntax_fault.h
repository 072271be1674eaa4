// Explains in our own words why a text is not YAML.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

#include "base/diagnostic.h"
#include "base/source_file.h"

namespace typeset::source {

// What the parser knew when it gave up.
struct SyntaxFault {
  std::string_view cause;                  // yaml-cpp's words, to recognise the case; never shown
  std::size_t offset = 0;                  // where it gave up
  std::optional<std::size_t> last_scalar;  // where the last scalar it understood starts
};

Diagnostic explain(const SyntaxFault& fault, const std::shared_ptr<const SourceFile>& file);

// A second document where the file may hold only one.
Diagnostic explain_second_document(std::size_t offset,
                                   const std::shared_ptr<const SourceFile>& file);

// A quoted scalar that starts at `offset` and never ends.
Diagnostic explain_unclosed_quote(std::size_t offset,
                                  const std::shared_ptr<const SourceFile>& file);

// A list or group, or nothing at all, where a key should stand.
Diagnostic explain_key(std::size_t offset, const std::shared_ptr<const SourceFile>& file);

}  // namespace typeset::source

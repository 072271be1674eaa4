// The values of a report's fields.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "document/field_value.h"
#include "document/layout_definition.h"
#include "source/node.h"

namespace typeset::document {

class FieldValues {
 public:
  // Reads and checks what the report says and fills in defaults.
  static FieldValues read(const LayoutDefinition& layout, const source::Node& report,
                          Diagnostics& diagnostics);

  // Null when the report does not say it and there is no default.
  const FieldValue* find(std::string_view name) const;

  TracedText expand(const Pattern& pattern) const;

 private:
  std::map<std::string, FieldValue, std::less<>> values_;
};

}  // namespace typeset::document

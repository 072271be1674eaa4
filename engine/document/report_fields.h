// The values of a report's fields.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "document/layout_definition.h"
#include "document/value.h"
#include "source/node.h"

namespace typeset::document {

// The values of one group of fields: a report's, or one item's of a list.
class FieldValues {
 public:
  // Reads and checks what the report says and fills in defaults.
  static FieldValues read(const LayoutDefinition& layout, const source::Node& report,
                          Diagnostics& diagnostics);

  // Null when the report does not say it and there is no default.
  const FieldValue* find(std::string_view name) const;

 private:
  friend class FieldReader;

  std::map<std::string, FieldValue, std::less<>> values_;
};

// The names that can be used at some place of a document: those of the item at hand, then those
// around it. What it points to must outlive it.
class FieldScope {
 public:
  explicit FieldScope(const FieldValues& values, const FieldScope* outer = nullptr)
      : values_(&values), outer_(outer) {}

  const FieldValue* find(std::string_view name) const;
  TracedText expand(const Pattern& pattern) const;

 private:
  const FieldValues* values_;
  const FieldScope* outer_;
};

}  // namespace typeset::document

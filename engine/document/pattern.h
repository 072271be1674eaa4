// Wording with values in it: {{机关}}{{年度}}年, {{n|chinese}}、, {{署名|default:（未署名）}}.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "document/traced_text.h"
#include "document/value.h"

namespace typeset::document {

enum class PatternFilter { chinese, circled, date, fallback, thousands };

struct FilterUse {
  PatternFilter filter = PatternFilter::fallback;
  TracedText argument;  // of fallback
  SourcePosition position;
};

struct Placeholder {
  std::string name;
  std::vector<FilterUse> filters;  // in the order they apply
  SourcePosition position;
};

using PatternPart = std::variant<TracedText, Placeholder>;

struct Pattern {
  source::Node origin;
  std::vector<PatternPart> parts;

  // Pattern of a scalar; its faults are reported, each at its place inside the scalar.
  static std::optional<Pattern> parse(const source::Node& scalar, Diagnostics& diagnostics);
};

// The names a pattern may use, and the types they stand for.
using PatternNames = std::map<std::string, ValueType, std::less<>>;

// Reports names that do not exist and filters that do not fit the type they are given.
bool check_pattern(const Pattern& pattern, const PatternNames& names, Diagnostics& diagnostics);

// Finds the value of a name; null for one that has none.
using ValueLookup = std::function<const FieldValue*(std::string_view name)>;

// The text of a pattern that check_pattern has passed.
TracedText expand(const Pattern& pattern, const ValueLookup& values);
// The same where the only name is `n`.
TracedText expand_number(const Pattern& pattern, int n);

}  // namespace typeset::document

// What a layout wants looked at in a report that is not plainly wrong: a warning, with a remedy.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "document/pattern.h"
#include "document/regular_expression.h"

namespace typeset::document {

// When a part of the document is there, or a check is made: every condition holds.
struct Condition {
  std::string name;  // of a field or table
  // Met by any of these texts; empty: met where the report, or a default, says anything.
  std::vector<std::string> texts;
  bool negated = false;
};

// A field of the report, or of each item of a list.
struct FieldPath {
  std::string list;  // empty: the report's own
  std::string name;

  std::string text() const { return list.empty() ? name : list + '/' + name; }
};

enum class CheckRule {
  matches,      // the whole value is one of the expression
  not_matches,  // nothing in the value is
  needs,        // written: then the other field is, too
  written,      // the field is
  unique,       // no two items of the list have the same value
  equals,       // the same value as the other field
  not_before,   // a date, on or after that of the other field
};

// What is said, in which these names stand for: `field` the field's path, `match` what was found,
// `other` the value that it was held against.
struct CheckWords {
  Pattern chinese;
  std::optional<Pattern> english;  // none: as Chinese
};

struct Check {
  std::string name;
  CheckRule rule = CheckRule::matches;
  std::vector<FieldPath> fields;
  RegularExpressionRef expression;  // of matches and not_matches
  // Of needs, equals and not_before: of the report itself, or of the same list as `fields`.
  std::optional<FieldPath> other;
  CheckWords message;
  std::optional<CheckWords> hint;
  Severity severity = Severity::warning;
  std::vector<Condition> conditions;
};

}  // namespace typeset::document

// Text with places for a row's columns, in the tags of Mustache: {{列}}, {{列|default:无}},
// {{#列}}…{{/列}} where the column says something, {{^列}}…{{/列}} where it does not,
// {{#列=值}}…{{/列}} where it says just that.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "source/node.h"

namespace typeset::batch {

// A column that a text asks for, where it first does.
struct ColumnUse {
  std::string name;
  SourcePosition position;
};

// Whether a value counts as said: not where it is empty, 0, 否, 无, false or no.
bool is_said(const source::Node* value);

class TextTemplate {
 public:
  // Of a scalar. None, with diagnostics, when its tags do not fit together.
  static std::optional<TextTemplate> parse(const source::Node& scalar, Diagnostics& diagnostics);

  bool is_constant() const;
  void append_columns(std::vector<ColumnUse>& columns) const;

  // The text for a row, each piece of which knows where it was written; a text that is one column
  // is that column's value itself, and one without anything but blanks is null. A tag alone on its
  // line takes the line with it.
  source::Node expand(const source::Node& row) const;

  // The same as a plain text, with each column's value as `value` writes it.
  using ValueText = std::function<std::string(std::string_view column, const source::Node* value)>;
  std::string expand_text(const source::Node& row, const ValueText& value) const;

 private:
  friend class TemplateReader;

  enum class Kind { text, column, section, inverted };
  struct Part {
    Kind kind = Kind::text;
    std::string text;        // of a text; of a column, what stands where it says nothing
    std::size_t offset = 0;  // in the scalar
    std::string column;
    std::optional<std::string> wanted;  // of a section: {{#列=值}}
    std::vector<Part> inner;
  };
  class Expansion;

  static bool is_open(const Part& part, const source::Node& row);
  static void append_columns(const std::vector<Part>& parts, const source::Node& scalar,
                             std::vector<ColumnUse>& columns);
  static void append_text(const std::vector<Part>& parts, const source::Node& row,
                          const ValueText& value, std::string& text);

  source::Node scalar_;
  std::vector<Part> parts_;
};

}  // namespace typeset::batch

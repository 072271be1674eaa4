#include "source/yaml_text.h"

#include <cstddef>
#include <string_view>

#include "source/scalar_text.h"

namespace typeset::source {
namespace {

constexpr std::size_t indent_step = 2;

// What a block could not give back: blanks at the ends of lines and of the text, and characters
// that only escapes can write.
bool fits_block(std::string_view text) {
  if (text.empty() || text.front() == ' ' || text.front() == '\n') return false;
  if (text.ends_with("\n\n") || text.find("\n ") != std::string_view::npos) return false;
  if (text.find(" \n") != std::string_view::npos || text.ends_with(' ')) return false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n') || byte == 0x7F) return false;
  }
  constexpr std::string_view next_line = "\xC2\x85", line_separator = "\xE2\x80\xA8",
                             paragraph_separator = "\xE2\x80\xA9", mark = "\xEF\xBB\xBF";
  for (const std::string_view odd : {next_line, line_separator, paragraph_separator, mark}) {
    if (text.find(odd) != std::string_view::npos) return false;
  }
  return true;
}

class YamlWriter {
 public:
  std::string write(const Node& node) {
    if (node.is_mapping() && !node.entries().empty()) {
      add_mapping(node, 0);
    } else if (node.is_sequence() && !node.items().empty()) {
      add_sequence(node, 0);
    } else {
      add_scalar(node, 0);
    }
    return std::move(out_);
  }

 private:
  void indent(std::size_t columns) { out_.append(columns, ' '); }

  void add_mapping(const Node& node, std::size_t column) {
    bool first = true;
    for (const Entry& entry : node.entries()) {
      if (!first) indent(column);
      first = false;
      out_ += scalar_text(entry.key) + ":";
      add_value(entry.value, column);
    }
  }

  void add_sequence(const Node& node, std::size_t column) {
    bool first = true;
    for (const Node& item : node.items()) {
      if (!first) indent(column);
      first = false;
      out_ += '-';
      const bool is_compact = item.is_mapping() && !item.entries().empty();
      if (is_compact) {
        out_ += ' ';
        add_mapping(item, column + indent_step);
      } else {
        add_value(item, column);
      }
    }
  }

  // Behind a colon or dash.
  void add_value(const Node& value, std::size_t column) {
    const bool is_mapping = value.is_mapping() && !value.entries().empty();
    const bool is_sequence = value.is_sequence() && !value.items().empty();
    if (!is_mapping && !is_sequence) {
      add_scalar(value, column + indent_step);
      return;
    }
    out_ += '\n';
    indent(column + indent_step);
    if (is_mapping) {
      add_mapping(value, column + indent_step);
    } else {
      add_sequence(value, column + indent_step);
    }
  }

  void add_scalar(const Node& value, std::size_t column) {
    if (value.is_mapping()) {
      out_ += " {}\n";
    } else if (value.is_sequence()) {
      out_ += " []\n";
    } else if (value.is_null()) {
      out_ += '\n';
    } else if (value.text().find('\n') != std::string::npos && fits_block(value.text())) {
      add_block(value.text(), column);
    } else {
      out_ += ' ' + scalar_text(value.text()) + '\n';
    }
  }

  void add_block(std::string_view text, std::size_t column) {
    out_ += text.ends_with('\n') ? " |\n" : " |-\n";
    if (text.ends_with('\n')) text.remove_suffix(1);
    for (;;) {
      const std::size_t end = text.find('\n');
      const std::string_view line = text.substr(0, end);
      if (!line.empty()) indent(column);
      out_ += line;
      out_ += '\n';
      if (end == std::string_view::npos) return;
      text.remove_prefix(end + 1);
    }
  }

  std::string out_;
};

}  // namespace

std::string yaml_text(const Node& node) { return YamlWriter().write(node); }

}  // namespace typeset::source

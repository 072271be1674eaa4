#include "batch/text_template.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/unicode.h"

namespace typeset::batch {
namespace {

constexpr std::string_view opening = "{{";
constexpr std::string_view closing = "}}";
constexpr std::string_view blanks = " \t\r";
constexpr std::string_view default_filter = "default:";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

bool is_blank(std::string_view text) { return trimmed(text).empty(); }

}  // namespace

bool is_said(const source::Node* value) {
  constexpr std::array<std::string_view, 4> no = {"否", "无", "false", "no"};
  if (!value || value->is_null()) return false;
  if (!value->is_scalar()) return true;
  // As spreadsheets and hands write it: FALSE, ０, 0.00.
  const std::string text = case_folded(trimmed(value->text()));
  const bool is_zero = text.find_first_not_of("0.") == std::string::npos;
  return !is_zero && std::ranges::find(no, text) == no.end();
}

// --- Reading ---

class TemplateReader {
 public:
  using Part = TextTemplate::Part;
  using Kind = TextTemplate::Kind;

  TemplateReader(const source::Node& scalar, Diagnostics& diagnostics)
      : scalar_(scalar), text_(scalar.text()), diagnostics_(diagnostics) {}

  std::optional<std::vector<Part>> read() {
    std::vector<Part> parts;
    if (!read_parts(parts, nullptr)) return std::nullopt;
    return parts;
  }

 private:
  struct Tag {
    std::size_t start = 0, end = 0;  // with the braces
    std::string_view content;        // without sign
    char sign = 0;                   // # ^ / or 0
  };

  // Up to the end of the text or of `section`.
  bool read_parts(std::vector<Part>& parts, const Part* section) {
    for (;;) {
      const auto tag = next_tag();
      if (!tag) {
        if (failed_) return false;
        add_text(parts, text_.size());
        return section ? fail(section->offset, MessageId::template_section_open, section->column)
                       : true;
      }
      if (tag->sign == 0) {
        add_text(parts, tag->start);
        next_ = tag->end;
        parts.push_back(column(*tag));
        continue;
      }
      add_text(parts, text_before(*tag));
      next_ = after(*tag);
      if (tag->sign == '/') return ends(*tag, section);
      Part part = section_of(*tag);
      if (!read_parts(part.inner, &part)) return false;
      parts.push_back(std::move(part));
    }
  }

  std::optional<Tag> next_tag() {
    const std::size_t start = text_.find(opening, next_);
    if (start == std::string_view::npos) return std::nullopt;
    const std::size_t end = text_.find(closing, start);
    const std::string_view inside =
        end == std::string_view::npos
            ? std::string_view()
            : trimmed(text_.substr(start + opening.size(), end - start - opening.size()));
    if (inside.empty()) {
      failed_ = !fail(start, MessageId::invalid_pattern, text_.substr(start, 30));
      return std::nullopt;
    }
    Tag tag{start, end + closing.size(), inside, 0};
    if (std::string_view("#^/").find(inside[0]) != std::string_view::npos) {
      tag.sign = inside[0];
      tag.content = trimmed(inside.substr(1));
    }
    return tag;
  }

  void add_text(std::vector<Part>& parts, std::size_t end) {
    if (end <= next_) return;
    parts.push_back({Kind::text, std::string(text_.substr(next_, end - next_)), next_, {}, {}, {}});
  }

  Part column(const Tag& tag) {
    Part part{Kind::column, {}, tag.start, {}, {}, {}};
    const std::size_t bar = tag.content.find('|');
    part.column = trimmed(tag.content.substr(0, bar));
    if (bar == std::string_view::npos) return part;
    const std::string_view filter = trimmed(tag.content.substr(bar + 1));
    if (filter.starts_with(default_filter)) {
      part.text = filter.substr(default_filter.size());
    } else {
      failed_ = !fail(tag.start, MessageId::unknown_filter, filter);
    }
    return part;
  }

  static Part section_of(const Tag& tag) {
    Part part{tag.sign == '#' ? Kind::section : Kind::inverted, {}, tag.start, {}, {}, {}};
    const std::size_t equals = tag.content.find('=');
    part.column = trimmed(tag.content.substr(0, equals));
    if (equals != std::string_view::npos) part.wanted = trimmed(tag.content.substr(equals + 1));
    return part;
  }

  bool ends(const Tag& tag, const Part* section) {
    const std::string_view name = trimmed(tag.content.substr(0, tag.content.find('=')));
    if (section && (name.empty() || name == section->column)) return true;
    return fail(tag.start, MessageId::template_section_stray, tag.content);
  }

  // Of a tag alone on its line.
  bool is_alone(const Tag& tag, std::size_t& line_start, std::size_t& line_end) const {
    line_start = tag.start == 0 ? 0 : text_.rfind('\n', tag.start - 1) + 1;
    line_end = std::min(text_.find('\n', tag.end), text_.size());
    const auto nothing_between = [&](std::size_t from, std::size_t to) {
      return text_.substr(from, to - from).find_first_not_of(blanks) == std::string_view::npos;
    };
    return nothing_between(line_start, tag.start) && nothing_between(tag.end, line_end);
  }
  std::size_t text_before(const Tag& tag) const {
    std::size_t start = 0, end = 0;
    return is_alone(tag, start, end) ? start : tag.start;
  }
  std::size_t after(const Tag& tag) const {
    std::size_t start = 0, end = 0;
    return is_alone(tag, start, end) ? std::min(end + 1, text_.size()) : tag.end;
  }

  bool fail(std::size_t offset, MessageId id, std::string_view what) {
    diagnostics_.error(scalar_.position_at(offset), {id, {std::string(what)}});
    return false;
  }

  const source::Node& scalar_;
  std::string_view text_;
  Diagnostics& diagnostics_;
  std::size_t next_ = 0;
  bool failed_ = false;
};

std::optional<TextTemplate> TextTemplate::parse(const source::Node& scalar,
                                                Diagnostics& diagnostics) {
  auto parts = TemplateReader(scalar, diagnostics).read();
  if (!parts) return std::nullopt;
  TextTemplate result;
  result.scalar_ = scalar;
  result.parts_ = *std::move(parts);
  return result;
}

// --- What it holds ---

bool TextTemplate::is_constant() const {
  return std::ranges::all_of(parts_, [](const Part& part) { return part.kind == Kind::text; });
}

void TextTemplate::append_columns(std::vector<ColumnUse>& columns) const {
  append_columns(parts_, scalar_, columns);
}

void TextTemplate::append_columns(const std::vector<Part>& parts, const source::Node& scalar,
                                  std::vector<ColumnUse>& columns) {
  for (const Part& part : parts) {
    if (part.kind == Kind::text) continue;
    if (std::ranges::find(columns, part.column, &ColumnUse::name) == columns.end()) {
      columns.push_back({part.column, scalar.position_at(part.offset)});
    }
    append_columns(part.inner, scalar, columns);
  }
}

// --- Expanding ---

bool TextTemplate::is_open(const Part& part, const source::Node& row) {
  const source::Node* value = row.find(part.column);
  const bool is_met = part.wanted
                          ? value && value->is_scalar() && trimmed(value->text()) == *part.wanted
                          : is_said(value);
  return is_met == (part.kind == Kind::section);
}

class TextTemplate::Expansion {
 public:
  Expansion(const source::Node& scalar, const source::Node& row) : scalar_(scalar), row_(row) {}

  void add(const std::vector<Part>& parts) {
    for (const Part& part : parts) {
      switch (part.kind) {
        case Kind::text:
          add_piece(part.text, scalar_, part.offset);
          break;
        case Kind::column:
          add_column(part);
          break;
        case Kind::section:
        case Kind::inverted:
          if (is_open(part, row_)) add(part.inner);
      }
    }
  }

  source::Node take() && {
    // What differs from row to row is more likely at fault than what is the same in all.
    SourcePosition position = first_value_ ? first_value_->position() : scalar_.position();
    if (is_blank(text_)) return source::Node::null(std::move(position));
    if (pieces_.size() == 1 && values_ == 1) return pieces_.front().origin;
    return source::Node::composed(std::move(text_), std::move(pieces_), std::move(position));
  }

 private:
  void add_column(const Part& part) {
    const source::Node* value = row_.find(part.column);
    if (value && !first_value_) first_value_ = value;
    if (value && value->is_scalar() && !is_blank(value->text())) {
      add_piece(value->text(), *value, 0);
      ++values_;
    } else {
      add_piece(part.text, scalar_, part.offset);
    }
  }

  void add_piece(const std::string& text, const source::Node& origin, std::size_t offset) {
    if (text.empty()) return;
    pieces_.push_back({text_.size(), origin, offset});
    text_ += text;
  }

  const source::Node& scalar_;
  const source::Node& row_;
  std::string text_;
  std::vector<source::Node::Piece> pieces_;
  const source::Node* first_value_ = nullptr;
  std::size_t values_ = 0;  // pieces that are a column's
};

source::Node TextTemplate::expand(const source::Node& row) const {
  Expansion expansion(scalar_, row);
  expansion.add(parts_);
  return std::move(expansion).take();
}

std::string TextTemplate::expand_text(const source::Node& row, const ValueText& value) const {
  std::string text;
  append_text(parts_, row, value, text);
  return text;
}

void TextTemplate::append_text(const std::vector<Part>& parts, const source::Node& row,
                               const ValueText& value, std::string& text) {
  for (const Part& part : parts) {
    if (part.kind == Kind::text) {
      text += part.text;
    } else if (part.kind == Kind::column) {
      const std::string written = value(part.column, row.find(part.column));
      text += written.empty() ? part.text : written;
    } else if (is_open(part, row)) {
      append_text(part.inner, row, value, text);
    }
  }
}

}  // namespace typeset::batch

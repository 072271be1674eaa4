#include "document/pattern.h"

#include <array>
#include <charconv>
#include <utility>

#include "base/unicode.h"
#include "document/decimal.h"

namespace typeset::document {
namespace {

constexpr std::u16string_view opening = u"{{";
constexpr std::u16string_view closing = u"}}";

// Defaults that repeat each other's text many times over grow no further than this.
constexpr std::size_t longest_expansion = 100'000;

constexpr std::array<std::pair<std::string_view, PatternFilter>, 5> filter_names = {
    {{"chinese", PatternFilter::chinese},
     {"circled", PatternFilter::circled},
     {"date", PatternFilter::date},
     {"default", PatternFilter::fallback},
     {"thousands", PatternFilter::thousands}}};

std::vector<std::string> all_filter_names() {
  std::vector<std::string> names;
  names.reserve(filter_names.size());
  for (const auto& [name, filter] : filter_names) names.emplace_back(name);
  return names;
}

std::optional<PatternFilter> filter_named(std::string_view wanted) {
  for (const auto& [name, filter] : filter_names) {
    if (name == wanted) return filter;
  }
  return std::nullopt;
}

std::vector<TracedText> split(const TracedText& text, char16_t separator) {
  std::vector<TracedText> result;
  std::size_t start = 0;
  while (start <= text.size()) {
    const std::size_t end = std::min(text.text().find(separator, start), text.size());
    result.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return result;
}

// Reads one scalar. Faults are reported and reading goes on, so that all are found.
class PatternParser {
 public:
  PatternParser(const source::Node& scalar, Diagnostics& diagnostics)
      : diagnostics_(diagnostics), text_(TracedText::of_scalar(scalar, diagnostics)) {
    pattern_.origin = scalar;
  }

  std::optional<Pattern> parse() {
    std::size_t position = 0;
    while (position < text_.size()) {
      const std::size_t start = std::min(text_.text().find(opening, position), text_.size());
      add_literal(position, start);
      if (start == text_.size()) break;
      const std::size_t inner = start + opening.size();
      const std::size_t end = text_.text().find(closing, inner);
      if (end == std::u16string::npos) {
        report(MessageId::invalid_pattern, text_.substr(start), text_.position_at(start));
        break;
      }
      add_placeholder(start, text_.substr(inner, end - inner));
      position = end + closing.size();
    }
    if (failed_) return std::nullopt;
    return std::move(pattern_);
  }

 private:
  void report(MessageId id, const TracedText& what, SourcePosition where,
              std::optional<Message> hint = std::nullopt) {
    diagnostics_.error(std::move(where), {id, {what.trimmed().utf8()}}, std::move(hint));
    failed_ = true;
  }

  void add_literal(std::size_t start, std::size_t end) {
    if (start == end) return;
    const TracedText literal = text_.substr(start, end - start);
    if (const std::size_t stray = literal.text().find(closing); stray != std::u16string::npos) {
      report(MessageId::invalid_pattern, literal.substr(stray), literal.position_at(stray));
    }
    pattern_.parts.emplace_back(literal);
  }

  void add_placeholder(std::size_t start, const TracedText& inner) {
    const std::vector<TracedText> pieces = split(inner, u'|');
    const TracedText name = pieces.front().trimmed();
    if (name.empty()) {
      report(MessageId::invalid_pattern,
             text_.substr(start, opening.size() + inner.size() + closing.size()),
             text_.position_at(start));
      return;
    }
    Placeholder placeholder{name.utf8(), {}, name.position_at(0)};
    for (std::size_t i = 1; i < pieces.size(); ++i) add_filter(pieces[i], placeholder);
    pattern_.parts.emplace_back(std::move(placeholder));
  }

  void add_filter(const TracedText& piece, Placeholder& placeholder) {
    const std::size_t colon = std::min(piece.text().find(u':'), piece.size());
    const TracedText name = piece.substr(0, colon).trimmed();
    const SourcePosition where = name.empty() ? placeholder.position : name.position_at(0);
    const auto filter = filter_named(name.utf8());
    if (!filter) {
      report(MessageId::unknown_filter, name, where, suggest(name.utf8(), all_filter_names()));
      return;
    }
    const bool has_argument = colon < piece.size();
    if (has_argument != (*filter == PatternFilter::fallback)) {
      report(MessageId::invalid_pattern, piece, where);
      return;
    }
    placeholder.filters.push_back({*filter, piece.substr(colon + 1), where});
  }

  Diagnostics& diagnostics_;
  TracedText text_;
  Pattern pattern_;
  bool failed_ = false;
};

bool is_whole(ValueType type) { return type == ValueType::integer || type == ValueType::count; }

// The types a filter takes, as a message names them; empty when it takes `type`.
std::string_view type_wanted(PatternFilter filter, ValueType type) {
  switch (filter) {
    case PatternFilter::chinese:
      return is_whole(type) || type == ValueType::date ? "" : "integer";
    case PatternFilter::date:
      return type == ValueType::date ? "" : "date";
    case PatternFilter::circled:
      return is_whole(type) ? "" : "integer";
    case PatternFilter::thousands:
      return is_number(type) ? "" : "integer";
    case PatternFilter::fallback:
      break;
  }
  return "";
}

// What leaves words behind, which have no value any more that another filter could take.
bool makes_text(PatternFilter filter) {
  return filter != PatternFilter::fallback && filter != PatternFilter::date;
}

bool check_placeholder(const Placeholder& placeholder, const PatternNames& names,
                       Diagnostics& diagnostics) {
  const auto found = names.find(placeholder.name);
  if (found == names.end()) {
    std::vector<std::string> known;
    for (const auto& [name, type] : names) {
      if (is_printable(type)) known.push_back(name);
    }
    diagnostics.error(placeholder.position, {MessageId::unknown_field, {placeholder.name}},
                      suggest(placeholder.name, known));
    return false;
  }
  if (!is_printable(found->second)) {
    diagnostics.error(placeholder.position, {MessageId::expected_type, {placeholder.name, "text"}});
    return false;
  }
  ValueType type = found->second;
  for (const FilterUse& use : placeholder.filters) {
    const std::string_view wanted = type_wanted(use.filter, type);
    if (wanted.empty()) {
      if (makes_text(use.filter)) type = ValueType::text;
      continue;
    }
    diagnostics.error(use.position,
                      {MessageId::expected_type, {placeholder.name, std::string(wanted)}});
    return false;
  }
  return true;
}

// A number that can be counted with; none for those below 1 or very large.
std::optional<int> whole_of(const FieldValue& value) {
  if (!value.number) return std::nullopt;
  const std::string digits = value.number->normalized().to_string();
  int n = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), n);
  const bool whole = error == std::errc() && end == digits.data() + digits.size();
  return whole && n > 0 ? std::optional<int>(n) : std::nullopt;
}

std::string circled_form(const FieldValue& value) {
  const auto n = whole_of(value);
  return n ? circled_number(*n) : value.text.utf8();
}

std::string chinese_form(const FieldValue& value) {
  if (value.date) return value.date->in_chinese_numerals();
  const auto n = whole_of(value);
  return n ? chinese_numeral(*n) : value.text.utf8();
}

TracedText filtered(const FilterUse& use, const FieldValue& value, const TracedText& text) {
  switch (use.filter) {
    case PatternFilter::chinese:
      return TracedText::generated(chinese_form(value), value.origin);
    case PatternFilter::circled:
      return TracedText::generated(circled_form(value), value.origin);
    case PatternFilter::thousands:
      return TracedText::generated(with_thousands_separators(text.utf8()), value.origin);
    case PatternFilter::date: {
      const std::string date = value.date->in_arabic_numerals();
      if (text.utf8() != date) return TracedText::generated(date, value.origin);
      break;
    }
    case PatternFilter::fallback:
      break;
  }
  return text;
}

TracedText expand_placeholder(const Placeholder& placeholder, const FieldValue* value) {
  const bool has_text = value && !value->text.empty();
  TracedText result;
  if (has_text) result = value->text;
  for (const FilterUse& use : placeholder.filters) {
    if (use.filter == PatternFilter::fallback && result.empty()) result = use.argument;
    if (has_text) result = filtered(use, *value, result);
  }
  return result;
}

}  // namespace

std::optional<Pattern> Pattern::parse(const source::Node& scalar, Diagnostics& diagnostics) {
  return PatternParser(scalar, diagnostics).parse();
}

bool check_pattern(const Pattern& pattern, const PatternNames& names, Diagnostics& diagnostics) {
  bool good = true;
  for (const PatternPart& part : pattern.parts) {
    if (const auto* placeholder = std::get_if<Placeholder>(&part)) {
      good = check_placeholder(*placeholder, names, diagnostics) && good;
    }
  }
  return good;
}

TracedText expand(const Pattern& pattern, const ValueLookup& values) {
  TracedText result;
  for (const PatternPart& part : pattern.parts) {
    if (result.size() > longest_expansion) break;
    if (const auto* placeholder = std::get_if<Placeholder>(&part)) {
      result.append(expand_placeholder(*placeholder, values(placeholder->name)));
    } else {
      result.append(std::get<TracedText>(part));
    }
  }
  return result;
}

TracedText expand_number(const Pattern& pattern, int n) {
  FieldValue value;
  value.type = ValueType::integer;
  value.number = Decimal(n);
  value.origin = pattern.origin;
  value.text = TracedText::generated(std::to_string(n), pattern.origin);
  return expand(pattern, [&](std::string_view) { return &value; });
}

}  // namespace typeset::document

#include "document/heading_numbering.h"

#include <algorithm>
#include <array>
#include <utility>

namespace typeset::document {
namespace {

constexpr std::u16string_view chinese_digits = u"一二三四五六七八九十百";
constexpr std::size_t longest_chinese_numeral = 5;  // 一百二十三
constexpr std::size_t longest_arabic_numeral = 2;   // more is a year or a quantity

// Characters typed for one another.
constexpr std::array<std::u16string_view, 3> alike = {u"（(", u"）)", u".．、"};

bool matches(char16_t typed, char16_t wanted) {
  if (typed == wanted) return true;
  return std::any_of(alike.begin(), alike.end(), [&](std::u16string_view group) {
    return group.find(typed) != std::u16string_view::npos &&
           group.find(wanted) != std::u16string_view::npos;
  });
}

bool starts_alike(std::u16string_view line, std::u16string_view wanted) {
  return line.size() >= wanted.size() &&
         std::equal(wanted.begin(), wanted.end(), line.begin(),
                    [](char16_t w, char16_t typed) { return matches(typed, w); });
}

bool is_arabic_digit(char16_t unit) {
  return (unit >= u'0' && unit <= u'9') || (unit >= u'０' && unit <= u'９');
}

bool is_chinese_digit(char16_t unit) {
  return chinese_digits.find(unit) != std::u16string_view::npos;
}

std::size_t numeral_length(std::u16string_view line, bool chinese) {
  std::size_t length = 0;
  while (length < line.size() &&
         (chinese ? is_chinese_digit(line[length]) : is_arabic_digit(line[length]))) {
    ++length;
  }
  return length <= (chinese ? longest_chinese_numeral : longest_arabic_numeral) ? length : 0;
}

std::u16string_view without_leading_blanks(std::u16string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  return text;
}

// What joins two numbers into a range or a list.
bool is_connector(char16_t unit) {
  return std::u16string_view(u"至到和与或及、，,-—–~～").find(unit) != std::u16string_view::npos;
}

bool is_closing_bracket(char16_t unit) { return unit == u'）' || unit == u')'; }

// A mark after a bracketed number: （一）、
bool is_mark_too_many(char16_t unit) { return unit == u'、' || unit == u'．' || unit == u'.'; }

// Numbers that are a single character with their marks.
struct NumberBlock {
  char16_t first, last;
  bool needs_mark;  // Ⅰ also begins words
};
constexpr auto number_blocks = std::to_array<NumberBlock>({{u'①', u'⒛', false},
                                                           {u'❶', u'❿', false},
                                                           {u'㈠', u'㈩', false},
                                                           {u'㊀', u'㊉', false},
                                                           {u'Ⅰ', u'Ⅻ', true}});

std::size_t block_number_length(std::u16string_view line, const NumberBlock& block) {
  if (line.empty() || line[0] < block.first || line[0] > block.last) return 0;
  const bool marked = line.size() > 1 && (is_mark_too_many(line[1]) || is_closing_bracket(line[1]));
  if (marked) return 2;
  return block.needs_mark ? 0 : 1;
}

// 1) 一）, with or without a mark after the bracket.
std::size_t half_bracketed_length(std::u16string_view line, bool chinese) {
  std::size_t length = numeral_length(line, chinese);
  if (length == 0 || length == line.size() || !is_closing_bracket(line[length])) return 0;
  ++length;
  return length < line.size() && is_mark_too_many(line[length]) ? length + 1 : length;
}

NumberingScheme::ForeignNumber foreign_number_at(std::u16string_view line) {
  for (const bool chinese : {false, true}) {
    const std::size_t length = half_bracketed_length(line, chinese);
    if (length > 0) return {length, chinese ? u'一' : u'1'};
  }
  for (const NumberBlock& block : number_blocks) {
    const std::size_t length = block_number_length(line, block);
    if (length > 0) return {length, block.first};
  }
  return {};
}

}  // namespace

NumberingScheme::NumberingScheme(std::vector<Pattern> levels) : levels_(std::move(levels)) {
  for (const Pattern& level : levels_) shapes_.push_back(shape_of(level));
}

TracedText NumberingScheme::number(int level, int n) const {
  if (level < 1 || level > levels()) return {};
  return expand_number(levels_[static_cast<std::size_t>(level - 1)], n);
}

NumberingScheme::Shape NumberingScheme::shape_of(const Pattern& pattern) {
  Shape shape;
  int placeholders = 0;
  for (const PatternPart& part : pattern.parts) {
    if (const auto* placeholder = std::get_if<Placeholder>(&part)) {
      ++placeholders;
      shape.chinese = !placeholder->filters.empty() &&
                      placeholder->filters.front().filter == PatternFilter::chinese;
    } else {
      (placeholders == 0 ? shape.prefix : shape.suffix) += std::get<TracedText>(part).text();
    }
  }
  // Without a mark after it, a numeral is just the beginning of a sentence.
  shape.searchable = placeholders == 1 && !shape.suffix.empty();
  return shape;
}

// The length of the number of that shape at the start of `line`; 0 when there is none.
std::size_t NumberingScheme::match(const Shape& shape, std::u16string_view line) {
  if (!shape.searchable || !starts_alike(line, shape.prefix)) return 0;
  const std::size_t start = shape.prefix.size();
  const std::size_t digits = numeral_length(line.substr(start), shape.chinese);
  if (digits == 0 || !starts_alike(line.substr(start + digits), shape.suffix)) return 0;
  return start + digits + shape.suffix.size();
}

std::optional<NumberingScheme::TypedNumber> NumberingScheme::typed_number(std::u16string_view line,
                                                                          int first_level) const {
  for (int level = first_level; level <= levels(); ++level) {
    const Shape& shape = shapes_[static_cast<std::size_t>(level - 1)];
    std::size_t length = match(shape, line);
    if (length == 0) continue;
    const std::u16string_view rest = without_leading_blanks(line.substr(length));
    if (rest.empty()) continue;
    // 1.5万元, 1、2月份, 二、三产业
    const bool another_digit = shape.prefix.empty() && (shape.chinese ? is_chinese_digit(rest[0])
                                                                      : is_arabic_digit(rest[0]));
    // （一）至（三）项
    const bool a_reference =
        is_connector(rest[0]) && match(shape, without_leading_blanks(rest.substr(1))) > 0;
    if (another_digit || a_reference) continue;
    const bool bracketed = is_closing_bracket(line[length - 1]);
    if (bracketed && rest.size() > 1 && is_mark_too_many(line[length])) ++length;
    return TypedNumber{level, length};
  }
  return std::nullopt;
}

std::optional<NumberingScheme::ForeignNumber> NumberingScheme::foreign_number(
    std::u16string_view line) const {
  const ForeignNumber number = foreign_number_at(line);
  if (levels() == 0 || number.length == 0 || writes(line.substr(0, number.length))) {
    return std::nullopt;
  }
  std::u16string_view rest = without_leading_blanks(line.substr(number.length));
  // ①至③项, ①②均可
  if (!rest.empty() && is_connector(rest[0])) rest = without_leading_blanks(rest.substr(1));
  if (rest.empty() || foreign_number_at(rest).length > 0) return std::nullopt;
  return number;
}

// Whether one of the levels has it, such as ① of {{n|circled}}.
bool NumberingScheme::writes(std::u16string_view number_wanted) const {
  constexpr int most = 20;
  for (int level = 1; level <= levels(); ++level) {
    for (int n = 1; n <= most; ++n) {
      if (number(level, n).text() == number_wanted) return true;
    }
  }
  return false;
}

int HeadingCounter::next(int level) {
  counts_.resize(static_cast<std::size_t>(std::max(level, 1)), 0);
  return ++counts_.back();
}

}  // namespace typeset::document

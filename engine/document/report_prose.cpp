#include "document/report_prose.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/unicode.h"

namespace typeset::document {
namespace {

constexpr char16_t full_stop = u'。';
// The highest level below a part.
constexpr int first_prose_level = 2;
// A typed number before a longer sentence numbers a paragraph, not a heading: about two lines.
constexpr std::size_t longest_typed_heading = 50;

bool is_mark(char16_t unit) { return unit == u'#' || unit == u'＃'; }

bool is_digit(char16_t unit) {
  return (unit >= u'0' && unit <= u'9') || (unit >= u'０' && unit <= u'９');
}

bool is_closing(char16_t unit) {
  return std::u16string_view(u"”’」』）)》").find(unit) != std::u16string_view::npos;
}

// How many marks make the line a heading; #1 and # alone in other text do not.
std::size_t heading_marks(std::u16string_view line) {
  std::size_t marks = 0;
  while (marks < line.size() && is_mark(line[marks])) ++marks;
  const bool a_number = marks < line.size() && is_digit(line[marks]);
  return a_number ? 0 : marks;
}

// Where the heading that starts a line ends: after the first full stop and what closes with it.
std::size_t heading_end(std::u16string_view line) {
  const std::size_t stop = line.find(full_stop);
  if (stop == std::u16string_view::npos) return line.size();
  std::size_t end = stop + 1;
  while (end < line.size() && is_closing(line[end])) ++end;
  return end;
}

class ProseReader {
 public:
  ProseReader(const std::string& field, const LayoutDefinition& layout, HeadingCounter& counter,
              std::vector<Block>& blocks, Diagnostics& diagnostics)
      : field_(field),
        layout_(layout),
        body_(layout.style("body")),
        counter_(counter),
        blocks_(blocks),
        diagnostics_(diagnostics) {
    while (layout.heading_style(deepest_ + 1)) ++deepest_;
  }

  void read(const TracedText& text) {
    for (const TracedText& line : text.lines()) {
      const TracedText content = line.trimmed();
      if (!content.empty()) read_line(content);
    }
  }

 private:
  void read_line(const TracedText& line) {
    if (const std::size_t marks = heading_marks(line.text()); marks > 0) {
      read_marked(line, marks);
      return;
    }
    const auto typed = layout_.numbering.typed_number(line.text(), first_prose_level);
    if (typed && typed->level <= deepest_) {
      read_numbered(line, *typed);
    } else {
      add_paragraph({}, line);
    }
  }

  void read_marked(const TracedText& line, std::size_t marks) {
    const TracedText heading = line.substr(marks).trimmed();
    const auto level = static_cast<int>(std::min<std::size_t>(marks, 100)) + 1;
    if (heading.empty()) {
      diagnostics_.error(line.position_at(0), {MessageId::invalid_value, {field_, line.utf8()}});
    } else if (level > deepest_) {
      const auto most = static_cast<std::size_t>(std::max(deepest_ - 1, 0));
      diagnostics_.error(
          line.position_at(0),
          {MessageId::heading_too_deep, {line.substr(0, marks).utf8(), std::string(most, '#')}});
    } else {
      const auto typed = layout_.numbering.typed_number(heading.text(), 1);
      const std::size_t length = typed ? typed->length : 0;
      const TracedText number = give_number(level, heading.substr(0, length));
      add_heading(level, number, heading.substr(length).trimmed());
    }
  }

  // A line whose number was typed or pasted with it.
  void read_numbered(const TracedText& line, const NumberingScheme::TypedNumber& typed) {
    const TracedText number = give_number(typed.level, line.substr(0, typed.length));
    const TracedText text = line.substr(typed.length).trimmed();
    if (is_list_item(text)) {
      add_paragraph(number, text);
    } else {
      add_heading(typed.level, number, text);
    }
  }

  // One of several numbered sentences, such as “1.继续……；”, rather than a heading.
  static bool is_list_item(const TracedText& text) {
    constexpr std::u16string_view unfinished = u"；;，,：:、";
    const bool goes_on = unfinished.find(text.text().back()) != std::u16string_view::npos;
    return heading_end(text.text()) > longest_typed_heading ||
           (goes_on && heading_end(text.text()) == text.size());
  }

  TracedText give_number(int level, const TracedText& typed) {
    TracedText number = layout_.numbering.number(level, counter_.next(level));
    if (!typed.empty() && typed.text() != number.text()) {
      diagnostics_.warning(typed.position_at(0),
                           {MessageId::number_replaced, {typed.utf8(), number.utf8()}});
    }
    return number;
  }

  void add_paragraph(const TracedText& number, const TracedText& text) {
    Paragraph paragraph;
    paragraph.style = body_;
    number.append_spans(body_, paragraph.text);
    text.append_spans(body_, paragraph.text);
    blocks_.emplace_back(std::move(paragraph));
  }

  void add_heading(int level, const TracedText& number, const TracedText& text) {
    const StyleRef style = layout_.heading_style(level);
    const std::size_t end = heading_end(text.text());
    const TracedText heading = text.substr(0, end);
    const TracedText rest = text.substr(end);
    Paragraph paragraph;
    number.append_spans(style, paragraph.text);
    heading.append_spans(style, paragraph.text);
    paragraph.bookmark = bookmark_text(number, heading);
    paragraph.bookmark_level = level;
    if (rest.trimmed().empty()) {
      paragraph.role = ParagraphRole::heading;
      paragraph.level = level;
      paragraph.style = style;
    } else {
      rest.append_spans(body_, paragraph.text);
      paragraph.style = body_;
    }
    blocks_.emplace_back(std::move(paragraph));
  }

  const std::string& field_;
  const LayoutDefinition& layout_;
  StyleRef body_;
  HeadingCounter& counter_;
  std::vector<Block>& blocks_;
  Diagnostics& diagnostics_;
  int deepest_ = 1;  // level of heading the layout has a style for
};

}  // namespace

void append_prose(const FieldValue& prose, const std::string& field, const LayoutDefinition& layout,
                  HeadingCounter& counter, std::vector<Block>& blocks, Diagnostics& diagnostics) {
  ProseReader(field, layout, counter, blocks, diagnostics).read(prose.text);
}

std::string bookmark_text(const TracedText& number, const TracedText& heading) {
  std::u16string text = number.text() + heading.text();
  text.erase(std::remove(text.begin(), text.end(), u'\n'), text.end());
  if (text.ends_with(full_stop)) text.pop_back();
  return to_utf8(text);
}

}  // namespace typeset::document

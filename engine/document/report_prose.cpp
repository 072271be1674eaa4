#include "document/report_prose.h"

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "base/unicode.h"
#include "document/inline_marks.h"
#include "document/prose_figure.h"
#include "document/prose_table.h"

namespace typeset::document {
namespace {

constexpr char16_t full_stop = u'。';
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

// Where the heading that starts a line ends: after the first full stop and what closes with it, but
// not within the base of a ruby, which stands whole on either side.
std::size_t heading_end(const TracedText& line) {
  const std::u16string& text = line.text();
  std::size_t end = 0;
  while (end < text.size() && (text[end] != full_stop || line.ruby_at(end))) ++end;
  if (end < text.size()) ++end;
  while (end < text.size() && is_closing(text[end]) && !line.ruby_at(end)) ++end;
  return end;
}

// A line that ends so goes on in the next, below the break.
bool continues(const TracedText& line) {
  std::size_t backslashes = 0;
  const std::u16string& text = line.text();
  while (backslashes < text.size() && text[text.size() - 1 - backslashes] == u'\\') ++backslashes;
  return backslashes % 2 == 1;
}

std::size_t indentation(const TracedText& line) {
  std::size_t blanks = 0;
  while (blanks < line.size() && line.text()[blanks] == u' ') ++blanks;
  return blanks;
}

class ProseReader {
 public:
  ProseReader(const std::string& field, const ProseContext& context, std::vector<Block>& blocks)
      : field_(field),
        context_(context),
        layout_(context.layout),
        body_(layout_.style("body")),
        blocks_(blocks),
        diagnostics_(context.diagnostics),
        first_level_(layout_.prose.first_level) {
    while (layout_.heading_style(deepest_ + 1)) ++deepest_;
  }

  void read(const TracedText& text) {
    lines_ = text.lines();
    while (next_ < lines_.size()) {
      const TracedText content = lines_[next_].trimmed();
      if (content.empty()) {
        ++next_;
      } else if (!read_table(content)) {
        const std::size_t indent = indentation(lines_[next_]);
        read_line(whole_line(), indent);
      }
    }
  }

 private:
  // The line at hand, with those that it goes on in.
  TracedText whole_line() {
    TracedText whole;
    TracedText line = lines_[next_++].trimmed();
    while (continues(line) && next_ < lines_.size()) {
      line.replace_unit(line.size() - 1, u'\n');
      whole.append(line);
      line = lines_[next_++].trimmed();
    }
    whole.append(line);
    return whole;
  }

  // A caption and the rows of a table, when they start here.
  bool read_table(const TracedText& content) {
    const bool is_row = is_table_row(content);
    const bool has_caption = !is_row && is_table_caption(content) && next_ + 1 < lines_.size() &&
                             is_table_row(lines_[next_ + 1].trimmed());
    if (!is_row && !has_caption) return false;
    const TracedText caption = has_caption ? content : TracedText();
    if (has_caption) ++next_;
    std::vector<TracedText> rows;
    for (; next_ < lines_.size() && is_table_row(lines_[next_].trimmed()); ++next_) {
      rows.push_back(lines_[next_].trimmed());
    }
    if (auto table = prose_table(caption, rows, context_)) blocks_.emplace_back(*std::move(table));
    return true;
  }

  void read_line(const TracedText& line, std::size_t indent) {
    if (is_figure(line)) {
      if (auto figure = prose_figure(line, context_)) blocks_.emplace_back(*std::move(figure));
      return;
    }
    if (line.text().starts_with(u"- ")) {
      add_list_item(marked_up(line.substr(2).trimmed()), static_cast<int>(indent / 2) + 1);
      return;
    }
    if (const std::size_t marks = heading_marks(line.text()); marks > 0) {
      read_marked(line, marks);
      return;
    }
    const TracedText text = marked_up(line);
    const auto typed = layout_.numbering.typed_number(text.text(), first_level_);
    if (typed && typed->level <= deepest_) {
      read_numbered(text, *typed);
    } else {
      warn_of_foreign_number(text);
      item_level_ = 0;
      add_paragraph({}, text);
    }
  }

  TracedText marked_up(const TracedText& line) const {
    return parse_inline_marks(line, NotesAllowed::yes, diagnostics_);
  }

  void read_marked(const TracedText& line, std::size_t marks) {
    const TracedText heading = marked_up(line.substr(marks).trimmed());
    const auto level = static_cast<int>(std::min<std::size_t>(marks, 100)) + first_level_ - 1;
    if (heading.empty()) {
      diagnostics_.error(line.position_at(0), {MessageId::invalid_value, {field_, line.utf8()}});
    } else if (level > deepest_) {
      const auto most = static_cast<std::size_t>(std::max(deepest_ - first_level_ + 1, 0));
      diagnostics_.error(
          line.position_at(0),
          {MessageId::heading_too_deep, {line.substr(0, marks).utf8(), std::string(most, '#')}});
    } else {
      warn_of_skipping(level, line.position_at(0), [&](int of_level) {
        return std::string(static_cast<std::size_t>(of_level - first_level_ + 1), '#');
      });
      const std::size_t length = typed_number_length(heading.text());
      const TracedText text = heading.substr(length).trimmed();
      const bool list_item = goes_on(text) || item_level_ == level;
      add_numbered(level, list_item, give_number(level, heading.substr(0, length)), text);
    }
  }

  // What marks stand before has its number from them, in whatever form one was typed.
  std::size_t typed_number_length(std::u16string_view heading) const {
    if (const auto typed = layout_.numbering.typed_number(heading, 1)) return typed->length;
    const auto foreign = layout_.numbering.foreign_number(heading);
    return foreign ? foreign->length : 0;
  }

  // GB/T 9704-2012, 7.3.3: the levels follow upon each other. `name_of` is what people write for
  // a level.
  void warn_of_skipping(int level, SourcePosition where, const auto& name_of) {
    const int before = std::max(context_.counters.headings.level(), first_level_ - 1);
    if (level <= before + 1) return;
    const std::string left_out = name_of(before + 1);
    diagnostics_.warning(std::move(where),
                         {MessageId::heading_level_skipped, {name_of(level), left_out}},
                         Message{MessageId::hint_heading_level, {left_out}});
  }

  // A line whose number was typed or pasted with it.
  void read_numbered(const TracedText& line, const NumberingScheme::TypedNumber& typed) {
    const TracedText text = line.substr(typed.length).trimmed();
    // The last of them ends with a full stop, but is none the less one of them.
    const bool list_item = is_list_item(text) || item_level_ == typed.level;
    if (!list_item && !may_skip_to(typed.level)) {
      warn_of_skipping(typed.level, line.position_at(0),
                       [&](int of_level) { return layout_.numbering.number(of_level, 1).utf8(); });
    }
    const TracedText number = give_number(typed.level, line.substr(0, typed.length));
    add_numbered(typed.level, list_item, number, text);
  }

  void add_numbered(int level, bool list_item, const TracedText& number, const TracedText& text) {
    item_level_ = list_item && goes_on(text) ? level : 0;
    if (list_item) {
      add_paragraph(number, text);
    } else {
      add_heading(level, number, text);
    }
  }

  // Where there are two levels only, 1. may stand for （一） under 一、.
  bool may_skip_to(int level) const {
    constexpr int top_level = 1, third_level = 3;
    const int before = std::max(context_.counters.headings.level(), first_level_ - 1);
    return level == third_level && before == top_level;
  }

  // A line that begins with a number which the layout does not know: once for each form.
  void warn_of_foreign_number(const TracedText& line) {
    const NumberingScheme& numbering = layout_.numbering;
    const auto foreign = numbering.foreign_number(line.text());
    if (!foreign || !foreign_numbers_.insert(foreign->kind).second) return;
    std::string levels;
    for (int level = first_level_; level <= std::min(deepest_, numbering.levels()); ++level) {
      levels += (levels.empty() ? "" : " ") + numbering.number(level, 1).utf8();
    }
    diagnostics_.warning(line.position_at(0),
                         {MessageId::heading_number_form, {line.substr(0, foreign->length).utf8()}},
                         Message{MessageId::hint_heading_numbers, {levels}});
  }

  // One of several numbered sentences, such as “1.继续……；”, rather than a heading.
  static bool is_list_item(const TracedText& text) {
    return heading_end(text) > longest_typed_heading || goes_on(text);
  }

  // Without a full stop, and with a mark at its end that something follows.
  static bool goes_on(const TracedText& text) {
    constexpr std::u16string_view unfinished = u"；;，,：:、";
    return !text.empty() && heading_end(text) == text.size() &&
           unfinished.find(text.text().back()) != std::u16string_view::npos;
  }

  TracedText give_number(int level, const TracedText& typed) {
    TracedText number = layout_.numbering.number(level, context_.counters.headings.next(level));
    if (!typed.empty() && typed.text() != number.text()) {
      diagnostics_.warning(typed.position_at(0),
                           {MessageId::number_replaced, {typed.utf8(), number.utf8()}});
    }
    return number;
  }

  void add_paragraph(const TracedText& number, const TracedText& text) {
    Paragraph paragraph;
    paragraph.style = body_;
    append(number, body_, paragraph);
    append(text, body_, paragraph);
    blocks_.emplace_back(std::move(paragraph));
  }

  void add_list_item(const TracedText& text, int level) {
    const ProseDefinition& prose = layout_.prose;
    Paragraph paragraph;
    paragraph.role = ParagraphRole::list_item;
    paragraph.level = level;
    paragraph.style = list_style(level);
    const auto last = prose.list_marks.size() - 1;
    const std::string& mark = prose.list_marks[std::min(static_cast<std::size_t>(level - 1), last)];
    const TracedText label = TracedText::generated(mark, text.origin());
    append(label, paragraph.style, paragraph);
    paragraph.label_length = label.size();
    append(text, paragraph.style, paragraph);
    blocks_.emplace_back(std::move(paragraph));
  }

  // Each level stands two characters further in.
  StyleRef list_style(int level) const {
    const StyleRef& base = layout_.prose.list_item ? layout_.prose.list_item : body_;
    if (level == 1) return base;
    Style style = *base;
    style.start_indent += style.character_pitch * (2 * (level - 1));
    return std::make_shared<const Style>(std::move(style));
  }

  // One that nothing of its own follows, such as a sentence with a number, need not stand on the page
  // of the next heading of its level.
  void release_heading_before(int level) {
    auto* before = blocks_.empty() ? nullptr : std::get_if<Paragraph>(&blocks_.back());
    const bool is_kept = before != nullptr && before->role == ParagraphRole::heading &&
                         before->level >= level && before->style->keep_with_next;
    if (!is_kept) return;
    auto style = std::make_shared<Style>(*before->style);
    style->keep_with_next = false;
    before->style = std::move(style);
  }

  void add_heading(int level, const TracedText& number, const TracedText& text) {
    const StyleRef style = layout_.heading_style(level);
    const std::size_t end = heading_end(text);
    const TracedText heading = text.substr(0, end);
    const TracedText rest = text.substr(end);
    Paragraph paragraph;
    append(number, style, paragraph);
    append(heading, style, paragraph);
    paragraph.bookmark = bookmark_text(number, heading);
    paragraph.bookmark_level = level;
    release_heading_before(level);
    if (rest.trimmed().empty()) {
      paragraph.role = ParagraphRole::heading;
      paragraph.level = level;
      paragraph.style = style;
    } else {
      append(rest, body_, paragraph);
      paragraph.style = body_;
    }
    blocks_.emplace_back(std::move(paragraph));
  }

  // The text in its styles, its notes with their numbers.
  void append(const TracedText& text, const StyleRef& style, Paragraph& paragraph) {
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const TracedText* note = text.note_at(i);
      if (!note) continue;
      context_.inline_styles.append_spans(text.substr(start, i - start), style, paragraph.text);
      add_note(*note, style, paragraph);
      start = i + 1;
    }
    context_.inline_styles.append_spans(text.substr(start), style, paragraph.text);
  }

  void add_note(const TracedText& note, const StyleRef& style, Paragraph& paragraph) {
    const ProseDefinition& prose = layout_.prose;
    if (!prose.footnote) {
      diagnostics_.error(note.position_at(0), {MessageId::unknown_style, {"footnote"}});
      return;
    }
    const int n = ++context_.counters.footnotes;
    TracedText mark = prose.footnote_mark ? expand_number(*prose.footnote_mark, n)
                                          : TracedText::generated(circled_number(n), note.origin());
    Footnote footnote;
    footnote.style = prose.footnote;
    footnote.label_length = mark.size();
    mark.append_spans(prose.footnote, footnote.text);
    context_.inline_styles.append_spans(note, prose.footnote, footnote.text);
    mark.add_format({.superscript = true});
    context_.inline_styles.append_spans(mark, style, paragraph.text);
    footnote.anchor = plain_text(paragraph.text).size();
    paragraph.footnotes.push_back(std::move(footnote));
  }

  const std::string& field_;
  const ProseContext& context_;
  const LayoutDefinition& layout_;
  StyleRef body_;
  std::vector<Block>& blocks_;
  Diagnostics& diagnostics_;
  std::vector<TracedText> lines_;
  std::size_t next_ = 0;                // of lines_
  const int first_level_;               // of headings with one mark
  int item_level_ = 0;  // of the last line, where it is a numbered sentence that goes on; or 0
  int deepest_ = 1;                     // level of heading the layout has a style for
  std::set<char16_t> foreign_numbers_;  // forms that have been warned of
};

}  // namespace

void append_prose(const FieldValue& prose, const std::string& field, const ProseContext& context,
                  std::vector<Block>& blocks) {
  ProseReader(field, context, blocks).read(prose.text);
}

std::string bookmark_text(const TracedText& number, const TracedText& heading) {
  std::u16string text = number.text() + heading.text();
  const auto unprintable = [](char16_t unit) {
    constexpr char16_t note_reference = 0xFFFC;
    return unit == u'\n' || unit == word_joiner || unit == note_reference;
  };
  text.erase(std::remove_if(text.begin(), text.end(), unprintable), text.end());
  if (text.ends_with(full_stop)) text.pop_back();
  return to_utf8(text);
}

TracedText numbered_caption(const std::optional<Pattern>& pattern, std::string_view otherwise,
                            int n, const TracedText& caption) {
  if (!pattern) {
    TracedText text = TracedText::generated(std::string(otherwise) + std::to_string(n) + "\u3000",
                                            caption.origin());
    text.append(caption);
    return text;
  }
  FieldValue number, words;
  number.type = ValueType::integer;
  number.number = Decimal(n);
  number.text = TracedText::generated(std::to_string(n), pattern->origin);
  number.origin = pattern->origin;
  words.text = caption;
  words.origin = caption.origin();
  return expand(*pattern, [&](std::string_view name) { return name == "n" ? &number : &words; });
}

}  // namespace typeset::document

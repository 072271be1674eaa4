#include "page/hanging_label.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include "page/derived_styles.h"
#include "text/prepared_texts.h"

namespace typeset::page {
namespace {

text::Line whole(const document::RichText& text, const document::StyleRef& style,
                 const font::Catalogue& fonts, Diagnostics& diagnostics) {
  return text::lay_out_whole(
      *text::prepare_shared(text, unindented_style(style, fonts), fonts, diagnostics));
}

class LabelSetter {
 public:
  LabelSetter(const document::Paragraph& paragraph, const font::Catalogue& fonts,
              Diagnostics& diagnostics)
      : paragraph_(paragraph), fonts_(fonts), diagnostics_(diagnostics) {}

  text::ParagraphLayout set(Length measure) {
    const document::HangingLabel& hanging = *paragraph_.hanging;
    const document::Style& style = *paragraph_.style;
    const Length start = style.start_indent + style.first_line_indent +
                         label_width(hanging.space, paragraph_.style, fonts_, diagnostics_);
    const Length behind =
        start + label_width(hanging.text, paragraph_.style, fonts_, diagnostics_);
    auto own = std::make_shared<document::Style>(style);
    own->first_line_indent = {};
    // A label that leaves no room is followed by the text as if it were shorter.
    const Length most = measure - style.end_indent - style.character_pitch * 4;
    own->start_indent = std::clamp(behind, Length{}, std::max(Length{}, most));
    text::ParagraphLayout layout = text::lay_out(
        *text::prepare_shared(paragraph_.text, own, fonts_, diagnostics_), measure);
    if (!hanging.text.empty() && !layout.lines.empty()) {
      add_label(hanging.text, start, layout.lines.front());
    }
    return layout;
  }

 private:
  void add_label(const document::RichText& label, Length start, text::Line& line) {
    text::Line label_line = whole(label, paragraph_.style, fonts_, diagnostics_);
    text::move(label_line, {start - label_line.inline_start, {}});
    const Length end = line.inline_start + line.inline_size;
    line.inline_start = start;
    line.inline_size = end - start;
    line.runs.insert(line.runs.begin(), std::make_move_iterator(label_line.runs.begin()),
                     std::make_move_iterator(label_line.runs.end()));
  }

  const document::Paragraph& paragraph_;
  const font::Catalogue& fonts_;
  Diagnostics& diagnostics_;
};

}  // namespace

// With a character behind it: a mark at the end of a line would be narrower than one within it.
Length label_width(const document::RichText& label, const document::StyleRef& style,
                   const font::Catalogue& fonts, Diagnostics& diagnostics) {
  if (label.empty()) return {};
  document::TextSpan after;
  after.text = u"国";
  after.style = style;
  after.generated = true;
  document::RichText with_text = label;
  with_text.push_back(after);
  return whole(with_text, style, fonts, diagnostics).inline_size -
         whole({after}, style, fonts, diagnostics).inline_size;
}

text::ParagraphLayout lay_out_behind_label(const document::Paragraph& paragraph, Length measure,
                                           const font::Catalogue& fonts,
                                           Diagnostics& diagnostics) {
  return LabelSetter(paragraph, fonts, diagnostics).set(measure);
}

}  // namespace typeset::page

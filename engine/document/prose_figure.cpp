#include "document/prose_figure.h"

#include <string>
#include <utility>

#include "base/unicode.h"
#include "document/length_specification.h"
#include "document/report_image.h"

namespace typeset::document {
namespace {

constexpr std::u16string_view opening = u"![";
constexpr std::string_view figure_form = "![…](….png \"…\")";

// The pieces of the line; `width` and `caption` may be empty.
struct FigureLine {
  TracedText alternative_text, path, caption, width;
};

// Quotation marks that a caption may stand between.
bool is_quotation_mark(char16_t unit) { return unit == u'"' || unit == u'“' || unit == u'”'; }

class LineReader {
 public:
  explicit LineReader(const TracedText& line) : line_(line), text_(line.text()) {}

  std::optional<FigureLine> read() {
    FigureLine figure;
    position_ = opening.size();
    const auto alternative_text = take_until(u"](");
    const auto target = take_until(u")");
    if (!alternative_text || !target) return std::nullopt;
    figure.alternative_text = alternative_text->trimmed();
    if (!split_target(target->trimmed(), figure)) return std::nullopt;
    const TracedText rest = line_.substr(position_).trimmed();
    if (rest.empty()) return figure;
    const std::u16string& braces = rest.text();
    if (braces.size() < 3 || braces.front() != u'{' || braces.back() != u'}') return std::nullopt;
    figure.width = rest.substr(1, rest.size() - 2).trimmed();
    return figure;
  }

 private:
  std::optional<TracedText> take_until(std::u16string_view end_mark) {
    // A caption may hold brackets of its own: the last one closes.
    const std::size_t end =
        end_mark == u")" ? text_.rfind(end_mark) : text_.find(end_mark, position_);
    if (end == std::u16string::npos || end < position_) return std::nullopt;
    const TracedText piece = line_.substr(position_, end - position_);
    position_ = end + end_mark.size();
    return piece;
  }

  // file.png "caption"
  static bool split_target(const TracedText& target, FigureLine& figure) {
    const std::u16string& text = target.text();
    std::size_t quote = 0;
    while (quote < text.size() && !is_quotation_mark(text[quote])) ++quote;
    figure.path = target.substr(0, quote).trimmed();
    if (quote == text.size()) return !figure.path.empty();
    if (quote + 1 == text.size() || !is_quotation_mark(text.back())) return false;
    figure.caption = target.substr(quote + 1, text.size() - quote - 2).trimmed();
    return !figure.path.empty();
  }

  const TracedText& line_;
  const std::u16string& text_;
  std::size_t position_ = 0;
};

std::optional<Length> width_of(const TracedText& text, const StyleRef& style,
                               const ProseContext& context) {
  const std::string words = text.utf8();
  const auto length = LengthSpecification::parse(words);
  const bool positive = length && (length->absolute > Length{} || length->factor > 0);
  if (!positive || length->unit == LengthUnit::line) {
    context.diagnostics.error(text.position_at(0), {MessageId::invalid_length, {words}});
    return std::nullopt;
  }
  return length->resolve({style->character_pitch, style->line_pitch});
}

}  // namespace

bool is_figure(const TracedText& line) { return line.text().starts_with(opening); }

std::optional<Figure> prose_figure(const TracedText& line, const ProseContext& context) {
  const ProseDefinition& prose = context.layout.prose;
  const auto parts = LineReader(line).read();
  if (!parts) {
    context.diagnostics.error(line.position_at(0), {MessageId::figure_malformed, {}},
                              Message{MessageId::hint_figure_form, {std::string(figure_form)}});
    return std::nullopt;
  }
  Figure figure;
  figure.position = line.position_at(0);
  figure.style = prose.figure ? prose.figure : context.layout.style("body");
  figure.alternative_text = parts->alternative_text.utf8();
  if (figure.alternative_text.empty()) {
    context.diagnostics.error(
        figure.position, {MessageId::alternative_text_missing, {parts->path.utf8()}},
        Message{MessageId::hint_alternative_text, {std::string(figure_form)}});
  }
  if (!parts->width.empty()) figure.width = width_of(parts->width, figure.style, context);
  const SourcePosition place = parts->path.position_at(0);
  figure.image =
      image::read_image(path_beside(parts->path, place.file.get()), place, context.diagnostics);
  if (!parts->caption.empty()) {
    const StyleRef style = prose.caption ? prose.caption : context.layout.style("body");
    Paragraph& caption = figure.caption.emplace();
    caption.role = ParagraphRole::caption;
    caption.style = style;
    const TracedText text =
        numbered_caption(prose.figure_caption, "图", ++context.counters.figures, parts->caption);
    caption.text = context.inline_styles.spans(text, style);
  }
  if (!figure.image) return std::nullopt;
  return figure;
}

}  // namespace typeset::document

#include "document/vertical_text.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>
#include <variant>

namespace typeset::document {
namespace {

class VerticalSetter {
 public:
  explicit VerticalSetter(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void operator()(Paragraph paragraph) {
    for (const Footnote& footnote : paragraph.footnotes) refuse(position_of(footnote.text));
    paragraph.style = vertical(paragraph.style);
    set_vertical(paragraph.text);
    text_.paragraphs.push_back(std::move(paragraph));
  }

  void operator()(const Table& table) { refuse(table.position); }
  void operator()(const Figure& figure) { refuse(figure.position); }
  void operator()(const Signature& signature) { refuse(position_of(signature.date)); }
  // Refused where the layout is read.
  void operator()(const Masthead&) {}
  void operator()(const SplitLine&) {}
  void operator()(const SeparatorRule&) {}

  // Groups are opened when they are read.
  void operator()(VerticalText text) {
    for (Paragraph& paragraph : text.paragraphs) (*this)(std::move(paragraph));
  }

  VerticalText take() { return std::move(text_); }

 private:
  // Of what was typed: a number before it has no place of its own.
  static SourcePosition position_of(const RichText& text) {
    if (text.empty()) return {};
    const auto typed = std::ranges::find(text, false, &TextSpan::generated);
    return (typed == text.end() ? text.front() : *typed).position_at(0);
  }

  void refuse(const SourcePosition& where) {
    diagnostics_.error(where, {MessageId::not_in_vertical_text, {}});
  }

  StyleRef vertical(const StyleRef& style) {
    StyleRef& copy = copies_[style];
    if (!copy) {
      Style changed = *style;
      changed.writing_mode = WritingMode::vertical;
      copy = std::make_shared<const Style>(std::move(changed));
    }
    return copy;
  }

  void set_vertical(RichText& text) {
    for (TextSpan& span : text) {
      span.style = vertical(span.style);
      if (!span.ruby) continue;
      Ruby ruby = *span.ruby;
      set_vertical(ruby.text);
      span.ruby = shared(span.ruby, std::move(ruby));
    }
  }

  // Spans of one base go on sharing their ruby.
  std::shared_ptr<const Ruby> shared(const std::shared_ptr<const Ruby>& original, Ruby changed) {
    std::shared_ptr<const Ruby>& copy = rubies_[original];
    if (!copy) copy = std::make_shared<const Ruby>(std::move(changed));
    return copy;
  }

  Diagnostics& diagnostics_;
  VerticalText text_;
  // Looked up only: their order does not matter. The keys keep their pointers from being used anew.
  std::map<StyleRef, StyleRef> copies_;
  std::map<std::shared_ptr<const Ruby>, std::shared_ptr<const Ruby>> rubies_;
};

}  // namespace

std::optional<VerticalText> vertical_text(std::vector<Block> blocks, std::optional<Length> height,
                                          Diagnostics& diagnostics) {
  VerticalSetter setter(diagnostics);
  for (Block& block : blocks) std::visit(setter, std::move(block));
  VerticalText text = setter.take();
  text.height = height;
  if (text.paragraphs.empty()) return std::nullopt;
  return text;
}

}  // namespace typeset::document

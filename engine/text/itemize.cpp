#include "text/itemize.h"

#include <algorithm>
#include <set>
#include <unicode/uchar.h>

#include "base/unicode.h"
#include "text/character_class.h"

namespace typeset::text {
namespace {

bool is_variation_selector(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_VARIATION_SELECTOR);
}

// Marks and joiners go with the character before them.
bool extends_cluster(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_GRAPHEME_EXTEND);
}

bool is_plain_western(char32_t c) {
  return classify(c) == CharacterClass::western || classify(c) == CharacterClass::solidus;
}

// Nothing is drawn for these, so no face needs to have them.
bool is_invisible(char32_t c) { return c == U'\n' || c == word_joiner; }

class Itemizer {
 public:
  Itemizer(const std::u16string& text, const font::Catalogue& fonts, Diagnostics& diagnostics)
      : text_(text), western_(western_mask(text)), fonts_(fonts), diagnostics_(diagnostics) {}

  void add_span(const document::TextSpan& span, std::size_t start) {
    const document::Style& style = *span.style;
    const auto& chain = fonts_.require(style.font, style.position, diagnostics_);
    // Western text falls back to the Chinese faces, not the other way round.
    const auto& latin_chain = style.latin_font.empty()
                                  ? chain
                                  : fonts_.require(style.latin_font, style.position, diagnostics_);
    const std::size_t end = start + span.text.size();
    for (std::size_t i = start; i < end;) {
      const std::size_t next = cluster_end(i, end);
      const char32_t c = code_point_at(text_, i);
      Item item{i, next - i, span.style, span.baseline_shift, nullptr, western_[i]};
      if (item.western) item.face = face_for(latin_chain, i, next);
      if (!item.face && !chain.empty()) {
        item.face = is_invisible(c) ? chain.front() : face_for(chain, i, next);
      }
      if (!item.face && !chain.empty()) report_missing(span, i - start, c);
      append(std::move(item));
      i = next;
    }
  }

  std::vector<Item> take() { return std::move(items_); }

 private:
  std::size_t cluster_end(std::size_t start, std::size_t end) const {
    std::size_t next = next_code_point(text_, start);
    while (next < end && extends_cluster(code_point_at(text_, next))) {
      next = next_code_point(text_, next);
    }
    return std::min(next, end);
  }

  static bool has_cluster(const font::Face& face, const std::u16string& text, std::size_t start,
                          std::size_t end) {
    for (std::size_t i = start; i < end; i = next_code_point(text, i)) {
      const char32_t c = code_point_at(text, i);
      // HarfBuzz sets a no-break space by the space where the face has no glyph for it.
      const char32_t needed = c == no_break_space ? U' ' : c;
      if (!is_variation_selector(c) && !face.glyph(needed)) return false;
    }
    return true;
  }

  // Whether the face has the very form that a variation selector asks for.
  static bool has_variation(const font::Face& face, const std::u16string& text, std::size_t start,
                            std::size_t end) {
    const std::size_t selector = next_code_point(text, start);
    return selector < end &&
           face.glyph(code_point_at(text, start), code_point_at(text, selector)).has_value();
  }

  bool asks_for_variation(std::size_t start, std::size_t end) const {
    const std::size_t selector = next_code_point(text_, start);
    return selector < end && is_variation_selector(code_point_at(text_, selector));
  }

  // The first that has the characters; before it, the first that has a variant asked for.
  std::shared_ptr<const font::Face> face_for(
      const std::vector<std::shared_ptr<const font::Face>>& chain, std::size_t start,
      std::size_t end) const {
    if (asks_for_variation(start, end)) {
      for (const auto& face : chain) {
        if (has_variation(*face, text_, start, end)) return face;
      }
    }
    for (const auto& face : chain) {
      if (has_cluster(*face, text_, start, end)) return face;
    }
    return nullptr;
  }

  void report_missing(const document::TextSpan& span, std::size_t index, char32_t c) {
    if (!reported_.insert({span.style->font, c}).second) return;
    std::string asked;
    for (const auto& face : fonts_.chain(span.style->font)) {
      if (!asked.empty()) asked += ", ";
      asked += face->family();
    }
    const std::size_t length = c > 0xFFFF ? 2 : 1;
    diagnostics_.error(span.position_at(index),
                       {MessageId::glyph_missing,
                        {to_utf8(std::u16string_view(span.text).substr(index, length)),
                         code_point_name(c), span.style->font}},
                       Message{MessageId::hint_fonts_asked, {asked}});
  }

  // Whether a second —— starts after an item that ends in one: Noto CJK has one glyph for ———,
  // which would be of both.
  bool starts_next_dash(std::size_t index, const Item& last) const {
    constexpr char16_t dash = u'\u2014';
    return last.length >= 2 && text_[index] == dash && text_[index - 1] == dash &&
           text_[index - 2] == dash;
  }

  void append(Item item) {
    if (!items_.empty()) {
      Item& last = items_.back();
      if (last.face == item.face && last.style == item.style &&
          last.baseline_shift == item.baseline_shift && last.western == item.western &&
          !starts_next_dash(item.start, last)) {
        last.length += item.length;
        return;
      }
    }
    items_.push_back(std::move(item));
  }

  const std::u16string& text_;
  std::vector<bool> western_;
  const font::Catalogue& fonts_;
  Diagnostics& diagnostics_;
  std::vector<Item> items_;
  std::set<std::pair<std::string, char32_t>> reported_;
};

}  // namespace

std::vector<bool> western_mask(const std::u16string& text) {
  // Marks and spaces are seen through: what counts is the nearest character that is neither.
  const auto seen_through = [](char32_t c) {
    return is_ambiguous_mark(c) || classify(c) == CharacterClass::space || c == word_joiner;
  };
  std::vector<bool> mask(text.size(), false);
  bool western = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t next = next_code_point(text, i);
    const char32_t c = code_point_at(text, i);
    if (!seen_through(c)) western = is_plain_western(c);
    std::fill(mask.begin() + static_cast<std::ptrdiff_t>(i),
              mask.begin() + static_cast<std::ptrdiff_t>(next), western);
    i = next;
  }
  // Backwards: what is seen through stays Western only if the other side is Western too.
  western = false;
  for (std::size_t i = text.size(); i-- > 0;) {
    if (U16_IS_TRAIL(text[i]) && i > 0) continue;
    const char32_t c = code_point_at(text, i);
    if (seen_through(c)) {
      mask[i] = mask[i] && western;
    } else {
      western = mask[i];
    }
  }
  return mask;
}

std::vector<Item> itemize(const document::RichText& spans, const std::u16string& text,
                          const font::Catalogue& fonts, Diagnostics& diagnostics) {
  Itemizer itemizer(text, fonts, diagnostics);
  std::size_t start = 0;
  for (const document::TextSpan& span : spans) {
    itemizer.add_span(span, start);
    start += span.text.size();
  }
  return itemizer.take();
}

}  // namespace typeset::text

#include "text/itemize.h"

#include <algorithm>
#include <set>
#include <unicode/uchar.h>

#include "base/unicode.h"
#include "font/shaper.h"
#include "text/character_class.h"
#include "text/vertical_orientation.h"

namespace typeset::text {
namespace {

bool is_variation_selector(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_VARIATION_SELECTOR);
}

bool is_plain_western(CharacterClass c) {
  return c == CharacterClass::western || c == CharacterClass::solidus;
}

// Nothing is drawn for these, so no face needs to have them.
bool is_invisible(char32_t c) { return c == U'\n' || c == word_joiner; }

using FaceRef = std::shared_ptr<const font::Face>;
using Chain = std::vector<FaceRef>;

// What is found out of a character with the marks on it.
struct Found {
  std::size_t start = 0, length = 0;
  const FaceRef* face = nullptr;  // of the chain; null: none has it
  bool western = false;
  font::Orientation orientation = font::Orientation::horizontal;
  bool replaced = false;
};

class Itemizer {
 public:
  Itemizer(const document::RichText& spans, const std::u16string& text,
           const document::Style& style, const font::Catalogue& fonts, Diagnostics& diagnostics)
      : text_(text),
        style_(style),
        western_(western_mask(text)),
        numbers_(number_mask(text)),
        fonts_(fonts),
        diagnostics_(diagnostics) {
    if (is_mixed()) orientations_ = vertical_orientations(spans, western_, style);
  }

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
      Found found{i, next - i, nullptr, is_western(i)};
      const bool in_body_face = numbers_[i] && !style.latin_digits;
      if (found.western && !in_body_face) found.face = face_for(latin_chain, i, next);
      if (!found.face && !chain.empty()) {
        found.face = is_invisible(c) ? &chain.front() : face_for(chain, i, next);
      }
      if (!found.face && !chain.empty()) replace_missing(found, chain, span, i - start);
      if (found.face) found.orientation = orientation_of(**found.face, i, next);
      append(found, span, i == start);
      i = next;
      const bool is_plain = found.face && found.face == &chain.front() && !found.western &&
                            !found.replaced && is_common_ideograph(c);
      if (is_plain && style_.writing_mode == document::WritingMode::horizontal) {
        i = append_ideographs(**found.face, i, end);
      }
    }
  }

  std::vector<Item> take() { return std::move(items_); }

 private:
  // Adds the ideographs from `start` on to the item that one before them is in; returns where they
  // end. They stand for themselves, and need no more than a glyph.
  std::size_t append_ideographs(const font::Face& face, std::size_t start, std::size_t end) {
    std::size_t i = start;
    while (i < end && is_common_ideograph(text_[i]) && cluster_end(i, end) == i + 1 &&
           face.glyph(text_[i])) {
      ++i;
    }
    items_.back().length += i - start;
    return i;
  }

  bool is_mixed() const {
    return style_.writing_mode == document::WritingMode::vertical &&
           style_.text_orientation == document::TextOrientation::mixed;
  }

  bool is_combined(std::size_t index) const {
    return is_mixed() && orientations_[index] == VerticalOrientation::combined;
  }

  // Full-width digits are combined as European ones are.
  bool is_western(std::size_t index) const { return western_[index] || is_combined(index); }

  font::Orientation orientation_of(const font::Face& face, std::size_t start,
                                   std::size_t end) const {
    if (style_.writing_mode == document::WritingMode::horizontal) {
      return font::Orientation::horizontal;
    }
    if (!is_mixed()) return font::Orientation::vertical;
    const std::u16string_view text = text_;
    switch (orientations_[start]) {
      case VerticalOrientation::upright:
        return font::Orientation::vertical;
      case VerticalOrientation::transformed_or_rotated:
        return font::has_vertical_form(face, text.substr(start, end - start))
                   ? font::Orientation::vertical
                   : font::Orientation::sideways;
      case VerticalOrientation::rotated:
        return font::Orientation::sideways;
      case VerticalOrientation::combined:
        return font::Orientation::horizontal;
    }
    return font::Orientation::vertical;
  }

  std::size_t cluster_end(std::size_t start, std::size_t end) const {
    std::size_t next = next_code_point(text_, start);
    if (next < end && is_common_ideograph(text_[next])) return next;
    while (next < end && is_grapheme_extend(code_point_at(text_, next))) {
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
      if (!face.glyph(needed) && !is_variation_selector(c)) return false;
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
  const FaceRef* face_for(const Chain& chain, std::size_t start, std::size_t end) const {
    if (asks_for_variation(start, end)) {
      for (const FaceRef& face : chain) {
        if (has_variation(*face, text_, start, end)) return &face;
      }
    }
    for (const FaceRef& face : chain) {
      if (has_cluster(*face, text_, start, end)) return &face;
    }
    return nullptr;
  }

  void replace_missing(Found& character, const Chain& chain, const document::TextSpan& span,
                       std::size_t index) {
    const auto has_box = [](const auto& face) { return face->glyph(replacement).has_value(); };
    const auto found = std::ranges::find_if(chain, has_box);
    const bool wanted = fonts_.missing_glyph() == font::MissingGlyph::box;
    if (wanted && found != chain.end()) {
      character.face = &*found;
      character.replaced = true;
    }
    report_missing(span, index, character.replaced);
  }

  void report_missing(const document::TextSpan& span, std::size_t index, bool replaced) {
    const char32_t c = code_point_at(span.text, index);
    if (!reported_.insert({span.style->font, c}).second) return;
    std::string asked;
    for (const auto& face : fonts_.chain(span.style->font)) {
      if (!asked.empty()) asked += ", ";
      asked += face->family();
    }
    const std::size_t length = c > 0xFFFF ? 2 : 1;
    const std::string character = to_utf8(std::u16string_view(span.text).substr(index, length));
    const Message hint{MessageId::hint_fonts_asked, {asked}};
    const SourcePosition where = span.position_at(index);
    if (replaced) {
      diagnostics_.warning(where, {MessageId::glyph_replaced, {character, code_point_name(c)}},
                           hint);
    } else {
      diagnostics_.error(where, {MessageId::glyph_missing, {character, code_point_name(c)}}, hint);
    }
  }

  // Whether a second —— starts after an item that ends in one: Noto CJK has one glyph for ———,
  // which would be of both.
  bool starts_next_dash(std::size_t index, const Item& last) const {
    constexpr char16_t dash = u'\u2014';
    return last.length >= 2 && text_[index] == dash && text_[index - 1] == dash &&
           text_[index - 2] == dash;
  }

  bool continues(const Item& last, const Found& found) const {
    const font::Face* face = found.face ? found.face->get() : nullptr;
    return last.face.get() == face && last.western == found.western &&
           last.orientation == found.orientation && !last.replaced && !found.replaced &&
           !starts_next_dash(found.start, last);
  }

  static bool is_set_alike(const Item& last, const document::TextSpan& span) {
    return last.style == span.style && last.baseline_shift == span.baseline_shift &&
           last.ruby == span.ruby.get();
  }

  void append(const Found& found, const document::TextSpan& span, bool starts_span) {
    if (!items_.empty()) {
      Item& last = items_.back();
      if (continues(last, found) && (!starts_span || is_set_alike(last, span))) {
        last.length += found.length;
        return;
      }
    }
    items_.push_back({found.start, found.length, span.style, span.baseline_shift,
                      found.face ? *found.face : nullptr, found.western, found.orientation,
                      span.ruby.get(), found.replaced});
  }

  const std::u16string& text_;
  const document::Style& style_;
  std::vector<bool> western_, numbers_;
  std::vector<VerticalOrientation> orientations_;  // in mixed vertical lines
  const font::Catalogue& fonts_;
  Diagnostics& diagnostics_;
  std::vector<Item> items_;
  std::set<std::pair<std::string, char32_t>> reported_;
};

}  // namespace

std::vector<bool> western_mask(const std::u16string& text) {
  // Marks and spaces are seen through: what counts is the nearest character that is neither.
  const auto seen_through = [](char32_t c, CharacterClass its_class) {
    return is_ambiguous_mark(c) || its_class == CharacterClass::space || c == word_joiner;
  };
  std::vector<bool> mask(text.size(), false);
  bool western = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t next = next_code_point(text, i);
    const char32_t c = code_point_at(text, i);
    if (is_common_ideograph(c)) {
      western = false;
      i = next;
      continue;
    }
    const CharacterClass its_class = classify(c);
    if (!seen_through(c, its_class)) western = is_plain_western(its_class);
    for (; i < next; ++i) mask[i] = western;
  }
  // Backwards: what is seen through stays Western only if the other side is Western too.
  western = false;
  for (std::size_t i = text.size(); i-- > 0;) {
    if (U16_IS_TRAIL(text[i]) && i > 0) continue;
    const char32_t c = code_point_at(text, i);
    if (is_common_ideograph(c)) {
      western = false;
    } else if (seen_through(c, classify(c))) {
      mask[i] = mask[i] && western;
    } else {
      western = mask[i];
    }
  }
  return mask;
}

std::vector<bool> number_mask(std::u16string_view text) {
  const auto is_one_of = [&](std::size_t i, std::u16string_view characters) {
    return i < text.size() && characters.find(text[i]) != std::u16string_view::npos;
  };
  const auto is_digit = [&](std::size_t i) {
    return is_one_of(i, u"0123456789０１２３４５６７８９");
  };
  std::vector<bool> mask(text.size(), false);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_common_ideograph(text[i])) continue;
    const bool after_digit = i > 0 && is_digit(i - 1);
    const bool between = after_digit && is_digit(i + 1) && is_one_of(i, u".,:/+-\u2212");
    const bool closes = after_digit && is_one_of(i, u"%‰+");
    const bool after_word = i > 0 && is_western_letter_or_digit(text[i - 1]);
    const bool sign = !after_word && is_digit(i + 1) && is_one_of(i, u"+-\u2212");
    mask[i] = is_digit(i) || between || closes || sign;
  }
  return mask;
}

std::vector<Item> itemize(const document::RichText& spans, const std::u16string& text,
                          const document::Style& style, const font::Catalogue& fonts,
                          Diagnostics& diagnostics) {
  Itemizer itemizer(spans, text, style, fonts, diagnostics);
  std::size_t start = 0;
  for (const document::TextSpan& span : spans) {
    itemizer.add_span(span, start);
    start += span.text.size();
  }
  return itemizer.take();
}

}  // namespace typeset::text

#include "document/traced_text.h"

#include <algorithm>
#include <set>
#include <span>

#include "unicode/uchar.h"
#include "unicode/utf8.h"

#include "base/unicode.h"

namespace typeset::document {
namespace {

constexpr char32_t ideographic_space = 0x3000;
constexpr char16_t note_reference = 0xFFFC;  // OBJECT REPLACEMENT CHARACTER

// What becomes of a character as people paste it.
enum class Treatment { keep, drop, make_space, make_line_end };

// Most of what reports are written with, none of which asks for another treatment.
bool is_plain(char32_t character) {
  return (character > U' ' && character < 0x7F) || (character > 0x3000 && character <= 0x3020) ||
         (character >= 0x4E00 && character <= 0x9FFF) ||
         (character >= 0xFF01 && character <= 0xFF5E);
}

bool is_interlinear_annotation(char32_t character) {
  return character >= 0xFFF9 && character <= 0xFFFB;
}

Treatment treatment_of(char32_t character) {
  if (character == U'\n' || character == U' ' || character == ideographic_space) {
    return Treatment::keep;
  }
  if (character == U'\t') return Treatment::make_space;
  if (is_plain(character)) return Treatment::keep;
  const auto code_point = static_cast<UChar32>(character);
  switch (u_charType(code_point)) {
    case U_SPACE_SEPARATOR:
      return Treatment::make_space;
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
      return Treatment::make_line_end;
    case U_CONTROL_CHAR:
      return Treatment::drop;
    default:
      break;
  }
  // Variation selectors are as invisible as the rest, but choose the form of the ideograph before.
  const bool invisible = u_hasBinaryProperty(code_point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) &&
                         !u_hasBinaryProperty(code_point, UCHAR_VARIATION_SELECTOR);
  return invisible || is_interlinear_annotation(character) ? Treatment::drop : Treatment::keep;
}

std::size_t utf8_length(char32_t character) {
  return static_cast<std::size_t>(U8_LENGTH(static_cast<UChar32>(character)));
}

}  // namespace

bool is_blank(char16_t unit) {
  return unit == u' ' || unit == u'\u3000' || unit == u'\t' || unit == u'\n';
}

TracedText TracedText::of_scalar(const source::Node& scalar, Diagnostics& diagnostics) {
  TracedText result;
  result.origins_.push_back(scalar);
  const std::u16string text = to_utf16(scalar.text());
  result.text_.reserve(text.size());
  result.places_.reserve(text.size());
  std::set<char32_t> reported;
  std::size_t offset = 0;
  for (std::size_t index = 0; index < text.size(); index = next_code_point(text, index)) {
    const char32_t character = code_point_at(text, index);
    const Place place{.origin = 1, .offset = offset};
    offset += utf8_length(character);
    switch (treatment_of(character)) {
      case Treatment::keep:
        for (std::size_t unit = index; unit < next_code_point(text, index); ++unit) {
          result.append_unit(text[unit], place);
        }
        break;
      case Treatment::make_space:
        result.append_unit(u' ', place);
        break;
      case Treatment::make_line_end:
        result.append_unit(u'\n', place);
        break;
      case Treatment::drop:
        // Said once for each kind: a pasted page may hold hundreds of them.
        if (reported.insert(character).second) {
          diagnostics.warning(scalar.position_at(place.offset),
                              {MessageId::character_removed, {code_point_name(character)}});
        }
        break;
    }
  }
  return result;
}

TracedText TracedText::generated(std::string_view utf8, const source::Node& origin) {
  TracedText result;
  result.origins_.push_back(origin);
  result.text_ = to_utf16(utf8);
  result.places_.assign(result.text_.size(), Place{.origin = 1, .generated = true});
  return result;
}

std::string TracedText::utf8() const { return to_utf8(text_); }

// Copies what the places name, and has them name the copies.
template <typename Entry>
std::vector<Entry> TracedText::take_named(std::vector<Place>& places, std::uint32_t Place::*index,
                                          const std::vector<Entry>& all) {
  if (all.empty()) return {};
  std::vector<Entry> taken;
  std::uint32_t last = 0;
  for (Place& place : places) {
    std::uint32_t& named = place.*index;
    if (named == 0) continue;
    if (named != last) taken.push_back(all[named - 1]);
    last = named;
    named = static_cast<std::uint32_t>(taken.size());
  }
  return taken;
}

TracedText TracedText::substr(std::size_t start, std::size_t count) const {
  start = std::min(start, text_.size());
  count = std::min(count, text_.size() - start);
  TracedText result;
  result.names_ = names_;
  result.text_ = text_.substr(start, count);
  const auto first = places_.begin() + static_cast<std::ptrdiff_t>(start);
  result.places_.assign(first, first + static_cast<std::ptrdiff_t>(count));
  // Of most texts there is one.
  result.origins_ = origins_.size() == 1 && count > 0
                        ? origins_
                        : take_named(result.places_, &Place::origin, origins_);
  result.notes_ = take_named(result.places_, &Place::note, notes_);
  result.rubies_ = take_named(result.places_, &Place::ruby, rubies_);
  if (count == 0 && !origins_.empty()) {
    result.origins_ = {start < size() ? origins_[places_[start].origin - 1] : origins_.back()};
  }
  return result;
}

TracedText TracedText::trimmed() const {
  std::size_t start = 0;
  std::size_t end = text_.size();
  while (start < end && is_blank(text_[start])) ++start;
  while (end > start && is_blank(text_[end - 1])) --end;
  return substr(start, end - start);
}

std::vector<TracedText> TracedText::lines() const {
  std::vector<TracedText> result;
  std::size_t start = 0;
  while (start <= text_.size()) {
    const std::size_t end = std::min(text_.find(u'\n', start), text_.size());
    result.push_back(substr(start, end - start));
    start = end + 1;
  }
  return result;
}

void TracedText::append(const TracedText& other) {
  if (origins_.empty() && notes_.empty() && rubies_.empty() && names_ == 0) {
    *this = other;
    return;
  }
  const auto shift = static_cast<std::uint32_t>(origins_.size());
  const auto note_shift = static_cast<std::uint32_t>(notes_.size());
  const auto ruby_shift = static_cast<std::uint32_t>(rubies_.size());
  origins_.insert(origins_.end(), other.origins_.begin(), other.origins_.end());
  notes_.insert(notes_.end(), other.notes_.begin(), other.notes_.end());
  rubies_.insert(rubies_.end(), other.rubies_.begin(), other.rubies_.end());
  text_ += other.text_;
  const auto own = static_cast<std::ptrdiff_t>(places_.size());
  places_.insert(places_.end(), other.places_.begin(), other.places_.end());
  for (Place& place : std::span(places_.begin() + own, places_.end())) {
    place.origin += shift;
    if (place.note > 0) place.note += note_shift;
    if (place.ruby > 0) place.ruby += ruby_shift;
    if (place.format.proper_name > 0) place.format.proper_name += names_;
    if (place.format.book_title > 0) place.format.book_title += names_;
  }
  names_ += other.names_;
}

void TracedText::replace_unit(std::size_t index, char16_t unit) { text_[index] = unit; }

void TracedText::add_format(const InlineFormat& format) {
  if (format == InlineFormat{}) return;
  for (Place& place : places_) place.format = place.format | format;
}

void TracedText::add_name(std::uint32_t InlineFormat::*kind) {
  ++names_;
  for (Place& place : places_) {
    if (place.format.*kind == 0) place.format.*kind = names_;
  }
}

void TracedText::add_ruby(const TracedText& ruby) {
  rubies_.push_back(std::make_shared<const TracedText>(ruby));
  for (Place& place : places_) place.ruby = static_cast<std::uint32_t>(rubies_.size());
}

const TracedText* TracedText::ruby_at(std::size_t index) const {
  const std::uint32_t ruby = index < places_.size() ? places_[index].ruby : 0;
  return ruby > 0 ? rubies_[ruby - 1].get() : nullptr;
}

void TracedText::append_note(const TracedText& note) {
  Place place{.generated = true};
  origins_.push_back(note.origins_.empty() ? source::Node() : note.origins_.front());
  place.origin = static_cast<std::uint32_t>(origins_.size());
  notes_.push_back(std::make_shared<const TracedText>(note));
  place.note = static_cast<std::uint32_t>(notes_.size());
  append_unit(note_reference, place);
}

const TracedText* TracedText::note_at(std::size_t index) const {
  const std::uint32_t note = index < places_.size() ? places_[index].note : 0;
  return note > 0 ? notes_[note - 1].get() : nullptr;
}

SourcePosition TracedText::position_at(std::size_t index) const {
  if (origins_.empty()) return {};
  if (index >= places_.size()) return origins_.back().position();
  const Place& place = places_[index];
  const source::Node& origin = origins_[place.origin - 1];
  return place.generated ? origin.position() : origin.position_at(place.offset);
}

std::size_t TracedText::offset_at(std::size_t index) const {
  return index < places_.size() ? places_[index].offset : 0;
}

void TracedText::append_unit(char16_t unit, Place place) {
  text_ += unit;
  places_.push_back(place);
}

// Whether the character at `index` stood right after the one at `previous`, so that the offset of
// the one tells that of the other.
bool TracedText::continues(std::size_t previous, std::size_t index) const {
  const Place& before = places_[previous];
  const Place& here = places_[index];
  if (before.origin != here.origin || before.generated != here.generated) return false;
  return here.generated ||
         here.offset == before.offset + utf8_length(code_point_at(text_, previous));
}

void TracedText::append_spans(const StyleRef& style, RichText& result) const {
  for (std::size_t start = 0; start < text_.size();) {
    std::size_t last = start;
    std::size_t end = next_code_point(text_, start);
    while (end < text_.size() && continues(last, end)) {
      last = end;
      end = next_code_point(text_, end);
    }
    const Place& place = places_[start];
    result.push_back({text_.substr(start, end - start), style, origins_[place.origin - 1],
                      place.offset, place.generated});
    start = end;
  }
}

RichText TracedText::spans(const StyleRef& style) const {
  RichText result;
  append_spans(style, result);
  return result;
}

}  // namespace typeset::document

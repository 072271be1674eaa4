// Where lines may end, against Unicode's own line break test (UAX #14, LineBreakTest.txt 15.0):
// ICU's rules as they are, then ours. Every difference is named in line_break_exceptions.txt by the
// rule it comes from, and each name there has to be needed.
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>

#include "support/fixtures.h"
#include "text/break_penalties.h"
#include "text/itemize.h"

namespace typeset::text {
namespace {

constexpr const char* test_data = "/usr/share/unicode/auxiliary/LineBreakTest.txt";
constexpr const char* exceptions_file = "tests/corpus/text/line_break_exceptions.txt";

struct Sample {
  std::u16string text;
  std::vector<bool> breaks;  // by UTF-16 index: whether a line may end there
  std::string source;
};

std::string without_comment(const std::string& line) { return line.substr(0, line.find('#')); }

void append(std::u16string& text, char32_t c) {
  if (c > 0xFFFF) {
    text += U16_LEAD(c);
    text += U16_TRAIL(c);
  } else {
    text += static_cast<char16_t>(c);
  }
}

std::vector<Sample> samples() {
  std::ifstream file(test_data);
  std::vector<Sample> found;
  for (std::string line; std::getline(file, line);) {
    Sample sample;
    sample.source = line;
    std::istringstream words(without_comment(line));
    for (std::string word; words >> word;) {
      if (word == "÷" || word == "×") {
        sample.breaks.resize(sample.text.size() + 1, false);
        sample.breaks.back() = word == "÷";
      } else {
        append(sample.text, static_cast<char32_t>(std::stoul(word, nullptr, 16)));
      }
    }
    if (!sample.text.empty()) found.push_back(std::move(sample));
  }
  return found;
}

std::string class_name(char32_t c) {
  const auto value = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_LINE_BREAK);
  return u_getPropertyValueName(UCHAR_LINE_BREAK, value, U_SHORT_PROPERTY_NAME);
}

// A pair of line break classes with the break or its absence that is not Unicode's: `AL × QU`.
std::string difference_at(const std::u16string& text, std::size_t index, bool breaks) {
  std::size_t before = index - 1;
  if (before > 0 && U16_IS_TRAIL(text[before])) --before;
  return class_name(code_point_at(text, before)) + (breaks ? " ÷ " : " × ") +
         class_name(code_point_at(text, index));
}

// By pair of classes, the rule that names the difference.
std::map<std::string, std::string> exceptions(const std::string& of) {
  std::ifstream file(std::string(TYPESET_SOURCE_DIR) + "/" + exceptions_file);
  std::map<std::string, std::string> found;
  std::string section, rule;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("== ")) section = line.substr(3);
    if (line.starts_with("# ")) rule = line.substr(2);
    if (section != of || !line.starts_with("  ")) continue;
    std::istringstream pairs(line);
    for (std::string a, sign, b; pairs >> a >> sign >> b;) {
      EXPECT_TRUE(found.emplace(a + " " + sign + " " + b, rule).second) << a << sign << b;
    }
  }
  return found;
}

// Holds `breaks_of` (by UTF-16 index, as in Sample) against the data and the named exceptions.
template <typename BreaksOf>
void compare(const std::string& section, BreaksOf breaks_of) {
  const auto named = exceptions(section);
  std::set<std::string> needed;
  std::map<std::string, std::string> unnamed;
  std::size_t count = 0;
  for (const Sample& sample : samples()) {
    ++count;
    const std::vector<bool> breaks = breaks_of(sample.text);
    for (std::size_t i = 1; i < sample.text.size(); ++i) {
      if (breaks[i] == sample.breaks[i]) continue;
      const std::string difference = difference_at(sample.text, i, breaks[i]);
      (named.contains(difference) ? needed.insert(difference).second
                                  : unnamed.emplace(difference, sample.source).second);
    }
  }
  EXPECT_GT(count, 7000U) << "not found: " << test_data << ", of Debian's package unicode-data";
  for (const auto& [difference, source] : unnamed) ADD_FAILURE() << difference << " in " << source;
  for (const auto& [difference, rule] : named) {
    EXPECT_TRUE(needed.contains(difference)) << "no longer: " << difference << " by " << rule;
  }
}

std::vector<bool> breaks_of_icu(const std::u16string& text) {
  UErrorCode status = U_ZERO_ERROR;
  static const std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), status));
  iterator->setText(icu::UnicodeString(text.data(), static_cast<std::int32_t>(text.size())));
  std::vector<bool> breaks(text.size() + 1, false);
  for (std::size_t i = 0; i <= text.size(); ++i) {
    breaks[i] = iterator->isBoundary(static_cast<std::int32_t>(i)) != 0;
  }
  return breaks;
}

// Clusters as shaping makes them, without glyphs: marks, selectors and joiners go with what they
// follow. HarfBuzz draws fillers of Hangul.
PreparedParagraph unshaped(const std::u16string& text) {
  PreparedParagraph paragraph;
  document::Style style = tests::body_style();
  style.line_break = document::LineBreakLevel::basic;
  paragraph.style = tests::share(std::move(style));
  paragraph.text = text;
  const std::vector<bool> western = western_mask(text);
  for (std::size_t i = 0; i < text.size(); i = next_code_point(text, i)) {
    const auto c = static_cast<UChar32>(code_point_at(text, i));
    constexpr UChar32 hangul_filler = 0x1160;
    const bool joins =
        u_hasBinaryProperty(c, UCHAR_GRAPHEME_EXTEND) ||
        (c != hangul_filler && u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT));
    const std::size_t next = next_code_point(text, i);
    const bool after_break =
        paragraph.clusters.empty() ||
        paragraph.clusters.back().character_class == CharacterClass::line_break;
    if (joins && !after_break) {
      Cluster& before = paragraph.clusters.back();
      before.text_length = static_cast<std::uint32_t>(next - before.text_start);
      continue;
    }
    Cluster cluster;
    cluster.text_start = static_cast<std::uint32_t>(i);
    cluster.text_length = static_cast<std::uint32_t>(next - i);
    cluster.character_class = classify_in_run(text, i, western[i]);
    paragraph.clusters.push_back(cluster);
  }
  return paragraph;
}

std::vector<bool> our_breaks(const std::u16string& text) {
  PreparedParagraph paragraph = unshaped(text);
  set_break_penalties(paragraph);
  std::vector<bool> breaks(text.size() + 1, false);
  for (const Cluster& cluster : paragraph.clusters) {
    breaks[cluster.text_start + cluster.text_length] =
        cluster.break_after == BreakKind::allowed ||
        cluster.character_class == CharacterClass::line_break;
  }
  return breaks;
}

TEST(UnicodeLineBreak, IcuAgreesButForItsOwnNamedRules) { compare("icu", breaks_of_icu); }

TEST(UnicodeLineBreak, OursAgreeButForTheNamedRules) { compare("ours", our_breaks); }

}  // namespace
}  // namespace typeset::text

#include "base/messages.h"

#include <gtest/gtest.h>
#include <set>

#include "base/unicode.h"

namespace typeset {
namespace {

std::set<char> places(std::string_view text) {
  std::set<char> found;
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i] == '{' && text[i + 2] == '}') found.insert(text[i + 1]);
  }
  return found;
}

class EveryMessage : public testing::TestWithParam<int> {
 protected:
  MessageId id() const { return static_cast<MessageId>(GetParam()); }
  std::string_view chinese() const { return message_template(id(), UiLanguage::chinese); }
  std::string_view english() const { return message_template(id(), UiLanguage::english); }
};

TEST_P(EveryMessage, SpeaksBothLanguages) {
  EXPECT_FALSE(chinese().empty());
  EXPECT_FALSE(english().empty());
  const std::u16string text = to_utf16(chinese());
  bool has_han = false;
  for (std::size_t i = 0; i < text.size(); i = next_code_point(text, i)) {
    has_han = has_han || is_han(code_point_at(text, i));
  }
  EXPECT_TRUE(has_han) << chinese();
}

TEST_P(EveryMessage, HasTheSamePlacesInBoth) {
  const std::set<char> found = places(chinese());
  EXPECT_EQ(found, places(english())) << chinese() << '\n' << english();
  // From {0} on, none left out.
  char next = '0';
  for (const char place : found) EXPECT_EQ(place, next++) << chinese();
}

TEST_P(EveryMessage, IsPunctuatedAsItsLanguageIs) {
  for (const std::string_view half_width : {",", ";", "? ", "!"}) {
    EXPECT_EQ(chinese().find(half_width), std::string_view::npos) << chinese();
  }
  for (const std::string_view wide : {"，", "。", "；", "“", "（"}) {
    EXPECT_EQ(english().find(wide), std::string_view::npos) << english();
  }
}

INSTANTIATE_TEST_SUITE_P(Catalogue, EveryMessage,
                         testing::Range(0, static_cast<int>(MessageId::count_)));

TEST(MessageName, IsTheEnumerators) {
  EXPECT_EQ(message_name(MessageId::file_not_found), "file_not_found");
  EXPECT_EQ(message_name(MessageId::relation_mismatch), "relation_mismatch");
  EXPECT_EQ(message_name(MessageId::word_note), "word_note");
  EXPECT_EQ(message_name(MessageId::count_), "");
  std::set<std::string_view> names;
  for (int id = 0; id < static_cast<int>(MessageId::count_); ++id) {
    EXPECT_TRUE(names.insert(message_name(static_cast<MessageId>(id))).second) << id;
  }
}

TEST(MessageText, PutsArgumentsInTheirPlaces) {
  const Message message{MessageId::unknown_key, {"标提", "报告"}};
  EXPECT_EQ(message_text(message, UiLanguage::chinese), "“报告”中没有“标提”这一项。");
  EXPECT_EQ(message_text(message, UiLanguage::english), "'报告' has no entry called '标提'.");
}

TEST(MessageText, LeavesBracesOfArgumentsAlone) {
  const Message message{MessageId::unknown_key, {"{1}", "{0}"}};
  EXPECT_EQ(message_text(message, UiLanguage::english), "'{0}' has no entry called '{1}'.");
}

TEST(MessageText, PutsAPhraseAfterTheArguments) {
  const Message message{MessageId::file_unreadable, {"a.yaml"}, MessageId::reason_no_permission};
  EXPECT_EQ(message_text(message, UiLanguage::chinese), "无法读取文件“a.yaml”：没有权限。");
  EXPECT_EQ(message_text(message, UiLanguage::english),
            "The file 'a.yaml' cannot be read: permission is denied.");
}

TEST(MessageText, BearsAMissingArgument) {
  EXPECT_EQ(message_text({MessageId::unknown_style, {}}, UiLanguage::english),
            "There is no style called ''.");
}

TEST(LanguageFromLocale, IsChineseUnlessAnotherIsNamed) {
  for (const char* locale : {"", "C", "C.UTF-8", "POSIX", "zh_CN.UTF-8", "zh", "zh-Hant-TW"}) {
    EXPECT_EQ(language_from_locale(locale), UiLanguage::chinese) << locale;
  }
  for (const char* locale : {"en_US.UTF-8", "en", "de_DE@euro", "fr"}) {
    EXPECT_EQ(language_from_locale(locale), UiLanguage::english) << locale;
  }
}

}  // namespace
}  // namespace typeset

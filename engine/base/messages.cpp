#include "base/messages.h"

#include <array>
#include <cstddef>
#include <utility>

#include "base/catalogue_findings.h"
#include "base/catalogue_help.h"

namespace typeset {
namespace {

constexpr std::size_t message_count = static_cast<std::size_t>(MessageId::count_);
static_assert(findings_catalogue.size() + help_catalogue.size() == message_count);

// So that a lookup is an index.
constexpr const CatalogueEntry& entry_at(std::size_t index) {
  const std::size_t findings = findings_catalogue.size();
  return index < findings ? findings_catalogue[index] : help_catalogue[index - findings];
}

constexpr bool catalogue_is_in_order() {
  for (std::size_t i = 0; i < message_count; ++i) {
    if (entry_at(i).id != static_cast<MessageId>(i)) return false;
  }
  return true;
}
static_assert(catalogue_is_in_order(), "each MessageId has its entry, in the order of the enum");

// The compiler writes the enumerator's name into the function's:
// … [with MessageId id = typeset::MessageId::yaml_tab; …] or, by Clang, … [id = …::yaml_tab].
template <MessageId id>
constexpr std::string_view enumerator_name() {
  constexpr std::string_view function = __PRETTY_FUNCTION__;
  constexpr std::string_view before = "MessageId::";
  constexpr std::size_t start = function.rfind(before) + before.size();
  return function.substr(start, function.find_first_of(";]", start) - start);
}

template <std::size_t... indices>
constexpr std::array<std::string_view, message_count> enumerator_names(
    std::index_sequence<indices...>) {
  return {enumerator_name<static_cast<MessageId>(indices)>()...};
}

constexpr auto names = enumerator_names(std::make_index_sequence<message_count>());
static_assert(names.front() == "file_not_found" && names.back() == "word_note");

constexpr bool is_digit(char character) { return character >= '0' && character <= '9'; }

}  // namespace

std::string_view message_name(MessageId id) {
  const auto index = static_cast<std::size_t>(id);
  return index < message_count ? names[index] : std::string_view();
}

std::string_view message_template(MessageId id, UiLanguage language) {
  const auto index = static_cast<std::size_t>(id);
  if (index >= message_count) return {};
  const CatalogueEntry& entry = entry_at(index);
  return language == UiLanguage::chinese ? entry.chinese : entry.english;
}

std::string message_text(const Message& message, UiLanguage language) {
  const std::string_view pattern = message_template(message.id, language);
  const bool own_words = language == UiLanguage::english && !message.english_arguments.empty();
  const std::vector<std::string>& arguments =
      own_words ? message.english_arguments : message.arguments;
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    // No message has more than ten arguments: a place is a single digit.
    const bool is_place = pattern[i] == '{' && i + 2 < pattern.size() && is_digit(pattern[i + 1]) &&
                          pattern[i + 2] == '}';
    if (!is_place) {
      text += pattern[i];
      continue;
    }
    const auto argument = static_cast<std::size_t>(pattern[i + 1] - '0');
    if (argument < arguments.size()) {
      text += arguments[argument];
    } else if (message.phrase && argument == arguments.size()) {
      text += message_template(*message.phrase, language);
    }
    i += 2;
  }
  return text;
}

UiLanguage language_from_locale(std::string_view locale) {
  const std::string_view language = locale.substr(0, locale.find_first_of("_-.@"));
  // "C" and "POSIX" name no language.
  if (language.empty() || language == "C" || language == "POSIX") return UiLanguage::chinese;
  // The codes of Chinese and of its branches that stand as languages of their own.
  for (const std::string_view chinese : {"zh", "zho", "chi", "cmn", "yue", "ZH", "chinese"}) {
    if (language == chinese) return UiLanguage::chinese;
  }
  return UiLanguage::english;
}

}  // namespace typeset

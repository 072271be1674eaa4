#include "cli/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string_view>
#include <system_error>
#include <utility>

namespace typeset::cli {
namespace {

constexpr std::string_view language_option = "--lang";

std::optional<UiLanguage> language_named(std::string_view name) {
  if (name == "zh") return UiLanguage::chinese;
  if (name == "en") return UiLanguage::english;
  return std::nullopt;
}

// CLI11 reads the words; what they may be and what is said about them is ours.
class CommandLine {
 public:
  explicit CommandLine(Diagnostics& diagnostics) : diagnostics_(diagnostics) {
    app_.set_help_flag();
    app_.allow_extras();
    app_.add_flag("-h,--help", help_);
    app_.add_flag("--version", version_);
    single(app_.add_option("REPORT", report_));
    single(app_.add_option("-o,--output", output_));
    single(app_.add_option("--layouts", layouts_));
    single(app_.add_option("--lang", language_));
    single(app_.add_option("--dump", dump_));
    app_.add_option("--fonts", fonts_)->allow_extra_args(false);

    check_ = subcommand("check");
    list_layouts_ = subcommand("layouts");
    list_fonts_ = subcommand("fonts");
  }

  std::optional<Arguments> parse(const std::vector<std::string>& words) {
    try {
      app_.parse(std::vector<std::string>(words.rbegin(), words.rend()));
    } catch (const CLI::ArgumentMismatch& error) {
      // “--output: 1 required TEXT missing”
      const std::string_view text = error.what();
      complain(MessageId::usage_missing_value, {std::string(text.substr(0, text.find(':')))});
      return std::nullopt;
    } catch (const CLI::ParseError& error) {
      complain(MessageId::usage_error, {error.what()});
      return std::nullopt;
    }
    return understood();
  }

 private:
  static void single(CLI::Option* option) {
    option->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  }

  CLI::App* subcommand(const std::string& name) {
    CLI::App* command = app_.add_subcommand(name);
    command->set_help_flag();
    command->allow_extras();
    command->fallthrough();
    return command;
  }

  void complain(MessageId id, std::vector<std::string> arguments,
                std::optional<Message> hint = Message{MessageId::hint_see_help, {}}) {
    diagnostics_.error({}, {id, std::move(arguments)}, std::move(hint));
  }

  std::optional<Arguments> understood() {
    Arguments arguments;
    arguments.command = command();
    if (arguments.command == Command::help || arguments.command == Command::version) {
      return arguments;
    }
    check_extras();
    // A word that was not understood may have been meant as anything.
    if (diagnostics_.has_errors()) return std::nullopt;
    arguments.report = to_path(report_);
    const bool needs_report =
        arguments.command == Command::typeset || arguments.command == Command::check;
    if (needs_report && report_.empty()) complain(MessageId::usage_missing_report, {});
    if (!needs_report && !report_.empty()) complain(MessageId::usage_extra_argument, {report_});
    if (!output_.empty()) arguments.output = to_path(output_);
    read_directories(arguments);
    if (!language_.empty() && !language_named(language_)) {
      complain(MessageId::usage_invalid_value, {std::string(language_option), language_},
               Message{MessageId::hint_expected_one_of, {"zh, en"}});
    }
    arguments.dump_layout = dump_ == "layout";
    if (!dump_.empty() && !arguments.dump_layout) {
      complain(MessageId::usage_invalid_value, {"--dump", dump_},
               Message{MessageId::hint_expected_one_of, {"layout"}});
    }
    if (diagnostics_.has_errors()) return std::nullopt;
    return arguments;
  }

  Command command() const {
    if (help_) return Command::help;
    if (version_) return Command::version;
    if (check_->parsed()) return Command::check;
    if (list_layouts_->parsed()) return Command::layouts;
    if (list_fonts_->parsed()) return Command::fonts;
    return Command::typeset;
  }

  void check_extras() {
    static const std::vector<std::string> options = {"--output", "--fonts", "--layouts", "--lang",
                                                     "--dump",   "--help",  "--version"};
    for (const std::string& extra : app_.remaining(true)) {
      if (extra == "--") continue;
      if (extra.starts_with("-") && extra.size() > 1) {
        const std::string name = extra.substr(0, extra.find('='));
        const auto nearest = nearest_name(name, options);
        complain(MessageId::usage_unknown_option, {name},
                 nearest ? Message{MessageId::hint_nearest, {*nearest}}
                         : Message{MessageId::hint_see_help, {}});
        // What follows may be its value.
        return;
      }
      complain(MessageId::usage_extra_argument, {extra});
    }
  }

  void read_directories(Arguments& arguments) {
    for (const std::string& name : fonts_) {
      check_directory(name);
      arguments.font_directories.push_back(to_path(name));
    }
    if (layouts_.empty()) return;
    check_directory(layouts_);
    arguments.layout_directory = to_path(layouts_);
  }

  void check_directory(const std::string& name) {
    std::error_code error;
    if (std::filesystem::is_directory(to_path(name), error)) return;
    complain(MessageId::usage_no_folder, {name}, std::nullopt);
  }

  static std::filesystem::path to_path(const std::string& name) {
    return std::filesystem::path(name);
  }

  Diagnostics& diagnostics_;
  CLI::App app_;
  CLI::App* check_ = nullptr;
  CLI::App* list_layouts_ = nullptr;
  CLI::App* list_fonts_ = nullptr;
  bool help_ = false;
  bool version_ = false;
  std::string report_, output_, layouts_, language_, dump_;
  std::vector<std::string> fonts_;
};

}  // namespace

std::optional<Arguments> parse_arguments(const std::vector<std::string>& words,
                                         Diagnostics& diagnostics) {
  return CommandLine(diagnostics).parse(words);
}

std::optional<UiLanguage> language_asked_for(const std::vector<std::string>& words) {
  std::optional<UiLanguage> language;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (word == "--") break;
    if (word == language_option && i + 1 < words.size()) language = language_named(words[i + 1]);
    const std::string with_value = std::string(language_option) + "=";
    if (word.starts_with(with_value)) language = language_named(word.substr(with_value.size()));
  }
  return language;
}

}  // namespace typeset::cli

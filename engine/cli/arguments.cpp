#include "cli/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <sstream>
#include <string_view>
#include <system_error>
#include <utility>

#include "document/length_specification.h"

namespace typeset::cli {
namespace {

constexpr std::string_view language_option = "--lang";

constexpr std::string_view diagnostics_option = "--diagnostics";

// More than any press wants.
const Length most_bleed = Length::mm(25);

std::optional<UiLanguage> language_named(std::string_view name) {
  if (name == "zh") return UiLanguage::chinese;
  if (name == "en") return UiLanguage::english;
  return std::nullopt;
}

// The last value of an option, found even in a line that cannot be understood.
std::optional<std::string> last_value(const std::vector<std::string>& words,
                                      std::string_view option) {
  const std::string with_value = std::string(option) + "=";
  std::optional<std::string> value;
  for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    if (words[i] == option && i + 1 < words.size()) value = words[i + 1];
    if (words[i].starts_with(with_value)) value = words[i].substr(with_value.size());
  }
  return value;
}

// CLI11 reads the words; what they may be and what is said about them is ours.
class CommandLine {
 public:
  explicit CommandLine(Diagnostics& diagnostics) : diagnostics_(diagnostics) {
    app_.set_help_flag();
    app_.allow_extras();
    app_.add_flag("-h,--help", help_);
    app_.add_flag("--version", version_);
    single(app_.add_option("REPORT", subject_));
    single(app_.add_option("-o,--output", output_));
    single(app_.add_option("--layouts", layouts_));
    single(app_.add_option("--lang", language_));
    single(app_.add_option("--dump", dump_));
    single(app_.add_option("--pdf", conformance_));
    single(app_.add_option("--diagnostics", diagnostics_format_));
    single(app_.add_option("--missing-glyph", missing_glyph_));
    single(app_.add_option("--output-intent", output_intent_));
    single(app_.add_option("--bleed", bleed_));
    app_.add_flag("--crop-marks", crop_marks_);
    single(app_.add_option("--user-password", user_password_));
    single(app_.add_option("--owner-password", owner_password_));
    single(app_.add_option("--permissions", permissions_));
    app_.add_flag("--seal-field", seal_field_);
    single(app_.add_option("--sign", signing_key_));
    single(app_.add_option("--sign-password", sign_password_));
    app_.add_option("--fonts", fonts_)->allow_extra_args(false);

    check_ = subcommand("check");
    list_layouts_ = subcommand("layouts");
    list_fonts_ = subcommand("fonts");
    schema_ = subcommand("schema");
    new_report_ = subcommand("new");
    new_report_->add_flag("--csv", csv_head_);
    batch_ = subcommand("batch");
    batch_options_.add_to(*batch_);
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
    if (!output_.empty()) arguments.output = to_path(output_);
    read_subject(arguments);
    read_directories(arguments);
    check_choice(language_option, language_, {"zh", "en"});
    check_choice("--dump", dump_, {"layout"});
    check_choice("--pdf", conformance_, {"a-2a", "a-3a", "plain"});
    check_choice(diagnostics_option, diagnostics_format_, {"text", "json"});
    check_choice("--missing-glyph", missing_glyph_, {"error", "warn"});
    arguments.dump_layout = !dump_.empty();
    if (conformance_ == "a-3a") arguments.conformance = pdf::Conformance::pdf_a_3a;
    if (conformance_ == "plain") arguments.conformance = pdf::Conformance::none;
    if (missing_glyph_ == "warn") arguments.missing_glyph = font::MissingGlyph::box;
    read_printing(arguments);
    read_security(arguments);
    check_security(arguments);
    if (diagnostics_.has_errors()) return std::nullopt;
    return arguments;
  }

  Command command() const {
    if (help_) return Command::help;
    if (version_) return Command::version;
    if (check_->parsed()) return Command::check;
    if (list_layouts_->parsed()) return Command::layouts;
    if (list_fonts_->parsed()) return Command::fonts;
    if (schema_->parsed()) return Command::schema;
    if (new_report_->parsed()) return Command::new_report;
    if (batch_->parsed()) return Command::batch;
    return Command::typeset;
  }

  // What the command is to work on: a report, a layout, or nothing.
  void read_subject(Arguments& arguments) {
    switch (arguments.command) {
      case Command::typeset:
      case Command::check:
        arguments.report = to_path(subject_);
        if (subject_.empty()) complain(MessageId::usage_missing_report, {});
        break;
      case Command::schema:
      case Command::new_report:
        arguments.layout = subject_;
        arguments.csv_head = csv_head_;
        if (subject_.empty()) complain(MessageId::usage_missing_layout, {});
        break;
      case Command::batch:
        if (auto batch = batch_options_.read(arguments.output.has_value(), diagnostics_)) {
          arguments.batch = *std::move(batch);
        }
        break;
      default:
        if (!subject_.empty()) complain(MessageId::usage_extra_argument, {subject_});
    }
  }

  void read_printing(Arguments& arguments) {
    if (!output_intent_.empty()) arguments.output_intent = to_path(output_intent_);
    arguments.crop_marks = crop_marks_;
    if (bleed_.empty()) return;
    const auto bleed = document::LengthSpecification::parse(bleed_);
    const bool is_valid = bleed && bleed->unit == document::LengthUnit::absolute &&
                          bleed->absolute >= Length() && bleed->absolute <= most_bleed;
    if (is_valid) {
      arguments.bleed = bleed->absolute;
    } else {
      complain(MessageId::usage_invalid_value, {"--bleed", bleed_},
               Message{MessageId::hint_length_range, {"0mm", "25mm"}});
    }
  }

  void read_security(Arguments& arguments) {
    arguments.user_password = password_source("--user-password", user_password_);
    arguments.owner_password = password_source("--owner-password", owner_password_);
    arguments.sign_password = password_source("--sign-password", sign_password_);
    if (!permissions_.empty()) arguments.permissions = read_permissions();
    arguments.seal_field = seal_field_;
    if (!signing_key_.empty()) arguments.signing_key = to_path(signing_key_);
  }

  std::optional<PasswordSource> password_source(const std::string& option,
                                                const std::string& text) {
    if (text.empty()) return std::nullopt;
    auto source = PasswordSource::parse(option, text);
    if (!source) {
      complain(MessageId::password_source_invalid, {option},
               Message{MessageId::hint_password_source, {}});
    }
    return source;
  }

  // What is not named is not allowed.
  pdf::Permissions read_permissions() {
    pdf::Permissions permissions{false, false, false, false, false, false};
    const std::vector<std::pair<std::string, bool*>> names = {
        {"print", &permissions.print},
        {"copy", &permissions.copy},
        {"edit", &permissions.edit},
        {"annotate", &permissions.annotate},
        {"fill-forms", &permissions.fill_forms},
        {"assemble", &permissions.assemble}};
    std::istringstream list(permissions_);
    for (std::string word; std::getline(list, word, ',');) {
      const auto named = std::ranges::find(names, word, &std::pair<std::string, bool*>::first);
      if (named != names.end()) {
        *named->second = true;
      } else if (word != "none") {
        complain(MessageId::usage_invalid_value, {"--permissions", word},
                 Message{MessageId::hint_expected_one_of,
                         {"none, print, copy, edit, annotate, fill-forms, assemble"}});
      }
    }
    return permissions;
  }

  void check_security(const Arguments& arguments) {
    const char* encrypting = arguments.user_password    ? "--user-password"
                             : arguments.owner_password ? "--owner-password"
                                                        : nullptr;
    if (encrypting && arguments.conformance != pdf::Conformance::none) {
      complain(MessageId::usage_not_with_pdf_a, {encrypting},
               Message{MessageId::hint_plain_pdf, {}});
    }
    if (encrypting && arguments.signing_key) {
      complain(MessageId::usage_conflict, {"--sign", encrypting});
    }
    if (arguments.permissions && !arguments.owner_password) {
      complain(MessageId::usage_needs_option, {"--permissions", "--owner-password"});
    }
    if (arguments.sign_password && !arguments.signing_key) {
      complain(MessageId::usage_needs_option, {"--sign-password", "--sign"});
    }
  }

  void check_choice(std::string_view option, const std::string& value,
                    const std::vector<std::string>& choices) {
    if (value.empty() || std::find(choices.begin(), choices.end(), value) != choices.end()) return;
    std::string list;
    for (const std::string& choice : choices) list += (list.empty() ? "" : ", ") + choice;
    complain(MessageId::usage_invalid_value, {std::string(option), value},
             Message{MessageId::hint_expected_one_of, {std::move(list)}});
  }

  void check_extras() {
    std::vector<std::string> options = {
        "--output",      "--fonts",         "--layouts",        "--lang",          "--dump",
        "--diagnostics", "--pdf",           "--missing-glyph",  "--output-intent", "--bleed",
        "--crop-marks",  "--user-password", "--owner-password", "--permissions",   "--seal-field",
        "--sign",        "--sign-password", "--help",           "--version",       "--csv"};
    std::ranges::copy(BatchOptions::names(), std::back_inserter(options));
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
  CLI::App* schema_ = nullptr;
  CLI::App* new_report_ = nullptr;
  CLI::App* batch_ = nullptr;
  BatchOptions batch_options_;
  bool csv_head_ = false;
  bool help_ = false;
  bool version_ = false;
  std::string subject_, output_, layouts_, language_, dump_, conformance_, diagnostics_format_,
      missing_glyph_;
  std::string output_intent_, bleed_, user_password_, owner_password_, permissions_, signing_key_,
      sign_password_;
  bool crop_marks_ = false;
  bool seal_field_ = false;
  std::vector<std::string> fonts_;
};

}  // namespace

std::optional<Arguments> parse_arguments(const std::vector<std::string>& words,
                                         Diagnostics& diagnostics) {
  return CommandLine(diagnostics).parse(words);
}

std::optional<UiLanguage> language_asked_for(const std::vector<std::string>& words) {
  const auto name = last_value(words, language_option);
  return name ? language_named(*name) : std::nullopt;
}

DiagnosticsFormat diagnostics_format_asked_for(const std::vector<std::string>& words) {
  const bool json = last_value(words, diagnostics_option) == "json";
  return json ? DiagnosticsFormat::json : DiagnosticsFormat::text;
}

}  // namespace typeset::cli

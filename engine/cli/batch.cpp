// typeset batch: many reports in one run.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <ostream>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

#include "base/file_io.h"
#include "batch/combination.h"
#include "batch/environment.h"
#include "batch/output_folder.h"
#include "batch/output_names.h"
#include "batch/report_source.h"
#include "batch/roll_up.h"
#include "batch/run.h"
#include "cli/batch_display.h"
#include "cli/commands.h"
#include "cli/data_folders.h"
#include "cli/interruption.h"
#include "cli/pdf_options.h"
#include "document/report_builder.h"
#include "document/report_keys.h"
#include "page/layout.h"
#include "source/parser.h"

namespace typeset::cli {
namespace {

namespace fs = std::filesystem;

ExitStatus merge_manifests(const CommandContext& context) {
  const auto entries = batch::merged_manifests(context.arguments.batch.inputs, context.diagnostics);
  if (!entries) return status_of(context.diagnostics);
  const auto& output = context.arguments.output;
  const auto is_output = [&](const fs::path& input) {
    std::error_code error;
    return output && fs::equivalent(input, *output, error);
  };
  if (std::ranges::any_of(context.arguments.batch.inputs, is_output)) {
    context.diagnostics.error({}, {MessageId::batch_would_overwrite, {output->string()}});
    return wrong_usage;
  }
  if (!output) {
    context.out << batch::manifest_text(*entries, batch::ManifestFormat::csv);
    return success;
  }
  const std::string text = batch::manifest_text(*entries, batch::manifest_format(*output));
  write_file_atomically(*output, text, context.diagnostics);
  return status_of(context.diagnostics);
}

std::optional<source::Node> read_yaml(const fs::path& path, Diagnostics& diagnostics) {
  Diagnostics own;
  const auto file = read_text_file(path, own);
  auto node = file ? source::parse_yaml(file, own) : std::nullopt;
  const bool good = node && !own.has_errors();
  for (Diagnostic& finding : own.sorted()) {
    // `机关: {{机关}}` is a mapping to YAML.
    const SourcePosition& place = finding.position;
    const bool has_tag = place.file && place.file->line(place.line).find("{{") != std::string::npos;
    if (has_tag && finding.severity == Severity::error) {
      finding.hint = Message{MessageId::hint_quote_tags, {}};
    }
    diagnostics.add(std::move(finding));
  }
  return good ? std::move(node) : std::nullopt;
}

bool is_yaml(const fs::path& path) {
  return path.extension() == ".yaml" || path.extension() == ".yml";
}

// A report says which layout it has; rows of data are a list, or say it of none.
bool is_report(const fs::path& path) {
  if (!is_yaml(path)) return false;
  Diagnostics ignored;
  const auto node = read_yaml(path, ignored);
  return node && std::ranges::any_of(document::layout_keys, [&](std::string_view key) {
           return node->find(key) != nullptr;
         });
}

class BatchCommand {
 public:
  explicit BatchCommand(const CommandContext& context)
      : context_(context),
        arguments_(context.arguments.batch),
        diagnostics_(context.diagnostics),
        folders_(find_data_folders(context.invocation, data_arguments(context.arguments))),
        layouts_(folders_.layouts) {}

  ExitStatus go() {
    auto pdf = pdf_options(context_);
    const auto shard = read_shard();
    if (!pdf || !shard) return status_of(diagnostics_);
    options_.pdf = *std::move(pdf);
    options_.shard = *shard;
    options_.workers = arguments_.jobs;
    options_.fail_fast = arguments_.fail_fast;
    options_.redo = arguments_.redo;
    options_.reports = arguments_.reports;
    options_.language = context_.language;
    // Their keys are random: no two runs make the same of the same.
    if (options_.pdf.encryption) options_.redo = true;
    if (!open_source() || !open_roll_up()) return status_of(diagnostics_);
    fonts_ = find_fonts(context_);
    if (!fonts_) return machine_failed;
    options_.environment = batch::environment_digest(
        TYPESET_VERSION, options_.pdf, signing_key_file(), folders_.layouts, *fonts_);
    if (!open_folder()) return status_of(diagnostics_);
    return run();
  }

 private:
  // The folder that layouts may stand beside.
  static Arguments data_arguments(const Arguments& arguments) {
    Arguments result = arguments;
    if (!arguments.batch.inputs.empty()) result.report = arguments.batch.inputs.front();
    return result;
  }

  std::optional<batch::Shard> read_shard() {
    if (arguments_.shard.empty()) return batch::Shard();
    const auto shard = arguments_.shard == "env"
                           ? batch::Shard::from_environment([this](std::string_view name) {
                               return context_.invocation.variable(name);
                             })
                           : batch::Shard::parse(arguments_.shard);
    if (!shard) {
      diagnostics_.error({}, {MessageId::usage_invalid_value, {"--shard", arguments_.shard}},
                         Message{arguments_.shard == "env" ? MessageId::hint_shard_variables
                                                           : MessageId::hint_shard,
                                 {}});
    }
    return shard;
  }

  std::string signing_key_file() {
    const auto& path = context_.arguments.signing_key;
    return path ? read_binary_file(*path, diagnostics_).value_or("") : std::string();
  }

  // --- What is typeset ---

  bool open_source() {
    const auto& inputs = arguments_.inputs;
    std::error_code ignored;
    const bool is_template = inputs.size() == 2 && !fs::is_directory(inputs[0], ignored) &&
                             !fs::is_directory(inputs[1], ignored) && !is_report(inputs[1]);
    return is_template ? open_template() : open_reports();
  }

  bool open_reports() {
    std::vector<batch::ReportFile> files;
    for (const fs::path& input : arguments_.inputs) {
      std::ranges::move(batch::find_reports(input, diagnostics_), std::back_inserter(files));
    }
    if (diagnostics_.has_errors() || is_lone_template()) return false;
    for (const batch::ReportFile& file : files) inputs_.push_back(file.path);
    source_ = batch::report_files(std::move(files));
    return open_names("{{" + std::string(batch::file_column) + "}}",
                      batch::OutputNames::ValueSlashes::kept);
  }

  // A template without its data is no report.
  bool is_lone_template() {
    std::error_code ignored;
    if (arguments_.inputs.size() != 1 || fs::is_directory(arguments_.inputs[0], ignored)) {
      return false;
    }
    Diagnostics unreadable;
    const auto file = read_text_file(arguments_.inputs[0], unreadable);
    if (!file || file->text().find("{{") == std::string_view::npos) return false;
    diagnostics_.error({}, {MessageId::usage_missing_template, {}},
                       Message{MessageId::hint_see_help, {}});
    return true;
  }

  bool open_template() {
    inputs_ = arguments_.inputs;
    const auto report = read_yaml(arguments_.inputs[0], diagnostics_);
    auto report_template =
        report ? batch::ReportTemplate::parse(*report, diagnostics_) : std::nullopt;
    const auto rows = source::RowFile::open(arguments_.inputs[1], diagnostics_);
    if (!report_template || !rows) return false;
    if (rows->encoding() != source::TextEncoding::utf8) {
      diagnostics_.warning({}, {MessageId::data_encoding,
                                {rows->path(), std::string(encoding_name(rows->encoding()))}});
    }
    if (!open_names(default_name(*rows), batch::OutputNames::ValueSlashes::replaced)) return false;
    source_ = batch::rows_of_template(*std::move(report_template), rows, names_->columns(),
                                      layouts_, diagnostics_);
    return source_ && !diagnostics_.has_errors();
  }

  // By the organ, which nearly every layout has, or by number.
  std::string default_name(const source::RowFile& rows) const {
    constexpr const char* organ = "机关";
    constexpr std::size_t rows_looked_at = 200;
    bool has_organ = rows.columns().find(organ) != nullptr;
    for (std::size_t i = 0; !has_organ && i < std::min(rows.size(), rows_looked_at); ++i) {
      Diagnostics ignored;
      const auto row = rows.row(i, ignored);
      has_organ = row && row->find(organ);
    }
    return std::string("{{") + (has_organ ? organ : std::string(batch::row_column)) + "}}";
  }

  bool open_names(const std::string& otherwise, batch::OutputNames::ValueSlashes slashes) {
    const std::string& pattern = arguments_.name.empty() ? otherwise : arguments_.name;
    names_ = batch::OutputNames::parse(pattern, slashes, diagnostics_);
    return names_.has_value();
  }

  bool open_roll_up() {
    if (!arguments_.roll_up) return true;
    const auto report = read_yaml(*arguments_.roll_up, diagnostics_);
    const auto layout = report ? layouts_.of(*report, diagnostics_) : nullptr;
    if (!layout) return false;
    roll_up_ = std::make_unique<batch::RollUp>(*report, layout);
    inputs_.push_back(*arguments_.roll_up);
    names_->reserve(roll_up_name());
    return true;
  }

  // --- Where it goes ---

  fs::path roll_up_name() const {
    return fs::path(*arguments_.roll_up).filename().replace_extension(".pdf");
  }

  bool is_input(const fs::path& path) const {
    return std::ranges::any_of(inputs_, [&](const fs::path& input) {
      std::error_code error;
      return fs::equivalent(path, input, error);
    });
  }

  bool open_combined() {
    const fs::path& combined = *arguments_.combined;
    if (roll_up_ && combined.filename() == roll_up_name()) {
      diagnostics_.error({}, {MessageId::usage_conflict, {"--combine", "--roll-up"}});
      return false;
    }
    std::error_code error;
    fs::create_directories(fs::absolute(combined).parent_path(), error);
    if (error) diagnostics_.error({}, unwritable_file(combined.string(), error.value()));
    return !error;
  }

  bool open_folder() {
    for (const auto& output : {arguments_.combined, arguments_.manifest}) {
      if (!output || !is_input(*output)) continue;
      diagnostics_.error({}, {MessageId::batch_would_overwrite, {output->string()}});
      return false;
    }
    if (arguments_.combined) return open_combined();
    const fs::path& root = *context_.arguments.output;
    const std::string name =
        options_.shard.is_whole() ? "manifest.csv" : "manifest." + options_.shard.name() + ".csv";
    folder_ = batch::OutputFolder::open(root, arguments_.manifest.value_or(root / name),
                                        options_.shard, diagnostics_);
    if (folder_) folder_->protect(inputs_);
    return folder_ != nullptr;
  }

  ExitStatus run() {
    const bool keep_findings =
        diagnostics_format_asked_for(context_.invocation.words) == DiagnosticsFormat::json;
    BatchDisplay display(context_.out, context_.err, diagnostics_,
                         {context_.language, context_.invocation.err_is_terminal, arguments_.events,
                          arguments_.timings, keep_findings});
    batch::RunContext run{*source_, layouts_, *fonts_, *names_, folder_.get()};
    std::unique_ptr<batch::Combination> combination;
    if (arguments_.combined) {
      combination = std::make_unique<batch::Combination>(arguments_.combined->stem().string());
      run.sinks.push_back(combination.get());
    }
    if (roll_up_) run.sinks.push_back(roll_up_.get());
    show_what_holds_for_all(keep_findings);
    const Interruption interruption;
    const batch::Totals totals =
        batch::run(run, options_, display, interruption.flag(), diagnostics_);
    display.end(totals);
    if (totals.machine_failed) return machine_failed;
    if (totals.stopped) {
      if (!interruption.flag()) return rows_failed;
      diagnostics_.error({}, {MessageId::batch_stopped,
                              {std::to_string(totals.done()), std::to_string(totals.rows)}});
      return interrupted;
    }
    write_combination(combination.get());
    if (totals.failed == 0) {
      write_roll_up();
    } else if (roll_up_) {
      diagnostics_.error({}, {MessageId::batch_sum_incomplete, {std::to_string(totals.failed)}});
    }
    if (folder_) folder_->finish(display.entries(), diagnostics_);
    const ExitStatus status = status_of(diagnostics_);
    return status == machine_failed ? status : totals.failed > 0 ? rows_failed : status;
  }

  // Before the rows' own findings, which are said as they come.
  void show_what_holds_for_all(bool keep_findings) {
    if (keep_findings) return;
    for (const Diagnostic& finding : diagnostics_.sorted()) {
      context_.err << render(finding, context_.language);
    }
    diagnostics_ = Diagnostics();
  }

  void write_combination(batch::Combination* combination) {
    if (!combination) return;
    const page::Pages pages = combination->take_pages();
    if (pages.pages.empty()) return;
    write_file_atomically(*arguments_.combined, pdf::write_pdf(pages, options_.pdf), diagnostics_);
  }

  void write_roll_up() {
    if (!roll_up_) return;
    const auto report = roll_up_->report(diagnostics_);
    const auto layout = report ? layouts_.of(*report, diagnostics_) : nullptr;
    const auto document =
        layout ? document::build_document(*layout, *report, diagnostics_) : std::nullopt;
    if (!document) return;
    Diagnostics own;
    const page::Pages pages = page::lay_out(*document, *fonts_, own);
    const bool good = !own.has_errors();
    for (Diagnostic& finding : own.sorted()) diagnostics_.add(std::move(finding));
    if (!good) return;
    const fs::path name = roll_up_name();
    const std::string bytes = pdf::write_pdf(pages, options_.pdf);
    if (folder_) {
      folder_->write(name, bytes, diagnostics_);
    } else {
      write_file_atomically(arguments_.combined->parent_path() / name, bytes, diagnostics_);
    }
  }

  const CommandContext& context_;
  const BatchArguments& arguments_;
  Diagnostics& diagnostics_;
  std::vector<fs::path> inputs_;  // that nothing may be written over
  DataFolders folders_;
  batch::LayoutCache layouts_;
  batch::RunOptions options_;
  std::optional<batch::OutputNames> names_;
  std::unique_ptr<batch::ReportSource> source_;
  std::unique_ptr<batch::RollUp> roll_up_;
  std::optional<font::Catalogue> fonts_;
  std::unique_ptr<batch::OutputFolder> folder_;
};

}  // namespace

ExitStatus typeset_batch(const CommandContext& context) {
  if (context.arguments.batch.merge_manifests) return merge_manifests(context);
  return BatchCommand(context).go();
}

}  // namespace typeset::cli

#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <system_error>

#include "base/file_io.h"
#include "batch/attachments.h"
#include "cli/commands.h"
#include "cli/data_folders.h"
#include "cli/pdf_options.h"
#include "document/layout_library.h"
#include "document/report_builder.h"
#include "page/dump.h"
#include "page/layout.h"
#include "pdf/writer.h"
#include "source/parser.h"

namespace typeset::cli {
namespace {

namespace fs = std::filesystem;

struct Report {
  std::shared_ptr<const SourceFile> file;
  document::Document document;
};

// None when anything is wrong with it or its layout.
std::optional<Report> read_report(const CommandContext& context) {
  Diagnostics& diagnostics = context.diagnostics;
  const auto file = read_text_file(context.arguments.report, diagnostics);
  const auto report = file ? source::parse_yaml(file, diagnostics) : std::nullopt;
  if (!report) return std::nullopt;
  const DataFolders folders = find_data_folders(context.invocation, context.arguments);
  const auto layout = document::layout_of_report(*report, folders.layouts, diagnostics);
  if (!layout) return std::nullopt;
  auto document = document::build_document(*layout, *report, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  return Report{file, *std::move(document)};
}

fs::path output_path(const Arguments& arguments) {
  if (arguments.output) return *arguments.output;
  return fs::path(arguments.report).replace_extension(".pdf");
}

bool is_report_itself(const fs::path& output, const fs::path& report) {
  std::error_code error;
  return fs::equivalent(output, report, error);
}

ExitStatus write_result(const CommandContext& context, const page::Pages& pages,
                        const fs::path& output, const pdf::WriteOptions& options) {
  if (context.arguments.dump_layout) {
    const std::string dump = page::dump_json(pages);
    context.out << dump;
    if (!dump.ends_with('\n')) context.out << '\n';
    return success;
  }
  write_file_atomically(output, pdf::write_pdf(pages, options), context.diagnostics);
  return status_of(context.diagnostics);
}

}  // namespace

ExitStatus typeset_report(const CommandContext& context) {
  auto options = pdf_options(context);
  if (!options) return status_of(context.diagnostics);
  const fs::path output = output_path(context.arguments);
  if (!context.arguments.dump_layout && is_report_itself(output, context.arguments.report)) {
    context.diagnostics.error({}, {MessageId::usage_output_is_report, {output.string()}});
    return wrong_usage;
  }
  auto report = read_report(context);
  if (!report) return status_of(context.diagnostics);
  const auto fonts = find_fonts(context);
  if (!fonts) return machine_failed;
  const page::Pages pages = page::lay_out(report->document, *fonts, context.diagnostics);
  if (context.diagnostics.has_errors()) return status_of(context.diagnostics);
  if (options->conformance == pdf::Conformance::pdf_a_3a) {
    options->attachments = batch::attachments_of(*report->file, report->document);
  }
  report.reset();  // the PDF of a long one needs the room
  return write_result(context, pages, output, *options);
}

ExitStatus check_report(const CommandContext& context) {
  read_report(context);
  return status_of(context.diagnostics);
}

}  // namespace typeset::cli

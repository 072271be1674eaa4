#include "batch/row_work.h"

#include <algorithm>
#include <exception>
#include <new>
#include <oneapi/tbb/task_arena.h>
#include <string>
#include <utility>

#include "batch/attachments.h"
#include "batch/digest.h"
#include "document/report_builder.h"
#include "page/layout.h"
#include "source/yaml_text.h"

namespace typeset::batch {
namespace {

// Pictures and records of a report are in files that may change without it.
bool refers_to_files(const source::Node& report) {
  if (report.is_scalar()) return report.text().find("](") != std::string::npos;
  const auto refers = [](const source::Node& node) { return refers_to_files(node); };
  return std::ranges::any_of(report.items(), refers) ||
         std::ranges::any_of(report.entries(), [&](const source::Entry& entry) {
           return entry.key == "csv" || refers(entry.value);
         });
}

// Likewise, of the fields that name pictures.
bool names_pictures(const std::vector<document::FieldDefinition>& fields,
                    const source::Node& report) {
  return std::ranges::any_of(fields, [&](const document::FieldDefinition& field) {
    const source::Node* value = report.find(field.name);
    if (field.rules.type == document::ValueType::image) return value || field.fallback;
    return value && value->is_sequence() &&
           std::ranges::any_of(value->items(), [&](const source::Node& item) {
             return names_pictures(field.items, item);
           });
  });
}

// The report that stands beside a document.
std::filesystem::path report_file(std::filesystem::path file) {
  return file.replace_extension(".yaml");
}

bool is_machine_failure(const Diagnostics& diagnostics) {
  return std::ranges::any_of(diagnostics.sorted(), [](const Diagnostic& finding) {
    return finding.message.id == MessageId::file_unwritable ||
           finding.message.id == MessageId::machine_failure;
  });
}

// The first line of each, as a manifest has them.
std::vector<std::string> lines_of(const Diagnostics& diagnostics, UiLanguage language) {
  std::vector<std::string> lines;
  for (const Diagnostic& finding : diagnostics.sorted()) {
    const std::string text = render(finding, language);
    lines.push_back(text.substr(0, text.find('\n')));
  }
  return lines;
}

}  // namespace

void RowWorker::make(RowWork& work) const {
  try {
    make_row(work);
  } catch (const std::bad_alloc&) {
    work.diagnostics.error({}, {MessageId::machine_failure, {}, MessageId::reason_out_of_memory});
  } catch (const std::exception& error) {
    work.diagnostics.error({}, {MessageId::internal_error, {error.what()}});
  }
  if (work.diagnostics.has_errors()) work.status = RowResult::Status::failed;
  work.machine_failed = is_machine_failure(work.diagnostics);
  work.entry.row = work.index + 1;
  work.entry.of = context_.source.size();
  if (context_.folder) work.entry.file = work.file.generic_string();
  work.entry.failed = work.status == RowResult::Status::failed;
  if (work.status != RowResult::Status::unchanged) {
    work.entry.findings = lines_of(work.diagnostics, options_.language);
  }
}

void RowWorker::make_row(RowWork& work) const {
  if (!work.row) return;
  std::optional<source::Node> report;
  document::LayoutRef layout;
  {
    const StageClock clock(times_, Stage::document);
    report = context_.source.report(work.index, *work.row, work.diagnostics);
    layout = report ? context_.layouts.of(*report, work.diagnostics) : nullptr;
  }
  if (!layout || work.diagnostics.has_errors()) return;
  if (take_up(work, *report, *layout) && !sinks_need_pages()) {
    keep(work, *report, *layout, nullptr);
    return;
  }
  typeset(work, *report, layout);
}

bool RowWorker::sinks_need_pages() const {
  return std::ranges::any_of(context_.sinks,
                             [](const DocumentSink* sink) { return sink->needs_pages(); });
}

bool RowWorker::take_up(RowWork& work, const source::Node& report,
                        const document::LayoutDefinition& layout) const {
  if (!context_.folder) return false;
  Sha256 digest;
  digest.add_text(options_.environment);
  digest.add_text(work.file.generic_string());
  digest.add_node(report);
  work.entry.input = digest.hexadecimal();
  if (options_.redo || refers_to_files(report) || names_pictures(layout.fields, report))
    return false;
  const ManifestEntry* earlier =
      context_.folder->earlier(work.file.generic_string(), work.entry.input);
  const bool has_report = !options_.reports || context_.folder->has(report_file(work.file));
  if (!earlier || !has_report) return false;
  work.entry = *earlier;
  work.status = RowResult::Status::unchanged;
  return true;
}

void RowWorker::typeset(RowWork& work, const source::Node& report,
                        const document::LayoutRef& layout) const {
  std::optional<document::Document> document;
  {
    const StageClock clock(times_, Stage::document);
    document = document::build_document(*layout, report, work.diagnostics);
  }
  if (!document || work.diagnostics.has_errors()) return;
  page::Pages pages;
  {
    const StageClock clock(times_, Stage::layout);
    pages = page::lay_out(*document, context_.fonts, work.diagnostics);
  }
  if (work.diagnostics.has_errors()) return;
  keep(work, report, *layout, &pages);
  const bool is_done = !context_.folder || work.status == RowResult::Status::unchanged;
  if (!is_done) {
    write(work, report, *document, pages);
  } else if (!context_.folder) {
    work.status = RowResult::Status::written;
  }
  work.entry.pages = pages.pages.size();
}

void RowWorker::keep(RowWork& work, const source::Node& report,
                     const document::LayoutDefinition& layout, const page::Pages* pages) const {
  for (const DocumentSink* sink : context_.sinks) {
    work.kept.push_back(sink->keep(report, layout, pages, work.diagnostics));
  }
}

void RowWorker::write(RowWork& work, const source::Node& report, const document::Document& document,
                      const page::Pages& pages) const {
  const bool is_attached = options_.pdf.conformance == pdf::Conformance::pdf_a_3a;
  std::string text;
  if (options_.reports || is_attached) text = source::yaml_text(report);
  const std::filesystem::path text_file = report_file(work.file);
  std::string bytes;
  {
    const StageClock clock(times_, Stage::pdf);
    pdf::WriteOptions own;
    if (is_attached) {
      own = options_.pdf;
      own.attachments = attachments_of(SourceFile(text_file.filename().string(), text), document);
    }
    // What it does in parallel may wait, but not by setting another row meanwhile.
    tbb::this_task_arena::isolate(
        [&] { bytes = pdf::write_pdf(pages, is_attached ? own : options_.pdf); });
  }
  const StageClock clock(times_, Stage::write);
  if (options_.reports && !write_file(work, text_file, text)) return;
  if (!write_file(work, work.file, bytes)) return;
  work.entry.bytes = bytes.size();
  work.entry.sha256 = sha256(bytes);
  work.status = RowResult::Status::written;
}

bool RowWorker::write_file(RowWork& work, const std::filesystem::path& file,
                           std::string_view bytes) const {
  return context_.folder->write(file, bytes, work.diagnostics);
}

}  // namespace typeset::batch

#include <ostream>

#include "cli/commands.h"
#include "cli/data_folders.h"
#include "document/json_schema.h"
#include "document/layout_library.h"
#include "document/new_report.h"
#include "document/report_places.h"
#include "source/csv_text.h"

namespace typeset::cli {
namespace {

document::LayoutRef find_layout(const CommandContext& context) {
  const DataFolders folders = find_data_folders(context.invocation, context.arguments);
  return document::layout_called(context.arguments.layout, folders.layouts, context.diagnostics);
}

// The first line of a data file for `typeset batch`: a column for each place of a report.
std::string csv_head(const document::LayoutDefinition& layout) {
  std::vector<std::string> columns;
  for (const document::ReportPlace& place : document::report_places(layout)) {
    if (!place.computed) columns.push_back(place.name());
  }
  return source::csv_text({columns});
}

}  // namespace

ExitStatus print_schema(const CommandContext& context) {
  if (const auto layout = find_layout(context)) context.out << document::json_schema(*layout);
  return status_of(context.diagnostics);
}

ExitStatus print_new_report(const CommandContext& context) {
  if (const auto layout = find_layout(context)) {
    context.out << (context.arguments.csv_head ? csv_head(*layout) : document::new_report(*layout));
  }
  return status_of(context.diagnostics);
}

}  // namespace typeset::cli

#include <ostream>

#include "cli/commands.h"
#include "cli/data_folders.h"
#include "document/json_schema.h"
#include "document/layout_library.h"
#include "document/new_report.h"

namespace typeset::cli {
namespace {

document::LayoutRef find_layout(const CommandContext& context) {
  const DataFolders folders = find_data_folders(context.invocation, context.arguments);
  return document::layout_called(context.arguments.layout, folders.layouts, context.diagnostics);
}

}  // namespace

ExitStatus print_schema(const CommandContext& context) {
  if (const auto layout = find_layout(context)) context.out << document::json_schema(*layout);
  return status_of(context.diagnostics);
}

ExitStatus print_new_report(const CommandContext& context) {
  if (const auto layout = find_layout(context)) context.out << document::new_report(*layout);
  return status_of(context.diagnostics);
}

}  // namespace typeset::cli

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "cli/commands.h"
#include "cli/data_folders.h"
#include "document/font_roles.h"
#include "document/layout_library.h"
#include "document/layout_reader.h"

namespace typeset::cli {
namespace {

// Fields of lines, set as columns that line up on a terminal.
void print_columns(const std::vector<std::vector<std::string>>& lines, std::ostream& out) {
  constexpr std::size_t gap = 2;
  std::vector<std::size_t> widths;
  for (const auto& line : lines) {
    widths.resize(std::max(widths.size(), line.size()), 0);
    for (std::size_t i = 0; i < line.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(line[i]));
    }
  }
  for (const auto& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      out << line[i];
      if (i + 1 < line.size()) out << std::string(widths[i] + gap - display_width(line[i]), ' ');
    }
    out << '\n';
  }
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) {
    if (!text.empty()) text += ", ";
    text += name;
  }
  return text;
}

std::string file_of(const font::FaceDescription& face) {
  const std::string path = face.path.string();
  return face.index == 0 ? path : path + "#" + std::to_string(face.index);
}

}  // namespace

ExitStatus list_layouts(const CommandContext& context) {
  const DataFolders folders = find_data_folders(context.invocation, context.arguments);
  std::vector<std::vector<std::string>> lines;
  for (const auto& installed : document::installed_layouts(folders.layouts)) {
    const auto layout =
        document::read_layout(installed.folder, folders.layouts, context.diagnostics);
    lines.push_back({installed.name, layout ? layout->title : "", installed.folder.string()});
  }
  print_columns(lines, context.out);
  return status_of(context.diagnostics);
}

ExitStatus list_fonts(const CommandContext& context) {
  const auto fonts = find_fonts(context);
  if (!fonts) return machine_failed;
  std::vector<std::vector<std::string>> found;
  for (const font::RoleWish& wish : fonts->wishes()) {
    const auto& chain = fonts->chain(wish.role);
    if (chain.empty()) {
      found.push_back({wish.role, "-", "-"});
    } else {
      found.push_back(
          {wish.role, chain.front()->postscript_name(), file_of(chain.front()->description())});
    }
  }
  print_columns(found, context.out);
  context.out << '\n';
  for (const font::RoleWish& wish : fonts->wishes()) {
    const Message asked{MessageId::hint_fonts_asked, {joined(wish.faces)}};
    context.out << wish.role << "  " << message_text(asked, context.language) << '\n';
  }
  return success;
}

std::optional<font::Catalogue> find_fonts(const CommandContext& context) {
  const DataFolders folders = find_data_folders(context.invocation, context.arguments);
  const auto roles = document::read_font_roles(
      folders.font_roles, context.invocation.variable("HOME"), context.diagnostics);
  if (!roles) return std::nullopt;
  std::vector<font::RoleWish> wishes;
  for (const document::FontRole& role : roles->roles) {
    wishes.push_back({role.role, role.faces, role.fallbacks, role.position});
  }
  std::vector<std::filesystem::path> directories = context.arguments.font_directories;
  directories.insert(directories.end(), roles->directories.begin(), roles->directories.end());
  return font::Catalogue::find(wishes, directories, context.arguments.missing_glyph);
}

}  // namespace typeset::cli

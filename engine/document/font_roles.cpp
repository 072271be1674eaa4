#include "document/font_roles.h"

#include <utility>

#include "base/file_io.h"
#include "document/node_reading.h"
#include "source/parser.h"

namespace typeset::document {
namespace {

std::vector<std::string> read_texts(const source::Node* list, std::string_view field,
                                    Diagnostics& diagnostics) {
  std::vector<std::string> texts;
  if (!list) return texts;
  for (const source::Node& item : read_list(*list, field, diagnostics)) {
    if (auto text = read_text(item, field, diagnostics)) texts.push_back(*std::move(text));
  }
  return texts;
}

std::filesystem::path resolved(const std::string& name, const std::filesystem::path& folder,
                               const std::filesystem::path& home) {
  if (name == "~") return home;
  if (name.starts_with("~/")) return home / std::u8string(name.begin() + 2, name.end());
  return folder / std::u8string(name.begin(), name.end());
}

FontRole read_role(const source::Entry& entry, Diagnostics& diagnostics) {
  MappingReader mapping(entry.value, entry.key, diagnostics);
  FontRole role{entry.key, {}, {}, entry.key_position};
  role.faces = read_texts(mapping.require("faces"), "faces", diagnostics);
  role.fallbacks = read_texts(mapping.find("fallbacks"), "fallbacks", diagnostics);
  mapping.report_keys();
  return role;
}

}  // namespace

std::optional<FontRoles> read_font_roles(const std::filesystem::path& path,
                                         const std::filesystem::path& home,
                                         Diagnostics& diagnostics) {
  Diagnostics own;
  FontRoles result;
  const auto file = read_text_file(path, own);
  const auto root = file ? source::parse_yaml(file, own) : std::nullopt;
  if (root) {
    MappingReader mapping(*root, file->path(), own);
    const source::Node* roles = mapping.require("roles");
    const source::Node* directories = mapping.find("directories");
    mapping.report_keys();
    if (roles) {
      for (const source::Entry& entry : read_entries(*roles, "roles", own)) {
        result.roles.push_back(read_role(entry, own));
      }
    }
    const std::filesystem::path folder = path.parent_path();
    result.directories.push_back(folder);
    for (const std::string& name : read_texts(directories, "directories", own)) {
      result.directories.push_back(resolved(name, folder, home));
    }
  }
  for (Diagnostic& finding : own.sorted()) diagnostics.add(std::move(finding));
  if (own.has_errors()) return std::nullopt;
  return result;
}

}  // namespace typeset::document

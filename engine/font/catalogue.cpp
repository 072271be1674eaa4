#include "font/catalogue.h"

#include <algorithm>
#include <utility>

#include "font/font_files.h"

namespace typeset::font {
namespace {

using Chain = std::vector<std::shared_ptr<const Face>>;

const Chain no_faces;

std::shared_ptr<const Face> first_of(FaceIndex& index, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (auto face = index.take(name)) return face;
  }
  return nullptr;
}

void add_fallbacks(FaceIndex& index, const std::vector<std::string>& names, Chain& chain) {
  for (const std::string& name : names) {
    auto face = index.take(name);
    // What may not be embedded must not get into a document unseen, one character at a time.
    if (face && face->embeddable() && std::find(chain.begin(), chain.end(), face) == chain.end()) {
      chain.push_back(std::move(face));
    }
  }
}

std::string joined(const std::vector<std::string>& parts) {
  std::string result;
  for (const std::string& part : parts) {
    if (!result.empty()) result += ", ";
    result += part;
  }
  return result;
}

std::string joined(const std::vector<std::filesystem::path>& paths) {
  std::vector<std::string> parts;
  parts.reserve(paths.size());
  for (const auto& path : paths) parts.push_back(path.string());
  return joined(parts);
}

}  // namespace

Catalogue Catalogue::find(const std::vector<RoleWish>& wishes,
                          const std::vector<std::filesystem::path>& directories,
                          MissingGlyph missing_glyph) {
  Catalogue catalogue;
  catalogue.wishes_ = wishes;
  catalogue.directories_ = directories;
  catalogue.missing_glyph_ = missing_glyph;
  FaceIndex index(directories);
  for (const RoleWish& wish : wishes) {
    auto [face, unreadable] = index.take_by_stem(wish.role);
    if (!unreadable.empty()) catalogue.unreadable_[wish.role] = std::move(unreadable);
    if (!face) face = first_of(index, wish.faces);
    Chain chain;
    if (face) {
      chain.push_back(std::move(face));
      add_fallbacks(index, wish.fallbacks, chain);
    }
    catalogue.chains_.emplace(wish.role, std::move(chain));
  }
  return catalogue;
}

const Chain& Catalogue::chain(std::string_view role) const {
  const auto found = chains_.find(role);
  return found == chains_.end() ? no_faces : found->second;
}

const Chain& Catalogue::require(std::string_view role, const SourcePosition& where,
                                Diagnostics& diagnostics) const {
  const std::string name(role);
  const auto wish = std::find_if(wishes_.begin(), wishes_.end(),
                                 [role](const RoleWish& each) { return each.role == role; });
  if (wish == wishes_.end()) {
    std::vector<std::string> roles;
    for (const RoleWish& each : wishes_) roles.push_back(each.role);
    diagnostics.error(where, {MessageId::font_role_unknown, {name}}, suggest(role, roles));
    return no_faces;
  }
  if (const auto found = unreadable_.find(role); found != unreadable_.end()) {
    for (const auto& path : found->second) {
      diagnostics.warning(where, {MessageId::font_unreadable, {path.string()}});
    }
  }
  const Chain& faces = chain(role);
  if (faces.empty()) {
    diagnostics.error(where, {MessageId::font_role_missing, {name, joined(directories_)}},
                      Message{MessageId::hint_run_setup, {"sh fonts/setup.sh"}});
  } else if (!faces.front()->embeddable()) {
    diagnostics.error(where, {MessageId::font_not_embeddable, {faces.front()->family()}});
  }
  return faces;
}

}  // namespace typeset::font

// Which face serves which role (仿宋, 黑体 …): the roles' wishes matched against the fonts found.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "font/companions.h"
#include "font/face.h"
#include "font/shaping_cache.h"

namespace typeset::font {

// What a role would like, best first: family names (the face nearest to regular is taken), full
// names (“Noto Serif CJK SC Bold”) or PostScript names, in any language the font knows.
struct RoleWish {
  std::string role;
  std::vector<std::string> faces;
  // Asked for characters that the role's own face lacks, in this order.
  std::vector<std::string> fallbacks;
  SourcePosition position;  // of the role's entry in fonts/roles.yaml
};

// What becomes of a character that no face of its role has.
enum class MissingGlyph {
  error,  // an error: there is no document
  box,    // a warning, and a box in its place
};

// Faces by role. Immutable once made, as far as anyone can see; safe to share between threads.
class Catalogue {
 public:
  // Looks through `directories` (and the folders below them), the preferred first: a face that two
  // of them hold is taken from the earlier. A file whose stem is a role's name (仿宋.ttf) serves
  // that role before any wish. Names match whatever the case of their Latin letters. A role for
  // which no face is found has an empty chain, even where its fallbacks exist: they are not its
  // face. Fallbacks whose licence forbids embedding are left out. No diagnostic until a document
  // asks for it (require). Missing folders are passed over.
  static Catalogue find(const std::vector<RoleWish>& wishes,
                        const std::vector<std::filesystem::path>& directories,
                        MissingGlyph missing_glyph = MissingGlyph::error);

  // The role's face, then its fallbacks. Empty when the role is unknown or nothing was found.
  const std::vector<std::shared_ptr<const Face>>& chain(std::string_view role) const;

  // The same, with an error at `where` when the role is unknown (with the nearest), has no face
  // (with the faces and folders asked) or its face does not permit embedding, and a warning when a
  // file named after the role cannot be read.
  const std::vector<std::shared_ptr<const Face>>& require(std::string_view role,
                                                          const SourcePosition& where,
                                                          Diagnostics& diagnostics) const;

  const std::vector<RoleWish>& wishes() const { return wishes_; }
  MissingGlyph missing_glyph() const { return missing_glyph_; }

  // Glyphs of a run in one of the catalogue's faces, out of its cache where it has them.
  std::vector<ShapedGlyph> shape(const Face& face, const ShapeRequest& request) const {
    return shaping_cache_->shape(face, request);
  }

  // What another room has found out with these faces and keeps for the next document: one object
  // of each type, made by its default constructor, that is safe to use from several threads.
  template <typename Companion>
  Companion& companion() const {
    return companions_->get<Companion>();
  }

 private:
  std::vector<RoleWish> wishes_;
  std::vector<std::filesystem::path> directories_;
  MissingGlyph missing_glyph_ = MissingGlyph::error;
  std::map<std::string, std::vector<std::shared_ptr<const Face>>, std::less<>> chains_;
  // Files named after a role that are no fonts.
  std::map<std::string, std::vector<std::filesystem::path>, std::less<>> unreadable_;
  std::unique_ptr<const ShapingCache> shaping_cache_ = std::make_unique<const ShapingCache>();
  std::unique_ptr<Companions> companions_ = std::make_unique<Companions>();
};

}  // namespace typeset::font

#include "font/subset.h"

#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include "base/deflate.h"
#include "font/cff_program.h"
#include "font/harfbuzz_subset.h"
#include "font/implementation.h"

namespace typeset::font {
namespace {

[[noreturn]] void fail(const Face& face) {
  throw std::runtime_error("cannot subset the font " + face.description().path.string());
}

// Each glyph keeps its compressed bits with the face: a program is put together rather than made.
// Nothing when a glyph is broken.
std::optional<FontProgram> subset_by_glyphs(const CffTable& table, const GlyphStore& store,
                                            const std::vector<GlyphId>& glyphs,
                                            std::uint32_t first_cid) {
  std::vector<GlyphId> kept = {0};
  kept.reserve(glyphs.size() + 1);
  kept.insert(kept.end(), glyphs.begin(), glyphs.end());
  std::vector<const DeflatedPiece*> pieces;
  std::vector<std::size_t> sizes;
  pieces.reserve(kept.size());
  sizes.reserve(kept.size());
  for (GlyphId& glyph : kept) {
    if (glyph >= table.glyph_count()) glyph = 0;
    pieces.push_back(store.glyph(glyph));
    if (!pieces.back()) return std::nullopt;
    sizes.push_back(pieces.back()->size);
  }
  const DeflatedPiece head = store.code().encode_plainly(cff_head(table, {kept, sizes, first_cid}));
  std::size_t bits = head.bits.size();
  for (const DeflatedPiece* piece : pieces) bits += piece->bits.size();
  DeflatedStream stream(store.code());
  stream.reserve(bits);
  stream.append(head);
  for (const DeflatedPiece* piece : pieces) stream.append(*piece);
  const std::size_t size = stream.size();
  return FontProgram{ProgramKind::cid_font_type_0c, std::move(stream).finish(), size};
}

}  // namespace

bool numbers_glyphs_anew(const Face& face) {
  return face.outline_format() == OutlineFormat::cff_cid;
}

FontProgram subset(const Face& face, const std::vector<GlyphId>& glyphs, std::uint32_t first_cid) {
  const Face::Implementation& implementation = face.implementation();
  if (implementation.has_cff) {
    const CffTable* table = implementation.cff();
    // Nobody could tell whether CIDs or glyph indices select the glyphs.
    if (!table) fail(face);
    if (table->is_cid_keyed()) {
      auto program = subset_by_glyphs(*table, implementation.glyphs(), glyphs, first_cid);
      if (!program) fail(face);
      return std::move(*program);
    }
  }
  const BlobPointer program = subset_by_harfbuzz(implementation, glyphs);
  const auto bytes = bytes_of(program.get());
  return {.kind = implementation.has_cff ? ProgramKind::cid_font_type_0c : ProgramKind::truetype,
          .deflated = deflate({reinterpret_cast<const char*>(bytes.data()), bytes.size()}),
          .size = bytes.size()};
}

}  // namespace typeset::font

#include "font/harfbuzz_subset.h"

#include <array>
#include <hb-subset.h>
#include <span>
#include <stdexcept>
#include <vector>

#include "base/deflate.h"
#include "font/cff_program.h"
#include "font/face.h"

namespace typeset::font {
namespace {

using InputPointer = std::unique_ptr<hb_subset_input_t, Release<hb_subset_input_destroy>>;

constexpr hb_tag_t tag_cff = HB_TAG('C', 'F', 'F', ' ');
constexpr std::array cff_tables = {tag_cff};
// What ISO 32000 asks of a TrueType program in a CIDFont. Hinting goes, and with it cvt, fpgm and
// prep.
constexpr std::array truetype_tables = {HB_TAG('g', 'l', 'y', 'f'), HB_TAG('l', 'o', 'c', 'a'),
                                        HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'),
                                        HB_TAG('h', 'm', 't', 'x'), HB_TAG('m', 'a', 'x', 'p')};

[[noreturn]] void fail(const Face::Implementation& face) {
  throw std::runtime_error("cannot subset the font " + face.description.path.string());
}

std::vector<hb_tag_t> table_tags(hb_face_t* face) {
  unsigned total = hb_face_get_table_tags(face, 0, nullptr, nullptr);
  std::vector<hb_tag_t> tags(total);
  hb_face_get_table_tags(face, 0, &total, tags.data());
  return tags;
}

// Layout tables must go, not only to save room: the glyphs that their substitutions reach would be
// taken in.
void keep_only(hb_subset_input_t* input, hb_face_t* face, std::span<const hb_tag_t> kept) {
  hb_set_t* dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const hb_tag_t tag : table_tags(face)) hb_set_add(dropped, tag);
  for (const hb_tag_t tag : kept) hb_set_del(dropped, tag);
}

InputPointer subset_input(const Face::Implementation& face, std::span<const GlyphId> glyphs) {
  InputPointer input(hb_subset_input_create_or_fail());
  if (!input) fail(face);
  // The glyph index itself is what the PDF writes (ISO 32000-1, 9.7.4.2).
  constexpr unsigned flags = HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE |
                             HB_SUBSET_FLAGS_DESUBROUTINIZE | HB_SUBSET_FLAGS_RETAIN_GIDS;
  hb_subset_input_set_flags(input.get(), flags);
  keep_only(input.get(), face.face.get(),
            face.has_cff ? std::span<const hb_tag_t>(cff_tables)
                         : std::span<const hb_tag_t>(truetype_tables));
  hb_set_t* kept = hb_subset_input_glyph_set(input.get());
  hb_set_add(kept, 0);
  for (const GlyphId glyph : glyphs) hb_set_add(kept, glyph);
  return input;
}

}  // namespace

BlobPointer subset_by_harfbuzz(const Face::Implementation& face, std::span<const GlyphId> glyphs) {
  const InputPointer input = subset_input(face, glyphs);
  const FacePointer result(hb_subset_or_fail(face.face.get(), input.get()));
  if (!result) fail(face);
  BlobPointer program(face.has_cff ? hb_face_reference_table(result.get(), tag_cff)
                                   : hb_face_reference_blob(result.get()));
  if (bytes_of(program.get()).empty()) fail(face);
  return program;
}

}  // namespace typeset::font

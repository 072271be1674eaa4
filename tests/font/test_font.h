// Small fonts made on the spot, for what no free font shows: licences, names, broken tables, faces
// without vertical forms. Every glyph is a rectangle.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

#include "base/unicode.h"
#include "support/temporary_folder.h"

namespace typeset::font {

inline const std::filesystem::path source_folder = TYPESET_SOURCE_DIR;
inline const std::filesystem::path noto_folder = "/usr/share/fonts/opentype/noto";
inline const std::filesystem::path fandol_fang =
    source_folder / "fonts/free/FandolFang-Regular.otf";
inline const std::filesystem::path fandol_kai = source_folder / "fonts/free/FandolKai-Regular.otf";
inline const std::filesystem::path noto_serif = noto_folder / "NotoSerifCJK-Regular.ttc";
inline const std::filesystem::path noto_serif_bold = noto_folder / "NotoSerifCJK-Bold.ttc";
inline const std::filesystem::path noto_sans = noto_folder / "NotoSansCJK-Regular.ttc";
inline constexpr unsigned simplified_chinese = 2;  // among the faces of a Noto CJK collection

using tests::TemporaryFolder;

inline std::string file_bytes(const std::filesystem::path& path) {
  std::string bytes(std::filesystem::file_size(path), '\0');
  std::ifstream(path, std::ios::binary)
      .read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return bytes;
}

struct TestGlyph {
  char16_t code_point;
  int left, bottom, right, top;
  int advance = 1000;
};

struct TestFont {
  std::string family = "Test";
  std::string full_name = "Test";
  std::string chinese_family = "";  // a second family name, in Chinese
  std::string postscript_name = "Test";
  unsigned weight = 400;
  unsigned width = 5;
  bool italic = false;
  unsigned embedding = 0;        // OS/2 fsType
  bool cff = false;              // name-keyed CFF instead of glyf
  std::string cff_program = "";  // with cff: takes the place of the CFF table made of the glyphs
  std::string positioning = "";  // GPOS; see positioning_table
  // In order of code points. Glyph 0 comes before them by itself.
  std::vector<TestGlyph> glyphs = {{u'一', 100, 300, 900, 400}};

  std::string cff_table() const;  // as made of the glyphs
  std::string build() const;

 private:
  std::vector<TestGlyph> all_glyphs() const {
    std::vector<TestGlyph> all = {{0, 50, 0, 450, 700, 500}};
    all.insert(all.end(), glyphs.begin(), glyphs.end());
    return all;
  }
  std::string cmap() const;
  std::string name() const;
  std::string os2() const;
  std::string charstrings() const;
  void add_outlines(std::map<std::string, std::string>& tables) const;
};

inline std::string big(std::uint64_t value, std::size_t size) {
  std::string out;
  for (std::size_t i = size; i-- > 0;) out += static_cast<char>(value >> (8 * i) & 0xff);
  return out;
}

template <typename... Values>
std::string shorts(Values... values) {
  std::string out;
  ((out += big(static_cast<std::uint64_t>(values), 2)), ...);
  return out;
}

inline std::string TestFont::cmap() const {
  std::string ends, starts, deltas, offsets;
  int glyph = 1;
  for (const TestGlyph& each : glyphs) {
    ends += shorts(each.code_point);
    starts += shorts(each.code_point);
    deltas += shorts(glyph++ - each.code_point);
    offsets += shorts(0);
  }
  const std::size_t segments = glyphs.size() + 1;
  const std::string body = shorts(segments * 2, 0, 0, 0) + ends + shorts(0xffff, 0) + starts +
                           shorts(0xffff) + deltas + shorts(1) + offsets + shorts(0);
  return shorts(0, 1, 3, 1) + big(12, 4) + shorts(4, body.size() + 6, 0) + body;
}

inline std::string TestFont::name() const {
  struct Record {
    int language, id;
    std::string text;
  };
  std::vector<Record> records = {
      {0x409, 1, family}, {0x409, 4, full_name}, {0x409, 6, postscript_name}};
  if (!chinese_family.empty()) records.push_back({0x804, 1, chinese_family});
  std::string head = shorts(0, records.size(), 6 + 12 * records.size()), text;
  for (const Record& record : records) {
    const std::size_t start = text.size();
    for (const char16_t unit : to_utf16(record.text)) text += shorts(unit);
    head += shorts(3, 1, record.language, record.id, text.size() - start, start);
  }
  return head + text;
}

inline std::string TestFont::os2() const {
  std::string table(96, '\0');
  const auto set = [&table](std::size_t offset, unsigned value) {
    table.replace(offset, 2, shorts(value));
  };
  set(0, 4);
  set(4, weight);
  set(6, width);
  set(8, embedding);
  set(62, italic ? 1 : 64);
  return table;
}

inline std::string cff_index(const std::vector<std::string>& items) {
  std::string head = big(items.size(), 2), data;
  if (items.empty()) return head;
  head += big(2, 1) + big(1, 2);
  for (const std::string& item : items) {
    data += item;
    head += big(data.size() + 1, 2);
  }
  return head + data;
}

// Each glyph draws by way of the one local subroutine, and has a hint before which its width
// stands.
inline std::string TestFont::charstrings() const {
  const auto number = [](int value) { return "\x1c" + shorts(value); };
  std::vector<std::string> items;
  for (const TestGlyph& g : all_glyphs()) {
    const int across = g.right - g.left, up = g.top - g.bottom;
    items.push_back(number(g.advance) + number(g.bottom) + number(up) + "\x01" + number(g.left) +
                    number(g.bottom) + "\x15" + number(across) + number(up) + number(-across) +
                    number(-107) + "\x0a" + "\x0e");
  }
  return cff_index(items);
}

inline std::string TestFont::cff_table() const {
  const auto offset = [](std::size_t value) { return "\x1d" + big(value, 4); };
  const std::string before = std::string("\1\0\4\2", 4) + cff_index({postscript_name});
  const std::string after = cff_index({}) + cff_index({});
  const std::string charset = big(2, 1) + shorts(1, glyphs.size() - 1);
  const std::string strings = charstrings();
  const std::string private_dict = offset(6) + "\x13";  // subroutines just after
  const std::string subroutines = cff_index({"\x06\x0b"});
  std::string top;
  for (int pass = 0; pass < 2; ++pass) {  // the first only for its length
    const std::size_t start = before.size() + cff_index({top}).size() + after.size();
    const std::size_t strings_start = start + charset.size();
    top = offset(start) + "\x0f" + offset(strings_start) + "\x11" + offset(private_dict.size()) +
          offset(strings_start + strings.size()) + "\x12";
  }
  return before + cff_index({top}) + after + charset + strings + private_dict + subroutines;
}

inline void TestFont::add_outlines(std::map<std::string, std::string>& tables) const {
  if (cff) {
    tables["CFF "] = cff_program.empty() ? cff_table() : cff_program;
    return;
  }
  std::string glyf, loca;
  for (const TestGlyph& g : all_glyphs()) {
    loca += big(glyf.size(), 4);
    // One contour of four points, x and y as words.
    glyf += shorts(1, g.left, g.bottom, g.right, g.top, 3, 0) + std::string(4, '\1') +
            shorts(g.left, 0, g.right - g.left, 0) + shorts(g.bottom, g.top - g.bottom, 0) +
            shorts(g.bottom - g.top);
  }
  tables["glyf"] = glyf;
  tables["loca"] = loca + big(glyf.size(), 4);
}

inline std::string TestFont::build() const {
  std::map<std::string, std::string> tables;
  std::string metrics;
  for (const TestGlyph& g : all_glyphs()) metrics += shorts(g.advance, g.left);
  const std::size_t count = all_glyphs().size();
  tables["head"] = shorts(1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0, 1000) + std::string(16, '\0') +
                   shorts(0, -120, 1000, 880, 0, 8, 2, 1, 0);
  tables["hhea"] =
      shorts(1, 0, 900, -300, 0, 1000, 0, 0, 0, 1) + std::string(14, '\0') + shorts(count);
  tables["maxp"] =
      cff ? shorts(0, 0x5000, count) : shorts(1, 0, count, 4, 1) + std::string(22, '\0');
  tables["hmtx"] = metrics;
  tables["cmap"] = cmap();
  tables["name"] = name();
  tables["OS/2"] = os2();
  tables["post"] = shorts(3, 0) + std::string(28, '\0');
  if (!positioning.empty()) tables["GPOS"] = positioning;
  add_outlines(tables);

  std::string directory = (cff ? "OTTO" : big(0x10000, 4)) + shorts(tables.size(), 0, 0, 0);
  const std::size_t data_start = directory.size() + 16 * tables.size();
  std::string data;
  for (const auto& [tag, bytes] : tables) {
    directory += tag + big(0, 4) + big(data_start + data.size(), 4) + big(bytes.size(), 4);
    data += bytes;
    data.resize((data.size() + 3) / 4 * 4);
  }
  return directory + data;
}

// How a feature moves and narrows glyph `glyph`, in units.
struct Adjusted {
  unsigned glyph;
  int placement, advance;
};

inline std::string coverage(const std::vector<Adjusted>& glyphs) {
  std::string table = shorts(1, glyphs.size());
  for (const Adjusted& each : glyphs) table += shorts(each.glyph);
  return table;
}

// GPOS lookup of type 1: each glyph by itself, as halt has it.
inline std::string single_adjustments(const std::vector<Adjusted>& glyphs) {
  std::string values;
  for (const Adjusted& each : glyphs) values += shorts(each.placement, each.advance);
  return shorts(2, 8 + values.size(), 5, glyphs.size()) + values + coverage(glyphs);
}

// GPOS lookup of type 2: the first glyph of a pair of the same, as chws has it.
inline std::string pair_adjustments(const std::vector<Adjusted>& glyphs) {
  std::string offsets, sets;
  const std::size_t head = 10 + 2 * glyphs.size();
  for (const Adjusted& each : glyphs) {
    offsets += shorts(head + sets.size());
    sets += shorts(1, each.glyph, each.placement, each.advance);
  }
  return shorts(1, head + sets.size(), 5, 0, glyphs.size()) + offsets + sets + coverage(glyphs);
}

// A GPOS table of one feature with one lookup, for all scripts.
inline std::string positioning_table(const std::string& feature, int lookup_type,
                                     const std::string& subtable) {
  const std::string scripts = shorts(1) + "DFLT" + shorts(8, 4, 0, 0, 0xffff, 1, 0);
  const std::string features = shorts(1) + feature + shorts(8, 0, 1, 0);
  const std::string lookups = shorts(1, 4, lookup_type, 0, 1, 8) + subtable;
  return shorts(1, 0, 10, 10 + scripts.size(), 10 + scripts.size() + features.size()) + scripts +
         features + lookups;
}

}  // namespace typeset::font

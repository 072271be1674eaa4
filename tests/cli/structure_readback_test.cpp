// The structure tree that another program reads from the PDF is the layout's own: each table's grid
// with its cells, texts and heads.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/file_io.h"
#include "base/unicode.h"
#include "cli/data_folders.h"
#include "cli/program.h"
#include "cli/repository_reports.h"
#include "cli/structure_reading.h"
#include "document/layout_library.h"
#include "document/report_builder.h"
#include "pdf/pdf_file.h"
#include "source/parser.h"
#include "table/grid.h"

namespace typeset::cli {
namespace {

namespace fs = std::filesystem;

const fs::path source = TYPESET_SOURCE_DIR;

// What the layout says, built without anything of the PDF.
class LayoutTables {
 public:
  explicit LayoutTables(const fs::path& path) {
    Diagnostics diagnostics;
    Arguments arguments;
    arguments.report = path;
    const Invocation invocation{{}, {}, {{"TYPESET_DATA_DIR", source.string()}}};
    const auto report = source::parse_yaml(read_text_file(path, diagnostics), diagnostics);
    const auto layout = document::layout_of_report(
        *report, find_data_folders(invocation, arguments).layouts, diagnostics);
    document_ = document::build_document(*layout, *report, diagnostics).value();
    EXPECT_FALSE(diagnostics.has_errors()) << path;
  }

  std::vector<table::Grid> grids() const {
    std::vector<table::Grid> grids;
    for (const document::PageSequence& sequence : document_.sequences) {
      for (const document::Block& block : sequence.blocks) {
        if (const auto* table = std::get_if<document::Table>(&block)) {
          grids.push_back(table::build_grid(*table));
        }
      }
    }
    return grids;
  }

 private:
  document::Document document_;
};

// Without white space, which lines that break take away, and without what only says where they may.
std::string letters(std::u16string_view text) {
  std::u16string kept;
  for (const char16_t unit : text) {
    const bool is_space = unit <= u' ' || unit == 0xA0 || unit == 0x3000 ||
                          (unit >= 0x2000 && unit <= 0x200B) || unit == 0x2060 || unit == 0xAD;
    if (!is_space) kept += unit;
  }
  return to_utf8(kept);
}

// With each ruby read after its base.
std::u16string spoken(const document::RichText& text) {
  std::u16string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    result += text[i].text;
    const bool base_ends = i + 1 == text.size() || text[i + 1].ruby != text[i].ruby;
    if (text[i].ruby && base_ends) result += document::plain_text(text[i].ruby->text);
  }
  return result;
}

std::string letters_of(const document::CellText& content) {
  std::u16string text = spoken(content.text);
  for (const document::RichText& label : content.diagonal) text += spoken(label);
  std::string result = letters(text);
  if (content.foot) result += letters_of(*content.foot);
  return result;
}

std::string expected_scope(table::CellKind kind) {
  if (kind == table::CellKind::data) return "";
  return kind == table::CellKind::row_head ? "Row" : "Column";
}

// The first thing in which the tree differs from the grid; empty when nothing does.
std::string difference(const ReadGrid& read, const table::Grid& grid) {
  if (read.overlaps()) return "cells overlap";
  if (read.cells().size() != grid.cells.size()) {
    return std::to_string(read.cells().size()) + " cells, not " + std::to_string(grid.cells.size());
  }
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const ReadCell& cell = read.cells()[i];
    const table::GridCell& own = grid.cells[i];
    const std::string place = "cell " + std::to_string(own.row) + "," + std::to_string(own.column) +
                              " “" + letters_of(*own.content) + "”: ";
    if (cell.row != own.row || cell.column != own.column) return place + "stands elsewhere";
    if (cell.rowspan != own.rowspan || cell.colspan != own.colspan) return place + "spans";
    if (cell.is_header == (own.kind == table::CellKind::data)) return place + "type";
    if (cell.scope != expected_scope(own.kind)) return place + "scope " + cell.scope;
    const std::string text = letters(to_utf16(cell.text));
    if (text != letters_of(*own.content)) return place + "reads “" + text + "”";
    std::vector<std::string> headers;
    for (const std::size_t header : table::headers_of(grid, i)) {
      headers.push_back(read.cells()[header].id);
    }
    if (cell.headers != headers) return place + "headers";
    if (std::ranges::find(headers, "") != headers.end()) return place + "a head has no ID";
  }
  return "";
}

class Typeset {
 public:
  explicit Typeset(const fs::path& report) {
    const Workplace workplace;
    const Outcome outcome = workplace.run("'" + report.string() + "' -o a.pdf");
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    file_ = std::make_unique<pdf::PdfFile>(contents(workplace.path() / "a.pdf"));
  }

  const pdf::PdfFile& file() const { return *file_; }
  ReadElement structure() const {
    return StructureReader(file_->run("pdfinfo -struct-text").output).read();
  }
  // The dictionaries of all structure elements of a type, as qpdf reads them.
  std::vector<nlohmann::json> elements(const std::string& type) const {
    const auto json = nlohmann::json::parse(file_->run("qpdf --json").output);
    std::vector<nlohmann::json> found;
    for (const auto& [key, object] : json["qpdf"][1].items()) {
      if (!object.contains("value") || !object["value"].is_object()) continue;
      const auto& value = object["value"];
      if (value.value("/S", "") == "/" + type && value.contains("/P")) found.push_back(value);
    }
    return found;
  }

 private:
  std::unique_ptr<pdf::PdfFile> file_;
};

class StructureReadBack : public testing::TestWithParam<std::string> {};

TEST_P(StructureReadBack, IsTheLayoutsGrid) {
  const fs::path report = source / GetParam();
  const LayoutTables layout(report);
  const std::vector<table::Grid> grids = layout.grids();
  const ReadElement structure = Typeset(report).structure();
  const auto tables = elements_of_type(structure, "Table");
  ASSERT_EQ(tables.size(), grids.size());
  for (std::size_t i = 0; i < grids.size(); ++i) {
    EXPECT_EQ(difference(ReadGrid(*tables[i]), grids[i]), "") << "table " << i + 1;
  }
}

INSTANTIATE_TEST_SUITE_P(Reports, StructureReadBack, testing::ValuesIn(repository_reports()),
                         [](const auto& report) { return test_name(report.param); });

const fs::path seed = source / "examples/xinwei-2020/report.yaml";

const table::Grid& largest(const std::vector<table::Grid>& grids) {
  return *std::ranges::max_element(grids, {}, [](const table::Grid& g) { return g.cells.size(); });
}

// The comparison itself: one wrong thing at a time is seen.
TEST(StructureReadBackItself, SeesWhatDiffers) {
  const LayoutTables layout(seed);
  const std::vector<table::Grid> grids = layout.grids();
  const table::Grid& grid = largest(grids);
  const std::string listing = Typeset(seed).file().run("pdfinfo -struct-text").output;
  const std::string start = "一、本年新收政府信息公开申请数量";
  const auto compared = [&](const std::string& before, const std::string& after) {
    std::string changed = listing;
    const std::size_t at = changed.find(before, changed.find(start) - 100);
    EXPECT_NE(at, std::string::npos) << before;
    changed.replace(at, before.size(), after);
    const ReadElement structure = StructureReader(changed).read();
    for (const ReadElement* table : elements_of_type(structure, "Table")) {
      if (table->text.find(start.substr(0, 9)) == std::string::npos) continue;
      return difference(ReadGrid(*table), grid);
    }
    return std::string("no table");
  };
  EXPECT_EQ(compared(start, start), "");
  EXPECT_NE(compared("/Scope /Row", "/Scope /Column"), "");
  EXPECT_NE(compared("/ColSpan 3", "/ColSpan 2"), "");
  EXPECT_NE(compared("/Headers [(", "/Headers [(e1) ("), "");
  EXPECT_NE(compared("\"0\"", "\"1\""), "");
  EXPECT_NE(compared("TD:", "TH:"), "");
  EXPECT_NE(compared("TH <", "TH <x"), "");
}

// A screen reader's view of the seed's big table: each figure with its row and column heads.
TEST(SeedStructure, EachFigureOfTheBigTableIsReadWithItsHeads) {
  const ReadElement structure = Typeset(seed).structure();
  const ReadGrid* big = nullptr;
  std::vector<ReadGrid> grids;
  for (const ReadElement* table : elements_of_type(structure, "Table")) grids.emplace_back(*table);
  for (const ReadGrid& grid : grids) {
    if (!big || grid.cells().size() > big->cells().size()) big = &grid;
  }
  std::map<std::string, std::string> texts;
  for (const ReadCell& cell : big->cells()) texts.emplace(cell.id, cell.text);
  std::set<std::string> read;
  std::size_t figures = 0;
  for (const ReadCell& cell : big->cells()) {
    if (cell.is_header) continue;
    ++figures;
    EXPECT_GE(cell.headers.size(), 3U) << cell.row << "," << cell.column;
    std::string heads;
    for (const std::string& id : cell.headers) heads += texts.at(id) + " / ";
    EXPECT_TRUE(read.insert(heads).second) << heads << "heads two figures";
  }
  EXPECT_GT(figures, 140U);
  EXPECT_TRUE(read.contains(
      "申请人情况 / 法人或其他组织 / 商业企业 / 三、本年度办理结果 / （三）不予公开 / "
      "1.属于国家秘密 / "));
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t times = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; ++at) ++times;
  return times;
}

TEST(Artifacts, AreRepeatedHeadsAndFolios) {
  const Typeset typeset(source / "tests/golden/table-over-pages.yaml");
  const std::string seen = letters(to_utf16(typeset.file().text()));
  const ReadElement structure = typeset.structure();
  const std::string read = letters(to_utf16(structure.children.at(0).text));
  EXPECT_EQ(count(seen, "—3—"), 1U);
  EXPECT_EQ(count(read, "—3—"), 0U);
  std::size_t repeated = 0;
  for (const ReadElement* head : elements_of_type(structure, "THead")) {
    for (const ReadElement* cell : elements_of_type(*head, "TH")) {
      const std::string text = letters(to_utf16(cell->text));
      if (text.empty() || count(read, text) != 1) continue;
      repeated += count(seen, text) > 1;
    }
  }
  EXPECT_GT(repeated, 0U);
}

TEST(Artifacts, NotesHaveIdentifiersAndFiguresAlternativeTexts) {
  const Typeset typeset(source / "tests/golden/every-feature.yaml");
  std::set<std::string> identifiers;
  const auto notes = typeset.elements("Note");
  ASSERT_GE(notes.size(), 2U);
  for (const auto& note : notes) {
    EXPECT_TRUE(identifiers.insert(note.at("/ID").get<std::string>()).second);
  }
  const auto figures = typeset.elements("Figure");
  ASSERT_GE(figures.size(), 1U);
  for (const auto& figure : figures) EXPECT_GT(figure.value("/Alt", "").size(), 4U);
}

}  // namespace
}  // namespace typeset::cli

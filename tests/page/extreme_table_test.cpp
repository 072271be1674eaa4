// Tables as large, as small and as odd as a layout can make them: a good page or a clear error.
#include <set>

#include "page/handmade_document.h"

namespace typeset::page {
namespace {

const document::StyleRef& cell_style() {
  static const document::StyleRef style = tests::share(tests::cell_style());
  return style;
}

Document document_of(document::Table table) {
  Document document = empty_document();
  blocks_of(document).emplace_back(std::move(table));
  return document;
}

document::Table grid_of(int rows, int columns) {
  document::Table table = plain_table(1, {});
  table.sections.clear();
  document::FreeGrid& grid = table.grid.emplace();
  grid.rows = rows;
  grid.columns = columns;
  return table;
}

std::vector<MessageId> errors_of(const Document& document) {
  Diagnostics diagnostics;
  lay_out(document, tests::free_fonts(), diagnostics);
  std::vector<MessageId> errors;
  for (const Diagnostic& found : diagnostics.sorted()) {
    if (found.severity == Severity::error) errors.push_back(found.message.id);
  }
  return errors;
}

void expect_in_type_area(const Pages& pages) {
  for (const Page& page : pages.pages) {
    for (const RuleFragment& rule : page.rules) {
      EXPECT_GE(rule.rect.y.raw(), type_area().y.raw());
      EXPECT_LE(rule.rect.bottom().raw(), type_area().bottom().raw());
    }
    for (const TextFragment* line : flow_lines(page)) {
      EXPECT_LE(line->box.bottom().raw(), type_area().bottom().raw());
    }
  }
}

TEST(ExtremeTable, OfOneCellIsAFrameAroundIt) {
  for (const char* text : {"", "甲"}) {
    document::Table table = grid_of(1, 1);
    table.grid->cells.push_back({0, 0, 1, 1, false, cell(text, cell_style())});
    const Pages pages = laid_out(document_of(std::move(table)));
    ASSERT_EQ(pages.pages.size(), 1U);
    EXPECT_EQ(pages.pages[0].rules.size(), 4U);
  }
}

TEST(ExtremeTable, OfCellsWithoutTextHasItsFrame) {
  document::Table table = plain_table(2, {});
  for (document::RowNode& row : table.sections[0].rows) row = {{}, {}, {{}}};
  table.sections[0].corner.reset();
  table.sections[0].columns[0].label = {};
  table.style.min_row_height = Length::mm(8);
  const Pages pages = laid_out(document_of(std::move(table)));
  EXPECT_GE(pages.pages.at(0).rules.size(), 6U);
  EXPECT_TRUE(flow_lines(pages.pages[0]).empty());
}

TEST(ExtremeTable, LabelOverFiveHundredRowsStandsOnEachPage) {
  document::Table table = plain_table(0, {});
  document::RowNode group{cell("一级部门", cell_style()), {}, {}};
  for (int i = 0; i < 500; ++i) {
    group.children.push_back({cell("科室", cell_style()), {}, {cell("1", cell_style())}});
  }
  table.sections[0].rows.push_back(group);
  const Pages pages = laid_out(document_of(std::move(table)));
  EXPECT_GT(pages.pages.size(), 5U);
  for (const Page& page : pages.pages) {
    std::multiset<std::string> texts;
    for (const TextFragment* line : flow_lines(page)) texts.insert(text_of(*line));
    EXPECT_EQ(texts.count("一级部门"), 1U);
    EXPECT_EQ(texts.count("数量"), 1U);
    EXPECT_GT(texts.count("科室"), 10U);
  }
  expect_in_type_area(pages);
}

TEST(ExtremeTable, CellTallerThanTenPagesGoesOnFromPageToPage) {
  document::Table table = plain_table(3, {});
  table.sections[0].rows[1].values[0] = cell(hanzi(26000), cell_style());
  const Pages pages = laid_out(document_of(std::move(table)));
  EXPECT_GT(pages.pages.size(), 10U);
  std::size_t characters = 0;
  for (const Page& page : pages.pages) {
    for (const TextFragment* line : flow_lines(page)) {
      const std::string text = text_of(*line);
      if (text.starts_with("政")) characters += to_utf16(text).size();
    }
  }
  EXPECT_EQ(characters, 26000U);
  expect_in_type_area(pages);
}

TEST(ExtremeTable, HeadHigherThanThePageIsAnError) {
  document::Table table = plain_table(3, {});
  table.sections[0].columns[0].label = cell(hanzi(4000), cell_style());
  table.sections[0].columns[0].hints.max = Length::pt(40);
  table.sections[0].columns.push_back({cell("甲", cell_style()), {}, {}});
  for (document::RowNode& row : table.sections[0].rows) row.values.push_back(row.values[0]);
  EXPECT_EQ(errors_of(document_of(std::move(table))), std::vector{MessageId::table_head_too_tall});
}

TEST(ExtremeTable, VerticalCellHigherThanThePageIsAnError) {
  document::Style style = tests::cell_style();
  style.writing_mode = document::WritingMode::vertical;
  document::Table table = plain_table(3, {});
  table.sections[0].rows[1].label = cell(std::string(300, 'w'), tests::share(style));
  const std::vector<MessageId> errors = errors_of(document_of(std::move(table)));
  EXPECT_EQ(errors, std::vector{MessageId::table_row_too_tall});
}

TEST(ExtremeTable, TwoHundredColumnsAndAGiantWordAreTooWide) {
  document::Table wide = grid_of(2, 200);
  for (int row = 0; row < 2; ++row) {
    for (int column = 0; column < 200; ++column) {
      wide.grid->cells.push_back({row, column, 1, 1, row == 0, cell("数", cell_style())});
    }
  }
  EXPECT_EQ(errors_of(document_of(std::move(wide))), std::vector{MessageId::table_too_wide});
  document::Table word = plain_table(1, {});
  word.sections[0].rows[0].values[0] = cell(std::string(5000, 'w'), cell_style());
  EXPECT_EQ(errors_of(document_of(std::move(word))), std::vector{MessageId::table_too_wide});
}

// Without padding and texts of one narrow character, two hundred fit.
TEST(ExtremeTable, TwoHundredNarrowColumnsStandInTheMeasure) {
  document::Style style = tests::cell_style();
  style.size = style.character_pitch = style.line_pitch = Length::pt(0.8);
  const document::StyleRef tiny = tests::share(style);
  document::Table table = grid_of(2, 200);
  for (int row = 0; row < 2; ++row) {
    for (int column = 0; column < 200; ++column) {
      table.grid->cells.push_back({row, column, 1, 1, row == 0, cell("数", tiny)});
    }
  }
  const Pages pages = laid_out(document_of(std::move(table)));
  ASSERT_EQ(pages.pages.size(), 1U);
  EXPECT_EQ(flow_lines(pages.pages[0]).size(), 400U);
}

}  // namespace
}  // namespace typeset::page

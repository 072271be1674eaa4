// Tables that come again in document after document.
#include "table/kept_layouts.h"

#include <gtest/gtest.h>
#include <random>
#include <thread>

#include "support/fixtures.h"
#include "table/tables_alike.h"

namespace typeset::table {
namespace {

using document::CellText;
using tests::cell_style;
using tests::free_fonts;
using tests::share;

const document::StyleRef style = share(cell_style());

CellText cell(std::string_view text) { return {tests::rich_text(text, style), style}; }

document::Table table_of(const std::vector<std::string>& figures) {
  document::Table table;
  table.name = "统计表";
  const Length pad = Length::pt(2);
  table.style.padding_inline = table.style.padding_block = pad;
  table.style.rules = document::TableRules::framed({Length::pt(1)}, {Length::pt(0.5)});
  document::TableSection section;
  section.corner = cell("项目");
  section.columns = {{cell("上一年项目数量"), {}, {}}, {cell("处理决定数量"), {}, {}}};
  for (std::size_t i = 0; i < figures.size(); ++i) {
    section.rows.push_back(
        {cell("第" + std::to_string(i) + "项"), {}, {cell(figures[i]), cell("0")}});
  }
  table.sections.push_back(section);
  return table;
}

// A catalogue of its own, which has kept nothing yet.
font::Catalogue new_fonts() {
  return font::Catalogue::find(
      free_fonts().wishes(),
      {std::filesystem::path(TYPESET_SOURCE_DIR) / "fonts/free", "/usr/share/fonts"});
}

// All that stands in the table: boxes of its cells, and glyphs with their places.
std::vector<std::int64_t> placed(const TableLayout& layout, Length available = Length::pt(500)) {
  std::vector<std::int64_t> result;
  const auto placement = layout.place({}, available);
  if (!placement) return result;
  result.push_back(placement->rest ? placement->rest->row : -1);
  result.push_back(placement->fragment.height.raw());
  for (const CellFragment& fragment : placement->fragment.cells) {
    result.push_back(fragment.box.x.raw());
    result.push_back(fragment.box.y.raw());
    for (const CellLine& line : fragment.lines) {
      for (const font::GlyphRun& run : line.runs) {
        for (const font::PositionedGlyph& glyph : run.glyphs) {
          result.push_back(glyph.id);
          result.push_back(glyph.origin.x.raw());
          result.push_back(glyph.origin.y.raw());
        }
      }
    }
  }
  for (const Rect& rule : placement->fragment.rules) result.push_back(rule.y.raw());
  return result;
}

std::shared_ptr<const TableLayout> shared_layout(const document::Table& table,
                                                 const font::Catalogue& fonts,
                                                 Length measure = Length::pt(300)) {
  Diagnostics diagnostics;
  auto layout = lay_out_shared(table, measure, fonts, diagnostics, Length::pt(600));
  EXPECT_TRUE(diagnostics.empty());
  return layout;
}

std::vector<std::int64_t> placed_alone(const document::Table& table,
                                       Length measure = Length::pt(300)) {
  Diagnostics diagnostics;
  return placed(TableLayout(table, measure, free_fonts(), diagnostics, Length::pt(600)));
}

TEST(KeptLayouts, AreWhatLayoutGivesEachTime) {
  const font::Catalogue fonts = new_fonts();
  for (int round = 0; round < 4; ++round) {
    for (const char* figure : {"0", "25", "一百二十"}) {
      const document::Table table = table_of({figure, "7", "8"});
      EXPECT_EQ(placed(*shared_layout(table, fonts)), placed_alone(table)) << round << figure;
      const Length narrow = Length::pt(120);
      EXPECT_EQ(placed(*shared_layout(table, fonts, narrow)), placed_alone(table, narrow));
    }
  }
}

TEST(KeptLayouts, ArePlacedAsOthersAreWhateverRoomThereIs) {
  const font::Catalogue fonts = new_fonts();
  const document::Table table = table_of({"1", "2", "3", "4", "5", "6"});
  shared_layout(table, fonts);
  shared_layout(table, fonts);
  const auto kept = shared_layout(table, fonts);
  Diagnostics diagnostics;
  const TableLayout alone(table, Length::pt(300), free_fonts(), diagnostics, Length::pt(600));
  for (int points = 0; points < 200; ++points) {
    const Length room = Length::pt(points);
    EXPECT_EQ(placed(*kept, room), placed(alone, room)) << points;
  }
}

TEST(KeptLayouts, AreSharedFromTheThirdTime) {
  const font::Catalogue fonts = new_fonts();
  std::shared_ptr<const TableLayout> third;
  {
    const document::Table table = table_of({"1", "2"});
    const auto first = shared_layout(table, fonts);
    const auto second = shared_layout(table, fonts);
    third = shared_layout(table, fonts);
    EXPECT_NE(first, second);
    EXPECT_NE(second, third);
  }
  // The first tables are gone: what is shared holds a table of its own.
  const document::Table fourth = table_of({"1", "2"});
  EXPECT_EQ(shared_layout(fourth, fonts), third);
  EXPECT_EQ(placed(*third), placed_alone(fourth));
}

TEST(KeptLayouts, AreOfTablesThatAreAlikeInAllThatIsSeen) {
  const document::Table table = table_of({"1", "2"});
  EXPECT_TRUE(are_laid_out_alike(table, table_of({"1", "2"})));
  EXPECT_TRUE(are_laid_out_alike(table, without_origins(table)));
  std::vector<document::Table> others(16, table);
  others[0] = table_of({"1", "3"});
  others[1] = table_of({"1", "2", "3"});
  others[2].style.padding_inline = Length::pt(3);
  others[3].style.rules.row.is_double = true;
  others[4].style.fills.head = Color{1, 0, 0};
  others[5].style.fit.clear();
  others[6].sections[0].columns[0].hints.weight = 2;
  others[7].sections[0].columns[0].edges.left = document::Rule{};
  others[8].sections[0].rows[0].hints.min = Length::pt(40);
  others[9].sections[0].rows[0].keep_with_previous = true;
  others[10].sections[0].rows[0].values[0].look.decimal = true;
  others[11].sections[0].rows[0].values[0].style = share(cell_style());
  others[12].sections[0].rows[0].values[0].text[0].marks.underline = true;
  others[13].sections[0].rows[0].values[0].foot = std::make_shared<const CellText>(cell("签名"));
  others[14].sections[0].rows[0].continued_label = cell("续");
  others[15].stub_columns.emplace_back().weight = 3;
  for (std::size_t i = 0; i < others.size(); ++i) {
    EXPECT_FALSE(are_laid_out_alike(table, others[i])) << i;
    EXPECT_FALSE(are_laid_out_alike(others[i], table)) << i;
  }
}

// Labels that leave figures room, values over several columns, and labels that say something else
// where they stand again.
document::Table form_of(const std::vector<std::string>& figures, bool decimal = false) {
  document::Table table = table_of({});
  table.sections[0].columns.push_back({cell("万元"), {}, {}});
  table.sections.push_back(table.sections[0]);
  table.sections[1].band = cell("第二部分");
  table.sections[1].columns = {{cell("本年处理决定数量"), {}, {}}};
  std::size_t next = 0;
  for (document::TableSection& section : table.sections) {
    for (int row = 0; row < 3; ++row) {
      document::RowNode& added = section.rows.emplace_back();
      added.label = cell("第" + std::to_string(row) + "项的办理结果以及结转情况");
      added.continued_label = cell("第" + std::to_string(row) + "项（续）");
      for (std::size_t i = 0; i < section.columns.size(); ++i) {
        added.values.push_back(cell(figures[next++ % figures.size()]));
        added.values.back().look.decimal = decimal;
      }
    }
  }
  return table;
}

// Whether it was made from another.
bool is_refilled(const TableLayout& layout) { return layout.grid().headers != nullptr; }

TEST(KeptLayouts, AreRefilledWithWhateverValuesHaveRoom) {
  std::mt19937 random(20260120);
  const auto upto = [&](int most) { return std::uniform_int_distribution<>(0, most)(random); };
  const auto figure = [&](int most_digits) {
    if (upto(9) == 0) return std::string(upto(1) == 0 ? "—" : "");
    std::string digits(static_cast<std::size_t>(1 + upto(most_digits - 1)), '0');
    for (char& digit : digits) digit = static_cast<char>('0' + upto(9));
    return digits;
  };
  int refilled = 0, rounds = 0;
  for (const int points : {400, 220, 160, 120}) {
    const font::Catalogue fonts = new_fonts();
    const Length measure = Length::pt(points), page = Length::pt(600);
    const auto laid_out = [&](const document::Table& table, Diagnostics& diagnostics) {
      return lay_out_shared(table, measure, fonts, diagnostics, page);
    };
    Diagnostics of_first;
    for (const char* first : {"0", "1"}) laid_out(form_of({first}), of_first);
    for (int round = 0; round < 30; ++round, ++rounds) {
      std::vector<std::string> figures;
      const int most_digits = round % 3 == 0 ? 16 : 2;
      for (int i = 0; i < 12; ++i) figures.push_back(figure(most_digits));
      const document::Table table = form_of(figures);
      Diagnostics found, found_alone;
      const auto layout = laid_out(table, found);
      const TableLayout alone(table, measure, free_fonts(), found_alone, page);
      refilled += is_refilled(*layout) ? 1 : 0;
      EXPECT_EQ(found.sorted().size(), found_alone.sorted().size());
      ASSERT_EQ(layout->column_widths(), alone.column_widths()) << points << ' ' << round;
      for (const int room : {500, 200, 130, 90}) {
        ASSERT_EQ(placed(*layout, Length::pt(room)), placed(alone, Length::pt(room)))
            << points << ' ' << round << ' ' << room;
      }
    }
  }
  EXPECT_GT(refilled, 0);
  EXPECT_LT(refilled, rounds) << "some values have no room";
}

TEST(KeptLayouts, AreNotRefilledWithWhatChangesAColumn) {
  const font::Catalogue fonts = new_fonts();
  shared_layout(table_of({"0", "1"}), fonts);
  shared_layout(table_of({"2", "3"}), fonts);
  // The longest word of the head has two characters, as wide as four digits.
  for (std::size_t digits = 1; digits < 20; ++digits) {
    const document::Table table = table_of({std::string(digits, '8'), "4"});
    const auto layout = shared_layout(table, fonts);
    EXPECT_EQ(is_refilled(*layout), digits < 4) << digits;
    EXPECT_EQ(placed(*layout), placed_alone(table)) << digits;
  }
  const document::Table other_label = [] {
    document::Table table = table_of({"0", "1"});
    table.sections[0].rows[1].label = cell("别的");
    return table;
  }();
  EXPECT_EQ(placed(*shared_layout(other_label, fonts)), placed_alone(other_label));
}

TEST(KeptLayouts, AreNotRefilledWhereNumbersLineUp) {
  const font::Catalogue fonts = new_fonts();
  for (const char* figure : {"1", "2.5", "3.25", "44"}) {
    const document::Table table = form_of({figure, "0.1"}, true);
    const auto layout = shared_layout(table, fonts);
    EXPECT_FALSE(is_refilled(*layout));
    EXPECT_EQ(placed(*layout), placed_alone(table)) << figure;
  }
}

TEST(KeptLayouts, KnowTheHeadersOfTheirCells) {
  const font::Catalogue fonts = new_fonts();
  shared_layout(table_of({"0", "1"}), fonts);
  shared_layout(table_of({"2", "3"}), fonts);
  const document::Table table = table_of({"4", "5"});
  const auto layout = shared_layout(table, fonts);
  ASSERT_TRUE(is_refilled(*layout));
  const Grid grid = build_grid(table);
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    EXPECT_EQ(headers_of(layout->grid(), i), headers_of(grid, i)) << i;
    EXPECT_EQ(document::plain_text(layout->grid().cells[i].content->text),
              document::plain_text(grid.cells[i].content->text));
  }
}

TEST(KeptLayouts, SayWhichTextsAreOthers) {
  const document::Table table = table_of({"1", "2"});
  const document::Table other = table_of({"1", "3"});
  EXPECT_TRUE(other_texts(table, table)->empty());
  const auto others = other_texts(table, other);
  ASSERT_TRUE(others.has_value());
  ASSERT_EQ(others->size(), 1U);
  EXPECT_EQ(others->front().before, &table.sections[0].rows[1].values[0]);
  EXPECT_EQ(others->front().after, &other.sections[0].rows[1].values[0]);
  EXPECT_FALSE(other_texts(table, table_of({"1"})).has_value());
  document::Table styled = other;
  styled.sections[0].rows[1].values[0].style = share(cell_style());
  EXPECT_FALSE(other_texts(table, styled).has_value());
}

TEST(KeptLayouts, ReportEachTimeWhatIsWrong) {
  const font::Catalogue fonts = new_fonts();
  const document::Table table = table_of({"\U0010FFFD"});
  for (int round = 0; round < 4; ++round) {
    Diagnostics diagnostics;
    lay_out_shared(table, Length::pt(300), fonts, diagnostics, Length::pt(600));
    EXPECT_EQ(diagnostics.sorted().size(), 1U) << round;
  }
}

TEST(KeptLayouts, KeepToTheirCapacity) {
  KeptLayouts layouts(120);
  const auto kept = std::make_shared<const KeptLayouts::Kept>(table_of({"1", "2"}), Length::pt(300),
                                                              std::nullopt, free_fonts());
  layouts.keep(0, kept);
  for (std::size_t i = 1; i < 1000; ++i) {
    layouts.keep(i, kept);
    EXPECT_LE(layouts.cells(), 120U + 2 * 9);
    ASSERT_EQ(layouts.find(0), kept) << "what is asked for all the time stays";
  }
  EXPECT_EQ(layouts.find(1), nullptr);
}

TEST(KeptLayouts, ServeSeveralThreads) {
  const font::Catalogue fonts = new_fonts();
  std::vector<document::Table> tables;
  std::vector<std::vector<std::int64_t>> expected;
  for (int i = 0; i < 5; ++i) {
    tables.push_back(table_of({std::to_string(i * 1234), "0"}));
    expected.push_back(placed_alone(tables.back()));
  }
  std::vector<int> wrong(4, 0);
  {
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < wrong.size(); ++t) {
      threads.emplace_back([&, t] {
        for (std::size_t i = 0; i < 40; ++i) {
          const std::size_t n = (i + t * 3) % tables.size();
          if (placed(*shared_layout(tables[n], fonts)) != expected[n]) ++wrong[t];
        }
      });
    }
  }
  EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

}  // namespace
}  // namespace typeset::table

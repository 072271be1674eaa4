// Tables that are too wide, and what their styles let be done to them.
#include "table/column_fitting.h"

#include <chrono>
#include <gtest/gtest.h>

#include "support/random_form.h"
#include "table/table_layout.h"

namespace typeset::table {
namespace {

using document::FitStep;

const Length measure = Length::mm(156);

document::CellText cell(std::string_view text, const document::StyleRef& style) {
  return {tests::rich_text(text, style), style};
}
document::CellText cell(std::string_view text) {
  static const document::StyleRef style = tests::share(tests::cell_style());
  return cell(text, style);
}

// A head, and one row with a value below each.
document::Table table_of(const std::vector<std::pair<std::string, std::string>>& columns) {
  document::Table table;
  table.name = "表";
  table.style.rules = document::TableRules::framed({Length::pt(0.75)}, {Length::pt(0.5)});
  table.style.padding_inline = Length::pt(4);
  table.style.padding_inline_min = Length::pt(1);
  table.has_stub = false;
  table.style.fit = {};
  document::TableSection& section = table.sections.emplace_back();
  document::RowNode& row = section.rows.emplace_back();
  for (const auto& [head, value] : columns) {
    section.columns.push_back({cell(head), {}, {}});
    row.values.push_back(cell(value));
  }
  return table;
}

document::Table table_of(int columns, const std::string& head, const std::string& value) {
  return table_of(std::vector(static_cast<std::size_t>(columns), std::pair(head, value)));
}

struct LaidOut {
  explicit LaidOut(const document::Table& table)
      : layout(table, measure, tests::free_fonts(), diagnostics),
        fragment(layout.place_least({}, Length::mm(10000)).fragment) {}

  const CellFragment& at(int row, int column) const {
    return fragment.cells.at(layout.grid().cell_at(row, column));
  }
  // Of the lines of a cell, in pt.
  double size_at(int row, int column) const {
    return at(row, column).lines.at(0).runs.at(0).size.to_pt();
  }
  bool is_vertical(int row, int column) const {
    return at(row, column).lines.at(0).writing_mode == document::WritingMode::vertical;
  }

  Diagnostics diagnostics;
  TableLayout layout;
  TableFragment fragment;
};

void expect_contents_in_cells(const TableFragment& fragment) {
  for (const CellFragment& cell : fragment.cells) {
    for (const CellLine& line : cell.lines) {
      EXPECT_FALSE(line.overfull);
      EXPECT_GE(line.box.x, cell.box.x);
      EXPECT_LE(line.box.right(), cell.box.right());
    }
  }
}

TEST(ColumnFitting, WithoutAStepPaddingStays) {
  document::Table table = table_of(12, "甲", "12345678");
  EXPECT_TRUE(LaidOut(table).diagnostics.has_errors());
  table.style.fit = {FitStep::size};
  table.style.min_font_size = Length::pt(5);
  const LaidOut smaller(table);
  EXPECT_FALSE(smaller.diagnostics.has_errors());
  const Length text = smaller.at(1, 0).lines.at(0).box.width;
  EXPECT_GE(smaller.at(1, 0).box.width - text, Length::pt(8));
}

TEST(ColumnFitting, FirstStepThatHelpsIsTheLast) {
  document::Table table = table_of(10, "甲", "1234567");
  table.style.fit = {FitStep::padding, FitStep::size, FitStep::vertical_heads};
  const LaidOut laid_out(table);
  EXPECT_FALSE(laid_out.diagnostics.has_errors());
  EXPECT_EQ(laid_out.size_at(1, 0), 10.5);
}

TEST(ColumnFitting, HeadsWiderThanWhatStandsBelowBecomeVertical) {
  std::vector<std::pair<std::string, std::string>> columns(15, {"自然人", "0"});
  columns[3] = {"甲", "99"};
  document::Table table = table_of(columns);
  table.style.fit = {FitStep::vertical_heads};
  const LaidOut laid_out(table);
  EXPECT_FALSE(laid_out.diagnostics.has_errors());
  EXPECT_TRUE(laid_out.is_vertical(0, 0));
  EXPECT_FALSE(laid_out.is_vertical(0, 3));  // no wider than the figures below
  EXPECT_FALSE(laid_out.is_vertical(1, 0));
  EXPECT_EQ(laid_out.at(0, 0).lines.size(), 1U);
  EXPECT_EQ(laid_out.size_at(0, 0), 10.5);
  expect_contents_in_cells(laid_out.fragment);
}

TEST(ColumnFitting, HeadsOverSeveralColumnsStayHorizontal) {
  document::Table table = table_of(15, "自然人", "0");
  auto& columns = table.sections[0].columns;
  document::ColumnNode group;
  group.label = cell("法人或其他组织");
  group.children = {columns[0], columns[1]};
  columns.erase(columns.begin(), columns.begin() + 2);
  columns.insert(columns.begin(), group);
  table.style.fit = {FitStep::vertical_heads};
  const LaidOut laid_out(table);
  EXPECT_FALSE(laid_out.diagnostics.has_errors());
  EXPECT_FALSE(laid_out.is_vertical(0, 0));
  EXPECT_TRUE(laid_out.is_vertical(1, 0));
}

// 合计 would not have to: beside 自然人 it looks better turned as well. The last has no head over it.
TEST(ColumnFitting, HeadsUnderOneHeadTurnTogether) {
  std::vector<std::pair<std::string, std::string>> columns(15, {"自然人", "99"});
  columns[0] = columns[14] = {"合计", "9999"};
  document::Table table = table_of(columns);
  auto& nodes = table.sections[0].columns;
  document::ColumnNode group;
  group.label = cell("法人");
  group.children.assign(nodes.begin(), nodes.end() - 1);
  nodes.erase(nodes.begin(), nodes.end() - 1);
  nodes.insert(nodes.begin(), group);
  table.style.fit = {FitStep::vertical_heads};
  const LaidOut laid_out(table);
  EXPECT_FALSE(laid_out.diagnostics.has_errors());
  EXPECT_FALSE(laid_out.is_vertical(0, 0));
  EXPECT_TRUE(laid_out.is_vertical(1, 0));
  EXPECT_TRUE(laid_out.is_vertical(1, 1));
  EXPECT_FALSE(laid_out.is_vertical(0, 14));
}

// The first could be set in lines of two characters; beside the others it does not stay horizontal.
TEST(ColumnFitting, HeadsUnderNoneTurnTogetherWhereTheyAreWiderThanTheirColumns) {
  std::vector<std::pair<std::string, std::string>> columns(17, {"行政许可数量", "0"});
  columns[0].second = "12345";
  columns[16] = {"备注", "无其他情况"};
  document::Table table = table_of(columns);
  table.style.fit = {FitStep::vertical_heads};
  const LaidOut laid_out(table);
  EXPECT_FALSE(laid_out.diagnostics.has_errors());
  EXPECT_TRUE(laid_out.is_vertical(0, 0));
  EXPECT_TRUE(laid_out.is_vertical(0, 1));
  EXPECT_FALSE(laid_out.is_vertical(0, 16));
}

TEST(ColumnFitting, NoHeadIsTurnedWhereTheColumnIsAsWideAnyway) {
  document::Table table = table_of(15, "自然人", "0");
  for (auto& column : table.sections[0].columns) column.hints.min = Length::pt(32);
  table.style.fit = {FitStep::vertical_heads, FitStep::padding};
  const LaidOut laid_out(table);
  EXPECT_TRUE(laid_out.diagnostics.has_errors());
  EXPECT_FALSE(laid_out.is_vertical(0, 0));
}

TEST(ColumnFitting, LargestSizeThatFitsIsTaken) {
  document::Table table = table_of(10, "甲", "12345678");
  table.style.fit = {FitStep::size};
  table.style.min_font_size = Length::pt(5);
  const LaidOut laid_out(table);
  ASSERT_FALSE(laid_out.diagnostics.has_errors());
  const double size = laid_out.size_at(1, 0);
  EXPECT_LT(size, 10.5);
  EXPECT_EQ(size * 2, std::floor(size * 2));
  EXPECT_EQ(laid_out.size_at(0, 0), size);
  // Half a point more and it would not.
  table.style.min_font_size = Length::pt(size + 0.5);
  EXPECT_TRUE(LaidOut(table).diagnostics.has_errors());
}

TEST(ColumnFitting, NoTextIsSetSmallerThanTheLeastSizeButForThoseThatAre) {
  document::Style tiny = tests::cell_style();
  tiny.size = tiny.character_pitch = Length::pt(6);
  document::Style large = tests::cell_style();
  large.size = large.character_pitch = Length::pt(16);
  large.line_pitch = Length::pt(20);
  document::Table table = table_of(10, "甲", "12345678");
  table.sections[0].rows[0].values[0] = cell("1", tests::share(tiny));
  table.sections[0].rows[0].values[1] = cell("1", tests::share(large));
  table.style.fit = {FitStep::size};
  table.style.min_font_size = Length::pt(9);
  const LaidOut laid_out(table);
  EXPECT_EQ(laid_out.size_at(1, 0), 6);
  EXPECT_GE(laid_out.size_at(1, 1), 9);
  EXPECT_LT(laid_out.size_at(1, 1), 16);
  EXPECT_GE(laid_out.size_at(1, 2), 9);
}

// Superscripts and bold characters have styles of their own, and follow.
TEST(ColumnFitting, WhatHasAStyleOfItsOwnWithinATextGetsSmallerWithIt) {
  document::Table table = table_of(10, "甲", "12345678");
  const document::StyleRef base = tests::share(tests::cell_style());
  document::Style raised = *base;
  raised.size = base->size.scaled(0.6);
  document::CellText& text = table.sections[0].rows[0].values[0];
  text.style = base;
  text.text = {tests::text_span("m", base),
               tests::text_span("2", tests::share(raised), {}, Length::pt(4))};
  table.style.fit = {FitStep::size};
  const LaidOut laid_out(table);
  const auto& runs = laid_out.at(1, 0).lines.at(0).runs;
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_LT(runs[0].size, base->size);
  EXPECT_NEAR(runs[1].size.ratio_to(runs[0].size), 0.6, 0.001);
  const double shift = (runs[0].glyphs[0].origin.y - runs[1].glyphs[0].origin.y).to_pt();
  EXPECT_NEAR(shift, 4 * runs[0].size.to_pt() / 10.5, 0.001);
}

TEST(ColumnFitting, LinesOfSmallerTextAreCloserInProportion) {
  document::Table table = table_of(10, "甲", "12345678");
  table.sections[0].rows[0].values[0] = cell("一\n二");
  table.style.fit = {FitStep::size};
  const LaidOut laid_out(table);
  const auto& lines = laid_out.at(1, 0).lines;
  ASSERT_EQ(lines.size(), 2U);
  const double pitch = (lines[1].box.y - lines[0].box.y).to_pt();
  EXPECT_NEAR(pitch / laid_out.size_at(1, 0), 13.5 / 10.5, 0.001);
}

const std::string giant(60, 'W');

TEST(ColumnFitting, GiantWordIsBrokenOnlyWhereTheStyleLetsIt) {
  document::Table table = table_of({{"甲", giant}, {"乙", "统一社会信用代码"}, {"丙", "12345"}});
  EXPECT_TRUE(LaidOut(table).diagnostics.has_errors());
  table.style.fit = {FitStep::break_words};
  const LaidOut laid_out(table);
  EXPECT_FALSE(laid_out.diagnostics.has_errors());
  EXPECT_GT(laid_out.at(1, 0).lines.size(), 1U);
  EXPECT_EQ(laid_out.at(1, 2).lines.size(), 1U);  // what is short enough stays whole
  expect_contents_in_cells(laid_out.fragment);
}

TEST(ColumnFitting, CodesAndAddressesAreBrokenInsideWhereNothingElseHelps) {
  std::vector<std::pair<std::string, std::string>> columns(12, {"代码", "913301060000001234"});
  columns[5].second = "https://www.example.gov.cn/zhengwugongkai/index.html";
  document::Table table = table_of(columns);
  table.style.fit = {FitStep::break_words};
  const LaidOut laid_out(table);
  EXPECT_FALSE(laid_out.diagnostics.has_errors());
  expect_contents_in_cells(laid_out.fragment);
  std::string code;
  for (const CellLine& line : laid_out.at(1, 0).lines) {
    for (const font::GlyphRun& run : line.runs) code += to_utf8(run.text);
  }
  EXPECT_EQ(code, "913301060000001234");
}

TEST(ColumnFitting, WordsUnderACommonHeadGiveWayToo) {
  document::Table table = table_of(4, "甲", "1");
  document::TableSection& section = table.sections[0];
  document::ColumnNode group;
  group.label = cell(giant);
  group.children = section.columns;
  section.columns = {group};
  table.style.fit = {FitStep::padding, FitStep::break_words};
  const LaidOut laid_out(table);
  EXPECT_FALSE(laid_out.diagnostics.has_errors());
  EXPECT_GT(laid_out.at(0, 0).lines.size(), 1U);
  expect_contents_in_cells(laid_out.fragment);
}

TEST(ColumnFitting, NumbersInALineStayWhole) {
  document::Table table = table_of({{"甲", giant}, {"乙", "1234567.89"}});
  table.sections[0].rows[0].values[1].look.decimal = true;
  table.style.fit = {FitStep::break_words};
  EXPECT_EQ(LaidOut(table).at(1, 1).lines.size(), 1U);
}

Diagnostic error_of(const document::Table& table) {
  const LaidOut laid_out(table);
  const auto found = laid_out.diagnostics.sorted();
  EXPECT_EQ(found.size(), 1U);
  return found.at(0);
}

// Half a figure reads as another; the number of a person or an account does not.
TEST(ColumnFitting, FiguresStayWholeWhereCodesAreBroken) {
  const std::string figure = "123456789.00", code = "11010519491231002X110105194912310021";
  document::Table table = table_of({{"甲", figure}, {"乙", "110105194912310021"}});
  for (int i = 0; i < 4; ++i) {
    table.sections[0].columns.push_back({cell("丙"), {}, {}});
    table.sections[0].rows[0].values.push_back(cell(code));
  }
  table.style.fit = {FitStep::break_words};
  const LaidOut laid_out(table);
  EXPECT_FALSE(laid_out.diagnostics.has_errors());
  EXPECT_EQ(laid_out.at(1, 0).lines.size(), 1U);
  EXPECT_GT(laid_out.at(1, 2).lines.size(), 1U);
  table = table_of(std::vector(12, std::pair<std::string, std::string>("甲", figure)));
  table.style.fit = {FitStep::break_words};
  EXPECT_EQ(LaidOut(table).diagnostics.sorted().at(0).message.id, MessageId::table_too_wide);
}

// Columns of an equal group stay as alike as the one that needs more leaves room for.
TEST(EqualColumns, GiveWayAsFarAsTheyMustAndSaySo) {
  document::Table table = table_of(8, "甲", "1");
  for (auto& column : table.sections[0].columns) column.hints.equal_group = "数";
  table.position.line = 7;
  EXPECT_TRUE(LaidOut(table).diagnostics.empty());
  table.sections[0].columns[3].label = cell("乙");
  table.sections[0].rows[0].values[3] = cell(std::string(30, 'w'));
  const LaidOut laid_out(table);
  const std::vector<Length>& widths = laid_out.layout.column_widths();
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (i == 3) continue;
    EXPECT_NEAR(widths[i].to_pt(), widths[0].to_pt(), 0.001);
  }
  EXPECT_NEAR((widths[3] + widths[0] * 7).to_pt(), (measure - Length::pt(0.75)).to_pt(), 0.01);
  const auto found = laid_out.diagnostics.sorted();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].severity, Severity::warning);
  EXPECT_EQ(found[0].position.line, 7);
  ASSERT_EQ(found[0].message.id, MessageId::table_columns_uneven);
  EXPECT_EQ(found[0].message.arguments.at(1), "数");
  EXPECT_EQ(found[0].message.arguments.at(2), "乙");
}

// Beside one that takes most of the measure, the others of the group still are of one width.
TEST(EqualColumns, ThatNeedDifferentWidthsAreLevelledFromBelow) {
  document::Table table = table_of(6, "甲", "1");
  auto& values = table.sections[0].rows[0].values;
  for (auto& column : table.sections[0].columns) column.hints.equal_group = "数";
  values[0] = cell(std::string(24, 'w'));
  values[1] = cell("123456789012");
  const LaidOut laid_out(table);
  const std::vector<Length>& widths = laid_out.layout.column_widths();
  EXPECT_GT(widths[0], widths[1]);
  EXPECT_NEAR(widths[2].to_pt(), widths[5].to_pt(), 0.001);
  // No narrower than what the measure leaves when each has what it needs.
  EXPECT_GE(widths[2], Length::pt(18));
}

TEST(TooWideTable, NamesItsWidestColumnAndTheTextInIt) {
  document::Table table = table_of({{"甲", "1"}, {"说明", "见 " + giant}, {"丙", "1"}});
  table.position.line = 12;
  const Diagnostic error = error_of(table);
  EXPECT_EQ(error.position.line, 12);
  ASSERT_EQ(error.message.id, MessageId::table_too_wide);
  EXPECT_EQ(error.message.arguments.at(0), "表");
  EXPECT_EQ(error.message.arguments.at(3), "说明");
  EXPECT_EQ(error.message.arguments.at(4), giant);
  table.sections[0].rows[0].values[1] = cell(giant + "W");
  EXPECT_EQ(error_of(table).message.arguments.at(4), giant + "……");
  ASSERT_TRUE(error.hint);
  EXPECT_EQ(error.hint->arguments.at(0), "break-words");  // alone enough
}

TEST(TooWideTable, HintNamesOnlyWhatTheStyleDoesNot) {
  document::Table table = table_of(60, "甲", "一");
  table.style.fit = {FitStep::size, FitStep::break_words};
  table.style.padding_inline_min = table.style.padding_inline;
  ASSERT_TRUE(error_of(table).hint);
  EXPECT_EQ(error_of(table).hint->arguments.at(0), "facing-pages");
  table.style.fit = {FitStep::padding,     FitStep::vertical_heads, FitStep::size,
                     FitStep::break_words, FitStep::landscape,      FitStep::facing_pages};
  // What no step can help.
  table.sections[0].columns[0].hints.min = Length::mm(500);
  EXPECT_FALSE(error_of(table).hint);
}

// Nothing that is done to texts makes a width smaller that the layout asks for; wider pages might.
TEST(TooWideTable, HintForAWidthThatIsAskedIsAboutPages) {
  document::Table table = table_of({{"甲", "1"}, {"乙", "1"}});
  table.sections[0].columns[1].hints.min = Length::mm(200);
  ASSERT_TRUE(error_of(table).hint);
  EXPECT_EQ(error_of(table).hint->arguments.at(0), "landscape");
  table.sections[0].columns[1].hints.min = Length::mm(100);
  table.sections[0].columns[0].hints.min = Length::mm(100);
  EXPECT_EQ(error_of(table).hint->arguments.at(0), "landscape, facing-pages");
}

// A share is one of the measure there is.
TEST(TooWideTable, HintCountsSharesOfTheMeasure) {
  document::Table table = table_of({{"甲", "1"}, {"乙", "1"}, {"丙", "1"}});
  for (int i = 0; i < 2; ++i) {
    table.sections[0].columns[static_cast<std::size_t>(i)].hints.share = 0.6;
    table.sections[0].columns[static_cast<std::size_t>(i)].hints.is_fixed = true;
  }
  table.sections[0].columns[2].hints.min = Length::mm(100);
  ASSERT_TRUE(error_of(table).hint);
  EXPECT_EQ(error_of(table).hint->arguments.at(0), "facing-pages");
}

TEST(TooWideTable, CallsAColumnByTheLabelsOfItsDiagonalHead) {
  document::Table table = table_of({{"", giant}, {"乙", "1"}});
  const document::StyleRef style = table.sections[0].columns[1].label.style;
  table.sections[0].columns[0].label.diagonal = {tests::rich_text("月份", style),
                                                 tests::rich_text("单位", style)};
  EXPECT_EQ(error_of(table).message.arguments.at(3), "月份／单位");
}

// 甲 乙 1 2 below the heads are not what a column is called.
TEST(TooWideTable, CallsAColumnByItsHeadAndNotItsNumber) {
  document::Table table = table_of({{"说明", giant}, {"备注", "1"}});
  table.sections[0].column_numbers = {cell("甲"), cell("乙")};
  EXPECT_EQ(error_of(table).message.arguments.at(3), "说明");
}

TEST(TooWideTable, ColumnWithoutAHeadIsCalledByItsNumber) {
  document::Table table = table_of({{"甲", "1"}, {"", giant}});
  EXPECT_EQ(error_of(table).message.arguments.at(3), "2");
}

TEST(TooWideTable, SaysWhereTheLayoutAsksForTheWidth) {
  document::Table table = table_of({{"甲", "1"}, {"乙", "1"}});
  table.sections[0].columns[1].hints.min = Length::mm(200);
  const Diagnostic error = error_of(table);
  ASSERT_EQ(error.message.id, MessageId::table_too_wide_by_hint);
  EXPECT_EQ(error.message.arguments.at(3), "乙");
  EXPECT_EQ(error.message.arguments.at(4), "200.0 mm");
}

TEST(LeastWidths, AreJustEnoughWithTheStepsThatAreAsked) {
  document::Table table = table_of(12, "自然人", "12345");
  table.style.fit = {FitStep::vertical_heads, FitStep::landscape, FitStep::size};
  const auto fits = [&](Length width) {
    Diagnostics diagnostics;
    const TableLayout layout(table, width, tests::free_fonts(), diagnostics);
    return !diagnostics.has_errors();
  };
  const auto least = [&](const std::vector<FitStep>& steps) {
    return least_sum_of_widths(table, steps, {}, tests::free_fonts()) +
           table.style.rules.side.thickness;
  };
  const Length all = least(table.style.fit);
  EXPECT_TRUE(fits(all));
  EXPECT_FALSE(fits(all - Length::pt(0.01)));
  const Length first = least({FitStep::vertical_heads});
  EXPECT_GT(first, all);
  EXPECT_LT(first, least({}));
}

// Fixed, by content, in proportion and of one width, below a head that is wider than all of them.
TEST(ColumnHints, WorkTogetherBelowASpan) {
  document::Table table = table_of(6, "甲", "1");
  auto& columns = table.sections[0].columns;
  columns[0].hints.min = columns[0].hints.max = Length::pt(40);
  columns[1].hints.weight = 0;
  columns[2].hints.weight = 3;
  columns[4].hints.equal_group = columns[5].hints.equal_group = "等";
  table.sections[0].rows[0].values[5] = cell("1234567890");
  document::ColumnNode group;
  group.label = cell("一二三四五六七八九十一二三四五六七八九十");
  group.children = {columns[0], columns[1]};
  columns.erase(columns.begin(), columns.begin() + 2);
  columns.insert(columns.begin(), group);
  const LaidOut laid_out(table);
  EXPECT_FALSE(laid_out.diagnostics.has_errors());
  const std::vector<Length>& widths = laid_out.layout.column_widths();
  EXPECT_EQ(widths[0], Length::pt(48));
  EXPECT_NEAR(widths[4].to_pt(), widths[5].to_pt(), 0.001);
  EXPECT_GE(widths[4], laid_out.at(2, 5).lines.at(0).box.width + Length::pt(8));
  // Beyond its content, column 2 has three times what column 3 has.
  const double content = 10.5 + 8;
  EXPECT_NEAR((widths[2].to_pt() - content) / (widths[3].to_pt() - content), 3, 0.001);
  Length sum = table.style.rules.side.thickness;
  for (const Length width : widths) sum += width;
  EXPECT_EQ(sum.raw(), measure.raw());
}

TEST(ColumnHints, PartsOfTheMeasureAreThat) {
  document::Table table = table_of({{"甲", "1"}, {"乙", "1234567890"}, {"丙", "1"}});
  auto& columns = table.sections[0].columns;
  columns[0].hints.share = 0.25;
  columns[1].hints.share = 0.6;
  columns[0].hints.is_fixed = columns[1].hints.is_fixed = true;
  const LaidOut laid_out(table);
  EXPECT_TRUE(laid_out.diagnostics.empty());
  const Length inner = measure - table.style.rules.side.thickness;
  EXPECT_NEAR(laid_out.layout.column_widths()[0].to_pt(), inner.to_pt() * 0.25, 0.01);
  EXPECT_NEAR(laid_out.layout.column_widths()[1].to_pt(), inner.to_pt() * 0.6, 0.01);
}

// A narrow column of single characters, as for vertical labels without vertical setting.
TEST(ColumnHints, FixedWidthBreaksWordsAndOnlyThose) {
  document::Table table = table_of({{"本年度办理结果", "1"}, {"乙", "1"}, {"丙", "1"}});
  document::ColumnHints& hints = table.sections[0].columns[0].hints;
  hints.max = Length::pt(10.5);
  EXPECT_GT(LaidOut(table).layout.column_widths()[0], Length::pt(18.5));
  hints.min = hints.max;
  hints.is_fixed = true;
  const LaidOut laid_out(table);
  EXPECT_TRUE(laid_out.diagnostics.empty());
  EXPECT_EQ(laid_out.layout.column_widths()[0], Length::pt(18.5));
  EXPECT_EQ(laid_out.at(0, 0).lines.size(), 7U);
  table.sections[0].rows[0].values[0] = cell("1234567");
  const LaidOut wider(table);
  EXPECT_EQ(wider.at(1, 0).lines.size(), 1U);
  const auto found = wider.diagnostics.sorted();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].severity, Severity::warning);
  ASSERT_EQ(found[0].message.id, MessageId::table_column_beyond_width);
  EXPECT_EQ(found[0].message.arguments.at(1), "本年度办理结果");
  EXPECT_EQ(found[0].message.arguments.at(2), "1234567");
}

TEST(ColumnFitting, TextNeverVanishes) {
  document::Table table = table_of(200, "甲", "1");
  table.style.fit = {FitStep::size};
  table.style.min_font_size = {};
  const Diagnostic error = error_of(table);
  EXPECT_EQ(error.message.id, MessageId::table_too_wide);
}

TEST(ColumnFitting, TwoHundredColumnsAreRefusedOrSetAtOnce) {
  const auto start = std::chrono::steady_clock::now();
  document::Table table = table_of(200, "甲", "1");
  table.style.fit = {FitStep::padding, FitStep::vertical_heads, FitStep::size,
                     FitStep::break_words};
  EXPECT_EQ(error_of(table).message.id, MessageId::table_too_wide);
  // Columns of nothing but their padding are a page.
  table = table_of(200, "", "");
  table.style.padding_inline = table.style.padding_inline_min = Length::pt(1);
  const LaidOut laid_out(table);
  EXPECT_TRUE(laid_out.diagnostics.empty());
  EXPECT_EQ(laid_out.fragment.cells.size(), 400U);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

}  // namespace
}  // namespace typeset::table

// Cells of forms with a foot for signature and date.
#include <algorithm>

#include "page/handmade_document.h"

namespace typeset::page {
namespace {

// One cell beside its label, with a foot; the row is `height` high at least.
document::Table opinion(std::string_view text, Length height) {
  const document::StyleRef style = tests::share(tests::cell_style());
  document::Style end = *style;
  end.align = document::TextAlign::end;
  document::Table table;
  table.name = "审批表";
  table.style.rules = document::TableRules::framed({Length::pt(0.75)}, {Length::pt(0.5)});
  table.style.padding_inline = table.style.padding_block = Length::pt(4);
  table.style.padding_block_min = Length::pt(4);
  table.style.min_row_height = height;
  table.style.vertical_align = document::VerticalAlign::top;
  document::FreeGrid& grid = table.grid.emplace();
  grid.rows = 1;
  grid.columns = 2;
  document::CellText content = cell(text, style);
  content.foot =
      std::make_shared<const document::CellText>(cell("（盖章）　年　月　日", tests::share(end)));
  grid.cells.push_back({0, 0, 1, 1, true, cell("意见", style)});
  grid.cells.push_back({0, 1, 1, 1, false, content});
  return table;
}

Length bottom_rule_of(const Page& page) {
  Length bottom;
  for (const RuleFragment& rule : page.rules) bottom = std::max(bottom, rule.rect.bottom());
  return bottom;
}

TEST(CellFoot, StandsAtTheEndOfItsCellsLastLine) {
  Document document = empty_document();
  blocks_of(document).emplace_back(opinion("同意。", Length::mm(60)));
  const Pages pages = laid_out(document);
  const Rect text = find_line(pages, "同意").line->box;
  const Rect foot = find_line(pages, "（盖章").line->box;
  const Length bottom = bottom_rule_of(pages.pages.at(0));
  EXPECT_NEAR((bottom - foot.bottom()).to_pt(), 4 + 0.75 / 2, 0.01);
  EXPECT_GT((foot.y - text.bottom()).to_mm(), 40);
  EXPECT_NEAR((type_area().right() - foot.right()).to_pt(), 4 + 0.75 / 2, 0.01);
}

TEST(CellFoot, MakesRoomForItself) {
  Document document = empty_document();
  blocks_of(document).emplace_back(opinion("同意。", Length{}));
  const Pages pages = laid_out(document);
  const Rect text = find_line(pages, "同意").line->box;
  const Rect foot = find_line(pages, "（盖章").line->box;
  EXPECT_GE(foot.y, text.bottom());
}

// Which pages have lines of the text, and which of the foot.
std::pair<std::vector<std::size_t>, std::vector<std::size_t>> pages_with(const Pages& pages,
                                                                         std::string_view text) {
  std::pair<std::vector<std::size_t>, std::vector<std::size_t>> found;
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    const auto says = [&](std::string_view start) {
      return std::ranges::any_of(flow_lines(pages.pages[i]), [&](const TextFragment* line) {
        return text_of(*line).starts_with(start);
      });
    };
    if (says(text)) found.first.push_back(i);
    if (says("（盖章")) found.second.push_back(i);
  }
  return found;
}

TEST(CellFoot, StandsOnceWhereALongTextEnds) {
  for (int characters = 6000; characters < 6400; characters += 25) {
    Document document = empty_document();
    blocks_of(document).emplace_back(opinion(hanzi(characters), Length::mm(30)));
    const Pages pages = laid_out(document);
    const auto [text, foot] = pages_with(pages, "政");
    EXPECT_GE(text.size(), 3U);
    EXPECT_EQ(foot, std::vector{pages.pages.size() - 1}) << characters;
    EXPECT_EQ(text.back(), foot.back()) << characters;
    const Rect last = find_line(pages, "（盖章").line->box;
    EXPECT_LE(last.bottom(), type_area().bottom());
  }
}

// As a form's box has it, though the text beside it goes on for pages after its own has ended.
TEST(CellFoot, StandsAtTheEndOfTheRow) {
  document::Table table = opinion("同意。", Length::mm(30));
  table.grid->columns = 3;
  table.grid->hints.resize(2);
  table.grid->hints[1].min = Length::mm(60);
  table.grid->cells.push_back(
      {0, 2, 1, 1, false, cell(hanzi(4000), tests::share(tests::cell_style()))});
  Document document = empty_document();
  blocks_of(document).emplace_back(table);
  const Pages pages = laid_out(document);
  ASSERT_GE(pages.pages.size(), 3U);
  const auto [text, foot] = pages_with(pages, "同意");
  EXPECT_EQ(text, (std::vector<std::size_t>{0}));
  EXPECT_EQ(foot, (std::vector{pages.pages.size() - 1}));
  const Rect last = find_line(pages, "（盖章").line->box;
  EXPECT_NEAR((bottom_rule_of(pages.pages.back()) - last.bottom()).to_pt(), 4 + 0.75 / 2, 0.01);
}

TEST(CellFoot, IsAParagraphOfItsCellAfterTheText) {
  Document document = empty_document();
  blocks_of(document).emplace_back(opinion("同意。", Length::mm(60)));
  const Pages pages = laid_out(document);
  const auto text = find_line(pages, "同意"), foot = find_line(pages, "（盖章");
  ASSERT_TRUE(text.line->element && foot.line->element);
  EXPECT_EQ(path_of(pages, *text.line->element), "P TD TR TBody Table Document");
  EXPECT_EQ(path_of(pages, *foot.line->element), "P TD TR TBody Table Document");
  EXPECT_EQ(parent_of(pages, *text.line->element), parent_of(pages, *foot.line->element));
  EXPECT_LT(*text.line->element, *foot.line->element);
  EXPECT_LT(text.line, foot.line);
}

}  // namespace
}  // namespace typeset::page

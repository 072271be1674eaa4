// Tables too wide for a page, cut between columns.
#include <algorithm>
#include <map>

#include "page/handmade_document.h"

namespace typeset::page {
namespace {

// A stub and twelve columns that need more than one page and less than two.
document::Table wide_table(int rows) {
  static const document::StyleRef style = tests::share(tests::cell_style());
  document::Table table = plain_table(rows, Length::mm(9));
  document::TableSection& section = table.sections.front();
  section.columns.clear();
  constexpr int columns = 12;
  for (int i = 0; i < columns; ++i) {
    document::ColumnHints hints;
    hints.min = Length::mm(20);
    section.columns.push_back({cell("列" + std::to_string(i), style), {}, hints});
  }
  for (std::size_t row = 0; row < section.rows.size(); ++row) {
    section.rows[row].values.clear();
    for (int i = 0; i < columns; ++i) {
      section.rows[row].values.push_back(
          cell("值" + std::to_string(row) + "·" + std::to_string(i), style));
    }
  }
  table.style.fit = {document::FitStep::padding, document::FitStep::facing_pages};
  table.caption = caption("表1 宽表");
  table.unit = small_paragraph(ParagraphRole::caption, "单位：件", document::TextAlign::end);
  table.continued_caption = caption("续表1");
  return table;
}

Document document_with(std::vector<document::Block> blocks) {
  Document document = empty_document();
  blocks_of(document) = std::move(blocks);
  return document;
}

// The lines of a page that say something in the type area, by what they say.
std::map<std::string, const TextFragment*> lines_of(const Page& page) {
  std::map<std::string, const TextFragment*> lines;
  for (const TextFragment* line : flow_lines(page)) lines.emplace(text_of(*line), line);
  return lines;
}

TEST(FacingPages, StartOnALeftPage) {
  const Pages pages = laid_out(document_with({body("表前。"), wide_table(5), body("表后。")}));
  ASSERT_EQ(pages.pages.size(), 3U);
  EXPECT_EQ(find_line(pages, "表前").page, 0U);
  EXPECT_EQ(find_line(pages, "值0·0").page, 1U);
  EXPECT_EQ(find_line(pages, "值0·11").page, 2U);
  EXPECT_EQ(find_line(pages, "表后").page, 2U);
  EXPECT_GT(find_line(pages, "表后").line->box.y, find_line(pages, "值4·11").line->box.y);
}

TEST(FacingPages, GoBelowTheTextOfALeftPage) {
  Paragraph filling = body(hanzi(28 * 26));
  const Pages pages = laid_out(document_with({filling, wide_table(5)}));
  ASSERT_EQ(pages.pages.size(), 3U);
  EXPECT_EQ(find_line(pages, "值0·0").page, 1U);
  EXPECT_GT(find_line(pages, "值0·0").line->box.y.to_mm(), 37 + 40);
}

TEST(FacingPages, LeaveAPageBeforeThemWithoutAFolio) {
  const Pages pages = laid_out(document_with({wide_table(5)}));
  ASSERT_EQ(pages.pages.size(), 3U);
  EXPECT_TRUE(pages.pages[0].lines.empty());
  EXPECT_EQ(pages.pages[0].label, "1");
  EXPECT_EQ(find_line(pages, "— 2 —").page, 1U);
}

// A left page that has no room for it, and the right page after that, come before it.
TEST(FacingPages, TakeTheirHeadingAlong) {
  Paragraph filling = body(hanzi(28 * 42));
  const Pages pages = laid_out(document_with({filling, heading("一、宽表"), wide_table(5)}));
  ASSERT_EQ(pages.pages.size(), 5U);
  EXPECT_TRUE(flow_lines(pages.pages[2]).empty());
  EXPECT_EQ(find_line(pages, "一、").page, 3U);
  EXPECT_EQ(find_line(pages, "值0·0").page, 3U);
}

TEST(FacingPages, HaveTheSameRowsAtTheSameHeight) {
  const Pages pages = laid_out(document_with({body("表前。"), wide_table(40)}));
  ASSERT_EQ(pages.pages.size(), 5U);
  int rows = 0;
  for (std::size_t left = 1; left < 5; left += 2) {
    const auto on_left = lines_of(pages.pages[left]), on_right = lines_of(pages.pages[left + 1]);
    for (int row = 0; row < 40; ++row) {
      const std::string label = "行" + std::to_string(row);
      ASSERT_EQ(on_left.contains(label), on_right.contains(label));
      if (!on_left.contains(label)) continue;
      ++rows;
      // The stub has the same place and width on both.
      EXPECT_EQ(on_left.at(label)->box, on_right.at(label)->box);
      const std::string value = "值" + std::to_string(row) + "·";
      EXPECT_EQ(on_left.at(value + "0")->box.y, on_right.at(value + "11")->box.y);
    }
  }
  EXPECT_EQ(rows, 40);
}

// Though one of them has a longer caption.
TEST(FacingPages, HaveTheirFramesAtTheSameHeight) {
  for (const bool is_left_longer : {true, false}) {
    document::Table table = wide_table(4);
    const auto longer = caption("表1 " + hanzi(40));
    if (is_left_longer) table.caption = longer;
    if (!is_left_longer) table.continued_caption = longer;
    const Pages pages = laid_out(document_with({body("表前。"), table}));
    ASSERT_EQ(pages.pages.size(), 3U);
    EXPECT_EQ(pages.pages[1].rules.front().rect.y, pages.pages[2].rules.front().rect.y);
    const auto on_left = lines_of(pages.pages[1]), on_right = lines_of(pages.pages[2]);
    EXPECT_EQ(on_left.at("行0")->box, on_right.at("行0")->box);
  }
}

TEST(FacingPages, SayWhatIsRepeatedOnce) {
  const Pages pages = laid_out(document_with({body("表前。"), wide_table(40)}));
  std::map<std::string, int> said, shown;
  for (const Page& page : pages.pages) {
    for (const TextFragment* line : flow_lines(page)) {
      ++shown[text_of(*line)];
      if (line->element) ++said[text_of(*line)];
    }
  }
  for (const auto& [text, times] : shown) {
    EXPECT_EQ(said[text], text == "续表1" ? 0 : 1) << text;
  }
  EXPECT_EQ(shown["行0"], 2);
  EXPECT_EQ(shown["列0"], 2);  // once for each pair of pages
  EXPECT_EQ(shown["续表1"], 3);
  EXPECT_EQ(shown["值39·11"], 1);
}

TEST(FacingPages, HaveARowsCellsInOneRowOfTheStructure) {
  const Pages pages = laid_out(document_with({body("表前。"), wide_table(5)}));
  const auto row_of = [&](std::string_view text) {
    return parent_of(pages, *find_line(pages, text).line->element);
  };
  EXPECT_EQ(row_of("值2·0"), row_of("值2·11"));
  EXPECT_EQ(row_of("值2·0"), row_of("行2"));
  EXPECT_NE(row_of("值2·0"), row_of("值3·0"));
}

}  // namespace
}  // namespace typeset::page

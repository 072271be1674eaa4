// Signatures with seals and stamps among the text of pages.
#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

#include "page/handmade_document.h"

namespace typeset::page {
namespace {

using Form = document::Signature::Form;

image::ImageRef square_picture(int width = 100, int height = 100, double resolution = 0) {
  auto image = std::make_shared<image::Image>();
  image->width = width;
  image->height = height;
  image->horizontal_resolution = resolution;
  image->vertical_resolution = resolution > 0 ? 300 : 0;
  return image;
}

document::Signature signed_by(Form form, const std::vector<std::string>& names,
                              const image::ImageRef& picture) {
  document::Signature result = signature();
  result.form = form;
  result.picture_size = form == Form::stamped ? Length::mm(15) : Length::mm(42);
  result.signatories.clear();
  for (const std::string& name : names) {
    result.signatories.push_back({tests::rich_text(name, result.style), picture, "章：" + name});
  }
  return result;
}

Pages page_with(const document::Signature& signature, int lines = 3) {
  Document document = empty_document();
  blocks_of(document).emplace_back(body(hanzi(28 * lines - 2)));
  blocks_of(document).emplace_back(signature);
  return laid_out(document);
}

Length centre_of(const Rect& rect) { return rect.x + rect.width / 2; }

TEST(SignatureBox, SealStandsOverOrganAndDate) {
  const Pages pages = page_with(signed_by(Form::sealed, {"某某市人民政府"}, square_picture()));
  ASSERT_EQ(pages.pages.size(), 1U);
  const Page& page = pages.pages[0];
  ASSERT_EQ(page.figures.size(), 1U);
  const FigureFragment& seal = page.figures[0];
  EXPECT_EQ(seal.layer, Layer::above_text);
  EXPECT_EQ(pages.structure.at(seal.element).alternative_text, "章：某某市人民政府");
  EXPECT_EQ(path_of(pages, seal.element), "Figure Document");
  const TextFragment& organ = *find_line(pages, "某某市").line;
  const TextFragment& date = *find_line(pages, "2021年").line;
  EXPECT_EQ(type_of(pages, organ), "P");
  EXPECT_NE(organ.element, date.element);
  EXPECT_NEAR(centre_of(seal.box).to_mm(), centre_of(date.box).to_mm(), 0.01);
  const auto lines = flow_lines(page);
  const Rect& body = lines.at(2)->box;
  EXPECT_GE(seal.box.y, body.bottom());
  EXPECT_LE(seal.box.y, body.bottom() + tests::grid_line_pitch());
  // One line is blank between them, on the grid.
  EXPECT_NEAR((organ.box.y - body.y).ratio_to(tests::grid_line_pitch()), 2, 0.001);
  ASSERT_TRUE(pages.signature && pages.signature->seal);
  EXPECT_EQ(*pages.signature->seal, seal.box);
  EXPECT_EQ(pages.signature->date, date.box);
}

TEST(SignatureBox, RoomIsLeftWithoutAPicture) {
  const Pages with = page_with(signed_by(Form::sealed, {"某局", "某厅"}, square_picture()));
  const Pages without = page_with(signed_by(Form::sealed, {"某局", "某厅"}, nullptr));
  EXPECT_EQ(with.pages[0].figures.size(), 2U);
  EXPECT_TRUE(without.pages[0].figures.empty());
  for (const char* text : {"某局", "某厅", "2021年"}) {
    EXPECT_EQ(find_line(with, text).line->box, find_line(without, text).line->box);
  }
  EXPECT_EQ(with.signature->seal, without.signature->seal);
}

TEST(SignatureBox, TheFieldOfASealGoesOverTheLastOrgan) {
  const Pages pages = page_with(signed_by(Form::unsealed, {"某某局", "某某厅"}, nullptr));
  ASSERT_TRUE(pages.signature);
  EXPECT_FALSE(pages.signature->seal);
  EXPECT_EQ(pages.signature->box.y, find_line(pages, "某某厅").line->box.y);
  EXPECT_EQ(pages.signature->date, find_line(pages, "2021年").line->box);
}

// Whatever the picture's own size says.
TEST(SignatureBox, PicturesKeepTheirProportions) {
  for (const auto& [width, height] : {std::pair{100, 50}, {1, 1}, {30, 90}, {100000, 1}}) {
    const Pages pages = page_with(signed_by(Form::sealed, {"某局"}, square_picture(width, height)));
    const Rect& box = pages.pages[0].figures.at(0).box;
    EXPECT_NEAR(std::max(box.width, box.height).to_mm(), 42, 0.01);
    if (width < 1000) EXPECT_NEAR(box.width.ratio_to(box.height), double(width) / height, 0.01);
    EXPECT_GT(box.height, Length{});
  }
  for (const double resolution : {1e-9, 1e9, 250.0}) {
    const Pages pages =
        page_with(signed_by(Form::stamped, {"市长"}, square_picture(90, 30, resolution)));
    const Rect& box = pages.pages[0].figures.at(0).box;
    EXPECT_NEAR(box.width.ratio_to(box.height), resolution == 250.0 ? 3.6 : 3, 0.5);
    EXPECT_LE(box.width, Length::mm(50) + Length::pt(0.01));
  }
}

TEST(SignatureBox, StampStandsBesideTheOffice) {
  const Pages pages = page_with(signed_by(Form::stamped, {"市　长"}, square_picture(90, 30)));
  const Rect& stamp = pages.pages[0].figures.at(0).box;
  const Rect& office = find_line(pages, "市").line->box;
  const Rect& date = find_line(pages, "2021年").line->box;
  const Length four = tests::grid_character_pitch() * 4;
  EXPECT_NEAR(stamp.height.to_mm(), 15, 0.01);
  EXPECT_NEAR((type_area().right() - stamp.right()).to_mm(), four.to_mm(), 0.01);
  EXPECT_NEAR((stamp.x - office.right()).to_mm(), four.to_mm() / 2, 0.01);
  EXPECT_NEAR((type_area().right() - date.right()).to_mm(), four.to_mm(), 0.01);
  EXPECT_NEAR((date.y - stamp.bottom()).to_mm(), tests::grid_line_pitch().to_mm(), 0.01);
  const Rect& body = flow_lines(pages.pages[0]).at(2)->box;
  const Length leading = tests::grid_line_pitch() - tests::body_size();
  EXPECT_NEAR((stamp.y - body.bottom()).to_mm(), (leading + tests::grid_line_pitch() * 2).to_mm(),
              0.01);
}

// As many pages as it takes, each row whole, with text before the first.
TEST(SignatureBox, IsNeverAloneOnAPage) {
  for (const Form form : {Form::sealed, Form::unsealed, Form::stamped}) {
    for (int lines = 10; lines < 34; ++lines) {
      const Pages pages = page_with(signed_by(form, {"某某局", "某某厅"}, nullptr), lines);
      const FoundLine organ = find_line(pages, "某某局");
      const FoundLine date = find_line(pages, "2021年");
      EXPECT_EQ(organ.page, date.page);
      EXPECT_LE(pages.signature->seal.value_or(date.line->box).bottom(),
                type_area().bottom() + Length::pt(0.01));
      EXPECT_TRUE(text_of(*flow_lines(pages.pages[organ.page])[0]).starts_with("政"));
    }
  }
}

TEST(SignatureBox, RowsThatNoPageHoldsAreDivided) {
  std::vector<std::string> names;
  for (const char* number : {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"}) {
    std::string name = number;
    for (int i = 0; i < 44; ++i) name += "局";
    names.push_back(name);
  }
  const Pages pages = page_with(signed_by(Form::sealed, names, square_picture()), 5);
  EXPECT_GT(pages.pages.size(), 1U);
  std::size_t seals = 0;
  for (const Page& page : pages.pages) {
    seals += page.figures.size();
    for (const FigureFragment& seal : page.figures) {
      EXPECT_LE(seal.box.bottom(), type_area().bottom() + Length::pt(0.01));
    }
  }
  EXPECT_EQ(seals, names.size());
  EXPECT_EQ(pages.signature->page, pages.pages.size() - 1);
}

// Text may go on beside the seal's foot, on the line after the date.
TEST(SignatureBox, TextBelowFollowsTheDate) {
  Document document = empty_document();
  blocks_of(document).emplace_back(body(hanzi(50)));
  blocks_of(document).emplace_back(signed_by(Form::sealed, {"某局"}, square_picture()));
  blocks_of(document).emplace_back(body("（此件公开发布）"));
  const Pages pages = laid_out(document);
  const Length step =
      find_line(pages, "（此件").line->box.y - find_line(pages, "2021年").line->box.y;
  EXPECT_NEAR(step.to_pt(), tests::grid_line_pitch().to_pt(), 0.02);
}

TEST(SignatureBox, NamesAreDividedBetweenWords) {
  const std::vector<std::string> names = {"云岭市残疾人联合会", "共青团云岭市委员会",
                                          "云岭市市场监督管理局"};
  const Pages pages = page_with(signed_by(Form::sealed, names, square_picture()));
  for (const char* line : {"残疾人联合会", "云岭市委员会", "监督管理局"}) {
    EXPECT_EQ(text_of(*find_line(pages, line).line), line);
  }
}

// How far the text of the page before the signature's is above the foot, in lines.
double gap_before(const Pages& pages) {
  const std::size_t page = pages.signature->page;
  if (page == 0) return 0;
  const auto lines = flow_lines(pages.pages[page - 1]);
  return (type_area().bottom() - lines.back()->box.bottom()).ratio_to(tests::grid_line_pitch());
}

Pages with_choice(int characters, std::optional<document::GridChoice> choice) {
  Document document = empty_document();
  page_of(document).grid_choice = choice;
  blocks_of(document).emplace_back(body(hanzi(characters)));
  blocks_of(document).emplace_back(signed_by(Form::sealed, {"某某局"}, square_picture()));
  return laid_out(document);
}

int lines_of_grid(const Pages& pages) {
  const auto lines = flow_lines(pages.pages[0]);
  const Length pitch = lines.at(1)->box.y - lines.at(0)->box.y;
  return 1 + static_cast<int>(std::lround((Length::mm(225) - tests::body_size()).ratio_to(pitch)));
}

TEST(GridChoice, LeavesNoGapBeforeTheSignature) {
  int changed = 0;
  for (int lines = 12; lines < 50; ++lines) {
    const int characters = 28 * lines - 2;
    const Pages usual = with_choice(characters, std::nullopt);
    const Pages chosen = with_choice(characters, document::GridChoice{20, 24});
    const int count = lines_of_grid(chosen);
    EXPECT_GE(count, 20);
    EXPECT_LE(count, 24);
    if (gap_before(usual) < 2.5) EXPECT_EQ(count, 22) << lines;
    if (count != 22) {
      ++changed;
      EXPECT_LT(gap_before(chosen), 2.6) << lines;
      EXPECT_GE(gap_before(usual), 2.5) << lines;
    }
  }
  EXPECT_GT(changed, 4);
}

// Every line stands on the grid that was chosen, blank ones included.
TEST(GridChoice, LinesFillThePage) {
  for (int lines = 16; lines < 24; ++lines) {
    const Pages pages = with_choice(28 * lines - 2, document::GridChoice{20, 24});
    const Length pitch = (Length::mm(225) - tests::body_size()) / (lines_of_grid(pages) - 1);
    for (const Page& page : pages.pages) {
      for (const TextFragment* line : flow_lines(page)) {
        if (line->box.x > type_area().x + Length::mm(50)) continue;  // signatures
        const double at = (line->box.y - type_area().y).ratio_to(pitch);
        EXPECT_NEAR(at, std::round(at), 0.01) << lines;
      }
    }
  }
}

}  // namespace
}  // namespace typeset::page

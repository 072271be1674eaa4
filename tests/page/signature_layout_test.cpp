// Where organs, dates, seals and stamps stand: geometry alone, with texts made up of widths.
#include "page/signature_layout.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <random>
#include <string>

#include "page/handmade_document.h"

namespace typeset::page {
namespace {

Length seal_size() { return Length::mm(42); }

SignatureMeasures measures() {
  return {tests::type_area_width(), tests::body_size(), tests::grid_character_pitch(),
          tests::grid_line_pitch()};
}

Length characters(int count) { return measures().character_pitch * count; }

using Settings = std::vector<LineWidths>;

// So many characters in one line, and in two of about the same length.
Settings name_of(int length) {
  return {{characters(length)}, {characters((length + 1) / 2), characters(length / 2)}};
}

std::vector<Settings> names_of(const std::vector<int>& lengths) {
  std::vector<Settings> names;
  for (const int length : lengths) names.push_back(name_of(length));
  return names;
}

// 2026年3月9日, and the widest there are.
const LineWidths& date() {
  static const LineWidths widths = {Length::mm(32.5)};
  return widths;
}
const LineWidths& long_date() {
  static const LineWidths widths = {Length::mm(39)};
  return widths;
}

SignaturePlan sealed(const std::vector<int>& lengths, Length diameter = seal_size()) {
  return place_sealed(names_of(lengths), date(), diameter, measures());
}

std::vector<std::size_t> counts(const SignaturePlan& plan) {
  std::vector<std::size_t> result;
  for (const SignatureRow& row : plan.rows) result.push_back(row.names.size());
  return result;
}

Length centre_of(const Rect& rect) { return rect.x + rect.width / 2; }
Length middle_of(const Rect& rect) { return rect.y + rect.height / 2; }

// The text as boxes of its lines.
std::vector<Rect> boxes(const PlacedSignatureText& text, const Settings& settings) {
  std::vector<Rect> result;
  const LineWidths& widths = settings.at(text.setting);
  EXPECT_EQ(text.corners.size(), widths.size());
  for (std::size_t i = 0; i < text.corners.size(); ++i) {
    result.push_back({text.corners[i].x, text.corners[i].y, widths[i], measures().em});
  }
  return result;
}

// How far the text's corners reach into the ring or over it.
Length beyond_ring(const Rect& text, const Rect& seal) {
  const double down = std::max(std::abs((text.y - middle_of(seal)).to_mm()),
                               std::abs((text.bottom() - middle_of(seal)).to_mm()));
  const double across = text.width.to_mm() / 2;
  const double inner_radius = seal.width.to_mm() * (0.5 - 1.2 / 42);
  return Length::mm(std::hypot(down, across) - inner_radius);
}

bool nearly(Length a, Length b) { return a - b < Length::pt(0.01) && b - a < Length::pt(0.01); }

TEST(SignatureLayout, OneSealCoversOrganAndDate) {
  const SignaturePlan plan = sealed({12});
  ASSERT_EQ(counts(plan), std::vector<std::size_t>{1});
  const Rect& seal = plan.rows[0].pictures.at(0);
  const Rect organ = boxes(plan.rows[0].names[0], name_of(12)).at(0);
  const Rect day = boxes(plan.date, {date()}).at(0);
  EXPECT_TRUE(nearly(day.right(), measures().measure - characters(4)));
  EXPECT_TRUE(nearly(centre_of(organ), centre_of(day)));
  EXPECT_TRUE(nearly(centre_of(seal), centre_of(day)));
  EXPECT_TRUE(nearly(day.y - organ.y, measures().line_pitch));
  const Length middle = (organ.y + day.bottom()) / 2;
  EXPECT_GT(middle - middle_of(seal), seal_size() / 20);
  EXPECT_LT(middle - middle_of(seal), seal_size() / 10);
  EXPECT_LE(beyond_ring(day, seal), Length::pt(0.01));
  // Two blank lines between the text above and the organ.
  const Length organ_below = plan.space_before + organ.y;
  EXPECT_TRUE(nearly(organ_below, measures().line_pitch * 3 - measures().em));
  EXPECT_EQ(plan.height, seal.bottom());
  EXPECT_TRUE(nearly(plan.date_foot, day.bottom()));
}

TEST(SignatureLayout, ALongOrganMovesBothLeft) {
  for (const int length : {17, 18, 24, 27}) {
    const SignaturePlan plan = sealed({length});
    const Rect organ = boxes(plan.rows[0].names[0], name_of(length)).at(0);
    const Rect day = boxes(plan.date, {date()}).at(0);
    EXPECT_TRUE(nearly(centre_of(organ), centre_of(day)));
    const Length wanted = measures().measure - characters(4);
    const Length right = std::max(organ.right(), day.right());
    EXPECT_TRUE(nearly(day.right(), wanted) || nearly(right, measures().measure)) << length;
    EXPECT_LE(day.right(), wanted + Length::pt(0.01));
  }
}

TEST(SignatureLayout, RowsAreOfAboutAsManyEach) {
  using Counts = std::vector<std::size_t>;
  EXPECT_EQ(counts(sealed(std::vector(2, 6))), (Counts{2}));
  EXPECT_EQ(counts(sealed(std::vector(3, 6))), (Counts{3}));
  EXPECT_EQ(counts(sealed(std::vector(4, 6))), (Counts{2, 2}));
  EXPECT_EQ(counts(sealed(std::vector(5, 6))), (Counts{3, 2}));
  EXPECT_EQ(counts(sealed(std::vector(7, 6))), (Counts{3, 2, 2}));
  EXPECT_EQ(counts(sealed(std::vector(8, 6))), (Counts{3, 3, 2}));
}

TEST(SignatureLayout, NamesTakeTwoLinesOnlyWhereThatSavesRows) {
  // Three of 7 characters stand beside each other; of three of 12, in two lines each.
  EXPECT_EQ(sealed({7, 7, 7}).rows[0].names[0].setting, 0U);
  const SignaturePlan three = sealed({12, 12, 12});
  EXPECT_EQ(counts(three), std::vector<std::size_t>{3});
  for (const PlacedSignatureText& name : three.rows[0].names) EXPECT_EQ(name.setting, 1U);
  // Only the longest one has to.
  const SignaturePlan mixed = sealed({5, 14, 5});
  EXPECT_EQ(counts(mixed), std::vector<std::size_t>{3});
  EXPECT_EQ(mixed.rows[0].names[0].setting, 0U);
  EXPECT_EQ(mixed.rows[0].names[1].setting, 1U);
  // Two of 12 find room as they are.
  const SignaturePlan two = sealed({12, 12});
  EXPECT_EQ(counts(two), std::vector<std::size_t>{2});
  EXPECT_EQ(two.rows[0].names[0].setting, 0U);
}

TEST(SignatureLayout, ColumnsEndWithTheLastOne) {
  const SignaturePlan plan = sealed({6, 6, 6, 6, 6});
  ASSERT_EQ(counts(plan), (std::vector<std::size_t>{3, 2}));
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(plan.rows[0].pictures[i + 1].x, plan.rows[1].pictures[i].x);
  }
  const Rect day = boxes(plan.date, {date()}).at(0);
  EXPECT_TRUE(nearly(centre_of(plan.rows[1].pictures[1]), centre_of(day)));
}

TEST(SignatureLayout, AShortDateLiesATenthBelowTheSealsMiddle) {
  const SignaturePlan plan = place_sealed(names_of({5}), {characters(4)}, seal_size(), measures());
  const Length middle = (plan.rows[0].names[0].corners[0].y + plan.date_foot) / 2;
  EXPECT_TRUE(nearly(middle - middle_of(plan.rows[0].pictures[0]), seal_size() / 10));
}

TEST(SignatureLayout, TheLastSealOfSeveralIsLikeASingleOne) {
  const SignaturePlan one = sealed({10}), several = sealed({6, 6, 13, 10});
  const Rect &seal = one.rows[0].pictures[0], &last = several.rows[1].pictures[1];
  EXPECT_TRUE(nearly(one.date.corners[0].y - seal.y, several.date.corners[0].y - last.y));
  EXPECT_TRUE(nearly(one.rows[0].names[0].corners[0].y - seal.y,
                     several.rows[1].names[1].corners[0].y - last.y));
}

TEST(SignatureLayout, LongNamesOfAShortRowHaveColumnsOfTheirOwn) {
  const SignaturePlan plan = sealed({6, 6, 6, 11, 8, 11, 10, 10});
  ASSERT_EQ(counts(plan), (std::vector<std::size_t>{3, 3, 2}));
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(plan.rows[0].pictures[i].x, plan.rows[1].pictures[i].x);
  }
  EXPECT_EQ(plan.rows[1].pictures[2].x, plan.rows[2].pictures[1].x);
  EXPECT_LT(plan.rows[2].pictures[0].x, plan.rows[1].pictures[1].x);
  for (const std::size_t i : {0U, 2U}) EXPECT_EQ(plan.rows[1].names[i].setting, 1U);
  for (const PlacedSignatureText& name : plan.rows[2].names) EXPECT_EQ(name.setting, 0U);
  EXPECT_LE(beyond_ring(boxes(plan.date, {date()}).at(0), plan.rows[2].pictures[1]),
            Length::pt(0.01));
}

class SealedProperty : public testing::TestWithParam<unsigned> {
 protected:
  SealedProperty() {
    std::mt19937 random(GetParam());
    const auto count = 1 + random() % 9;
    const int longest = 2 + static_cast<int>(random() % 27);
    for (std::size_t i = 0; i < count; ++i) {
      lengths_.push_back(1 + static_cast<int>(random() % static_cast<unsigned>(longest)));
    }
    diameter_ =
        GetParam() % 3 == 0 ? Length::mm(38 + static_cast<int>(random() % 13)) : seal_size();
    names_ = names_of(lengths_);
    if (GetParam() % 5 == 0) date_ = long_date();
    plan_ = place_sealed(names_, date_, diameter_, measures());
    for (const SignatureRow& row : plan_.rows) {
      for (const PlacedSignatureText& name : row.names) {
        texts_.push_back(boxes(name, names_.at(texts_.size())));
      }
      seals_.insert(seals_.end(), row.pictures.begin(), row.pictures.end());
    }
  }

  std::vector<Rect> date_boxes() const { return boxes(plan_.date, {date_}); }

  std::vector<int> lengths_;
  LineWidths date_ = date();
  Length diameter_;
  std::vector<Settings> names_;
  SignaturePlan plan_;
  std::vector<std::vector<Rect>> texts_;  // of the names, in the order of the plan
  std::vector<Rect> seals_;
};

TEST_P(SealedProperty, AllAreThereInOrder) {
  ASSERT_EQ(texts_.size(), lengths_.size());
  ASSERT_EQ(seals_.size(), lengths_.size());
  for (const SignatureRow& row : plan_.rows) {
    EXPECT_LE(row.names.size(), 3U);
    for (std::size_t i = 1; i < row.pictures.size(); ++i) {
      EXPECT_LT(row.pictures[i - 1].x, row.pictures[i].x);
    }
  }
}

TEST_P(SealedProperty, SealsDoNotTouch) {
  const Length least = Length::mm(1) - Length::pt(0.01);
  for (std::size_t i = 0; i < seals_.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const Length across =
          std::max(seals_[i].x - seals_[j].right(), seals_[j].x - seals_[i].right());
      const Length down =
          std::max(seals_[i].y - seals_[j].bottom(), seals_[j].y - seals_[i].bottom());
      EXPECT_GE(std::max(across, down), least) << i << ", " << j;
    }
  }
}

TEST_P(SealedProperty, TextsDoNotMeet) {
  std::vector<Rect> all = date_boxes();
  for (const auto& lines : texts_) all.insert(all.end(), lines.begin(), lines.end());
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const bool apart = all[i].x >= all[j].right() || all[j].x >= all[i].right() ||
                         all[i].y >= all[j].bottom() || all[j].y >= all[i].bottom();
      EXPECT_TRUE(apart) << i << ", " << j;
    }
  }
}

TEST_P(SealedProperty, NothingLeavesTheTypeArea) {
  std::vector<Rect> all = seals_;
  for (const auto& lines : texts_) all.insert(all.end(), lines.begin(), lines.end());
  for (const Rect& box : date_boxes()) all.push_back(box);
  for (const Rect& box : all) {
    EXPECT_GE(box.x, -Length::pt(0.01));
    EXPECT_LE(box.right(), measures().measure + Length::pt(0.01));
    EXPECT_GE(box.y, Length{});
    EXPECT_LE(box.bottom(), plan_.height);
  }
}

TEST_P(SealedProperty, SealsLieOverTheirNamesAndTheDate) {
  for (std::size_t i = 0; i < seals_.size(); ++i) {
    const bool is_last = i + 1 == seals_.size();
    const Length foot = is_last ? date_boxes().back().bottom() : texts_[i].back().bottom();
    const Length below = (texts_[i].front().y + foot) / 2 - middle_of(seals_[i]);
    const bool beside_last = !is_last && i + plan_.rows.back().names.size() >= seals_.size();
    const Length above = beside_last ? measures().line_pitch / 2 : Length{};
    EXPECT_GE(below, diameter_ / 80 - above - Length::pt(0.01));
    EXPECT_LE(below, diameter_ / 4 + Length::pt(0.01));
    // At least 42 mm, as the seals of all offices are.
    if (diameter_ >= seal_size()) {
      EXPECT_LE(foot, seals_[i].bottom());
    }
    for (const Rect& line : texts_[i]) EXPECT_TRUE(nearly(centre_of(line), centre_of(seals_[i])));
  }
}

// The date at its place below the seal's middle, and at all that it might have had.
TEST_P(SealedProperty, TheRingCrossesTheDateOnlyWhereItMust) {
  const Rect day = date_boxes().back();
  const Rect& seal = seals_.back();
  const Length below = (texts_.back().front().y + day.bottom()) / 2 - middle_of(seal);
  const Length crossed = beyond_ring(day, seal);
  for (int i = 1; i <= 20; ++i) {
    Rect other = day;
    other.y += diameter_ * i / 80 - below;
    const Length least = std::max(Length{}, beyond_ring(other, seal));
    EXPECT_LE(crossed, least + Length::pt(0.01)) << i;
  }
}

TEST_P(SealedProperty, NamesOfARowAreLevel) {
  std::size_t name = 0;
  for (const SignatureRow& row : plan_.rows) {
    const auto& first = texts_[name];
    for (std::size_t i = 0; i < row.names.size(); ++i, ++name) {
      EXPECT_TRUE(nearly(first.front().y + first.back().bottom(),
                         texts_[name].front().y + texts_[name].back().bottom()));
      EXPECT_EQ(row.pictures[i].y, row.pictures[0].y);
    }
  }
  const Length step = date_boxes().front().y - texts_.back().back().y;
  EXPECT_TRUE(nearly(step, measures().line_pitch));
}

TEST_P(SealedProperty, NamesAsLongAreDividedAlike) {
  for (std::size_t i = 0; i < lengths_.size(); ++i) {
    for (std::size_t j = 0; j < lengths_.size(); ++j) {
      if (lengths_[i] < lengths_[j]) continue;
      EXPECT_GE(texts_[i].size(), texts_[j].size());
    }
  }
}

TEST_P(SealedProperty, NoNameReachesTheSealBesideIt) {
  std::size_t name = 0;
  for (const SignatureRow& row : plan_.rows) {
    for (std::size_t i = 0; i < row.names.size(); ++i, ++name) {
      for (std::size_t other = 0; other < row.names.size(); ++other) {
        const Rect& seal = row.pictures[other];
        for (const Rect& line : texts_[name]) {
          EXPECT_TRUE(other == i || line.x > seal.right() || line.right() < seal.x);
        }
      }
    }
  }
}

// Text above ends on a line of the grid; so does what is signed below.
TEST_P(SealedProperty, FirstSealsStandWithinALineOfTheText) {
  const Length seal_top = plan_.space_before + plan_.rows.front().pictures.front().y;
  EXPECT_GE(seal_top, Length{});
  EXPECT_LE(plan_.space_before, measures().line_pitch);
  Length first = plan_.height;
  for (std::size_t i = 0; i < plan_.rows.front().names.size(); ++i) {
    first = std::min(first, texts_[i].front().y);
  }
  const double lines = (plan_.space_before + first + measures().em).ratio_to(measures().line_pitch);
  EXPECT_NEAR(lines, std::round(lines), 0.001);
}

INSTANTIATE_TEST_SUITE_P(Seeds, SealedProperty, testing::Range(0U, 60U));

TEST(SignatureLayout, ANameWiderThanTheTypeAreaStartsAtItsEdge) {
  const std::vector<Settings> names = {{{characters(30)}}};
  const SignaturePlan plan = place_sealed(names, date(), seal_size(), measures());
  EXPECT_TRUE(nearly(plan.rows[0].names[0].corners[0].x, Length{}));
}

TEST(SignatureLayout, StampStandsRightOfTheOffice) {
  const std::vector<LineWidths> names = {{characters(3)}};
  const std::vector<Size> stamps = {{Length::mm(45), Length::mm(15)}};
  const SignaturePlan plan = place_stamped(names, date(), stamps, measures());
  const Rect& stamp = plan.rows[0].pictures.at(0);
  const Rect office = boxes(plan.rows[0].names[0], names).at(0);
  const Rect day = boxes(plan.date, {date()}).at(0);
  EXPECT_TRUE(nearly(stamp.right(), measures().measure - characters(4)));
  EXPECT_TRUE(nearly(stamp.x - office.right(), characters(2)));
  EXPECT_TRUE(nearly(middle_of(stamp), middle_of(office)));
  EXPECT_TRUE(nearly(day.right(), measures().measure - characters(4)));
  EXPECT_TRUE(nearly(day.y - stamp.bottom(), measures().line_pitch));
  const Length leading = measures().line_pitch - measures().em;
  EXPECT_TRUE(nearly(plan.space_before, leading + measures().line_pitch * 2));
}

TEST(SignatureLayout, StampsOfSeveralSignersAreColumns) {
  const std::vector<LineWidths> names = {{characters(3)}, {characters(9), characters(8)}};
  const std::vector<Size> stamps = {{Length::mm(45), Length::mm(15)},
                                    {Length::mm(20), Length::mm(10)}};
  const SignaturePlan plan = place_stamped(names, date(), stamps, measures());
  ASSERT_EQ(plan.rows.size(), 2U);
  EXPECT_EQ(plan.rows[0].pictures[0].x, plan.rows[1].pictures[0].x);
  const Rect first = boxes(plan.rows[0].names[0], {names[0]}).at(0);
  const std::vector<Rect> second = boxes(plan.rows[1].names[0], {names[1]});
  EXPECT_TRUE(nearly(first.right(), second[0].right()));
  EXPECT_TRUE(nearly(first.right(), second[1].right()));
  EXPECT_TRUE(nearly((second[0].y + second[1].bottom()) / 2, middle_of(plan.rows[1].pictures[0])));
  EXPECT_GT(plan.rows[1].top, plan.rows[0].foot);
}

class UnsealedProperty : public testing::TestWithParam<unsigned> {
 protected:
  UnsealedProperty() {
    std::mt19937 random(GetParam());
    const auto count = 1 + random() % 8;
    for (std::size_t i = 0; i < count; ++i) {
      names_.push_back({characters(1 + static_cast<int>(random() % 26))});
    }
    date_ = GetParam() % 2 == 0 ? date() : long_date();
    plan_ = place_unsealed(names_, date_, measures());
    for (std::size_t i = 0; i < names_.size(); ++i) {
      organs_.push_back(boxes(plan_.rows.at(i).names.at(0), {names_[i]}).at(0));
    }
    day_ = boxes(plan_.date, {date_}).at(0);
  }

  std::vector<LineWidths> names_;
  LineWidths date_;
  SignaturePlan plan_;
  std::vector<Rect> organs_;
  Rect day_;
};

Length two_in() { return measures().measure - characters(2); }

TEST_P(UnsealedProperty, LinesFollowEachOther) {
  Length y;
  for (const Rect& organ : organs_) {
    EXPECT_TRUE(nearly(organ.y, y));
    y += measures().line_pitch;
  }
  EXPECT_TRUE(nearly(day_.y, y));
}

// As if the last organ were the only one.
TEST_P(UnsealedProperty, TheDateIsTwoInFromTheOrganAboveIt) {
  const Rect& last = organs_.back();
  EXPECT_TRUE(nearly(day_.x, last.x + characters(2)));
  const bool is_long = day_.width + characters(2) > last.width;
  EXPECT_TRUE(nearly((is_long ? day_ : last).right(), two_in()));
}

// Unless one would start left of the type area.
TEST_P(UnsealedProperty, OrgansEndLevelWithTheLast) {
  for (const Rect& organ : organs_) {
    EXPECT_TRUE(nearly(organ.right(), std::max(organs_.back().right(), organ.width)));
  }
}

TEST_P(UnsealedProperty, NothingLeavesTheTypeArea) {
  for (const Rect& organ : organs_) {
    EXPECT_GE(organ.x, Length{});
    EXPECT_LE(organ.right(), two_in() + Length::pt(0.01));
  }
  EXPECT_LE(day_.right(), two_in() + Length::pt(0.01));
}

INSTANTIATE_TEST_SUITE_P(Seeds, UnsealedProperty, testing::Range(0U, 25U));

}  // namespace
}  // namespace typeset::page

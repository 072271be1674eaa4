// Who signs: fields of pictures, seals, stamps and lists of organs, from layout and report.
#include <gtest/gtest.h>

#include "document/json_schema.h"
#include "document/new_report.h"
#include "document/yaml_fixture.h"
#include "support/pictures.h"

namespace typeset::document {
namespace {

using Form = Signature::Form;

constexpr std::string_view sealed_layout = R"(
fields:
  机关: {type: text, required: true}
  日期: {type: date, default: 2021-01-19}
  印章: {type: image, label: 电子印章}
content:
  - signature: {organ: "{{机关}}", date: "{{日期}}", seal: 印章}
)";

constexpr std::string_view joint_layout = R"(
fields:
  日期: {type: date, default: 2021-01-19}
  各局: {type: list, items: {名称: {type: text}, 职务: {type: text}, 章: {type: image}}}
content:
  - signature: {list: 各局, organ: "{{名称}}", date: "{{日期}}", seal: 章}
)";

// 300 pixels for 42 mm, where 249 are enough; half transparent.
std::string fit_seal() {
  return tests::make_png({.width = 300, .height = 300, .color_type = PNG_COLOR_TYPE_RGBA});
}

// A report in a folder of its own, where its pictures may be.
class SignedReport : public testing::Test {
 protected:
  Document build(std::string_view layout, const std::string& report) {
    const LayoutRef definition = good_layout(layout);
    if (!definition) return {};
    const auto path = folder_.write("report.yaml", report);
    auto document = build_document(*definition, parsed(report, path.string()), diagnostics_);
    return document ? *std::move(document) : Document();
  }

  Signature signature(std::string_view layout, const std::string& report) {
    const auto all = blocks_of<Signature>(build(layout, report));
    return all.empty() ? Signature{} : all.front();
  }

  TemporaryFolder folder_;
  Diagnostics diagnostics_;
};

TEST_F(SignedReport, HasTheSealBesideIt) {
  folder_.write("seals/a.png", fit_seal());
  const Signature all = signature(sealed_layout, "layout: test\n机关: 某局\n印章: seals/a.png\n");
  EXPECT_TRUE(diagnostics_.empty()) << rendered(diagnostics_);
  EXPECT_EQ(all.form, Form::sealed);
  EXPECT_EQ(all.picture_size, Length::mm(42));
  ASSERT_EQ(all.signatories.size(), 1U);
  EXPECT_EQ(text_of(all.signatories[0].name), "某局");
  ASSERT_TRUE(all.signatories[0].picture);
  EXPECT_EQ(all.signatories[0].picture->width, 300);
  EXPECT_EQ(all.signatories[0].alternative_text, "印章：某局");
}

TEST_F(SignedReport, NeedsNoPicture) {
  const Signature all = signature(sealed_layout, "layout: test\n机关: 某局\n");
  EXPECT_TRUE(diagnostics_.empty()) << rendered(diagnostics_);
  EXPECT_EQ(all.form, Form::sealed);
  ASSERT_EQ(all.signatories.size(), 1U);
  EXPECT_FALSE(all.signatories[0].picture);
}

// What is wrong with a picture is said, and the document made.
TEST_F(SignedReport, IsMadeWithoutAPictureThatIsNotThere) {
  const MarkedText report("layout: test\n机关: 某局\n印章: ▸a.png\n");
  const Signature all = signature(sealed_layout, report.text);
  expect_finding(diagnostics_, MessageId::file_not_found, report);
  EXPECT_FALSE(diagnostics_.has_errors());
  EXPECT_EQ(diagnostics_.sorted()[0].hint->id, MessageId::hint_picture_left_out);
  EXPECT_EQ(all.signatories.size(), 1U);
}

TEST_F(SignedReport, IsMadeWithoutADamagedPicture) {
  folder_.write("a.png", tests::make_png({}).substr(0, 60));
  folder_.write("b.png", "GIF89a");
  const MarkedText damaged("layout: test\n机关: 某局\n印章: ▸a.png\n");
  EXPECT_EQ(signature(sealed_layout, damaged.text).signatories.size(), 1U);
  expect_finding(diagnostics_, MessageId::image_damaged, damaged);
  EXPECT_FALSE(diagnostics_.has_errors());
  diagnostics_ = {};
  const MarkedText other("layout: test\n机关: 某局\n印章: ▸b.png\n");
  EXPECT_EQ(signature(sealed_layout, other.text).signatories.size(), 1U);
  expect_finding(diagnostics_, MessageId::image_of_other_format, other);
}

// Pictures that are printed, but not as a seal is.
TEST_F(SignedReport, IsWarnedOfASealThatHidesTheNameAndTheDate) {
  const MarkedText report("layout: test\n机关: 某局\n印章: ▸a.png\n");
  const auto seal = [](int color_type, double alpha) {
    return tests::make_png({.width = 300, .height = 300, .color_type = color_type, .alpha = alpha});
  };
  for (const std::string& opaque :
       {seal(PNG_COLOR_TYPE_RGB, 1), seal(PNG_COLOR_TYPE_RGBA, 1), seal(PNG_COLOR_TYPE_GRAY, 1),
        seal(PNG_COLOR_TYPE_RGBA, 0.97)}) {
    folder_.write("a.png", opaque);
    diagnostics_ = {};
    const Signature all = signature(sealed_layout, report.text);
    expect_finding(diagnostics_, MessageId::seal_opaque, report);
    EXPECT_FALSE(diagnostics_.has_errors());
    ASSERT_EQ(all.signatories.size(), 1U);
    EXPECT_TRUE(all.signatories[0].picture);
  }
}

TEST_F(SignedReport, IsWarnedOfASealThatIsNotRound) {
  const MarkedText report("layout: test\n机关: 某局\n印章: ▸a.png\n");
  const auto findings = [&](int width, int height) {
    folder_.write(
        "a.png",
        tests::make_png({.width = width, .height = height, .color_type = PNG_COLOR_TYPE_RGBA}));
    diagnostics_ = {};
    signature(sealed_layout, report.text);
    return diagnostics_.sorted().size();
  };
  EXPECT_EQ(findings(300, 261), 0U);
  EXPECT_EQ(findings(261, 300), 0U);
  EXPECT_EQ(findings(300, 260), 1U);
  expect_finding(diagnostics_, MessageId::seal_not_round, report);
  EXPECT_EQ(findings(260, 300), 1U);
  expect_finding(diagnostics_, MessageId::seal_not_round, report);
}

TEST_F(SignedReport, IsWarnedOfASealOfTooFewPixels) {
  const MarkedText report("layout: test\n机关: 某局\n印章: ▸a.png\n");
  const auto write = [&](int side) {
    folder_.write("a.png", tests::make_png(
                               {.width = side, .height = side, .color_type = PNG_COLOR_TYPE_RGBA}));
    diagnostics_ = {};
    signature(sealed_layout, report.text);
  };
  write(249);
  EXPECT_TRUE(diagnostics_.empty()) << rendered(diagnostics_);
  write(124);
  expect_finding(diagnostics_, MessageId::seal_coarse, report);
  const std::vector<Diagnostic> found = diagnostics_.sorted();
  ASSERT_EQ(found.size(), 1U);
  ASSERT_EQ(found[0].message.arguments.size(), 3U);
  EXPECT_EQ(found[0].message.arguments[1], "124×124");
  EXPECT_EQ(found[0].message.arguments[2], "74");
  ASSERT_TRUE(found[0].hint);
  EXPECT_EQ(found[0].hint->arguments, std::vector<std::string>{"249×249"});
}

// Nothing stands under a stamp: white paper may be part of its picture.
TEST_F(SignedReport, IsWarnedOfAStampOfTooFewPixelsOnly) {
  const std::string layout =
      std::string(sealed_layout.substr(0, sealed_layout.find("content"))) +
      "content:\n  - signature: {title: \"{{机关}}\", stamp: 印章, date: \"{{日期}}\"}\n";
  const MarkedText report("layout: test\n机关: 某局\n印章: ▸a.png\n");
  folder_.write("a.png", tests::make_png({.width = 240, .height = 90}));
  signature(layout, report.text);
  EXPECT_TRUE(diagnostics_.empty()) << rendered(diagnostics_);
  folder_.write("a.png", tests::make_png({.width = 120, .height = 45}));
  signature(layout, report.text);
  expect_finding(diagnostics_, MessageId::seal_coarse, report);
}

TEST_F(SignedReport, MayBeOfSeveralOrgans) {
  folder_.write("b.png", fit_seal());
  const Signature all =
      signature(joint_layout,
                "layout: test\n机关: 某\n各局:\n  - {名称: 甲局}\n  - {名称: 乙局, 章: b.png}\n");
  EXPECT_TRUE(diagnostics_.empty()) << rendered(diagnostics_);
  ASSERT_EQ(all.signatories.size(), 2U);
  EXPECT_EQ(text_of(all.signatories[0].name), "甲局");
  EXPECT_FALSE(all.signatories[0].picture);
  EXPECT_TRUE(all.signatories[1].picture);
  EXPECT_EQ(all.signatories[1].alternative_text, "印章：乙局");
}

TEST_F(SignedReport, IsEmptyWhereTheListIs) {
  const Signature all = signature(joint_layout, "layout: test\n机关: 某\n");
  EXPECT_TRUE(all.signatories.empty());
  EXPECT_EQ(text_of(all.date), "2021年1月19日");
}

TEST_F(SignedReport, MayHaveAStamp) {
  const std::string layout =
      std::string(joint_layout.substr(0, joint_layout.find("content"))) +
      "content:\n  - signature: {list: 各局, title: \"{{职务}}\", stamp: 章, "
      "stamp-height: 12mm, date: \"{{日期}}\"}\n";
  const Signature all = signature(layout, "layout: test\n机关: 某\n各局: [{职务: 市长}]\n");
  EXPECT_TRUE(diagnostics_.empty()) << rendered(diagnostics_);
  EXPECT_EQ(all.form, Form::stamped);
  EXPECT_EQ(all.picture_size, Length::mm(12));
  ASSERT_EQ(all.signatories.size(), 1U);
  EXPECT_EQ(all.signatories[0].alternative_text, "签名章：市长");
}

// A default names a picture beside the report, and conditions ask whether one is named.
TEST_F(SignedReport, MayHaveASealByDefault) {
  folder_.write("某局.png", fit_seal());
  const std::string layout = R"(
fields:
  机关: {type: text, required: true}
  日期: {type: date, default: 2021-01-19}
  印章: {type: image, default: "{{机关}}.png"}
content:
  - {signature: {organ: "{{机关}}", date: "{{日期}}", seal: 印章}, when: 印章}
)";
  const Signature all = signature(layout, "layout: test\n机关: 某局\n");
  EXPECT_TRUE(diagnostics_.empty()) << rendered(diagnostics_);
  ASSERT_EQ(all.signatories.size(), 1U);
  EXPECT_TRUE(all.signatories[0].picture);
}

TEST(ImageField, IsTextToEditorsAndAFileNameInANewReport) {
  const LayoutRef layout = good_layout(sealed_layout);
  ASSERT_TRUE(layout);
  EXPECT_NE(json_schema(*layout).find("图片（PNG 或 JPEG）的文件名"), std::string::npos);
  EXPECT_NE(new_report(*layout).find("# 印章: 印章.png\n"), std::string::npos)
      << new_report(*layout);
}

// The line that includes the base comes before.
void expect_layout_finding(MarkedText layout, MessageId finding) {
  Diagnostics diagnostics;
  layout_over_base(layout.text, diagnostics);
  ++layout.line;
  expect_finding(diagnostics, finding, layout);
}

struct LayoutFault {
  std::string_view signature;
  MessageId finding;
};

class SignatureFault : public testing::TestWithParam<LayoutFault> {};

TEST_P(SignatureFault, IsReportedAtItsPlace) {
  const MarkedText layout(
      "fields:\n  机关: {type: text}\n  章: {type: image}\n  各局: {type: list, items: "
      "{名称: {type: text}, 局章: {type: image}}}\ncontent:\n  - signature: " +
      std::string(GetParam().signature) + "\n");
  expect_layout_finding(layout, GetParam().finding);
}

INSTANTIATE_TEST_SUITE_P(
    Layouts, SignatureFault,
    testing::Values(
        LayoutFault{"{organ: 甲, date: 乙, seal: ▸印}", MessageId::unknown_field},
        LayoutFault{"{organ: 甲, date: 乙, seal: ▸机关}", MessageId::expected_type},
        LayoutFault{"{organ: \"{{▸章}}\", date: 乙}", MessageId::expected_type},
        LayoutFault{"{organ: 甲, date: 乙, seal: 章, seal-size: ▸80mm}", MessageId::invalid_length},
        LayoutFault{"{organ: 甲, date: 乙, seal: 章, seal-size: ▸1mm}", MessageId::invalid_length},
        LayoutFault{"{organ: 甲, date: 乙, seal: 章, seal-size: ▸大}", MessageId::invalid_length},
        LayoutFault{"{organ: 甲, date: 乙, seal-size: ▸42mm}", MessageId::missing_key},
        LayoutFault{"{title: 甲, date: 乙, stamp: 章, stamp-height: ▸80mm}",
                    MessageId::invalid_length},
        LayoutFault{"▸{title: 甲, date: 乙}", MessageId::missing_key},
        LayoutFault{"▸{stamp: 章, date: 乙}", MessageId::missing_key},
        LayoutFault{"{title: 甲, stamp: 章, date: 乙, ▸organ: 丙}",
                    MessageId::content_of_two_kinds},
        LayoutFault{"{title: 甲, stamp: 章, date: 乙, ▸seal: 章}", MessageId::content_of_two_kinds},
        LayoutFault{"{list: ▸机关, organ: 甲, date: 乙}", MessageId::expected_type},
        LayoutFault{"{list: ▸各区, organ: 甲, date: 乙}", MessageId::unknown_field},
        LayoutFault{"{list: 各局, organ: \"{{▸局名}}\", date: 乙}", MessageId::unknown_field},
        LayoutFault{"{list: 各局, organ: \"{{名称}}\", date: \"{{▸名称}}\"}",
                    MessageId::unknown_field},
        LayoutFault{"{organ: 甲, date: 乙, seal: ▸局章}", MessageId::unknown_field}));

TEST(GridChoice, IsReadFromTheGrid) {
  constexpr std::string_view grid =
      "page: {size: A4, type-area: {left: 28mm, top: 37mm, width: 156mm, height: 225mm}, grid: "
      "{lines: 22, characters: 28, size: 三号, adjust: ";
  constexpr std::string_view folio = "}, folio: {style: folio, pattern: a, distance: 7mm}}\n";
  const auto layout = [&](std::string_view adjust) {
    return std::string(grid) + std::string(adjust) + std::string(folio);
  };
  const LayoutRef good = good_layout(layout("[20, 24]"));
  ASSERT_TRUE(good && good->page.grid_choice);
  EXPECT_EQ(good->page.grid_choice->least, 20);
  EXPECT_EQ(good->page.grid_choice->most, 24);
  EXPECT_FALSE(good->landscape_page.grid_choice);
  for (const auto& [adjust, finding] : {std::pair{"[▸23, 24]", MessageId::number_out_of_range},
                                        {"[20, ▸21]", MessageId::number_out_of_range},
                                        {"[20, ▸40]", MessageId::number_out_of_range},
                                        {"[20, ▸多]", MessageId::invalid_number},
                                        {"▸[20]", MessageId::too_few_items},
                                        {"▸[20, 22, 24]", MessageId::too_many_items},
                                        {"▸20", MessageId::expected_list}}) {
    const MarkedText marked(layout(adjust));
    expect_layout_finding(marked, finding);
  }
}

}  // namespace
}  // namespace typeset::document

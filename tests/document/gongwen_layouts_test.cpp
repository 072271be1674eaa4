// What the layouts of layouts/gongwen make of reports, and what they warn of.
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "document/layout_library.h"
#include "document/new_report.h"
#include "document/yaml_fixture.h"

namespace typeset::document {
namespace {

class OfficialLayout {
 public:
  explicit OfficialLayout(const std::string& name) : name_(name) {
    Diagnostics diagnostics;
    layout_ =
        layout_of_report(parsed("版式: " + name + "\n"),
                         {std::filesystem::path(TYPESET_SOURCE_DIR) / "layouts"}, diagnostics);
    EXPECT_TRUE(layout_ && diagnostics.empty()) << rendered(diagnostics);
  }

  Document document(const std::string& report) {
    failed_.clear();
    if (!layout_) return {};
    Diagnostics diagnostics;
    auto document = build_document(*layout_, parsed("版式: " + name_ + "\n" + report), diagnostics);
    EXPECT_TRUE(document) << rendered(diagnostics);
    for (const Diagnostic& finding : diagnostics.sorted()) {
      failed_.push_back(finding.message.arguments.empty() ? rendered(diagnostics)
                                                          : finding.message.arguments.back());
    }
    return document.value_or(Document());
  }

  // The checks that found something in it.
  std::vector<std::string> failed(const std::string& report) {
    document(report);
    return failed_;
  }

  const LayoutDefinition& definition() const { return *layout_; }

 private:
  std::string name_;
  LayoutRef layout_;
  std::vector<std::string> failed_;
};

using Checks = std::vector<std::string>;

std::string joint_report(const std::string& more) {
  return "联合机关: [{名称: 甲局}, {名称: 乙局}]\n发文字号: 甲字〔2026〕1号\n"
         "成文日期: 2026年1月20日\n印发机关: 甲局\n正文: 妥否，请批示。\n" +
         more;
}

std::string single_report(const std::string& more) {
  return "发文机关: 甲局\n发文字号: 甲字〔2026〕1号\n成文日期: 2026年1月20日\n正文: 正文。\n" +
         more;
}

TEST(JointDocument, HasTheSignersBesideTheNumberOnlyWhenTheyAreWritten) {
  OfficialLayout layout("joint-document");
  const auto upward = blocks_of<SplitLine>(
      layout.document(joint_report("标题: 关于某事的请示\n签发人: [张三, 李四]\n")));
  ASSERT_EQ(upward.size(), 1U);
  EXPECT_EQ(text_of(upward[0].start), "甲字〔2026〕1号");
  ASSERT_EQ(upward[0].end.size(), 2U);
  EXPECT_EQ(text_of(upward[0].end[1]), "李四");
  EXPECT_TRUE(
      blocks_of<SplitLine>(layout.document(joint_report("标题: 关于某事的通知\n"))).empty());
}

TEST(JointDocument, IsCheckedAsOneToAHigherAuthorityWhenItIsSigned) {
  OfficialLayout layout("joint-document");
  EXPECT_EQ(layout.failed(joint_report("标题: 关于某事的请示\n")), Checks{"联合上行文没有签发人"});
  EXPECT_EQ(layout.failed(joint_report("标题: 关于某事的通知\n主送机关: 甲县、乙县\n")), Checks{});
  EXPECT_EQ(layout.failed(
                joint_report("标题: 关于某事的请示\n主送机关: 甲府、乙府\n签发人: [张三, 李四]\n")),
            Checks{"上行文多头主送"});
  EXPECT_EQ(layout.failed(joint_report("标题: 关于某事的报告\n签发人: [张三、李四]\n")),
            Checks{"签发人写法"});
}

TEST(OfficialDocument, IsNotForRequestsAndReports) {
  OfficialLayout layout("official-document");
  const Checks wrong{"上行文的文种"};
  for (const char* title : {"关于某事的请示", "关于某事的报告", "关于某事的报告（送审稿）"}) {
    EXPECT_EQ(layout.failed(single_report("标题: " + std::string(title) + "\n")), wrong) << title;
  }
  for (const char* title : {"关于请示报告制度的通知", "关于印发某报告的通知", "关于某请示的批复"}) {
    EXPECT_EQ(layout.failed(single_report("标题: " + std::string(title) + "\n")), Checks{})
        << title;
  }
}

std::vector<std::string> annexes_set(const std::string& annexes) {
  std::vector<std::string> labels;
  const Document document = OfficialLayout("official-document")
                                .document(single_report("标题: 关于某事的通知\n附件:\n" + annexes));
  for (const Paragraph& paragraph : blocks_of<Paragraph>(document)) {
    const std::string text = text_of(paragraph.text);
    if (text.starts_with("附件") && text.size() <= std::string("附件1").size()) {
      labels.push_back(text);
    }
  }
  return labels;
}

TEST(OfficialDocument, HasNoPageForAnAnnexWithoutAText) {
  EXPECT_EQ(annexes_set("  - {名称: 甲, 内容: 甲。}\n  - {名称: 乙, 内容: 乙。}\n"),
            (Checks{"附件1", "附件2"}));
  EXPECT_EQ(annexes_set("  - {名称: 甲}\n  - {名称: 乙, 内容: 乙。, 方向: 横页}\n"),
            Checks{"附件2"});
  EXPECT_EQ(annexes_set("  - {名称: 甲}\n"), Checks{});
}

// What a layout alone has comes first.
TEST(NewOfficialDocument, BeginsWithTheFieldsOfItsOwn) {
  const auto begins_with = [](const std::string& layout, const std::string& field) {
    const std::string report = new_report(OfficialLayout(layout).definition());
    const std::size_t place = report.find("\n" + field + ":");
    return place != std::string::npos && place < report.find("# 份号:");
  };
  EXPECT_TRUE(begins_with("joint-document", "联合机关"));
  EXPECT_TRUE(begins_with("upward-document", "签发人"));
  EXPECT_TRUE(begins_with("minutes", "会议名称"));
  EXPECT_TRUE(begins_with("order", "令号"));
}

}  // namespace
}  // namespace typeset::document

// The checks of layouts/gongwen/common on what official documents say, well and badly.
#include <filesystem>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "base/file_io.h"
#include "document/yaml_fixture.h"

namespace typeset::document {
namespace {

// A layout with the fields of official documents that is made of nothing but their checks.
LayoutRef checking_layout() {
  const TemporaryFolder folder;
  folder.write("layouts/test/base.yaml", base_layout);
  folder.write("layouts/test/layout.yaml", R"(
include: [base.yaml, common/checks.yaml, common/checks-upward.yaml, common/checks-order.yaml,
          common/checks-minutes.yaml]
tables: {}
prose: {table: table}
content: [prose: 正文]
fields:
  机关: {type: text}
  份号: {type: text}
  密级: {type: choice, choices: [绝密, 机密, 秘密]}
  保密期限: {type: text}
  发文字号: {type: text}
  签发人: {type: list}
  标题: {type: text}
  主送机关: {type: text}
  附件:
    type: list
    items: {名称: {type: text}, 标题: {type: text, default: "{{名称}}"}, 内容: {type: prose}}
  成文日期: {type: date}
  附注: {type: text}
  抄送: {type: text}
  印发日期: {type: date}
  令号: {type: text}
  期号: {type: text}
  会议名称: {type: text}
  出席: {type: text}
  请假: {type: text}
  列席: {type: text}
)");
  const std::filesystem::path shared =
      std::filesystem::path(TYPESET_SOURCE_DIR) / "layouts" / "gongwen";
  Diagnostics diagnostics;
  const LayoutRef layout = read_layout(folder.path() / "layouts" / "test", {shared}, diagnostics);
  EXPECT_TRUE(layout && diagnostics.empty()) << rendered(diagnostics);
  return layout;
}

// The checks that find something in a report that is signed, as a document to above must be.
std::vector<std::string> failed_checks(const std::string& report) {
  static const LayoutRef layout = checking_layout();
  if (!layout) return {"no layout"};
  const bool signed_already = report.find("签发人:") != std::string::npos;
  Diagnostics diagnostics;
  build_document(*layout, parsed((signed_already ? "" : "签发人: [张三]\n") + report), diagnostics);
  std::vector<std::string> failed;
  for (const Diagnostic& finding : diagnostics.sorted()) {
    const bool from_layout = finding.message.id == MessageId::check_failed;
    // Half-width marks have a finding of their own.
    if (finding.message.id == MessageId::half_width_punctuation) continue;
    failed.push_back(from_layout ? finding.message.arguments.back()
                                 : render(finding, UiLanguage::english));
    if (from_layout) {
      EXPECT_FALSE(finding.message.english_arguments.empty()) << failed.back();
      EXPECT_TRUE(finding.hint && !finding.hint->english_arguments.empty()) << failed.back();
    }
  }
  return failed;
}

using Checks = std::vector<std::string>;

void expect_good(const std::string& field, const std::vector<std::string>& values) {
  for (const std::string& value : values) {
    const std::string report = field + ": \"" + value + "\"\n";
    EXPECT_EQ(failed_checks(report), Checks{}) << report;
  }
}

struct Bad {
  std::string value;
  Checks checks;
};

void expect_bad(const std::string& field, const std::vector<Bad>& values) {
  for (const auto& [value, checks] : values) {
    const std::string report = field + ": \"" + value + "\"\n";
    EXPECT_EQ(failed_checks(report), checks) << report;
  }
}

TEST(GongwenChecks, DocumentNumbers) {
  expect_good("发文字号", {"国发〔2012〕1号", "国办发〔2012〕23号", "京政发〔1999〕105号",
                           "X政办函〔2024〕8号", "中办发〔2012〕14号", "发改办能源〔2019〕1120号",
                           "国办发明电〔2020〕3号", "幸街办〔2021〕10号"});
  expect_bad("发文字号", {{"国发[2012]1号", {"发文字号括号"}},
                          {"国发［2012］1号", {"发文字号括号"}},
                          {"国发（2012）1号", {"发文字号括号"}},
                          {"国发(2012)1号", {"发文字号括号"}},
                          {"国发【2012】1号", {"发文字号括号"}},
                          {"国发〖2012〗1号", {"发文字号括号"}},
                          {"国发〔2012〕第1号", {"发文字号加第"}},
                          {"国发〔2012〕01号", {"发文字号补零"}},
                          {"国发〔2012〕001号", {"发文字号补零"}},
                          {"国发〔12〕1号", {"发文字号年份"}},
                          {"国发〔2012〕1", {"发文字号写法"}},
                          {"国发2012年1号", {"发文字号写法"}},
                          {"〔2012〕1号", {"发文字号写法"}},
                          {"国发〔2012〕一号", {"发文字号写法"}},
                          {"国发〔2012〕1号文", {"发文字号写法"}},
                          {"国发〔3012〕1号", {"发文字号写法"}},
                          {"国发[2012]第05号", {"发文字号括号", "发文字号加第", "发文字号补零"}}});
}

TEST(GongwenChecks, HeadOfClassifiedDocuments) {
  expect_good("份号", {"000001", "123456", "099999"});
  expect_bad("份号", {{"1", {"份号位数"}}, {"0000001", {"份号位数"}}, {"№00001", {"份号位数"}}});
  EXPECT_EQ(failed_checks("密级: 秘密\n"), Checks{"涉密没有份号"});
  EXPECT_EQ(failed_checks("密级: 秘密\n份号: '000001'\n"), Checks{});
  EXPECT_EQ(failed_checks("保密期限: 1年\n"), Checks{"保密期限没有密级"});
  const std::string classified = "密级: 机密\n份号: '000001'\n保密期限: ";
  for (const char* const good : {"1年", "10年", "6个月", "长期", "30天", "2030年1月1日"}) {
    EXPECT_EQ(failed_checks(classified + good + "\n"), Checks{}) << good;
  }
  for (const char* const bad : {"★1年", "机密1年", "一年", "01年", "十个月"}) {
    EXPECT_EQ(failed_checks(classified + bad + "\n"), Checks{"保密期限写法"}) << bad;
  }
}

TEST(GongwenChecks, Titles) {
  expect_good("标题",
              {"国务院关于加强城市基础设施建设的意见",
               "国务院办公厅关于印发《全国打击侵犯知识产权行动方案》的通知",
               "关于设立“绿色发展”专项资金的请示",
               "幸福区人民政府\\n关于2012年上半年工作情况的报告", "关于张三、李四任职的通知",
               "××办法（试行）的公告", "关于同意设立街道办事处的批复", "关于商请支持工作的函",
               "政府信息公开规定（试行）的决定", "党政机关公文处理工作条例的通知（暂行）"});
  expect_bad("标题", {{"关于加强管理的通知。", {"标题标点"}},
                      {"关于加强管理，提高质量的通知", {"标题标点"}},
                      {"加强管理；提高质量的通知", {"标题标点"}},
                      {"喜报：关于表彰的通报", {"标题标点"}},
                      {"关于加强管理", {"标题文种"}},
                      {"幸福区工作总结", {"标题文种"}}});
}

TEST(GongwenChecks, Addressees) {
  expect_good("主送机关", {"国务院", "区人民政府", "市发展改革委"});
  expect_bad("主送机关", {{"国务院：", {"主送机关标点"}},
                          {"国务院:", {"主送机关标点"}},
                          {"国务院。", {"主送机关标点"}},
                          {"主送：国务院", {"主送机关标点"}},
                          {"市发展改革委、市财政局", {"上行文多头主送"}},
                          {"各区县，各部门", {"上行文多头主送"}}});
  expect_good("抄送", {"市委各部门，市人大常委会办公厅", "区法院、区检察院"});
  expect_bad("抄送", {{"市委各部门。", {"抄送标点"}},
                      {"市委各部门；", {"抄送标点"}},
                      {"抄送：市委各部门", {"抄送标点"}}});
}

TEST(GongwenChecks, DatesInTexts) {
  expect_good("正文",
              {"自2012年7月1日起施行。", "2012年10月10日至2012年11月30日，共12月。",
               "2012年1月20日起，", "见http://a.cn/2012-07-01/a.html。", "满18年6个月。",
               "标准GB/T 9704-2012。", "2012—2015年。", "比例为2012.7。", "IP地址2012.1.1.1。",
               "| 日期 | 数 |\\n| 2012.7.1 | 3 |", "合同编号2012-07-01-03。", "10月1日、10月7日。",
               "2012年11月20日前，", "第2012年度。", "20年10个月。"});
  // A line of its own may be the date of the document.
  EXPECT_EQ(failed_checks("正文: 2012年7月1日\n"), Checks{"正文里的成文日期"});
  expect_bad("正文", {{"自2012年07月01日起施行。", {"日期补零"}},
                      {"自2012年7月01日起施行。", {"日期补零"}},
                      {"自2012年07月1日起施行。", {"日期补零"}},
                      {"从10月08日起，", {"日期补零"}},
                      {"从2012年12月08日起，", {"日期补零"}},
                      {"从08月起，", {"日期补零"}},
                      {"自12年7月1日起施行。", {"年份不全"}},
                      {"自12年07月01日起施行。", {"日期补零", "年份不全"}},
                      {"自2012.7.1起施行。", {"日期写法"}},
                      {"自2012-07-01起施行。", {"日期写法"}},
                      {"截至2012/7/1。", {"日期写法"}},
                      {"截至2012.07.01.", {"日期写法"}}});
}

TEST(GongwenChecks, TextsSayWhatBelongsThere) {
  expect_good("正文",
              {"按照国发〔2012〕1号文件要求，", "最高法院（2012）民一终字第1号判决，",
               "财政部公告2012年第5号，", "详见附件1：名单。", "（2012）年度", "见第[12]项。"});
  expect_bad("正文", {{"按照国发[2012]1号要求，", {"文号括号"}},
                      {"按照国发（2012）1号要求，", {"文号括号"}},
                      {"按照国发【2012】第1号要求，", {"文号括号"}},
                      {"按照国发〔2012〕第1号要求，", {"文号序号"}},
                      {"按照国发〔2012〕01号要求，", {"文号序号"}},
                      {"（此页无正文）", {"此页无正文"}},
                      {"文。\\n附件：名单", {"正文里的附件说明"}},
                      {"文。\\n附件1：名单", {"正文里的附件说明"}},
                      {"文。\\n2012年7月1日", {"正文里的成文日期"}},
                      {"文。\\n二〇一二年七月一日", {"正文里的成文日期"}}});
}

TEST(GongwenChecks, Annexes) {
  for (const std::string good : {"名单", "2012年工作要点", "《条例》修改说明", "《甲》和《乙》",
                                 "1号文件", "附件管理办法", "3.15活动方案", "附件2012年汇总"}) {
    EXPECT_EQ(failed_checks("附件: [{名称: \"" + good + "\"}]\n"), Checks{}) << good;
  }
  const std::vector<Bad> bad = {
      {"名单。", {"附件名称标点"}},         {"名单；", {"附件名称标点"}},
      {"《工作方案》", {"附件名称书名号"}}, {"附件：名单", {"附件名称序号"}},
      {"附件1：名单", {"附件名称序号"}},    {"1.名单", {"附件名称序号"}},
      {"1、名单", {"附件名称序号"}},        {"附件1名单", {"附件名称序号"}}};
  for (const auto& [name, checks] : bad) {
    EXPECT_EQ(failed_checks("附件: [{名称: \"" + name + "\"}]\n"), checks) << name;
  }
  EXPECT_EQ(failed_checks("附件: [{名称: 甲}, {名称: 乙}, {名称: 甲}]\n"), Checks{"附件重复"});
  EXPECT_EQ(failed_checks("附件: [{名称: 甲, 标题: 乙}]\n"), Checks{"附件标题不一致"});
  EXPECT_EQ(failed_checks("附件: [{名称: 甲乙, 标题: \"甲\\n乙\"}]\n"), Checks{});
  EXPECT_EQ(failed_checks("附件: [{名称: 甲, 内容: 自2012年07月01日起。}]\n"),
            Checks{"附件内容日期补零"});
  EXPECT_EQ(failed_checks("附件: [{名称: 甲, 内容: 自12年7月1日起。}]\n"),
            Checks{"附件内容年份不全"});
}

TEST(GongwenChecks, SignaturesAndDates) {
  expect_bad("署名", {{"幸福区人民政府。", {"署名标点"}}});
  expect_good("附注",
              {"此件公开发布", "（一）类公开（二）类不公开", "联系人：张三，电话：12345678"});
  expect_bad("附注", {{"（此件公开发布）", {"附注括号"}}, {"(此件公开发布)", {"附注括号"}}});
  EXPECT_EQ(failed_checks("成文日期: 2012-07-02\n印发日期: 2012-07-01\n"),
            Checks{"印发在成文之前"});
  EXPECT_EQ(failed_checks("成文日期: 2012-07-01\n印发日期: 2012-07-01\n"), Checks{});
  EXPECT_EQ(failed_checks("签发人: []\n"), Checks{"上行文没有签发人"});
  EXPECT_EQ(failed_checks("签发人: [张三, 李四]\n"), Checks{});
  EXPECT_EQ(failed_checks("签发人: [张三、李四]\n"), Checks{"签发人写法"});
  EXPECT_EQ(failed_checks("签发人: [签发人：张三]\n"), Checks{"签发人写法"});
}

TEST(GongwenChecks, OrdersAndMinutes) {
  expect_good("令号", {"第1号", "第652号"});
  expect_bad("令号", {{"第01号", {"令号写法"}}, {"1号", {"令号写法"}}, {"第一号", {"令号写法"}}});
  expect_good("期号", {"第1期", "第12号", "2012年第3期", "（第3期）", "第3期（总第120期）"});
  expect_bad("期号", {{"第01期", {"期号写法"}}, {"3", {"期号写法"}}});
  expect_good("会议名称", {"幸福区人民政府常务会议", "纪要工作座谈会"});
  expect_bad("会议名称", {{"区政府常务会议纪要", {"会议名称带纪要"}}});
  expect_good("出席", {"张三　李四", "张三、李四"});
  expect_bad("出席", {{"出席：张三", {"人员名单标签"}}});
  expect_bad("列席", {{"列席人员：张三", {"人员名单标签"}}});
}

}  // namespace
}  // namespace typeset::document

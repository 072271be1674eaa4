// typeset batch: one template and a data file, one document for each row.
#include <algorithm>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/batch_fixture.h"

namespace typeset::cli {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

// A folder with rows, and what a batch of them came to.
struct Ran : BatchFolder {
  explicit Ran(std::string_view data, const std::string& words = "") {
    write("data.csv", data);
    outcome = batch(words);
  }
  Outcome outcome;
};

TEST(Batch, MakesADocumentForEachRowAndAManifest) {
  const Ran ran(notice_rows(3));
  EXPECT_EQ(ran.outcome.status, 0);
  EXPECT_EQ(ran.outcome.err, "");
  EXPECT_EQ(ran.outcome.out, "");
  EXPECT_EQ(ran.made(), (Names{"manifest.csv", "第1局.pdf", "第2局.pdf", "第3局.pdf"}));
  const auto manifest = manifest_of(contents(ran.path() / "out/manifest.csv"));
  ASSERT_EQ(manifest.size(), 3U);
  const auto& cells = manifest.at("第2局.pdf");
  EXPECT_EQ(cells[0], "2");
  EXPECT_EQ(cells[1], "3");
  EXPECT_EQ(cells[3], "ok");
  EXPECT_EQ(cells[4], "1");
  EXPECT_EQ(cells[5], std::to_string(fs::file_size(ran.path() / "out/第2局.pdf")));
  const Outcome sum = ran.shell("sha256sum out/第2局.pdf");
  EXPECT_TRUE(sum.out.starts_with(cells[6])) << sum.out;
}

TEST(Batch, DocumentsAreThoseOfSingleRuns) {
  for (const std::string pdf : {"a-2a", "a-3a"}) {
    const Ran ran(notice_rows(4), "--reports --pdf " + pdf);
    ASSERT_EQ(ran.outcome.status, 0) << ran.outcome.err;
    for (int i = 1; i <= 4; ++i) {
      const std::string stem = "out/第" + std::to_string(i) + "局";
      const Outcome single = ran.run(stem + ".yaml --layouts layouts -o single.pdf --pdf " + pdf);
      ASSERT_EQ(single.status, 0) << single.err;
      EXPECT_TRUE(contents(ran.path() / "single.pdf") == contents(ran.path() / (stem + ".pdf")))
          << stem << ' ' << pdf;
    }
  }
}

TEST(Batch, TheDistrictOfTheExamplesIsThatOfSingleRunsToo) {
  const Workplace workplace;
  const std::string folder = std::string(TYPESET_SOURCE_DIR) + "/examples/district/";
  const Outcome outcome =
      workplace.run("batch " + folder + "template.yaml " + folder +
                    "offices.csv -o out --reports --lang en --roll-up " + folder + "district.yaml");
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(outcome.err, "");
  int documents = 0;
  for (const std::string& name : workplace.files()) {
    if (!name.ends_with(".yaml")) continue;
    const std::string stem = name.substr(0, name.size() - 5);
    ASSERT_EQ(workplace.run(name + " -o single.pdf").status, 0);
    EXPECT_TRUE(contents(workplace.path() / "single.pdf") ==
                contents(workplace.path() / (stem + ".pdf")))
        << name;
    ++documents;
  }
  EXPECT_EQ(documents, 12);
  const Outcome text = workplace.shell("pdftotext -layout out/district.pdf -");
  // 192 + … of the column 自然人 in the data.
  EXPECT_NE(text.out.find("青禾区人民政府"), std::string::npos) << text.out;
}

TEST(Batch, ColumnsGoToFieldsByPathOrLabel) {
  const BatchFolder folder;
  folder.write("template.yaml", "版式: notice\n年度: 2025\n");
  folder.write("data.csv",
               "发文机关,日期,件数 / 上半年 / 来文,件数／下半年／来文,件数/下半年/合计\n"
               "甲局,2026年1月1日,3,4,4\n乙局,2026年1月1日,3,4,5\n");
  const Outcome outcome = folder.batch("--reports --name {{发文机关}}");
  EXPECT_EQ(outcome.status, 3);
  // A total is checked where it is given.
  EXPECT_TRUE(outcome.err.starts_with("data.csv:3:18: error: 下半年 · 合计: the total is 5"))
      << outcome.err;
  EXPECT_EQ(contents(folder.path() / "out/甲局.yaml"),
            "版式: notice\n年度: 2025\n机关: 甲局\n日期: 2026年1月1日\n件数:\n  上半年:\n"
            "    来文: 3\n  下半年:\n    来文: 4\n    合计: 4\n");
}

TEST(Batch, WhatHoldsForEveryRowIsSaidOnce) {
  const Ran ran(
      "机关,日期,说明,特别,备注,件数/上半年/来问\n甲局,2026年1月1日,,,x,\n"
      "乙局,2026年1月1日,,,y,\n");
  EXPECT_EQ(ran.outcome.status, 0);
  const std::string& said = ran.outcome.err;
  EXPECT_NE(said.find("data.csv:1:13: warning: The column '备注' is not used"), std::string::npos)
      << said;
  EXPECT_NE(said.find("warning: The column '件数/上半年/来问' is not used"), std::string::npos);
  EXPECT_NE(said.find("Did you mean '件数/上半年/来文'?"), std::string::npos) << said;
  EXPECT_EQ(said.find("备注"), said.find("备注", said.find("备注")));
}

TEST(Batch, AMissingColumnEndsTheRunBeforeItBegins) {
  const Ran ran("机关,说明,特点,件数/上半年/来文\n甲局,,,\n");
  EXPECT_EQ(ran.outcome.status, 1);
  EXPECT_NE(ran.outcome.err.find("template.yaml:5:3: error: The data have no column called '特别'"),
            std::string::npos)
      << ran.outcome.err;
  EXPECT_NE(ran.outcome.err.find("Did you mean '特点'?"), std::string::npos);
  EXPECT_NE(ran.outcome.err.find("'日期' must be said, but neither the template nor any column"),
            std::string::npos)
      << ran.outcome.err;
  EXPECT_EQ(ran.made(), Names{});
}

TEST(Batch, AValueWithTagsNeedsQuotationMarks) {
  const BatchFolder folder;
  folder.write("data.csv", "机关\n甲局\n");
  folder.write("template.yaml", "版式: notice\n机关: {{机关}}\n");
  const Outcome outcome = folder.batch("");
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.err.find("template.yaml:2:"), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find("must stand in quotation marks"), std::string::npos) << outcome.err;
}

TEST(Batch, ReadsWhatOfficesHave) {
  const std::string utf8 = "机关,日期,说明,特别\n甲局,2026年1月1日,好,\n";
  const Ran expected(utf8);
  ASSERT_EQ(expected.outcome.status, 0) << expected.outcome.err;
  const std::string pdf = contents(expected.path() / "out/甲局.pdf");

  const Ran marked("\xEF\xBB\xBF" + utf8);
  EXPECT_TRUE(contents(marked.path() / "out/甲局.pdf") == pdf);

  const BatchFolder legacy;
  legacy.write("utf8.csv", utf8);
  legacy.shell("iconv -f UTF-8 -t GB18030 utf8.csv > data.csv");
  const Outcome outcome = legacy.batch("");
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.err,
            "warning: The text of 'data.csv' is not encoded as UTF-8; it was read as GB18030.\n");
  EXPECT_TRUE(contents(legacy.path() / "out/甲局.pdf") == pdf);

  const std::vector<std::pair<std::string, std::string>> others = {
      {"data.json", R"([{"机关": "甲局", "日期": "2026年1月1日", "说明": "好", "特别": null}])"},
      {"data.jsonl", R"({"机关": "甲局", "日期": "2026年1月1日", "说明": "好", "特别": ""})"},
      {"data.yaml", "- {机关: 甲局, 日期: 2026年1月1日, 说明: 好, 特别: }\n"}};
  for (const auto& [name, text] : others) {
    const BatchFolder folder;
    folder.write(name, text);
    const Outcome result = folder.run("batch template.yaml " + name + " -o out --lang en");
    EXPECT_EQ(result.status, 0) << name << result.err;
    EXPECT_TRUE(contents(folder.path() / "out/甲局.pdf") == pdf) << name;
  }
}

TEST(Batch, RowsOfJsonMayHoldWholeTables) {
  const BatchFolder folder;
  folder.write("data.json", R"([{"机关": "甲局", "日期": "2026年1月1日", "说明": "", "特别": "",)"
                            R"( "件数": {"上半年": {"来文": 30}, "下半年": {"来文": 41}}}])");
  const Outcome outcome = folder.run("batch template.yaml data.json -o out --reports --lang en");
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  const std::string report = contents(folder.path() / "out/甲局.yaml");
  EXPECT_NE(report.find("  上半年:\n    来文: 30\n"), std::string::npos) << report;
}

TEST(Batch, TakesAFolderOrAListOfReports) {
  const BatchFolder folder;
  for (const std::string name : {"reports/东区/甲局", "reports/乙局"}) {
    folder.write(name + ".yaml", "版式: notice\n机关: 甲局\n年度: 2025\n日期: 2026年1月1日\n");
  }
  folder.write("reports/layouts.txt", "no report");
  EXPECT_EQ(folder.run("batch reports -o out --layouts layouts --lang en").status, 0);
  EXPECT_EQ(folder.made(), (Names{"manifest.csv", "东区/甲局.pdf", "乙局.pdf"}));
  const Outcome outcome = folder.run(
      "batch reports/东区/甲局.yaml reports/乙局.yaml -o list --layouts layouts --lang en");
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(folder.made("list"), (Names{"manifest.csv", "乙局.pdf", "甲局.pdf"}));
}

TEST(Batch, NamesAreMadeSafeAndCollisionsAreErrors) {
  const Ran ran(
      "机关,日期,说明,特别\n../甲:局,2026年1月1日,,\n乙a局,2026年1月1日,,\n乙A局,2026年1月1日,,\n");
  EXPECT_EQ(ran.outcome.status, 3);
  EXPECT_EQ(ran.made(), (Names{"_._甲_局.pdf", "manifest.csv", "乙a局.pdf"}));
  EXPECT_NE(ran.outcome.err.find("data.csv:4:1: error: The file of this row, '乙A局.pdf', has the "
                                 "same name as that of row 2."),
            std::string::npos)
      << ran.outcome.err;
}

TEST(Batch, NothingLeavesTheOutputFolder) {
  const BatchFolder folder;
  folder.write("data.csv", "机关,日期,说明,特别\n甲局,2026年1月1日,,\n");
  fs::create_directories(folder.path() / "elsewhere");
  fs::create_directories(folder.path() / "out");
  fs::create_directory_symlink(folder.path() / "elsewhere", folder.path() / "out/东区");
  const Outcome outcome = folder.batch("--name '东区/{{机关}}'");
  EXPECT_EQ(outcome.status, 3);
  EXPECT_NE(outcome.err.find("leads out of the output folder"), std::string::npos) << outcome.err;
  EXPECT_TRUE(fs::is_empty(folder.path() / "elsewhere"));
  EXPECT_EQ(folder.batch("--name '../{{机关}}'").status, 2);
}

TEST(Batch, RollUpAddsTheFigures) {
  const BatchFolder folder;
  folder.write("data.csv", notice_rows(5));
  folder.write("district.yaml",
               "版式: notice\n机关: 全区\n年度: 2025\n日期: 2026年2月1日\n件数:\n"
               "  上半年: {发文: 7}\n  下半年: {发文: 9}\n");
  const Outcome outcome = folder.batch("--roll-up district.yaml");
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  folder.shell("pdftotext -layout out/district.pdf district.txt");
  const std::string text = contents(folder.path() / "district.txt");
  // 来文: 1+2+3+4+0 and the same with 1+2+3+0+1 added.
  EXPECT_NE(text.find("全区2025"), std::string::npos) << text;
  const auto has_row = [&](const std::string& name, const std::vector<std::string>& figures) {
    const std::size_t start = text.find(name);
    if (start == std::string::npos) return false;
    std::istringstream line(text.substr(start + name.size(), text.find('\n', start) - start));
    std::vector<std::string> found;
    for (std::string figure; found.size() < 3 && line >> figure;) found.push_back(figure);
    return found == figures;
  };
  EXPECT_TRUE(has_row("上半年", {"10", "7", "17"})) << text;
  EXPECT_TRUE(has_row("下半年", {"17", "9", "26"})) << text;
}

TEST(Batch, ARollUpThatWouldBeWrongIsNotWritten) {
  const std::string district = "版式: notice\n机关: 全区\n年度: 2025\n日期: 2026年2月1日\n";
  const auto expect_none = [&](const std::string& data, const std::string& report,
                               const std::string& says) {
    const BatchFolder folder;
    folder.write("data.csv", data);
    folder.write("district.yaml", report);
    const Outcome outcome = folder.batch("--roll-up district.yaml");
    EXPECT_NE(outcome.status, 0);
    EXPECT_NE(outcome.err.find(says), std::string::npos) << outcome.err;
    EXPECT_FALSE(fs::exists(folder.path() / "out/district.pdf"));
  };
  std::string broken = notice_rows(5);
  broken.replace(broken.find("2026年1月4日"), std::string("2026年1月4日").size(), "某日");
  expect_none(broken, district, "1 rows failed, so that the sums are incomplete");
  expect_none(
      notice_rows(5), district + "件数: {上半年: {来文: 11}}\n",
      "district.yaml:5:5: error: 件数/上半年/来文: the roll-up says 11, but the rows add up "
      "to 10.");
  expect_none("机关,日期,说明,特别\ndistrict,2026年1月1日,,\n", district,
              "'district.pdf', is that of the roll-up");
}

TEST(Batch, WhatIsReadIsNotWrittenTo) {
  const BatchFolder folder;
  folder.write("data.csv", notice_rows(1));
  const std::string data = contents(folder.path() / "data.csv");
  for (const std::string words : {"batch template.yaml data.csv -o out --manifest data.csv",
                                  "batch template.yaml data.csv --combine data.csv",
                                  "batch template.yaml data.csv --combine template.yaml",
                                  "batch template.yaml data.csv -o . --reports --name template"}) {
    const Outcome outcome = folder.run(words + " --lang en");
    EXPECT_NE(outcome.status, 0) << words;
    EXPECT_NE(outcome.err.find("is read by this run and cannot be written to"), std::string::npos)
        << words << outcome.err;
    EXPECT_EQ(contents(folder.path() / "data.csv"), data);
    EXPECT_EQ(contents(folder.path() / "template.yaml"), notice_template);
  }
  EXPECT_EQ(folder.batch("--manifest out/list.xlsx").status, 2);
}

TEST(Batch, RowsOfJsonNeedNotAllHaveEveryKey) {
  const BatchFolder folder;
  folder.write(
      "data.jsonl",
      "{\"机关\": \"甲局\", \"日期\": \"2026年1月1日\"}\n"
      "{\"机关\": \"乙局\", \"日期\": \"2026年1月1日\", \"说明\": \"好\", \"特别\": \"有\","
      " \"件数/下半年/来文\": 3}\n"
      "{\"机关\": \"丙局\", \"日期\": \"2026年1月1日\", \"说明\": [1, 2]}\n");
  const Outcome outcome = folder.run("batch template.yaml data.jsonl -o out --lang en");
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(folder.made(), (Names{"manifest.csv", "乙局.pdf", "甲局.pdf"}));
  EXPECT_NE(outcome.err.find("data.jsonl:3:"), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find("'说明' should be text"), std::string::npos) << outcome.err;
}

TEST(Batch, AWorkbookIsNoCsvFile) {
  const BatchFolder folder;
  folder.write("data.xlsx", std::string("PK\x03\x04\x14\0\x06\0", 8));
  const Outcome outcome = folder.run("batch template.yaml data.xlsx -o out --lang en");
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.err.find("is an Excel workbook, no CSV file"), std::string::npos)
      << outcome.err;
  EXPECT_NE(outcome.err.find("CSV UTF-8"), std::string::npos);
}

TEST(Batch, TwoColumnsForOneThingAreAFault) {
  const Ran ran("机关,发文机关,日期,说明,特别\n甲局,乙局,2026年1月1日,,\n");
  EXPECT_EQ(ran.outcome.status, 1);
  EXPECT_NE(ran.outcome.err.find("The columns '发文机关' and '机关' are about the same thing."),
            std::string::npos)
      << ran.outcome.err;
}

TEST(Batch, ATemplateWithoutDataIsSaidToBeOne) {
  const BatchFolder folder;
  const Outcome outcome = folder.run("batch template.yaml -o out --lang en");
  EXPECT_EQ(outcome.status, 2);
  EXPECT_NE(outcome.err.find("Please give a template and a data file"), std::string::npos);
}

TEST(Batch, CombinesAllInOneFileWithBookmarks) {
  const BatchFolder folder;
  folder.write("data.csv", notice_rows(3));
  const Outcome outcome = folder.run("batch template.yaml data.csv --combine all.pdf --lang en");
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  folder.shell("mutool show all.pdf outline > outline.txt");
  const std::string outline = contents(folder.path() / "outline.txt");
  for (int i = 1; i <= 3; ++i) {
    EXPECT_NE(outline.find("第" + std::to_string(i) + "局2025年通知\"\t#page=" + std::to_string(i)),
              std::string::npos)
        << outline;
  }
  EXPECT_EQ(folder.shell("qpdf --check all.pdf >/dev/null").status, 0);
  EXPECT_EQ(folder.made(), Names{});
}

TEST(Batch, ManifestsCanBeJson) {
  const Ran ran(notice_rows(2), "--manifest out/list.json");
  ASSERT_EQ(ran.outcome.status, 0) << ran.outcome.err;
  const auto manifest = nlohmann::json::parse(contents(ran.path() / "out/list.json"));
  ASSERT_EQ(manifest.size(), 2U);
  EXPECT_EQ(manifest[1]["row"], 2);
  EXPECT_EQ(manifest[1]["file"], "第2局.pdf");
  EXPECT_EQ(manifest[1]["status"], "ok");
  EXPECT_EQ(manifest[1]["findings"].size(), 0U);
  EXPECT_EQ(manifest[1]["sha256"].get<std::string>().size(), 64U);
  // It is read by the next run.
  const Outcome again = ran.batch("--manifest out/list.json --json");
  EXPECT_NE(again.out.find("\"unchanged\":2"), std::string::npos) << again.out;
}

TEST(Batch, EventsAreForPrograms) {
  const Ran ran("机关,日期,说明,特别\n甲局,2026年1月1日,,\n乙局,没有,,\n", "--json");
  EXPECT_EQ(ran.outcome.status, 3);
  std::istringstream lines(ran.outcome.out);
  std::vector<nlohmann::json> events;
  for (std::string line; std::getline(lines, line);) events.push_back(nlohmann::json::parse(line));
  ASSERT_EQ(events.size(), 4U) << ran.outcome.out;
  EXPECT_EQ(events[0]["event"], "begin");
  EXPECT_EQ(events[0]["rows"], 2);
  EXPECT_EQ(events[1]["status"], "written");
  EXPECT_EQ(events[1]["file"], "甲局.pdf");
  EXPECT_EQ(events[2]["status"], "failed");
  EXPECT_EQ(events[2]["findings"][0]["line"], 3);
  EXPECT_EQ(events[3]["event"], "end");
  EXPECT_EQ(events[3]["failed"], 1);
}

TEST(Batch, OrderAndNumberOfWorkersMakeNoDifference) {
  const Ran one(notice_rows(40), "--jobs 1");
  const Ran many(notice_rows(40), "--jobs 8");
  ASSERT_EQ(one.outcome.status, 0);
  ASSERT_EQ(many.outcome.status, 0);
  EXPECT_EQ(contents(one.path() / "out/manifest.csv"), contents(many.path() / "out/manifest.csv"));
}

TEST(Batch, NewPrintsTheHeadToFillIn) {
  const BatchFolder folder;
  const Outcome head = folder.run("new --csv notice");
  EXPECT_EQ(head.status, 0);
  EXPECT_EQ(head.out,
            "\xEF\xBB\xBF机关,年度,日期,正文,密级,经费,件数/上半年/来文,"
            "件数/上半年/发文,件数/下半年/来文,件数/下半年/发文\r\n");
  // And the columns are understood.
  folder.write("data.csv", head.out + "甲局,2025,2026年1月1日,文。,公开,3,1,2,3,4\r\n");
  folder.write("template.yaml", "版式: notice\n");
  const Outcome outcome = folder.batch("");
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(outcome.err, "");
}

TEST(Batch, EveryColumnOfTheOfficialFormatsIsUnderstood) {
  for (const std::string year : {"2020", "2021"}) {
    const Workplace workplace;
    std::string head = workplace.run("new --csv annual-report-" + year).out;
    head = head.substr(head.find("机关"), head.find("\r\n") - head.find("机关"));
    std::istringstream columns(head);
    std::string row;
    int places = 0;
    for (std::string column; std::getline(columns, column, ',');) {
      const bool is_cell = column.find('/') != std::string::npos;
      if (!row.empty()) row += ',';
      row += is_cell                ? "0"
             : column == "机关"     ? "甲局"
             : column == "年度"     ? year
             : column == "成文日期" ? "2022年1月20日"
                                    : "文。";
      places += is_cell;
    }
    EXPECT_GT(places, 100);
    workplace.write("data.csv", head + '\n' + row + '\n');
    workplace.write("template.yaml", "版式: annual-report-" + year + '\n');
    const Outcome outcome = workplace.run("batch template.yaml data.csv -o out --lang en");
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(outcome.err, "");
  }
}

TEST(Batch, UsageIsExplained) {
  const BatchFolder folder;
  folder.write("data.csv", notice_rows(1));
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"batch", "Please give a template and a data file"},
      {"batch template.yaml data.csv", "Please name the output folder with -o"},
      {"batch template.yaml data.csv -o out --shard 3/2", "--shard"},
      {"batch template.yaml data.csv -o out --shard env", "--shard"},
      {"batch template.yaml data.csv -o out --jobs 0", "--jobs"},
      {"batch template.yaml data.csv -o out --combine all.pdf", "--combine"},
      {"batch template.yaml data.csv -o out --fail-fats", "--fail-fast"},
      {"batch --merge-manifests", "Please give the manifests to merge"}};
  for (const auto& [words, says] : cases) {
    const Outcome outcome = folder.run(words + " --lang en");
    EXPECT_EQ(outcome.status, 2) << words;
    EXPECT_NE(outcome.err.find(says), std::string::npos) << words << '\n' << outcome.err;
  }
  EXPECT_EQ(folder.made(), Names{});
}

}  // namespace
}  // namespace typeset::cli

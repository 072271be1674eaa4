// The seed's report as a PDF, judged from outside by poppler, mupdf and qpdf.
#include <cmath>
#include <gtest/gtest.h>
#include <map>
#include <regex>

#include "cli/program.h"
#include "pdf/pdf_file.h"

namespace typeset::cli {
namespace {

namespace fs = std::filesystem;
using pdf::PdfFile;

const fs::path source = TYPESET_SOURCE_DIR;

const PdfFile& seed_pdf() {
  static const PdfFile file = [] {
    const Workplace workplace;
    const Outcome outcome =
        workplace.run("'" + (source / "examples/xinwei-2020/report.yaml").string() +
                          "' -o report.pdf --layouts '" + (source / "layouts").string() + "'",
                      "TYPESET_DATA_DIR='" + (source / "tests/golden").string() + "'");
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    return PdfFile(contents(workplace.path() / "report.pdf"));
  }();
  return file;
}

std::string without_space(const std::string& text) {
  return std::regex_replace(text, std::regex("\\s+"), "");
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// What the page says, without the folios.
std::string running_text() {
  return std::regex_replace(without_space(seed_pdf().text()), std::regex("—\\d+—"), "");
}

TEST(SeedPdf, SaysEverySentenceInOrder) {
  const std::string text = running_text();
  std::size_t at = 0;
  for (const char* sentence :
       {"新伟街道办事处2020年政府信息公开工作年度报告一、总体情况2020年，新伟街道深入学习贯彻",
        "信息公开工作取得了阶段性成效。（一）加强领导，狠抓落实。新伟街道建立了“主要领导亲自抓、分"
        "管领导具"
        "体抓、职能科室抓落实”的工作机制",
        "（二）健全制度，提升质效。新伟街道充分利用",
        "做到“依法公开，真实公正，注重实效，有利监督”。（三）规范程序，提升水平。严格规范审查和公开"
        "程序，"
        "确保每一条信息都经过层层把关",
        "二、主动公开政府信息情况我街道政府信息公开主要采取",
        "2020年，主动公开政务服务信息25大项，4个子项，共29条信息。", "第二十条第（一）项信息内容",
        "其他对外管理服务事项250432", "三、收到和处理政府信息公开申请情况2020年度我单位",
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
        "1.属于国家秘密0000000", "四、结转下年度继续办理0000000",
        "四、政府信息公开行政复议、行政诉讼情况2020年，本单位无因政府信息公开申请行政复议和提起行政"
        "诉讼"
        "的情况。",
        "五、存在的主要问题及改进情况", "一如既往的抓好政务信息公开工作：一是继续完善",
        "做文章；二是进一步加强", "的公开；三是认真落实政府信息公开标准规范，进下完善",
        "六、其他需要报告的事项无。哈尔滨市平房区新伟街道办事处2021年1月19日"}) {
    const std::size_t found = text.find(sentence, at);
    ASSERT_NE(found, std::string::npos) << sentence;
    at = found + 1;
  }
}

TEST(SeedPdf, SaysEveryParagraphOfTheReport) {
  const std::string text = running_text();
  for (std::string line : lines_of(contents(source / "examples/xinwei-2020/report.yaml"))) {
    if (!line.starts_with("  ") || line.find(": {") != std::string::npos) continue;
    line = line.substr(line.starts_with("  # ") ? 4 : 2);
    EXPECT_NE(text.find(without_space(line)), std::string::npos) << line;
  }
}

TEST(SeedPdf, InventsNoSpaces) {
  const std::string text = seed_pdf().text();
  for (const char* words : {"25大项", "共29条", "2020年", "2021年1月19日"}) {
    EXPECT_NE(text.find(words), std::string::npos) << words;
  }
  EXPECT_FALSE(std::regex_search(text, std::regex("[0-9] 年|年 [0-9]|共 29")));
}

TEST(SeedPdf, VerticalHeadsAreWholeWordsInEveryMode) {
  for (const char* mode : {"", "-raw", "-layout"}) {
    std::map<std::string, int> times;
    const std::string text = seed_pdf().text(mode);
    for (const char* head : {"结果维持", "结果纠正", "其他结果", "尚未审结"}) {
      for (std::size_t at = 0; (at = text.find(head, at)) != std::string::npos; ++at) ++times[head];
      EXPECT_EQ(times[head], 3) << head << " in mode " << mode;
    }
  }
}

// The heads are read from left to right, each before the figure under it or all before all figures.
TEST(SeedPdf, VerticalHeadsKeepTheirOrder) {
  for (const char* mode : {"", "-raw", "-layout"}) {
    const std::string text = without_space(seed_pdf().text(mode));
    std::size_t at = text.find("结果维持");
    ASSERT_NE(at, std::string::npos);
    for (const char* head : {"结果纠正", "其他结果", "尚未审结"}) {
      const std::size_t found = text.find(head, at);
      ASSERT_NE(found, std::string::npos) << head << " in mode " << mode;
      // Between two heads stand at most a figure and the next group's head: 30 bytes.
      EXPECT_LE(found - at, 30U) << head << " in mode " << mode;
      at = found;
    }
  }
}

TEST(SeedPdf, EveryFontIsEmbeddedAndSubset) {
  const auto lines = lines_of(seed_pdf().run("pdffonts").output);
  ASSERT_GE(lines.size(), 2U + 5U);
  for (std::size_t i = 2; i < lines.size(); ++i) {
    EXPECT_TRUE(std::regex_search(lines[i], std::regex("^[A-Z]{6}\\+.* yes yes yes "))) << lines[i];
  }
}

TEST(SeedPdf, IsCleanAndSmall) {
  const auto check = seed_pdf().run("qpdf --check");
  EXPECT_EQ(check.status, 0) << check.output;
  EXPECT_LT(std::stoul(seed_pdf().run("stat -c %s").output), 450U * 1000);
}

TEST(SeedPdf, HasTitleAuthorLanguageAndBookmarks) {
  const std::string info = seed_pdf().run("pdfinfo").output;
  EXPECT_NE(info.find("新伟街道办事处2020年政府信息公开工作年度报告"), std::string::npos);
  EXPECT_NE(info.find("哈尔滨市平房区新伟街道办事处"), std::string::npos);
  EXPECT_NE(info.find("Tagged:          yes"), std::string::npos) << info;
  const std::string outline = seed_pdf().run("mutool show", "outline").output;
  for (const char* heading :
       {"一、总体情况", "（一）加强领导，狠抓落实", "六、其他需要报告的事项"}) {
    EXPECT_NE(outline.find(heading), std::string::npos) << outline;
  }
}

// One character as mupdf sees it, in pt from the page's top left corner.
struct Character {
  double x, y;  // origin
  std::string text, font;
  double size;
};

std::vector<Character> characters_of_page(int page) {
  const std::string stext =
      seed_pdf().run("mutool draw -q -F stext -o -", std::to_string(page)).output;
  std::vector<Character> characters;
  const std::regex token(
      "<font name=\"([^\"]*)\" size=\"([^\"]*)\"|<char [^>]* x=\"([^\"]*)\" y=\"([^\"]*)\"[^>]* "
      "c=\"([^\"]*)\"");
  std::string font;
  double size = 0;
  for (std::sregex_iterator i(stext.begin(), stext.end(), token), end; i != end; ++i) {
    if ((*i)[1].matched) {
      font = (*i)[1];
      size = std::stod((*i)[2]);
    } else {
      characters.push_back({std::stod((*i)[3]), std::stod((*i)[4]), (*i)[5], font, size});
    }
  }
  return characters;
}

constexpr double mm = 72 / 25.4;

// GB/T 9704-2012, 5.2: as measured on the page, on page 1 below the title.
TEST(SeedPdf, BodyStandsOnTheGrid) {
  std::map<double, std::pair<double, double>> lines;  // baseline → least and greatest origin
  for (const Character& c : characters_of_page(1)) {
    if (c.font.find("Fandol") == std::string::npos) continue;
    auto [line, fresh] = lines.try_emplace(std::round(c.y * 100) / 100, c.x, c.x);
    if (!fresh)
      line->second = {std::min(line->second.first, c.x), std::max(line->second.second, c.x)};
  }
  ASSERT_GT(lines.size(), 10U);
  double previous = 0;
  int at_left = 0, at_right = 0;
  for (const auto& [baseline, extent] : lines) {
    const double em_top = baseline / mm - 0.88 * 16 / mm;
    const double grid_line = (em_top - 37) / 10.446;
    EXPECT_NEAR(grid_line, std::round(grid_line), 0.01) << baseline;
    if (previous != 0) {
      EXPECT_NEAR((baseline - previous) / mm, 10.446, 0.02);
    }
    previous = baseline;
    const double indent = extent.first / mm - 28;
    at_left += std::abs(indent) < 0.1;
    EXPECT_TRUE(std::abs(indent) < 0.1 || std::abs(indent - 2 * 5.569) < 0.1) << indent;
    // A line that ends in a hanzi ends with its em box on the edge.
    at_right += std::abs(extent.second / mm + 16 / mm - 184) < 0.1;
  }
  EXPECT_GE(at_left, 8);
  EXPECT_GE(at_right, 8);
}

TEST(SeedPdf, TopOfAPageIsThirtySevenMillimetres) {
  double top = 1000;
  for (const Character& c : characters_of_page(2)) top = std::min(top, c.y - 0.88 * c.size);
  EXPECT_NEAR(top / mm, 37, 0.1);
}

}  // namespace
}  // namespace typeset::cli

// What --pdf asks for.
#include <gtest/gtest.h>

#include "cli/program.h"

namespace typeset::cli {
namespace {

const std::string example = std::string(TYPESET_SOURCE_DIR) + "/examples/xinwei-2020/report.yaml";

// A reader of the numbers needs no more than the PDF.
TEST(PdfFlavour, CarriesTheReportAndTheDataOfItsTables) {
  const Workplace workplace;
  ASSERT_EQ(workplace.run("--pdf a-3a '" + example + "' -o a.pdf").status, 0);
  const std::string folder = workplace.path().string();
  ASSERT_EQ(std::system(("cd '" + folder + "' && pdfdetach -saveall a.pdf >/dev/null").c_str()), 0);
  EXPECT_EQ(contents(workplace.path() / "report.yaml"), contents(example));
  const std::string table = contents(workplace.path() / "申请办理.csv");
  EXPECT_NE(table.find("三、本年度办理结果,（三）不予公开,1.属于国家秘密,0"), std::string::npos)
      << table;
  EXPECT_NE(table.find("申请人情况 / 法人或其他组织 / 商业企业"), std::string::npos);
  // What was taken out makes the same document again.
  ASSERT_EQ(workplace.run("--pdf a-3a report.yaml -o b.pdf").status, 0);
  EXPECT_EQ(contents(workplace.path() / "a.pdf"), contents(workplace.path() / "b.pdf"));
}

TEST(PdfFlavour, CarriesNothingUnlessAsked) {
  const Workplace workplace;
  for (const char* option : {"", "--pdf=a-2a", "--pdf=plain"}) {
    ASSERT_EQ(workplace.run(std::string(option) + " '" + example + "' -o a.pdf").status, 0);
    const std::string pdf = (workplace.path() / "a.pdf").string();
    EXPECT_EQ(std::system(("qpdf --list-attachments '" + pdf + "' | grep -q 'no embedded'").c_str()),
              0)
        << option;
  }
}

TEST(PdfFlavour, HasOneOfThreeNames) {
  const Workplace workplace;
  const Outcome outcome = workplace.run("--pdf a-1b '" + example + "' -o a.pdf --lang en");
  EXPECT_EQ(outcome.status, 2);
  EXPECT_NE(outcome.err.find("a-2a, a-3a, plain"), std::string::npos) << outcome.err;
}

}  // namespace
}  // namespace typeset::cli

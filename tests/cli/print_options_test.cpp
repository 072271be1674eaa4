// --output-intent, --bleed and --crop-marks as people use them.
#include <gtest/gtest.h>

#include "cli/program.h"
#include "support/pictures.h"

namespace typeset::cli {
namespace {

std::string result_of(const Workplace& workplace, const std::string& command) {
  const std::string folder = workplace.path().string();
  const std::string line = "cd '" + folder + "' && " + command + " >out 2>&1";
  EXPECT_EQ(std::system(line.c_str()), 0) << line;
  return contents(workplace.path() / "out");
}

class Printed : public Workplace {
 public:
  Printed() {
    write("a.yaml", small_report);
    write("press.icc", tests::cmyk_profile());
  }
};

TEST(PrintOptions, MakeASheetForThePress) {
  const Printed workplace;
  const Outcome outcome =
      workplace.run("a.yaml --output-intent press.icc --bleed 3mm --crop-marks");
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  const std::string info = result_of(workplace, "pdfinfo -box a.pdf");
  EXPECT_NE(info.find("TrimBox:             0.00     0.00   595.28   841.89"), std::string::npos)
      << info;
  EXPECT_NE(info.find("BleedBox:           -8.50    -8.50   603.78   850.39"), std::string::npos)
      << info;
  EXPECT_EQ(result_of(workplace, "qpdf --check a.pdf").find("WARNING"), std::string::npos);
}

TEST(PrintOptions, AreRefusedInPlainWords) {
  const Printed workplace;
  workplace.write("text.icc", "not a profile");
  const Outcome missing = workplace.run("a.yaml --output-intent no.icc --lang en");
  EXPECT_EQ(missing.status, 1);
  EXPECT_NE(missing.err.find("'no.icc' cannot be found"), std::string::npos) << missing.err;
  const Outcome damaged = workplace.run("a.yaml --output-intent text.icc --lang en");
  EXPECT_EQ(damaged.status, 1);
  EXPECT_NE(damaged.err.find("'text.icc' is no ICC profile"), std::string::npos) << damaged.err;
  EXPECT_FALSE(std::filesystem::exists(workplace.path() / "a.pdf"));
}

}  // namespace
}  // namespace typeset::cli

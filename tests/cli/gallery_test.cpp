// The gallery of official forms: every one is set without a word, and is a sound PDF.
#include <gtest/gtest.h>

#include "cli/program.h"

namespace typeset::cli {
namespace {

namespace fs = std::filesystem;

const fs::path gallery = fs::path(TYPESET_SOURCE_DIR) / "examples/tables";

std::vector<std::string> forms() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(gallery)) {
    if (entry.path().extension() == ".yaml") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class GalleryForm : public testing::TestWithParam<std::string> {};

TEST_P(GalleryForm, IsSetInSilenceAndIsSound) {
  const Workplace workplace;
  const fs::path pdf = workplace.path() / "form.pdf";
  const std::string report = (gallery / (GetParam() + ".yaml")).string();
  const Outcome outcome = workplace.run("'" + report + "' -o '" + pdf.string() + "'");
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.err, "");
  const std::string check = "qpdf --check '" + pdf.string() + "' >/dev/null 2>&1";
  EXPECT_EQ(std::system(check.c_str()), 0);
}

INSTANTIATE_TEST_SUITE_P(Tables, GalleryForm, testing::ValuesIn(forms()), [](const auto& form) {
  std::string name = form.param;
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST(Gallery, HoldsManyKindsOfForm) { EXPECT_GE(forms().size(), 25U); }

}  // namespace
}  // namespace typeset::cli

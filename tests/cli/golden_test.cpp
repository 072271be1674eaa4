// Whole reports against their accepted layout: every glyph's origin and every rule.
// TYPESET_UPDATE_GOLDEN=1 accepts what is laid out now; look at the pages before you do.
#include <gtest/gtest.h>
#include <sstream>

#include "cli/program.h"

namespace typeset::cli {
namespace {

namespace fs = std::filesystem;

const fs::path source = TYPESET_SOURCE_DIR;

struct Golden {
  const char* name;
  const char* report;
};

std::string first_difference(const std::string& expected, const std::string& actual) {
  std::istringstream a(expected), b(actual);
  std::string line_a, line_b;
  for (int line = 1;; ++line) {
    const bool more_a = static_cast<bool>(std::getline(a, line_a));
    const bool more_b = static_cast<bool>(std::getline(b, line_b));
    if (!more_a && !more_b) return "";
    if (line_a != line_b || more_a != more_b) {
      return "line " + std::to_string(line) + "\n  accepted: " + line_a.substr(0, 400) +
             "\n  now:      " + line_b.substr(0, 400);
    }
  }
}

class GoldenLayout : public testing::TestWithParam<Golden> {};

TEST_P(GoldenLayout, IsAsAccepted) {
  const Workplace workplace;
  // tests/golden/fonts has the roles with the free faces alone: a developer's own fonts must not
  // change the outcome.
  const Outcome outcome =
      workplace.run("--dump=layout '" + (source / GetParam().report).string() + "' --layouts '" +
                        (source / "layouts").string() + "'",
                    "TYPESET_DATA_DIR='" + (source / "tests/golden").string() + "'");
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  const fs::path accepted = source / "tests/golden" / (std::string(GetParam().name) + ".json");
  if (std::getenv("TYPESET_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(accepted, std::ios::binary) << outcome.out;
  }
  const std::string expected = contents(accepted);
  ASSERT_FALSE(expected.empty()) << accepted;
  EXPECT_TRUE(expected == outcome.out) << first_difference(expected, outcome.out);
}

INSTANTIATE_TEST_SUITE_P(
    Reports, GoldenLayout,
    testing::Values(Golden{"xinwei-2020", "examples/xinwei-2020/report.yaml"},
                    Golden{"xingfu-2021", "examples/xingfu-2021/report.yaml"},
                    Golden{"specimen", "examples/specimen/report.yaml"},
                    Golden{"table-over-pages", "tests/golden/table-over-pages.yaml"},
                    Golden{"table-look", "tests/golden/table-look.yaml"},
                    Golden{"table-fit", "tests/golden/table-fit.yaml"},
                    Golden{"diagonal-heads", "tests/golden/diagonal-heads.yaml"},
                    Golden{"data-tables", "tests/golden/data-tables.yaml"},
                    Golden{"wide-tables", "tests/golden/wide-tables.yaml"},
                    Golden{"every-feature", "tests/golden/every-feature.yaml"}),
    [](const auto& golden) {
      std::string name = golden.param.name;
      std::ranges::replace(name, '-', '_');
      return name;
    });

}  // namespace
}  // namespace typeset::cli

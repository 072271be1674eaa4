// No line is thinner than presses hold.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/program.h"
#include "cli/repository_reports.h"

namespace typeset::cli {
namespace {

class ThinRules : public testing::TestWithParam<std::string> {};

TEST_P(ThinRules, AreThickEnoughToPrint) {
  // A tenth of a millimetre, less what the dump rounds away.
  constexpr double least = 0.1 * 72 / 25.4 - 0.005;
  const Workplace workplace;
  const std::string report = std::string(TYPESET_SOURCE_DIR) + "/" + GetParam();
  const Outcome outcome = workplace.run("--dump=layout '" + report + "'");
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  const auto dump = nlohmann::json::parse(outcome.out);
  for (const auto& page : dump["pages"]) {
    for (const auto& rule : page.value("rules", nlohmann::json::array())) {
      EXPECT_GE(std::min(rule[2].get<double>(), rule[3].get<double>()), least) << rule;
    }
    for (const auto& wave : page.value("waves", nlohmann::json::array())) {
      EXPECT_GE(wave["thickness"].get<double>(), least);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Reports, ThinRules, testing::ValuesIn(repository_reports()),
                         [](const auto& report) { return test_name(report.param); });

}  // namespace
}  // namespace typeset::cli

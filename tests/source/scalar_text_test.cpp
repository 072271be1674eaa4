#include "source/scalar_text.h"

#include <gtest/gtest.h>
#include <memory>

#include "source/parser.h"

namespace typeset::source {
namespace {

TEST(ScalarText, IsReadAgainAsItWas) {
  for (const std::string text : {"甲",       "危及“三安全一稳定”",
                                 "a: b",     "a #b",
                                 "#x",       "- x",
                                 "-",        "[x]",
                                 "{x}",      "a, b",
                                 "~",        "null",
                                 "true",     "",
                                 " a ",      "'",
                                 "\"",       "a\\b",
                                 "两\n行",   "*x",
                                 "&x",       "!x",
                                 "%x",       "@x",
                                 "`",        "? x",
                                 "x:",       "|",
                                 ">",        "2021-01-19",
                                 "1,234",    "本年增/减",
                                 "{{机关}}", "a'b\"c",
                                 "\t"}) {
    const std::string yaml = "甲: {" + scalar_text(text) + ": " + scalar_text(text) + "}\n";
    Diagnostics diagnostics;
    const auto node =
        parse_yaml(std::make_shared<const SourceFile>("test.yaml", yaml), diagnostics);
    ASSERT_TRUE(node && diagnostics.empty()) << yaml;
    const Entry& entry = node->find("甲")->entries().at(0);
    EXPECT_EQ(entry.key, text) << yaml;
    ASSERT_TRUE(entry.value.is_scalar()) << yaml;
    EXPECT_EQ(entry.value.text(), text) << yaml;
  }
}

TEST(ScalarText, IsPlainWhereItCanBe) {
  for (const std::string text : {"甲", "本年增/减", "12.50", "2021年1月19日"}) {
    EXPECT_EQ(scalar_text(text), text);
  }
}

}  // namespace
}  // namespace typeset::source

#include "document/font_roles.h"

#include <gtest/gtest.h>

#include "document/yaml_fixture.h"

namespace typeset::document {
namespace {

using Names = std::vector<std::string>;

TEST(FontRoles, ReadsRolesAndDirectories) {
  const TemporaryFolder folder;
  const auto path = folder.write("roles.yaml",
                                 "roles:\n"
                                 "  仿宋: {faces: [方正仿宋, FandolFang], fallbacks: [HanaMinA]}\n"
                                 "  黑体: {faces: [黑体]}\n"
                                 "directories: [free, /usr/share/fonts, ~/.fonts, '~']\n");
  Diagnostics diagnostics;
  const auto roles = read_font_roles(path, "/home/clerk", diagnostics);
  ASSERT_TRUE(roles) << rendered(diagnostics);
  ASSERT_EQ(roles->roles.size(), 2U);
  EXPECT_EQ(roles->roles[0].role, "仿宋");
  EXPECT_EQ(roles->roles[0].faces, (Names{"方正仿宋", "FandolFang"}));
  EXPECT_EQ(roles->roles[0].fallbacks, Names{"HanaMinA"});
  EXPECT_EQ(roles->roles[1].position.line, 3U);
  EXPECT_EQ(roles->directories, (std::vector<std::filesystem::path>{
                                    folder.path(), folder.path() / "free", "/usr/share/fonts",
                                    "/home/clerk/.fonts", "/home/clerk"}));
}

TEST(FontRoles, SaysWhatIsWrong) {
  const std::pair<std::string_view, MessageId> cases[] = {
      {"▸directories: [a]\n", MessageId::missing_key},
      {"roles: ▸[a]\n", MessageId::expected_mapping},
      {"roles: {仿宋: ▸{fallbacks: [a]}}\n", MessageId::missing_key},
      {"roles: {仿宋: {faces: ▸a}}\n", MessageId::expected_list},
      {"roles: {仿宋: {faces: [▸{a: b}]}}\n", MessageId::expected_text},
      {"roles: {}\n▸directory: [a]\n", MessageId::unknown_key},
  };
  for (const auto& [marked, id] : cases) {
    const TemporaryFolder folder;
    const MarkedText text(marked);
    Diagnostics diagnostics;
    EXPECT_FALSE(read_font_roles(folder.write("roles.yaml", text.text), "", diagnostics));
    expect_finding(diagnostics, id, text);
  }
}

TEST(FontRoles, OfTheRepositoryAreRight) {
  Diagnostics diagnostics;
  const auto roles = read_font_roles(std::filesystem::path(TYPESET_SOURCE_DIR) / "fonts/roles.yaml",
                                     "", diagnostics);
  ASSERT_TRUE(roles) << rendered(diagnostics);
  Names names;
  for (const FontRole& role : roles->roles) names.push_back(role.role);
  EXPECT_EQ(names, (Names{"仿宋", "楷体", "黑体", "小标宋", "宋体", "西文"}));
}

}  // namespace
}  // namespace typeset::document

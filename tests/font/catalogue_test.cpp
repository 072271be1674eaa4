#include "font/catalogue.h"

#include <gtest/gtest.h>

#include "font/test_font.h"

namespace typeset::font {
namespace {

RoleWish wish(std::string role, std::vector<std::string> faces,
              std::vector<std::string> fallbacks = {}) {
  return {std::move(role), std::move(faces), std::move(fallbacks), {}};
}

// The PostScript names of a role's chain, joined by spaces.
std::string chain_of(const Catalogue& catalogue, std::string_view role) {
  std::string names;
  for (const auto& face : catalogue.chain(role)) {
    names += (names.empty() ? "" : " ") + face->postscript_name();
  }
  return names;
}

std::string built(std::string family, std::string full_name, std::string postscript_name,
                  unsigned weight = 400, bool italic = false, unsigned width = 5) {
  TestFont font;
  font.family = std::move(family);
  font.full_name = std::move(full_name);
  font.postscript_name = std::move(postscript_name);
  font.weight = weight;
  font.italic = italic;
  font.width = width;
  return font.build();
}

struct Wish {
  std::vector<std::string> faces;
  const char* expected;
};

TEST(Catalogue, MatchesInstalledFaces) {
  const std::vector<Wish> wishes = {
      {{"Noto Serif CJK SC"}, "NotoSerifCJKsc-Regular"},
      {{"Noto Serif CJK SC Bold"}, "NotoSerifCJKsc-Bold"},
      {{"NotoSansCJKsc-Regular"}, "NotoSansCJKsc-Regular"},
      {{"noto sans cjk sc"}, "NotoSansCJKsc-Regular"},
      {{"仿宋_GB2312", "FandolFang"}, "FandolFang-Regular"},
      {{"FandolKai", "Noto Serif CJK SC"}, "FandolKai-Regular"},
      {{"No Such Face"}, ""},
      {{}, ""},
  };
  std::vector<RoleWish> roles;
  for (const Wish& each : wishes) {
    roles.push_back(wish("role" + std::to_string(roles.size()), each.faces));
  }
  const auto catalogue = Catalogue::find(roles, {source_folder / "fonts", noto_folder});
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    EXPECT_EQ(chain_of(catalogue, roles[i].role), wishes[i].expected);
  }
}

TEST(Catalogue, TakesTheFaceOfAFamilyThatIsNearestToRegular) {
  const TemporaryFolder folder;
  folder.write("1.ttf", built("Family", "Family Light Italic", "LightItalic", 300, true));
  folder.write("2.ttf", built("Family", "Family Bold", "Bold", 700));
  folder.write("3.ttf", built("Family", "Family Narrow", "Narrow", 400, false, 3));
  folder.write("4.ttf", built("Family", "Family Medium", "Medium", 500));
  folder.write("5.ttf", built("Family", "Family Italic", "Italic", 400, true));
  const auto catalogue = Catalogue::find(
      {wish("a", {"Family"}), wish("b", {"Family Bold"}), wish("c", {"LightItalic"})},
      {folder.path()});
  EXPECT_EQ(chain_of(catalogue, "a"), "Medium");
  EXPECT_EQ(chain_of(catalogue, "b"), "Bold");
  EXPECT_EQ(chain_of(catalogue, "c"), "LightItalic");
}

TEST(Catalogue, PrefersTheEarlierFolder) {
  const TemporaryFolder own, system;
  own.write("deep/er/x.TTF", built("Family", "Family", "Own"));
  own.write("a.txt", built("Other", "Other", "NotAFont"));
  system.write("1.ttf", built("Family", "Family", "System"));
  system.write("2.ttf", built("Better", "Better", "Better"));
  const std::vector<RoleWish> roles = {wish("a", {"Family"}), wish("b", {"Better", "Family"}),
                                       wish("c", {"Other"})};
  const auto both = Catalogue::find(roles, {own.path() / "none", own.path(), system.path()});
  EXPECT_EQ(chain_of(both, "a"), "Own");
  EXPECT_EQ(chain_of(both, "b"), "Better");  // the wishes' order counts before the folders'
  EXPECT_EQ(chain_of(both, "c"), "");
  EXPECT_EQ(chain_of(Catalogue::find(roles, {system.path(), own.path()}), "a"), "System");
}

TEST(Catalogue, GivesARoleTheFileNamedAfterIt) {
  const TemporaryFolder own, system;
  own.write("仿宋.ttf", built("Unknown", "Unknown", "Own"));
  system.write("a.ttf", built("Family", "Family", "System"));
  const auto catalogue = Catalogue::find({wish("仿宋", {"Family"}, {"Family", "Unknown"})},
                                         {system.path(), own.path()});
  EXPECT_EQ(chain_of(catalogue, "仿宋"), "Own System");
}

TEST(Catalogue, KnowsChineseNames) {
  const TemporaryFolder folder;
  TestFont font;
  font.chinese_family = "方正小标宋简体";
  font.postscript_name = "FZXBSJW--GB1-0";
  folder.write("a.ttf", font.build());
  const auto catalogue = Catalogue::find({wish("小标宋", {"方正小标宋简体"})}, {folder.path()});
  EXPECT_EQ(chain_of(catalogue, "小标宋"), "FZXBSJW--GB1-0");
}

TEST(Catalogue, AddsFallbacksOnceEachAndOnlyToAFace) {
  const TemporaryFolder folder;
  folder.write("a.ttf", built("A", "A", "A"));
  folder.write("b.ttf", built("B", "B", "B"));
  const auto catalogue = Catalogue::find(
      {wish("x", {"A"}, {"C", "B", "A", "B"}), wish("y", {"C"}, {"A", "B"})}, {folder.path()});
  EXPECT_EQ(chain_of(catalogue, "x"), "A B");
  EXPECT_EQ(chain_of(catalogue, "y"), "");
}

TEST(Catalogue, SharesAFaceBetweenRoles) {
  const TemporaryFolder folder;
  folder.write("a.ttf", built("A", "A", "A"));
  const auto catalogue = Catalogue::find({wish("x", {"A"}), wish("y", {"A"})}, {folder.path()});
  EXPECT_EQ(catalogue.chain("x").at(0), catalogue.chain("y").at(0));
}

TEST(Catalogue, PassesOverFilesThatAreNoFonts) {
  const TemporaryFolder folder;
  folder.write("a.ttf", "no font at all");
  folder.write("b.ttf", file_bytes(fandol_kai).substr(0, 100000));
  folder.write("c.ttf", built("A", "A", "A"));
  std::filesystem::create_directory_symlink(folder.path(), folder.path() / "round");
  std::filesystem::create_symlink("nowhere", folder.path() / "d.ttf");
  const auto catalogue =
      Catalogue::find({wish("x", {"A"}), wish("y", {"FandolKai"})}, {folder.path()});
  EXPECT_EQ(chain_of(catalogue, "x"), "A");
  EXPECT_EQ(chain_of(catalogue, "y"), "");
}

std::vector<Diagnostic> findings(const Catalogue& catalogue, std::string_view role) {
  Diagnostics diagnostics;
  catalogue.require(role, {}, diagnostics);
  return diagnostics.sorted();
}

TEST(Catalogue, SaysNothingOfARoleThatIsWell) {
  const TemporaryFolder folder;
  folder.write("a.ttf", built("A", "A", "A"));
  const auto catalogue = Catalogue::find({wish("x", {"A"}), wish("y", {"B"})}, {folder.path()});
  EXPECT_TRUE(findings(catalogue, "x").empty());
}

TEST(Catalogue, NamesTheNearestRole) {
  const auto catalogue = Catalogue::find({wish("仿宋", {}), wish("黑体", {})}, {});
  const auto found = findings(catalogue, "仿宋体");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].severity, Severity::error);
  EXPECT_EQ(found[0].message.id, MessageId::font_role_unknown);
  ASSERT_TRUE(found[0].hint);
  EXPECT_EQ(found[0].hint->id, MessageId::hint_nearest);
  EXPECT_EQ(found[0].hint->arguments, std::vector<std::string>{"仿宋"});
}

TEST(Catalogue, NamesTheFoldersSearchedAndTheSetUp) {
  const auto catalogue = Catalogue::find({wish("仿宋", {"A", "B"})}, {"/none/1", "/none/2"});
  const auto found = findings(catalogue, "仿宋");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].severity, Severity::error);
  EXPECT_EQ(found[0].message.id, MessageId::font_role_missing);
  EXPECT_EQ(found[0].message.arguments, (std::vector<std::string>{"仿宋", "/none/1, /none/2"}));
  ASSERT_TRUE(found[0].hint);
  EXPECT_EQ(found[0].hint->id, MessageId::hint_run_setup);
  EXPECT_EQ(found[0].hint->arguments, std::vector<std::string>{"sh fonts/setup.sh"});
}

TEST(Catalogue, WarnsOfAFileNamedAfterTheRoleThatIsBroken) {
  const TemporaryFolder folder;
  const auto broken = folder.write("仿宋.ttf", "no font at all");
  folder.write("a.ttf", built("A", "A", "A"));
  const auto catalogue = Catalogue::find({wish("仿宋", {"A"})}, {folder.path()});
  EXPECT_EQ(chain_of(catalogue, "仿宋"), "A");
  const auto found = findings(catalogue, "仿宋");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].severity, Severity::warning);
  EXPECT_EQ(found[0].message.id, MessageId::font_unreadable);
  EXPECT_EQ(found[0].message.arguments, std::vector<std::string>{broken.string()});
}

TEST(Catalogue, RefusesALicenceThatForbidsEmbedding) {
  const TemporaryFolder folder;
  TestFont font;
  font.embedding = 2;
  folder.write("a.ttf", font.build());
  const auto catalogue = Catalogue::find({wish("x", {"Test"})}, {folder.path()});
  const auto found = findings(catalogue, "x");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].severity, Severity::error);
  EXPECT_EQ(found[0].message.id, MessageId::font_not_embeddable);
}

TEST(Catalogue, LeavesOutFallbacksWhoseLicenceForbidsEmbedding) {
  const TemporaryFolder folder;
  TestFont font;
  font.embedding = 2;
  folder.write("a.ttf", font.build());
  folder.write("b.ttf", built("B", "B", "B"));
  folder.write("c.ttf", built("C", "C", "C"));
  const auto catalogue = Catalogue::find({wish("x", {"B"}, {"Test", "C"})}, {folder.path()});
  EXPECT_EQ(chain_of(catalogue, "x"), "B C");
  EXPECT_TRUE(findings(catalogue, "x").empty());
}

}  // namespace
}  // namespace typeset::font

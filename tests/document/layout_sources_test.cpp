// Includes: what they may name, what goes before what, what is refused.
#include "document/layout_sources.h"

#include <gtest/gtest.h>

#include "document/yaml_fixture.h"

namespace typeset::document {
namespace {

namespace fs = std::filesystem;

struct Files {
  TemporaryFolder folder;
  fs::path layouts = folder.path() / "layouts";

  std::optional<source::Node> read(Diagnostics& diagnostics) const {
    return read_layout_sources(layouts / "test", {layouts, folder.path() / "more"}, diagnostics);
  }
};

TEST(LayoutSources, MergesStylesByKeyAndTablesByName) {
  Files files;
  files.folder.write("layouts/common/base.yaml",
                     "styles: {a: {font: 仿宋, size: 三号}, b: {font: 黑体}}\n"
                     "tables: {甲: {x: 1, y: 2}, 乙: {}}\ncontent: [1, 2]\n");
  files.folder.write("layouts/test/layout.yaml",
                     "include: [common/base.yaml]\nstyles: {a: {size: 四号}}\n"
                     "tables: {甲: {x: 3}}\ncontent: [3]\n");
  Diagnostics diagnostics;
  const auto root = files.read(diagnostics);
  ASSERT_TRUE(root) << rendered(diagnostics);
  const source::Node& a = *root->find("styles")->find("a");
  EXPECT_EQ(a.find("font")->text(), "仿宋");
  EXPECT_EQ(a.find("size")->text(), "四号");
  EXPECT_TRUE(root->find("styles")->find("b"));
  EXPECT_FALSE(root->find("tables")->find("甲")->find("y"));
  EXPECT_TRUE(root->find("tables")->find("乙"));
  EXPECT_EQ(root->find("content")->items().size(), 1U);
}

TEST(LayoutSources, SharedFilesAreFoundInEveryLayoutDirectory) {
  Files files;
  files.folder.write("more/common/base.yaml", "title: 共用\n");
  files.folder.write("layouts/test/layout.yaml", "include: [common/base.yaml]\n");
  Diagnostics diagnostics;
  const auto root = files.read(diagnostics);
  ASSERT_TRUE(root) << rendered(diagnostics);
  EXPECT_EQ(root->find("title")->text(), "共用");
}

TEST(LayoutSources, AnIncludedFileMustBeAMapping) {
  Files files;
  files.folder.write("layouts/test/layout.yaml", "include: [a.yaml]\ntitle: 甲\n");
  files.folder.write("layouts/test/a.yaml", "title：乙\n");
  Diagnostics diagnostics;
  EXPECT_FALSE(files.read(diagnostics));
  ASSERT_EQ(diagnostics.sorted().size(), 1U);
  EXPECT_EQ(diagnostics.sorted()[0].message.id, MessageId::expected_mapping);
}

TEST(LayoutSources, TheSameFileTwiceIsNoCircle) {
  Files files;
  files.folder.write("layouts/test/layout.yaml", "include: [a.yaml, b.yaml]\n");
  files.folder.write("layouts/test/a.yaml", "include: [c.yaml]\n");
  files.folder.write("layouts/test/b.yaml", "include: [c.yaml]\n");
  files.folder.write("layouts/test/c.yaml", "title: 丙\n");
  Diagnostics diagnostics;
  EXPECT_TRUE(files.read(diagnostics));
  EXPECT_TRUE(diagnostics.empty()) << rendered(diagnostics);
}

TEST(LayoutSources, CirclesAreNamed) {
  Files files;
  const MarkedText last("title: 甲\ninclude: [▸../test/./layout.yaml]\n");
  files.folder.write("layouts/test/layout.yaml", "include: [a.yaml]\n");
  files.folder.write("layouts/test/a.yaml", last.text);
  Diagnostics diagnostics;
  EXPECT_FALSE(files.read(diagnostics));
  expect_finding(diagnostics, MessageId::include_cycle, last);
  EXPECT_EQ(diagnostics.sorted()[0].message.arguments.at(0), "layout.yaml → a.yaml → layout.yaml");
}

TEST(LayoutSources, NothingOutsideIsRead) {
  for (const std::string name : {"../other/layout.yaml", "/etc/passwd", "common/../../secret.yaml",
                                 "../../secret.yaml", "link.yaml"}) {
    Files files;
    files.folder.write("secret.yaml", "title: 秘\n");
    files.folder.write("layouts/other/layout.yaml", "title: 他\n");
    const MarkedText layout("include: [▸" + name + "]\n");
    files.folder.write("layouts/test/layout.yaml", layout.text);
    fs::create_symlink(files.folder.path() / "secret.yaml", files.layouts / "test/link.yaml");
    Diagnostics diagnostics;
    EXPECT_FALSE(files.read(diagnostics)) << name;
    expect_finding(diagnostics, MessageId::include_outside, layout);
  }
}

TEST(LayoutSources, MissingFilesAreReportedWhereTheyAreNamed) {
  Files files;
  const MarkedText layout("include:\n  - ▸nowhere.yaml\n");
  files.folder.write("layouts/test/layout.yaml", layout.text);
  Diagnostics diagnostics;
  EXPECT_FALSE(files.read(diagnostics));
  expect_finding(diagnostics, MessageId::file_not_found, layout);
}

}  // namespace
}  // namespace typeset::document

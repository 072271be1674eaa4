#include "batch/manifest.h"

#include <gtest/gtest.h>

#include "support/temporary_folder.h"

namespace typeset::batch {
namespace {

std::vector<ManifestEntry> entries() {
  ManifestEntry good;
  good.row = 1;
  good.of = 2;
  good.file = "东区/甲,\"乙\"局.pdf";
  good.pages = 5;
  good.bytes = 12345;
  good.sha256 = std::string(64, 'a');
  good.input = std::string(64, 'b');
  good.findings = {"a.csv:2:1: warning: 一", "a.csv:2:9: warning: 二"};
  ManifestEntry bad;
  bad.row = 2;
  bad.of = 2;
  bad.failed = true;
  return {good, bad};
}

std::string dump(const std::vector<ManifestEntry>& list) {
  std::string text;
  for (const ManifestEntry& entry : list) text += manifest_line(entry);
  return text;
}

TEST(Manifest, IsReadAsItWasWritten) {
  for (const std::string name : {"m.csv", "m.json"}) {
    const tests::TemporaryFolder folder;
    const auto path = folder.write(name, manifest_text(entries(), manifest_format(name)));
    Diagnostics diagnostics;
    const auto read = read_manifest(path, Damage::reported, diagnostics);
    ASSERT_TRUE(read) << name;
    EXPECT_EQ(dump(*read), dump(entries())) << name;
  }
}

TEST(Manifest, IsCsvThatSpreadsheetsRead) {
  const std::string digest(64, 'a'), input(64, 'b');
  EXPECT_EQ(manifest_text(entries(), ManifestFormat::csv),
            "\xEF\xBB\xBFrow,of,file,status,pages,bytes,sha256,findings,input\r\n"
            "1,2,\"东区/甲,\"\"乙\"\"局.pdf\",ok,5,12345," +
                digest + ",\"a.csv:2:1: warning: 一\na.csv:2:9: warning: 二\"," + input +
                "\r\n2,2,,failed,0,0,,,\r\n");
}

TEST(Manifest, AJournalCutOffAnywhereKeepsItsWholeLines) {
  const std::string whole = manifest_head() + dump(entries()) + dump(entries());
  for (std::size_t size = manifest_head().size(); size < whole.size(); ++size) {
    const tests::TemporaryFolder folder;
    const auto path = folder.write("journal.csv", whole.substr(0, size));
    Diagnostics diagnostics;
    const auto read = read_manifest(path, Damage::skipped, diagnostics);
    ASSERT_TRUE(read);
    EXPECT_TRUE(diagnostics.empty());
    // All but the line that was being written.
    const std::string journal = whole.substr(manifest_head().size(), size - manifest_head().size());
    std::size_t complete = 0, end = 0;
    for (const ManifestEntry& entry : {entries()[0], entries()[1], entries()[0], entries()[1]}) {
      end += manifest_line(entry).size();
      complete += end <= journal.size();
    }
    EXPECT_GE(read->size(), complete) << size;
    for (const ManifestEntry& entry : *read) {
      EXPECT_EQ(manifest_line(entry), manifest_line(entries()[entry.row == 1 ? 0 : 1])) << size;
    }
  }
}

TEST(Manifest, ADamagedOneIsReported) {
  const tests::TemporaryFolder folder;
  const auto path = folder.write("m.csv", manifest_head() + "x,1,,ok,1,1,,,\r\n");
  Diagnostics diagnostics;
  EXPECT_FALSE(read_manifest(path, Damage::reported, diagnostics));
  EXPECT_EQ(diagnostics.sorted().at(0).message.id, MessageId::manifest_invalid);
}

}  // namespace
}  // namespace typeset::batch

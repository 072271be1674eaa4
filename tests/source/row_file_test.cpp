#include "source/row_file.h"

#include <gtest/gtest.h>

#include "support/temporary_folder.h"

namespace typeset::source {
namespace {

struct Rows {
  std::shared_ptr<const RowFile> file;
  std::vector<Diagnostic> findings;  // of opening it
};

Rows open(const tests::TemporaryFolder& folder, const std::string& name, std::string_view bytes) {
  Diagnostics diagnostics;
  Rows rows;
  rows.file = RowFile::open(folder.write(name, bytes), diagnostics);
  rows.findings = diagnostics.sorted();
  return rows;
}

std::string place(const SourcePosition& position) {
  return std::to_string(position.line) + ':' + std::to_string(position.column);
}

// A line for each row: its cells with their places, or its faults.
std::string dump(const std::string& name, std::string_view bytes) {
  const tests::TemporaryFolder folder;
  const Rows rows = open(folder, name, bytes);
  std::string text;
  for (const Diagnostic& finding : rows.findings) {
    text += "! " + std::string(message_name(finding.message.id)) + '\n';
  }
  for (std::size_t i = 0; rows.file && i < rows.file->size(); ++i) {
    Diagnostics diagnostics;
    const auto row = rows.file->row(i, diagnostics);
    for (const Diagnostic& finding : diagnostics.sorted()) {
      text += place(finding.position) + ' ' + std::string(message_name(finding.message.id)) + ' ';
    }
    if (row) {
      for (const Entry& entry : row->entries()) {
        text += entry.key + '=' + entry.value.text() + '@' + place(entry.value.position()) + ' ';
      }
    }
    text += '\n';
  }
  return text;
}

TEST(RowFile, CsvRowsKnowTheirPlaceInTheWholeFile) {
  EXPECT_EQ(dump("a.csv", "甲,乙\n1,2\n\n3,\"四\n五\"\n6,7\n"),
            "甲=1@2:1 乙=2@2:3 \n甲=3@4:1 乙=四\n五@4:3 \n甲=6@6:1 乙=7@6:3 \n");
}

TEST(RowFile, AFileWithAMarkOrForeignLineEndsReadsTheSame) {
  const std::string expected = "甲=1@2:1 乙=2@2:3 \n甲=3@3:1 乙=4@3:3 \n";
  EXPECT_EQ(dump("a.csv", "\xEF\xBB\xBF甲,乙\r\n1,2\r\n3,4\r\n"), expected);
  EXPECT_EQ(dump("a.csv", "甲,乙\r1,2\r3,4"), expected);
}

TEST(RowFile, Gb18030IsKnownByItsBytes) {
  // 甲,乙 / 丙,丁 as a Chinese Windows writes them.
  const tests::TemporaryFolder folder;
  const Rows rows = open(folder, "a.csv", "\xBC\xD7,\xD2\xD2\n\xB1\xFB,\xB6\xA1\n");
  ASSERT_TRUE(rows.file);
  EXPECT_EQ(rows.file->encoding(), TextEncoding::gb18030);
  Diagnostics diagnostics;
  const auto row = rows.file->row(0, diagnostics);
  ASSERT_TRUE(row);
  EXPECT_EQ(row->find("甲")->text(), "丙");
}

TEST(RowFile, Utf16IsKnownByItsMark) {
  const std::string bytes("\xFF\xFE\x32\x75\x2C\x00\x59\x4E\x0A\x00\x31\x00\x2C\x00\x32\x00", 16);
  EXPECT_EQ(dump("a.csv", bytes), "甲=1@2:1 乙=2@2:3 \n");
}

TEST(RowFile, OneDamagedLineMakesNoOtherEncoding) {
  EXPECT_EQ(dump("a.csv", "甲,乙\n一,二\n三,\xB1\xFB\n四,五\n"),
            "甲=一@2:1 乙=二@2:3 \n3:3 data_row_malformed \n甲=四@4:1 乙=五@4:3 \n");
}

TEST(RowFile, ABrokenQuotationLosesOnlyItsOwnRow) {
  EXPECT_EQ(dump("a.csv", "甲,乙\n1,\"开\n2,\"好\"\n3,4\n"),
            "2:3 csv_open_quote \n甲=2@3:1 乙=好@3:3 \n甲=3@4:1 乙=4@4:3 \n");
  EXPECT_EQ(dump("a.csv", "甲,乙\n1,\"开\"后\n2,3\n"),
            "2:6 csv_text_after_quote \n甲=2@3:1 乙=3@3:3 \n");
  EXPECT_EQ(dump("a.csv", "甲,乙\n1,\"开"), "2:3 csv_open_quote \n");
}

TEST(RowFile, TooFewAndTooManyCellsAreFaultsOfTheirRows) {
  EXPECT_EQ(dump("a.csv", "甲,乙\n1\n1,2,3\n4,5\n"),
            "2:1 table_row_cells \n3:5 table_row_cells \n甲=4@4:1 乙=5@4:3 \n");
}

TEST(RowFile, JsonItemsAreRows) {
  EXPECT_EQ(
      dump("a.json", "[\n {\"甲\": \"一\", \"乙\": 2},\n {\"甲\": \"]},{\", \"乙\": \"\\\"\"}\n]"),
      "甲=一@2:8 乙=2@2:18 \n甲=]},{@3:8 乙=\"@3:21 \n");
}

TEST(RowFile, JsonEscapesOfRareCharactersAreOneCharacter) {
  EXPECT_EQ(dump("a.json", "[{\"a\": \"\\ud873\\udc56\\u4e00\"}]"), "a=𬱖一@1:7 \n");
}

TEST(RowFile, JsonLinesAreRows) {
  EXPECT_EQ(dump("a.jsonl", "{\"甲\": 1}\n\n{\"甲\": 2}\n"), "甲=1@1:7 \n甲=2@3:7 \n");
}

TEST(RowFile, JsonThatDoesNotEndIsAFault) {
  EXPECT_EQ(dump("a.json", "[{\"甲\": 1},\n {\"甲\": 2"), "! yaml_syntax\n");
}

TEST(RowFile, YamlItemsAreRows) {
  EXPECT_EQ(dump("a.yaml", "# 说明\n- 甲: 一\n  乙: |\n    - 不是一项\n- 甲: 二\n"),
            "甲=一@2:6 乙=- 不是一项\n@3:6 \n甲=二@5:6 \n");
}

TEST(RowFile, YamlDocumentsAreRows) {
  EXPECT_EQ(dump("a.yaml", "---\n甲: 一\n---\n甲: 二\n"), "甲=一@2:4 \n甲=二@4:4 \n");
}

TEST(RowFile, ARowIsAGroupOfValues) {
  EXPECT_EQ(dump("a.yaml", "- 甲\n- 乙: 1\n"), "1:3 data_row_no_mapping \n乙=1@2:6 \n");
}

TEST(RowFile, AFileWithoutRowsIsAFault) {
  EXPECT_EQ(dump("a.csv", "甲,乙\n\n"), "! data_without_rows\n");
  EXPECT_EQ(dump("a.csv", ""), "! csv_empty\n");
  EXPECT_EQ(dump("a.json", "[]"), "! data_without_rows\n");
  EXPECT_EQ(dump("a.yaml", "# 空\n"), "! data_without_rows\n");
}

TEST(RowFile, AFileThatIsNotThereIsAFault) {
  Diagnostics diagnostics;
  EXPECT_EQ(RowFile::open("/nowhere/a.csv", diagnostics), nullptr);
  EXPECT_EQ(diagnostics.sorted().at(0).message.id, MessageId::file_not_found);
}

TEST(RowFile, AFileCutShortMeanwhileIsAFaultOfTheRow) {
  const tests::TemporaryFolder folder;
  const Rows rows = open(folder, "a.csv", "甲\n一\n二\n");
  ASSERT_TRUE(rows.file);
  std::filesystem::resize_file(folder.path() / "a.csv", 4);
  Diagnostics diagnostics;
  EXPECT_FALSE(rows.file->row(1, diagnostics));
  EXPECT_EQ(diagnostics.sorted().at(0).message.id, MessageId::data_changed);
}

}  // namespace
}  // namespace typeset::source

#include "source/csv.h"

#include <gtest/gtest.h>
#include <random>

#include "base/unicode.h"

namespace typeset::source {
namespace {

struct Result {
  std::optional<CsvTable> table;
  std::vector<Diagnostic> findings;
};

Result parse(const std::string& text, const CsvLimits& limits = {}) {
  Diagnostics diagnostics;
  Result result;
  result.table = parse_csv(std::make_shared<const SourceFile>("a.csv", text), diagnostics, limits);
  result.findings = diagnostics.sorted();
  return result;
}

std::string place(const SourcePosition& position) {
  return std::to_string(position.line) + ':' + std::to_string(position.column);
}

// A line for each record: [cell]@1:4, ~ for an empty one.
std::string dump(const std::string& csv) {
  const Result result = parse(csv);
  for (const Diagnostic& finding : result.findings) {
    ADD_FAILURE() << render(finding, UiLanguage::english);
  }
  if (!result.table) return "nothing";
  std::string text;
  for (const Node& record : result.table->records.items()) {
    for (const Entry& entry : record.entries()) {
      const std::string cell = entry.value.is_null() ? "~" : '[' + entry.value.text() + ']';
      text += entry.key + '=' + cell + '@' + place(entry.value.position()) + ' ';
    }
    text += '\n';
  }
  return text;
}

// Expects one finding alone.
void expect_finding(const std::string& csv, MessageId id, const std::string& where,
                    const CsvLimits& limits = {}) {
  const Result result = parse(csv, limits);
  ASSERT_EQ(result.findings.size(), 1U) << csv;
  EXPECT_EQ(result.findings[0].message.id, id) << csv;
  EXPECT_EQ(place(result.findings[0].position), where) << csv;
}

TEST(Csv, CellsKnowTheirPlace) {
  EXPECT_EQ(dump("姓名,金额\n张三,12.5\n李四,8\n"),
            "姓名=[张三]@2:1 金额=[12.5]@2:4 \n姓名=[李四]@3:1 金额=[8]@3:4 \n");
}

TEST(Csv, ColumnsKnowTheirPlace) {
  const Result result = parse("姓名, 金额\n甲,1\n");
  ASSERT_TRUE(result.table);
  const auto& head = result.table->head.entries();
  ASSERT_EQ(head.size(), 2U);
  EXPECT_EQ(head[1].key, "金额");
  EXPECT_EQ(place(head[1].key_position), "1:5");
}

TEST(Csv, TheFirstLineTellsTheSeparator) {
  EXPECT_EQ(dump("a;b\n1,5;2\n"), "a=[1,5]@2:1 b=[2]@2:5 \n");
  EXPECT_EQ(dump("a\tb\n1\t2,3;4\n"), "a=[1]@2:1 b=[2,3;4]@2:3 \n");
  EXPECT_EQ(dump("\"a;;;\",b\n1,2\n"), "a;;;=[1]@2:1 b=[2]@2:3 \n");
  EXPECT_EQ(dump("a\n1\n"), "a=[1]@2:1 \n");
}

TEST(Csv, QuotedCellsHoldSeparatorsLineEndsAndQuotationMarks) {
  EXPECT_EQ(dump("a,b\n\"1,2\",\"x\ny\"\n\"他说\"\"好\"\"。\",\"\"\nz,\" \"\n"),
            "a=[1,2]@2:1 b=[x\ny]@2:7 \na=[他说\"好\"。]@4:1 b=~@4:12 \na=[z]@5:1 b=[ ]@5:3 \n");
}

TEST(Csv, BlanksAroundCellsAreNoPartOfThem) {
  EXPECT_EQ(dump("a,b \n 1 , \"2\" \n"), "a=[1]@2:2 b=[2]@2:6 \n");
  EXPECT_EQ(dump("a\tb\n\t2\n"), "a=~@2:1 b=[2]@2:2 \n");
}

TEST(Csv, LinesMayEndAsWindowsEndsThem) {
  EXPECT_EQ(dump("a,b\r\n1,2\r\n\"3\",4"), "a=[1]@2:1 b=[2]@2:3 \na=[3]@3:1 b=[4]@3:5 \n");
}

TEST(Csv, LinesWithoutContentAreLeftOut) {
  EXPECT_EQ(dump("\na,b,\n,,\n\n1,,\n , ,\n"), "a=[1]@5:1 b=~@5:3 \n");
  EXPECT_EQ(dump("a,b"), "");
}

TEST(Csv, BytesOfACellAreFoundAgain) {
  const Result result = parse("a,b\nabc,\"x\"\"y\"\"z\n中\"\n");
  ASSERT_TRUE(result.table);
  const auto& cells = result.table->records.items()[0].entries();
  EXPECT_EQ(place(cells[0].value.position_at(2)), "2:3");
  EXPECT_EQ(place(cells[1].value.position_at(0)), "2:6");
  EXPECT_EQ(place(cells[1].value.position_at(2)), "2:9");
  EXPECT_EQ(place(cells[1].value.position_at(4)), "2:12");
  EXPECT_EQ(place(cells[1].value.position_at(6)), "3:1");
}

TEST(Csv, BrokenQuotationsAreShown) {
  expect_finding("a,b\n1,\"2\n3,4\n", MessageId::csv_open_quote, "2:3");
  expect_finding("a,b\n1,\"2\"3\n", MessageId::csv_text_after_quote, "2:6");
  EXPECT_FALSE(parse("a,\"b\n1,2\n").table) << "the head";
}

TEST(Csv, LinesAfterABrokenQuotationAreReadToo) {
  const Result result = parse("a,b\n1,\"2\n3,4\n5\n6,7,8\n");
  ASSERT_EQ(result.findings.size(), 2U);
  EXPECT_EQ(result.findings[0].message.id, MessageId::csv_open_quote);
  // Too few cells may be the rest of the open one, too many cannot.
  EXPECT_EQ(result.findings[1].message.id, MessageId::table_row_cells);
  EXPECT_EQ(place(result.findings[1].position), "5:5");
  ASSERT_EQ(result.table->records.items().size(), 1U);
  EXPECT_EQ(result.table->records.items()[0].entries()[1].value.text(), "4");
  EXPECT_EQ(parse("a,b\n1,\"2\"3\n4,5\n6\n").findings.size(), 2U);
  EXPECT_EQ(parse("a,b\n1,\"2\"3\n4,5\n6\n").table->records.items().size(), 1U);
}

TEST(Csv, LinesOfOtherLengthsAreShownAndLeftOut) {
  expect_finding("a,b\n1,2,3\n4,5\n", MessageId::table_row_cells, "2:5");
  expect_finding("a,b\n1\n4,5\n", MessageId::table_row_cells, "2:1");
  EXPECT_EQ(parse("a,b\n1\n4,5\n").table->records.items().size(), 1U);
}

TEST(Csv, ColumnsNeedNamesOfTheirOwn) {
  expect_finding("a,,a\n1,,2\n", MessageId::yaml_duplicate_key, "1:4");
  expect_finding("a,\n1,2\n", MessageId::csv_unnamed_column, "2:3");
  expect_finding("", MessageId::csv_empty, "0:0");
  expect_finding(",\n ,\n", MessageId::csv_empty, "0:0");
}

TEST(Csv, HasLimits) {
  expect_finding("a,b\n1,2\n3,4\n", MessageId::csv_too_large, "3:1", {.max_cells = 5});
  EXPECT_TRUE(parse("a,b\n1,2\n3,4\n", {.max_cells = 6}).table);
  expect_finding(std::string("a\n\0\n", 4), MessageId::yaml_control_character, "2:1");
  expect_finding("a\n1\r2\n", MessageId::yaml_control_character, "2:2");
}

TEST(Csv, EncodingsOfChineseSystemsAreKnown) {
  EXPECT_EQ(decode_csv("\xEF\xBB\xBF姓名"), "姓名");
  EXPECT_EQ(decode_csv("姓名\n"), "姓名\n");
  EXPECT_EQ(decode_csv("\xD0\xD5\xC3\xFB,a"), "姓名,a");
  EXPECT_EQ(decode_csv("\x81\x30\x81"), std::nullopt);
  EXPECT_EQ(decode_csv("\xFF\xFE\x61"), std::nullopt);
  // What spreadsheets call Unicode text.
  EXPECT_EQ(decode_csv(std::string_view("\xFF\xFE\xD3\x59\t\0a\0\r\0\n\0", 12)), "姓\ta\n");
  EXPECT_EQ(decode_csv(std::string_view("\xFE\xFF\x59\xD3", 4)), "姓");
}

TEST(Csv, LinesEndHoweverTheyAreWritten) {
  for (const char* file : {"a,b\n1,\"2\n3\"\n", "a,b\r\n1,\"2\r\n3\"\r\n", "a,b\r1,\"2\r3\"\r"}) {
    EXPECT_EQ(decode_csv(file), "a,b\n1,\"2\n3\"\n");
  }
}

// --- Random tables ---

class RandomTable {
 public:
  explicit RandomTable(unsigned seed) : random_(seed) {}

  std::string cell() {
    constexpr std::string_view letters[] = {"a",  "中", ",", ";",    "\t",
                                            "\"", "\n", " ", "\r\n", "𠀀"};
    std::string text;
    for (std::size_t left = random_() % 6; left > 0; --left) text += letters[random_() % 10];
    return text;
  }

  std::string quoted(const std::string& text, char separator) {
    const bool plain = text.find_first_of("\",;\t\n\r ") == std::string::npos;
    if (plain && random_() % 2 == 0) return text;
    std::string result = "\"";
    for (const char byte : text) result += byte == '"' ? "\"\"" : std::string(1, byte);
    return result + '"' + (random_() % 4 == 0 && separator != ' ' ? " " : "");
  }

  unsigned number(unsigned below) { return static_cast<unsigned>(random_()) % below; }

 private:
  std::mt19937 random_;
};

TEST(Csv, RandomTablesComeBackAsTheyWere) {
  for (unsigned seed = 0; seed < 500 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    RandomTable random(seed);
    const char separator = ",;\t"[random.number(3)];
    const std::size_t columns = 2 + random.number(4);
    std::string text;
    for (std::size_t i = 0; i < columns; ++i) {
      text += (i ? std::string(1, separator) : "") + "c" + std::to_string(i);
    }
    std::vector<std::vector<std::string>> cells;
    for (std::size_t row = 0; row < 1 + random.number(5); ++row) {
      auto& line = cells.emplace_back();
      text += random.number(2) ? "\n" : "\r\n";
      // The first cell is never empty, so that no line is.
      for (std::size_t i = 0; i < columns; ++i) line.push_back((i ? "" : "x") + random.cell());
      for (std::size_t i = 0; i < columns; ++i) {
        text += (i ? std::string(1, separator) : "") + random.quoted(line[i], separator);
      }
    }
    const Result result = parse(text);
    ASSERT_TRUE(result.findings.empty()) << text;
    const auto& records = result.table->records.items();
    ASSERT_EQ(records.size(), cells.size()) << text;
    for (std::size_t row = 0; row < cells.size(); ++row) {
      for (std::size_t i = 0; i < columns; ++i) {
        EXPECT_EQ(records[row].entries()[i].value.text(), cells[row][i]) << text;
      }
    }
  }
}

TEST(Csv, AnythingAtAllIsReadOrRefusedInWords) {
  constexpr std::string_view bytes = "a,;\t\"\"\n\n\r 1\xE4\xB8\xAD\xD6\xFF";
  for (unsigned seed = 0; seed < 3000 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    std::string raw;
    for (std::size_t left = random() % 40; left > 0; --left) raw += bytes[random() % bytes.size()];
    const auto text = decode_csv(raw);
    if (!text) continue;
    EXPECT_FALSE(invalid_utf8_at(*text));
    const Result result = parse(*text);
    EXPECT_TRUE(result.table || !result.findings.empty());
    for (const Diagnostic& finding : result.findings) {
      EXPECT_FALSE(render(finding, UiLanguage::chinese).empty());
    }
    if (!result.table) continue;
    for (const Node& record : result.table->records.items()) {
      for (const Entry& entry : record.entries()) {
        const std::size_t end = entry.value.text().size();
        const SourcePosition last = entry.value.position_at(end);
        EXPECT_GE(last.line, entry.value.position().line);
      }
    }
  }
}

}  // namespace
}  // namespace typeset::source

// Files carried within the PDF, as other programs take them out.
#include <gtest/gtest.h>

#include "pdf/handmade_pages.h"
#include "pdf/pdf_file.h"
#include "pdf/writer.h"

namespace typeset::pdf {
namespace {

WriteOptions with_attachments() {
  WriteOptions options;
  options.conformance = Conformance::pdf_a_3a;
  options.attachments = {
      {"report.yaml", "", "application/yaml", Attachment::Relationship::source, "年度: 2020\n"},
      {"收支.csv", "收支情况", "text/csv", Attachment::Relationship::data, "甲,乙\r\n1,2\r\n"}};
  return options;
}

PdfFile sample_with(const WriteOptions& options) {
  return PdfFile(write_pdf(
      one_paragraph({LineBuilder(80, 100).add(fang(), u"正文", 16).finish()}), options));
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(Attachments, ComeOutAsTheyWentIn) {
  const PdfFile file = sample_with(with_attachments());
  EXPECT_EQ(file.run("qpdf --check").status, 0);
  EXPECT_EQ(file.run("pdfdetach -list").output,
            "2 embedded files\n1: report.yaml\n2: 收支.csv\n");
  EXPECT_EQ(file.run("qpdf --show-attachment=report.yaml").output, "年度: 2020\n");
  EXPECT_EQ(file.run("qpdf --show-attachment=收支.csv").output, "甲,乙\r\n1,2\r\n");
}

TEST(Attachments, SayWhatTheyAreToTheDocument) {
  const PdfFile file = sample_with(with_attachments());
  const std::string objects = file.run("mutool show", "grep").output;
  EXPECT_TRUE(contains(objects, "/AFRelationship/Source")) << objects;
  EXPECT_TRUE(contains(objects, "/AFRelationship/Data"));
  EXPECT_TRUE(contains(objects, "/Subtype/text#2Fcsv"));
  EXPECT_TRUE(contains(objects, "/ModDate(D:19700101000000Z)"));
  EXPECT_TRUE(contains(file.run("mutool show", "trailer/Root/AF").output, "0 R"));
  WriteOptions dated = with_attachments();
  dated.creation_time = 1609459199;
  EXPECT_TRUE(contains(sample_with(dated).run("mutool show", "grep").output,
                       "/ModDate(D:20201231235959Z)"));
}

TEST(Conformance, IsClaimedAsAsked) {
  const auto metadata_of = [](Conformance conformance) {
    WriteOptions options;
    options.conformance = conformance;
    return sample_with(options).run("pdfinfo -meta").output;
  };
  EXPECT_TRUE(contains(metadata_of(Conformance::pdf_a_2a), "<pdfaid:part>2</pdfaid:part>"));
  const std::string part_3 = metadata_of(Conformance::pdf_a_3a);
  EXPECT_TRUE(contains(part_3, "<pdfaid:part>3</pdfaid:part>"));
  EXPECT_TRUE(contains(part_3, "<pdfuaid:part>1</pdfuaid:part>"));
  const std::string plain = metadata_of(Conformance::none);
  EXPECT_FALSE(contains(plain, "pdfaid") || contains(plain, "pdfuaid")) << plain;
  EXPECT_TRUE(contains(plain, "<dc:format>application/pdf</dc:format>"));
}

}  // namespace
}  // namespace typeset::pdf

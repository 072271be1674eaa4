// The structure tree, as poppler reads it.
#include <gtest/gtest.h>

#include "pdf/handmade_pages.h"
#include "pdf/pdf_file.h"
#include "pdf/writer.h"

namespace typeset::pdf {
namespace {

using page::HeaderScope;
using page::StructureRole;

page::TextFragment text_at(double y, std::u16string text,
                           std::optional<page::ElementId> element = std::nullopt) {
  return LineBuilder(80, y).add(fang(), std::move(text), 16).finish(element);
}

std::string structure_of(const page::Pages& pages) {
  const PdfFile file(write_pdf(pages));
  EXPECT_EQ(file.run("qpdf --check").status, 0);
  return file.run("pdfinfo -struct-text").output;
}

TEST(Structure, HeadingsAndParagraphs) {
  page::Pages pages;
  StructureBuilder structure(pages);
  const page::ElementId heading = structure.add_heading(1);
  const page::ElementId section = structure.add(StructureRole::section);
  const page::ElementId paragraph = structure.add(StructureRole::paragraph, section);
  pages.pages.push_back(a4_page());
  pages.pages[0].lines = {text_at(100, u"标题", heading), text_at(130, u"第一行", paragraph),
                          text_at(160, u"第二行", paragraph), text_at(800, u"页码")};
  EXPECT_EQ(structure_of(pages),
            "Document\n  H1 (block)\n    \"标题\"\n  Sect\n    P (block)\n"
            "      \"第一行第二行\"\n");
}

TEST(Structure, LinesOfOneElementShareAnItem) {
  page::Pages pages;
  const page::ElementId paragraph = StructureBuilder(pages).add(StructureRole::paragraph);
  pages.pages.push_back(a4_page());
  pages.pages[0].lines = {text_at(100, u"一", paragraph), text_at(130, u"二", paragraph),
                          text_at(800, u"三"), text_at(810, u"四")};
  const std::string content = PdfFile(write_pdf(pages)).content();
  EXPECT_EQ(content.find("/MCID 1"), std::string::npos) << content;
  EXPECT_EQ(content.find("/Artifact"), content.rfind("/Artifact")) << content;
}

TEST(Structure, ReplacedStretchesStayWithinTheElement) {
  page::Pages pages = one_paragraph({LineBuilder(80, 100)
                                         .add(fang(), u"截至", 16)
                                         .space(4)
                                         .add(serif(), u"2020", 16)
                                         .space(4)
                                         .add(fang(), u"年底，共公开信息若干条", 16)
                                         .finish()});
  const std::string text = structure_of(pages);
  for (const char* part : {"截", "至2020年", "底，共公开信息若干条"}) {
    EXPECT_NE(text.find(part), std::string::npos) << text;
  }
}

TEST(Structure, ParagraphOverAPageBreakIsOneElement) {
  page::Pages pages;
  const page::ElementId paragraph = StructureBuilder(pages).add(StructureRole::paragraph);
  pages.pages = {a4_page(1), a4_page(2)};
  pages.pages[0].lines = {text_at(700, u"这一页", paragraph), text_at(800, u"页码")};
  pages.pages[1].lines = {text_at(100, u"那一页", paragraph)};
  EXPECT_EQ(structure_of(pages), "Document\n  P (block)\n    \"这一页\"\n    \"那一页\"\n");
}

TEST(Structure, EmptyElementsGoButCellsStay) {
  page::Pages pages;
  StructureBuilder structure(pages);
  structure.add(StructureRole::paragraph);
  structure.add(StructureRole::section);
  const page::ElementId table = structure.add(StructureRole::table);
  const page::ElementId head = structure.add(StructureRole::table_head, table);
  const page::ElementId body = structure.add(StructureRole::table_body, table);
  const page::ElementId head_row = structure.add(StructureRole::table_row, head);
  const page::ElementId corner = structure.add_header(head_row, HeaderScope::none, 1, 2);
  const page::ElementId row = structure.add(StructureRole::table_row, body);
  const page::ElementId row_head = structure.add_header(row, HeaderScope::row);
  structure.add_data(row, {corner, row_head});
  pages.pages.push_back(a4_page());
  pages.pages[0].lines = {text_at(100, u"项目", row_head)};
  EXPECT_EQ(structure_of(pages),
            "Document\n  Table (block)\n    THead\n      TR\n        TH <e7>:\n"
            "           /ColSpan 2\n    TBody\n      TR\n        TH <e9>:\n"
            "           /Scope /Row\n          \"项目\"\n        TD:\n"
            "           /Headers [(e7) (e9)]\n");
}

TEST(Structure, CellsSayTheirSpansAndScopes) {
  page::Pages pages;
  StructureBuilder structure(pages);
  const page::ElementId table = structure.add(StructureRole::table);
  const page::ElementId body = structure.add(StructureRole::table_body, table);
  const page::ElementId row = structure.add(StructureRole::table_row, body);
  structure.add_header(row, HeaderScope::column, 2, 3);
  structure.add_header(row, HeaderScope::both, 2, 1);
  structure.add(StructureRole::table_row, body);
  pages.pages.push_back(a4_page());
  const std::string text = structure_of(pages);
  EXPECT_NE(text.find("/Scope /Column"), std::string::npos) << text;
  EXPECT_NE(text.find("/RowSpan 2"), std::string::npos);
  EXPECT_NE(text.find("/ColSpan 3"), std::string::npos);
  EXPECT_NE(text.find("/Scope /Both"), std::string::npos);
  // The row that is all spanned into holds its place.
  EXPECT_NE(text.rfind("TR"), text.find("TR"));
}

TEST(Structure, ListsAndCaptions) {
  page::Pages pages;
  StructureBuilder structure(pages);
  const page::ElementId list = structure.add(StructureRole::list);
  pages.structure.back().list_numbering = page::ListNumbering::decimal;
  const page::ElementId item = structure.add(StructureRole::list_item, list);
  const page::ElementId label = structure.add(StructureRole::list_label, item);
  const page::ElementId body = structure.add(StructureRole::list_item_body, item);
  const page::ElementId figure = structure.add(StructureRole::figure);
  const page::ElementId caption = structure.add(StructureRole::caption, figure);
  pages.pages.push_back(a4_page());
  pages.pages[0].lines = {text_at(100, u"1.", label), text_at(120, u"主动公开", body),
                          text_at(200, u"图1", caption)};
  EXPECT_EQ(
      structure_of(pages),
      "Document\n  L (block):\n     /ListNumbering /Decimal\n    LI (block)\n      Lbl (block)\n"
      "        \"1.\"\n      LBody (block)\n        \"主动公开\"\n  Figure\n"
      "    Caption\n      \"图1\"\n");
}

TEST(Structure, NotesHaveIdentifiersInTheTree) {
  page::Pages pages;
  StructureBuilder structure(pages);
  std::vector<page::ElementId> notes;
  for (int i = 0; i < 12; ++i) notes.push_back(structure.add(StructureRole::note));
  pages.pages.push_back(a4_page());
  for (const page::ElementId note : notes) {
    const page::ElementId label = structure.add(StructureRole::list_label, note);
    pages.pages[0].lines.push_back(text_at(100, u"①", label));
    pages.pages[0].lines.push_back(text_at(100, u"注", note));
  }
  const PdfFile file(write_pdf(pages));
  const std::string tree = file.run("mutool show", "trailer/Root/StructTreeRoot/IDTree").output;
  for (const page::ElementId note : notes) {
    EXPECT_NE(tree.find("(e" + std::to_string(note) + ")"), std::string::npos) << tree;
  }
  EXPECT_NE(structure_of(pages).find("Note <e1>"), std::string::npos);
}

TEST(Structure, CostsFewBytes) {
  page::Pages pages;
  StructureBuilder structure(pages);
  const page::ElementId table = structure.add(StructureRole::table);
  const page::ElementId body = structure.add(StructureRole::table_body, table);
  pages.pages.push_back(a4_page());
  const std::size_t before = write_pdf(pages).size();
  constexpr std::size_t rows = 100;
  for (std::size_t i = 0; i < rows; ++i) {
    const page::ElementId row = structure.add(StructureRole::table_row, body);
    const page::ElementId header = structure.add_header(row, HeaderScope::row);
    for (int cell = 0; cell < 5; ++cell) structure.add_data(row, {header});
  }
  const std::size_t elements = rows * 7;
  EXPECT_LT((write_pdf(pages).size() - before) / elements, 25U);
}

}  // namespace
}  // namespace typeset::pdf

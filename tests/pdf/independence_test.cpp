// A document's bytes are its own: whatever was written before it, or beside it.
#include <algorithm>
#include <gtest/gtest.h>
#include <string>
#include <thread>
#include <vector>

#include "pdf/handmade_pages.h"
#include "pdf/writer.h"

namespace typeset::pdf {
namespace {

struct Faces {
  FacePointer fang = fandol("Fang-Regular"), kai = fandol("Kai-Regular"),
              serif = noto("SerifCJK-Regular");
};

// Text that has some characters with its neighbours in common, and some of its own.
page::Pages document(const Faces& faces, int number) {
  std::u16string text;
  for (int i = 0; i < 40; ++i) text += static_cast<char16_t>(u'一' + number * 25 + i * 3);
  std::u16string title =
      u"关于第" + std::u16string(1, static_cast<char16_t>(u'0' + number)) + u"号";
  const auto start = static_cast<std::size_t>(number);
  return one_paragraph({LineBuilder(72, 100).add(faces.serif, title, 22).finish(),
                        LineBuilder(72, 140).add(faces.fang, text, 10).finish(),
                        LineBuilder(72, 180).add(faces.kai, text.substr(start), 10).finish()});
}

constexpr int document_count = 8;

// As a process would write it that writes nothing else.
std::vector<std::string> written_alone() {
  std::vector<std::string> files;
  for (int i = 0; i < document_count; ++i) files.push_back(write_pdf(document(Faces(), i)));
  return files;
}

TEST(Independence, OfDocumentsWrittenBefore) {
  const std::vector<std::string> alone = written_alone();
  const Faces faces;
  for (const int i : {0, 1, 2, 0, 7, 6, 0, 3, 1, 5, 4, 7}) {
    EXPECT_EQ(write_pdf(document(faces, i)), alone.at(static_cast<std::size_t>(i))) << i;
  }
}

TEST(Independence, OfDocumentsWrittenAtTheSameTime) {
  const std::vector<std::string> alone = written_alone();
  const Faces faces;
  std::vector<std::string> together(alone.size());
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < alone.size(); ++i) {
    threads.emplace_back([&, i] { together[i] = write_pdf(document(faces, static_cast<int>(i))); });
  }
  for (std::thread& thread : threads) thread.join();
  for (std::size_t i = 0; i < alone.size(); ++i) EXPECT_EQ(together[i], alone[i]) << i;
}

TEST(Independence, LeavesDocumentsDifferent) {
  std::vector<std::string> files = written_alone();
  std::ranges::sort(files);
  EXPECT_EQ(std::ranges::adjacent_find(files), files.end());
}

}  // namespace
}  // namespace typeset::pdf

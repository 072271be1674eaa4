#include "base/file_io.h"

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <sys/resource.h>
#include <sys/stat.h>
#include <tuple>
#include <unistd.h>

#include "support/temporary_folder.h"

namespace typeset {
namespace {

namespace fs = std::filesystem;

class FileIo : public testing::Test {
 protected:
  fs::path put(const std::string& name, const std::string& bytes) const {
    return own_folder_.write(name, bytes);
  }
  static std::string get(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  std::vector<std::string> names() const {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator(folder_)) {
      found.push_back(entry.path().filename().string());
    }
    return found;
  }
  // The only finding of reading the file.
  Diagnostic refusal(const fs::path& path, std::size_t limit = 1 << 20) const {
    Diagnostics diagnostics;
    EXPECT_EQ(read_text_file(path, diagnostics, {}, limit), nullptr);
    EXPECT_EQ(diagnostics.sorted().size(), 1u);
    return diagnostics.sorted().at(0);
  }

  tests::TemporaryFolder own_folder_;
  fs::path folder_ = own_folder_.path();
};

TEST_F(FileIo, ReadsUtf8WithoutItsMark) {
  Diagnostics diagnostics;
  const auto file = read_text_file(put("a.yaml", "\xEF\xBB\xBF标题: x\n"), diagnostics);
  ASSERT_NE(file, nullptr);
  EXPECT_EQ(file->text(), "标题: x\n");
  EXPECT_EQ(file->path(), (folder_ / "a.yaml").string());
  EXPECT_TRUE(diagnostics.empty());
}

TEST_F(FileIo, BlamesThePlaceThatNamedAMissingFile) {
  const auto referrer = std::make_shared<const SourceFile>("r.yaml", "include: no.yaml");
  Diagnostics diagnostics;
  EXPECT_EQ(read_text_file(folder_ / "no.yaml", diagnostics, {referrer, 1, 10}), nullptr);
  const Diagnostic found = diagnostics.sorted().at(0);
  EXPECT_EQ(found.message.id, MessageId::file_not_found);
  EXPECT_EQ(found.position.file, referrer);
  EXPECT_EQ(found.position.column, 10u);
}

TEST_F(FileIo, RefusesWhatIsNoTextFile) {
  EXPECT_EQ(refusal(folder_).message.id, MessageId::file_is_directory);
  EXPECT_EQ(refusal(folder_ / "x" / "y").message.id, MessageId::file_not_found);
  EXPECT_EQ(refusal(put("b", std::string("%PDF\0\1", 6))).message.id, MessageId::file_not_text);
  const Diagnostic large = refusal(put("l", std::string(2049, 'x')), 2048);
  EXPECT_EQ(large.message.id, MessageId::file_too_large);
  EXPECT_EQ(large.message.arguments.at(1), "2 KiB");
  EXPECT_EQ(refusal("/dev/zero").message.id, MessageId::file_too_large) << "it has no end";
}

TEST_F(FileIo, ReadsAFileOfExactlyTheLimit) {
  Diagnostics diagnostics;
  EXPECT_NE(read_text_file(put("l", std::string(2048, 'x')), diagnostics, {}, 2048), nullptr);
}

TEST_F(FileIo, ReadsBytesOfAnyKindUpToTheLimit) {
  const std::string bytes("\xEF\xBB\xBF\0\xFF\x80", 6);
  const fs::path path = put("a.png", bytes);
  Diagnostics diagnostics;
  EXPECT_EQ(read_binary_file(path, diagnostics, {}, 6), bytes);
  EXPECT_TRUE(diagnostics.empty());
  EXPECT_FALSE(read_binary_file(path, diagnostics, {}, 5));
  EXPECT_EQ(diagnostics.sorted().at(0).message.id, MessageId::file_too_large);
}

TEST_F(FileIo, RecognisesOtherEncodings) {
  const Diagnostic gb = refusal(put("gb", "\xB1\xEA\xCC\xE2: \xB1\xA8\xB8\xE6\n"));  // 标题: 报告
  EXPECT_EQ(gb.message.id, MessageId::file_not_utf8);
  EXPECT_EQ(gb.position.file->path(), (folder_ / "gb").string());
  ASSERT_TRUE(gb.hint);
  EXPECT_EQ(gb.hint->id, MessageId::hint_reencode);
  EXPECT_EQ(gb.hint->arguments.at(0), "GB18030");

  const Diagnostic utf16 = refusal(put("u16", std::string("\xFF\xFE"
                                                          "a\0",
                                                          4)));
  EXPECT_EQ(utf16.message.id, MessageId::file_not_utf8);
  EXPECT_EQ(utf16.hint->arguments.at(0), "UTF-16");
}

TEST_F(FileIo, ShowsWhereBrokenUtf8Breaks) {
  const Diagnostic broken = refusal(put("x", "a: 1\n报: \xE5\x91\n\xFF\xFF\n"));
  EXPECT_EQ(broken.message.id, MessageId::file_not_utf8);
  EXPECT_EQ(broken.hint->id, MessageId::hint_save_as_utf8);
  EXPECT_EQ(broken.position.line, 2u);
  EXPECT_EQ(broken.position.column, 4u);
}

TEST_F(FileIo, WritesWholeFilesAndLeavesNothingElse) {
  Diagnostics diagnostics;
  EXPECT_TRUE(write_file_atomically(folder_ / "out.pdf", "one", diagnostics));
  EXPECT_TRUE(write_file_atomically(folder_ / "out.pdf", std::string("t\0wo", 4), diagnostics));
  EXPECT_EQ(get(folder_ / "out.pdf"), std::string("t\0wo", 4));
  EXPECT_EQ(names(), std::vector<std::string>{"out.pdf"});
  EXPECT_TRUE(diagnostics.empty());
}

TEST_F(FileIo, WritesNamesAsLongAsNamesCanBe) {
  Diagnostics diagnostics;
  EXPECT_TRUE(write_file_atomically(folder_ / std::string(255, 'n'), "x", diagnostics));
}

TEST_F(FileIo, KeepsPermissionsAndSymbolicLinks) {
  const fs::path target = put("target", "old");
  ASSERT_EQ(chmod(target.c_str(), 0640), 0);
  fs::create_symlink("target", folder_ / "link");
  Diagnostics diagnostics;
  EXPECT_TRUE(write_file_atomically(folder_ / "link", "new", diagnostics));
  EXPECT_TRUE(fs::is_symlink(folder_ / "link"));
  EXPECT_EQ(get(target), "new");
  struct stat status {};
  ASSERT_EQ(stat(target.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777, 0640u);
}

TEST_F(FileIo, LeavesTheOldFileWhenTheDiskRefuses) {
  const fs::path path = put("out.pdf", "old");
  // Stands in for a full disk: writes beyond the limit fail with EFBIG.
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
  const rlimit small{4096, before.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
  Diagnostics diagnostics;
  const bool written = write_file_atomically(path, std::string(100000, 'x'), diagnostics);
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &before), 0);
  std::signal(SIGXFSZ, SIG_DFL);

  EXPECT_FALSE(written);
  EXPECT_EQ(get(path), "old");
  EXPECT_EQ(names(), std::vector<std::string>{"out.pdf"});
  const Diagnostic found = diagnostics.sorted().at(0);
  EXPECT_EQ(found.message.id, MessageId::file_unwritable);
  EXPECT_EQ(found.message.arguments.at(0), path.string());
  EXPECT_FALSE(found.message.arguments.at(1).empty());
}

TEST_F(FileIo, SaysSoWhenTheFolderIsMissingOrTheNameIsTaken) {
  Diagnostics diagnostics;
  EXPECT_FALSE(write_file_atomically(folder_ / "no" / "out.pdf", "x", diagnostics));
  fs::create_directory(folder_ / "taken");
  EXPECT_FALSE(write_file_atomically(folder_ / "taken", "x", diagnostics));
  for (const Diagnostic& found : diagnostics.sorted()) {
    EXPECT_EQ(found.message.id, MessageId::file_unwritable);
  }
  EXPECT_EQ(names(), std::vector<std::string>{"taken"});
}

TEST_F(FileIo, GivesTheReasonInTheLanguageOfTheMessage) {
  put("file", "");
  fs::create_directory(folder_ / "taken");
  const std::vector<std::tuple<fs::path, std::string, std::string>> refused = {
      {folder_ / "no" / "out.pdf", "没有这个文件夹", "there is no such folder"},
      {folder_ / "file" / "out.pdf", "路径中有一段不是文件夹",
       "a part of its path is not a folder"},
      {folder_ / "taken", "这是一个文件夹", "it is a folder"},
      {"/dev/full", "磁盘已满", "the disk is full"},
  };
  for (const auto& [path, chinese, english] : refused) {
    Diagnostics diagnostics;
    EXPECT_FALSE(write_file_atomically(path, "x", diagnostics)) << path;
    const Message message = diagnostics.sorted().at(0).message;
    EXPECT_EQ(message_text(message, UiLanguage::chinese),
              "无法写入文件“" + path.string() + "”：" + chinese + "。");
    EXPECT_EQ(message_text(message, UiLanguage::english),
              "The file '" + path.string() + "' cannot be written: " + english + ".");
  }
}

TEST_F(FileIo, WritesIntoPipesAndDevices) {
  Diagnostics diagnostics;
  EXPECT_TRUE(write_file_atomically("/dev/null", "x", diagnostics));
  struct stat status {};
  ASSERT_EQ(stat("/dev/null", &status), 0);
  EXPECT_TRUE(S_ISCHR(status.st_mode));
}

}  // namespace
}  // namespace typeset

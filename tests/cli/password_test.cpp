// Passwords and permissions, judged by qpdf and poppler.
#include <gtest/gtest.h>
#include <unistd.h>

#include "cli/program.h"

namespace typeset::cli {
namespace {

class Office : public Workplace {
 public:
  Office() {
    write("a.yaml", small_report);
    write("user", "打开\n");
    write("owner", "所有\r\nnot this line");
  }

  // Of a shell command in the folder.
  std::pair<int, std::string> shell(const std::string& command) const {
    const std::string line =
        "cd '" + path().string() + "' && (" + command + ") >'" + path().string() + "/out' 2>&1";
    const int status = std::system(line.c_str());
    return {WEXITSTATUS(status), contents(path() / "out")};
  }
};

TEST(Passwords, OpenTheFileAndNothingElseDoes) {
  const Office office;
  const Outcome outcome = office.run("a.yaml --pdf plain --user-password file:user");
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_NE(office.shell("pdfinfo a.pdf").first, 0);
  EXPECT_NE(office.shell("pdfinfo -upw wrong a.pdf").first, 0);
  const auto [status, info] = office.shell("pdfinfo -upw 打开 a.pdf");
  EXPECT_EQ(status, 0) << info;
  EXPECT_NE(info.find("algorithm:AES-256"), std::string::npos) << info;
  EXPECT_EQ(office.shell("qpdf --check --password=打开 a.pdf").first, 0);
  EXPECT_NE(office.shell("pdftotext -upw 打开 a.pdf -").second.find("本年工作平稳"),
            std::string::npos);
  // Neither the text nor the title can be found in the bytes.
  EXPECT_EQ(contents(office.path() / "a.pdf").find("dc:title"), std::string::npos);
}

TEST(Passwords, OfTheOwnerLiftTheLimits) {
  const Office office;
  const Outcome outcome = office.run(
      "a.yaml --pdf plain --owner-password file:owner --permissions print,annotate");
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  const std::string info = office.shell("pdfinfo a.pdf").second;
  EXPECT_NE(info.find("print:yes copy:no change:no addNotes:yes"), std::string::npos) << info;
  const std::string shown = office.shell("qpdf --show-encryption a.pdf").second;
  EXPECT_NE(shown.find("extract for accessibility: allowed"), std::string::npos) << shown;
  EXPECT_NE(shown.find("extract for any purpose: not allowed"), std::string::npos);
  EXPECT_NE(shown.find("modify anything: not allowed"), std::string::npos);
  EXPECT_NE(shown.find("R = 6"), std::string::npos);
  const std::string owner = office.shell("pdfinfo -opw 所有 a.pdf").second;
  EXPECT_NE(owner.find("Pages:"), std::string::npos) << owner;
}

TEST(Passwords, ComeFromTheEnvironmentToo) {
  const Office office;
  ASSERT_EQ(office.run("a.yaml --pdf plain --user-password env:SECRET", "SECRET=abc").status, 0);
  EXPECT_EQ(office.shell("qpdf --check --password=abc a.pdf").first, 0);
  const Outcome unset = office.run("a.yaml --pdf plain --user-password env:NOWHERE --lang en");
  EXPECT_EQ(unset.status, 2);
  EXPECT_NE(unset.err.find("'NOWHERE'"), std::string::npos) << unset.err;
}

TEST(Passwords, ThatWillNotDoAreNamed) {
  const Office office;
  office.write("empty", "\nsecond line");
  office.write("long", std::string(128, 'x'));
  const Outcome empty = office.run("a.yaml --pdf plain --user-password file:empty --lang en");
  EXPECT_EQ(empty.status, 1);
  EXPECT_NE(empty.err.find("'--user-password' is empty"), std::string::npos) << empty.err;
  const Outcome longer = office.run("a.yaml --pdf plain --owner-password file:long --lang en");
  EXPECT_NE(longer.err.find("127 bytes"), std::string::npos) << longer.err;
  // A password in the command is not repeated on the screen.
  const Outcome shown = office.run("a.yaml --pdf plain --user-password hunter2 --lang en");
  EXPECT_EQ(shown.status, 2);
  EXPECT_EQ(shown.err.find("hunter2"), std::string::npos) << shown.err;
  EXPECT_NE(shown.err.find("file:PATH"), std::string::npos) << shown.err;
}

TEST(Passwords, AreNotForArchives) {
  const Office office;
  const Outcome outcome = office.run("a.yaml --user-password file:user --lang en");
  EXPECT_EQ(outcome.status, 2);
  EXPECT_NE(outcome.err.find("--pdf plain"), std::string::npos) << outcome.err;
  EXPECT_FALSE(std::filesystem::exists(office.path() / "a.pdf"));
}

// Uncompressed by qpdf, so that nothing hides in a stream.
TEST(Metadata, KnowsNothingOfTheMachine) {
  const Office office;
  std::string host(256, '\0');
  ASSERT_EQ(gethostname(host.data(), host.size()), 0);
  host.resize(std::min(host.find('\0'), host.size()));
  for (const char* options : {"", "--pdf a-3a", "--pdf plain"}) {
    ASSERT_EQ(office.run(std::string("a.yaml ") + options, "USER=zhangsan-user LOGNAME=lisi-login")
                  .status,
              0);
    ASSERT_EQ(office.shell("qpdf --qdf --object-streams=disable a.pdf b.pdf").first, 0);
    const std::string bytes = contents(office.path() / "b.pdf");
    for (const std::string& detail :
         {host, std::string("zhangsan"), std::string("lisi-login"), office.path().string(),
          office.path().filename().string(), std::string(TYPESET_BINARY),
          std::string(TYPESET_SOURCE_DIR), std::string("/home/"), std::string("/tmp/"),
          std::string("PoDoFo"), std::string("Linux")}) {
      EXPECT_EQ(bytes.find(detail), std::string::npos) << detail;
    }
  }
}

}  // namespace
}  // namespace typeset::cli

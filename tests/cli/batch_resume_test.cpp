// Runs that end before their time, and the runs that go on from there.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <gtest/gtest.h>
#include <random>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "cli/batch_fixture.h"
#include "support/pictures.h"

namespace typeset::cli {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

// The program at work beside the test.
class Process {
 public:
  Process(const BatchFolder& folder, const std::vector<std::string>& words) {
    process_ = ::fork();
    if (process_ != 0) return;
    if (::chdir(folder.path().c_str()) != 0) ::_exit(127);
    if (!std::freopen("/dev/null", "w", stdout) || !std::freopen("err.txt", "w", stderr)) {
      ::_exit(127);
    }
    std::vector<char*> arguments = {const_cast<char*>("typeset")};
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    ::execv(TYPESET_BINARY, arguments.data());
    ::_exit(127);
  }

  void send(int signal) const { ::kill(process_, signal); }

  // The exit status, or minus the signal that ended it.
  int wait() {
    int status = 0;
    ::waitpid(process_, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

 private:
  pid_t process_;
};

const std::vector<std::string> batch_words = {"batch", "template.yaml", "data.csv", "-o",
                                              "out",   "--lang",        "en"};

std::size_t documents(const BatchFolder& folder) {
  const Names names = folder.made();
  return static_cast<std::size_t>(std::count_if(
      names.begin(), names.end(), [](const std::string& name) { return name.ends_with(".pdf"); }));
}

// Every document has the length and the digest that the manifest says, and there are no others.
void expect_whole(const BatchFolder& folder, std::size_t count) {
  const auto manifest = manifest_of(contents(folder.path() / "out/manifest.csv"));
  ASSERT_EQ(manifest.size(), count);
  EXPECT_EQ(documents(folder), count);
  std::string list;
  for (const auto& [file, cells] : manifest) list += cells[6] + "  out/" + file + '\n';
  folder.write("sums.txt", list);
  const Outcome check = folder.shell("sha256sum --check --quiet sums.txt");
  EXPECT_EQ(check.status, 0) << check.out << check.err;
}

TEST(BatchResume, ASecondRunLeavesWhatHasNotChanged) {
  const BatchFolder folder;
  folder.write("data.csv", notice_rows(5));
  ASSERT_EQ(folder.batch("").status, 0);
  const auto time = [&](const std::string& name) {
    return fs::last_write_time(folder.path() / "out" / name);
  };
  const auto first = time("第1局.pdf");
  const auto second = time("第2局.pdf");
  std::string data = contents(folder.path() / "data.csv");
  const std::size_t place = data.find("说明", data.find("第2局"));
  folder.write("data.csv", data.replace(place, std::string("说明").size(), "改了"));
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  const Outcome outcome = folder.batch("--json");
  EXPECT_NE(outcome.out.find("\"written\":1,\"unchanged\":4"), std::string::npos) << outcome.out;
  EXPECT_EQ(time("第1局.pdf"), first);
  EXPECT_NE(time("第2局.pdf"), second);
  expect_whole(folder, 5);
}

// Whether a picture has changed is not looked into: rows that name one are made again.
TEST(BatchResume, RowsWithSealsAreMadeAgain) {
  const BatchFolder folder;
  std::string layout(notice_layout);
  const auto replace = [&](std::string_view what, std::string_view by) {
    layout.replace(layout.find(what), what.size(), by);
  };
  replace("  正文: {type: prose}\n", "  正文: {type: prose}\n  印章: {type: image}\n");
  replace("date: \"{{日期}}\"}", "date: \"{{日期}}\", seal: 印章}");
  folder.write("layouts/notice/layout.yaml", layout);
  folder.write("seals/a.png", tests::make_png({.color_type = PNG_COLOR_TYPE_RGBA}));
  folder.write("data.csv",
               "机关,日期,说明,特别,印章\n"
               "甲局,2026年1月2日,说明。,,seals/a.png\n"
               "乙局,2026年1月2日,说明。,,\n"
               "丙局,2026年1月2日,说明。,,seals/b.png\n");
  const Outcome first = folder.batch("--json");
  EXPECT_EQ(first.status, 0) << first.err;
  EXPECT_NE(first.err.find("data.csv:4:"), std::string::npos) << first.err;
  const Outcome second = folder.batch("--json");
  EXPECT_NE(second.out.find("\"written\":2,\"unchanged\":1"), std::string::npos) << second.out;
  const std::string images = folder.shell("pdfimages -list out/甲局.pdf").out;
  EXPECT_NE(images.find("smask"), std::string::npos) << images;
}

TEST(BatchResume, WhatIsMissingOrDamagedIsMadeAgain) {
  const BatchFolder folder;
  folder.write("data.csv", notice_rows(3));
  ASSERT_EQ(folder.batch("").status, 0);
  fs::remove(folder.path() / "out/第1局.pdf");
  fs::resize_file(folder.path() / "out/第2局.pdf", 100);
  const Outcome outcome = folder.batch("--json");
  EXPECT_NE(outcome.out.find("\"written\":2,\"unchanged\":1"), std::string::npos) << outcome.out;
  expect_whole(folder, 3);
}

TEST(BatchResume, WhatEarlierRunsLeftIsNamed) {
  const BatchFolder folder;
  folder.write("data.csv", notice_rows(3));
  ASSERT_EQ(folder.batch("").status, 0);
  folder.write("data.csv", notice_rows(2));
  const Outcome outcome = folder.batch("");
  EXPECT_EQ(outcome.status, 0);
  EXPECT_NE(outcome.err.find("out/第3局.pdf' is left of an earlier run"), std::string::npos)
      << outcome.err;
  EXPECT_EQ(folder.batch("").err, "");
}

TEST(BatchResume, OneDamagedByteIsNoticed) {
  const BatchFolder folder;
  folder.write("data.csv", notice_rows(2));
  ASSERT_EQ(folder.batch("").status, 0);
  std::string bytes = contents(folder.path() / "out/第2局.pdf");
  bytes[bytes.size() / 2] ^= 1;
  folder.write("out/第2局.pdf", bytes);
  const Outcome outcome = folder.batch("--json");
  EXPECT_NE(outcome.out.find("\"written\":1,\"unchanged\":1"), std::string::npos) << outcome.out;
}

TEST(BatchResume, ReportsAreWrittenForUnchangedRowsToo) {
  const BatchFolder folder;
  folder.write("data.csv", notice_rows(1));
  ASSERT_EQ(folder.batch("").status, 0);
  ASSERT_EQ(folder.batch("--reports").status, 0);
  EXPECT_EQ(folder.made(), (Names{"manifest.csv", "第1局.pdf", "第1局.yaml"}));
}

TEST(BatchResume, PasswordsMakeAllAgain) {
  const BatchFolder folder;
  folder.write("data.csv", notice_rows(1));
  const std::string words = "--pdf plain --user-password env:SECRET --json";
  ASSERT_EQ(folder.batch(words, "SECRET=one").status, 0);
  const Outcome outcome = folder.batch(words, "SECRET=two");
  EXPECT_NE(outcome.out.find("\"written\":1"), std::string::npos) << outcome.out;
  EXPECT_EQ(folder.shell("qpdf --password=two --check out/第1局.pdf").status, 0);
}

TEST(BatchResume, AnotherTemplateLayoutOrOptionMakesAllAgain) {
  const BatchFolder folder;
  folder.write("data.csv", notice_rows(2));
  ASSERT_EQ(folder.batch("").status, 0);
  const auto expect_anew = [&](const std::string& words) {
    const Outcome outcome = folder.batch(words + " --json");
    EXPECT_NE(outcome.out.find("\"written\":2,\"unchanged\":0"), std::string::npos) << outcome.out;
  };
  folder.write("template.yaml", std::string(notice_template) + "密级: 内部\n");
  expect_anew("");
  folder.write("layouts/notice/layout.yaml", std::string(notice_layout) + "    # 改了\n");
  expect_anew("");
  expect_anew("--crop-marks");
  expect_anew("--crop-marks --redo");
}

TEST(BatchResume, PicturesMayChangeWithoutTheirReports) {
  const BatchFolder folder;
  folder.write("data.csv", "机关,日期,说明,特别\n甲局,2026年1月1日,见[1](a),\n");
  ASSERT_EQ(folder.batch("").status, 0);
  const Outcome outcome = folder.batch("--json");
  EXPECT_NE(outcome.out.find("\"written\":1,\"unchanged\":0"), std::string::npos) << outcome.out;
}

// A run killed again and again leaves whole files only, and the last one ends as if nothing had
// been.
TEST(BatchResume, KilledFiftyTimesItEndsAsIfNothingHadBeen) {
  constexpr std::size_t rows = 1000;
  constexpr int kills = 50;
  const BatchFolder undisturbed;
  undisturbed.write("data.csv", notice_rows(rows));
  const auto start = std::chrono::steady_clock::now();
  ASSERT_EQ(undisturbed.batch("").status, 0);
  const auto whole_run = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - start);

  const BatchFolder folder;
  folder.write("data.csv", notice_rows(rows));
  std::mt19937 random(20251);
  int killed = 0, killed_at_work = 0;
  std::size_t before = 0;
  while (killed < kills) {
    Process process(folder, batch_words);
    // From the very start to well within its work.
    const auto longest = static_cast<std::uint64_t>(whole_run.count() / 4);
    std::this_thread::sleep_for(std::chrono::microseconds(random() % longest));
    process.send(SIGKILL);
    const int status = process.wait();
    ASSERT_TRUE(status == -SIGKILL || status == 0) << status;
    ++killed;
    for (const std::string& name : folder.made()) {
      if (!name.ends_with(".pdf")) continue;
      ASSERT_TRUE(contents(folder.path() / "out" / name) ==
                  contents(undisturbed.path() / "out" / name))
          << name;
    }
    const std::size_t now = documents(folder);
    ASSERT_GE(now, before);
    if (now > before && now < rows) ++killed_at_work;
    before = now;
    // All is done: begin anew, so that the kills that are left find work too.
    if (now == rows) {
      fs::remove_all(folder.path() / "out");
      before = 0;
    }
  }
  EXPECT_GT(killed_at_work, 5);
  const Outcome outcome = folder.batch("");
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(contents(folder.path() / "out/manifest.csv"),
            contents(undisturbed.path() / "out/manifest.csv"));
  expect_whole(folder, rows);
  EXPECT_FALSE(fs::exists(folder.path() / "out/.typeset"));
}

TEST(BatchResume, CtrlCEndsCleanly) {
  const BatchFolder folder;
  folder.write("data.csv", notice_rows(200));
  Process process(folder, batch_words);
  while (documents(folder) < 5) std::this_thread::sleep_for(std::chrono::milliseconds(2));
  process.send(SIGINT);
  EXPECT_EQ(process.wait(), 130);
  const std::string said = contents(folder.path() / "err.txt");
  EXPECT_NE(said.find("of 200 rows are done. Run again to go on."), std::string::npos) << said;
  EXPECT_LT(documents(folder), 200U);
  EXPECT_FALSE(fs::exists(folder.path() / "out/manifest.csv"));
  const Outcome outcome = folder.batch("--json");
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.out.find("\"unchanged\":0"), std::string::npos);
  expect_whole(folder, 200);
}

TEST(BatchResume, FailFastEndsAtTheFirstRowThatIsWrong) {
  const BatchFolder folder;
  std::string data = notice_rows(500);
  data.replace(data.find("2026年1月4日"), std::string("2026年1月4日").size(), "某日");
  folder.write("data.csv", data);
  const Outcome outcome = folder.batch("--fail-fast --json");
  EXPECT_EQ(outcome.status, 3);
  EXPECT_NE(outcome.out.find("\"written\":2,\"unchanged\":0,\"failed\":1,\"stopped\":true"),
            std::string::npos)
      << outcome.out;
  EXPECT_LT(documents(folder), 100U);
}

TEST(BatchResume, AFullDiskIsSaidOnceAndEndsTheRun) {
  const BatchFolder folder;
  folder.write("data.csv", notice_rows(40));
  // Files of at most 1 block: as good as a full disk for whoever writes.
  const Outcome outcome = folder.shell("trap '' XFSZ; ulimit -f 8; '" TYPESET_BINARY
                                       "' batch template.yaml data.csv -o out --lang en");
  EXPECT_EQ(outcome.status, 4);
  const std::size_t first = outcome.err.find("error:");
  EXPECT_NE(outcome.err.find("cannot be written"), std::string::npos) << outcome.err;
  EXPECT_EQ(outcome.err.find("error:", first + 1), std::string::npos) << outcome.err;
  EXPECT_EQ(documents(folder), 0U);
  EXPECT_EQ(folder.batch("").status, 0);
  expect_whole(folder, 40);
}

TEST(BatchResume, TwoRunsDoNotWriteIntoOneFolder) {
  const BatchFolder folder;
  folder.write("data.csv", notice_rows(3000));
  Process process(folder, batch_words);
  while (documents(folder) < 2) std::this_thread::sleep_for(std::chrono::milliseconds(2));
  const Outcome outcome = folder.batch("");
  EXPECT_EQ(outcome.status, 2);
  EXPECT_NE(outcome.err.find("Another run is writing into"), std::string::npos) << outcome.err;
  process.send(SIGKILL);
  process.wait();
}

// --- Several machines ---

TEST(BatchShards, MakeTogetherWhatOneRunMakes) {
  const BatchFolder whole;
  whole.write("data.csv", notice_rows(23));
  ASSERT_EQ(whole.batch("").status, 0);
  const BatchFolder parts;
  parts.write("data.csv", notice_rows(23));
  for (int number = 1; number <= 4; ++number) {
    ASSERT_EQ(parts.batch("--shard " + std::to_string(number) + "/4").status, 0);
  }
  const Outcome merged = parts.shell("'" TYPESET_BINARY
                                     "' batch --merge-manifests out/manifest.*-of-4.csv "
                                     "-o out/manifest.csv");
  ASSERT_EQ(merged.status, 0) << merged.err;
  EXPECT_EQ(contents(parts.path() / "out/manifest.csv"),
            contents(whole.path() / "out/manifest.csv"));
  for (const std::string& name : whole.made()) {
    EXPECT_TRUE(contents(parts.path() / "out" / name) == contents(whole.path() / "out" / name))
        << name;
  }
}

TEST(BatchShards, AManifestThatIsMissingIsNoticed) {
  const BatchFolder folder;
  folder.write("data.csv", notice_rows(9));
  ASSERT_EQ(folder.batch("--shard 1/3").status, 0);
  ASSERT_EQ(folder.batch("--shard 3/3").status, 0);
  const Outcome merged = folder.run(
      "batch --merge-manifests out/manifest.1-of-3.csv out/manifest.3-of-3.csv --lang en");
  EXPECT_EQ(merged.status, 1);
  EXPECT_NE(merged.err.find("Rows 2 to 2 are in none of the manifests."), std::string::npos)
      << merged.err;
  const Outcome twice = folder.run(
      "batch --merge-manifests out/manifest.1-of-3.csv out/manifest.1-of-3.csv --lang en");
  EXPECT_EQ(twice.status, 1);
  // Rows 3, 6 and 9, the last too.
  const Outcome last = folder.run("batch --merge-manifests out/manifest.1-of-3.csv --lang en");
  EXPECT_EQ(last.status, 1);
  EXPECT_NE(last.err.find("Rows 8 to 9 are in none"), std::string::npos) << last.err;
  EXPECT_NE(twice.err.find("Row 1 is in more than one of the manifests."), std::string::npos)
      << twice.err;
}

TEST(BatchShards, NamesDifferAcrossShards) {
  const BatchFolder folder;
  folder.write("data.csv", "机关,日期,说明,特别\n甲局,2026年1月1日,,\n甲局,2026年1月2日,,\n");
  EXPECT_EQ(folder.batch("--shard 1/2").status, 0);
  const Outcome outcome = folder.batch("--shard 2/2");
  EXPECT_EQ(outcome.status, 3);
  EXPECT_NE(outcome.err.find("the same name as that of row 1"), std::string::npos) << outcome.err;
}

TEST(BatchShards, GnuParallelRunsThem) {
  const BatchFolder whole;
  whole.write("data.csv", notice_rows(17));
  ASSERT_EQ(whole.batch("").status, 0);
  const BatchFolder parts;
  parts.write("data.csv", notice_rows(17));
  const Outcome outcome =
      parts.shell("TYPESET='" TYPESET_BINARY "' sh '" TYPESET_SOURCE_DIR
                  "/examples/cluster/parallel.sh' template.yaml data.csv out 3");
  ASSERT_EQ(outcome.status, 0) << outcome.out << outcome.err;
  EXPECT_EQ(contents(parts.path() / "out/manifest.csv"),
            contents(whole.path() / "out/manifest.csv"));
}

TEST(BatchShards, GnuParallelTellsOfRowsThatFailed) {
  const BatchFolder folder;
  std::string data = notice_rows(6);
  data.replace(data.find("2026年1月4日"), std::string("2026年1月4日").size(), "某日");
  folder.write("data.csv", data);
  for (const std::string shards : {"3", "1"}) {
    const Outcome outcome =
        folder.shell("TYPESET='" TYPESET_BINARY "' sh '" TYPESET_SOURCE_DIR
                     "/examples/cluster/parallel.sh' template.yaml data.csv out" +
                     shards + " " + shards);
    EXPECT_EQ(outcome.status, 3) << outcome.out << outcome.err;
    EXPECT_TRUE(fs::exists(folder.path() / ("out" + shards) / "manifest.csv"));
  }
}

// The other examples need clusters; what can be told without one is that they say what the
// schedulers and the program expect.
TEST(BatchShards, TheOtherExamplesAreSound) {
  const BatchFolder folder;
  const Outcome checked = folder.shell(
      "sh -n '" TYPESET_SOURCE_DIR
      "/examples/cluster/slurm.sh' && python3 -c '"
      "import sys, yaml; job = yaml.safe_load(open(sys.argv[1])); spec = job[\"spec\"]; "
      "container = spec[\"template\"][\"spec\"][\"containers\"][0]; "
      "assert spec[\"completionMode\"] == \"Indexed\"; "
      "assert {e[\"name\"]: e[\"value\"] for e in container[\"env\"]} == "
      "{\"TYPESET_SHARDS\": str(spec[\"completions\"])}; "
      "assert \"--shard env\" in container[\"args\"][0]' '" TYPESET_SOURCE_DIR
      "/examples/cluster/kubernetes.yaml'");
  EXPECT_EQ(checked.status, 0) << checked.err;
  // As slurm.sh sets them, where one part is done again.
  folder.write("data.csv", notice_rows(25));
  EXPECT_EQ(
      folder.batch("--shard env", "SLURM_ARRAY_TASK_ID=5 SLURM_ARRAY_TASK_MIN=5 TYPESET_SHARDS=20")
          .status,
      0);
  EXPECT_EQ(folder.made(), (Names{"manifest.5-of-20.csv", "第25局.pdf", "第5局.pdf"}));
}

TEST(BatchShards, SchedulersTellTheProgramWhichItIs) {
  const BatchFolder folder;
  folder.write("data.csv", notice_rows(6));
  EXPECT_EQ(folder.batch("--shard env", "JOB_COMPLETION_INDEX=1 TYPESET_SHARDS=3").status, 0);
  EXPECT_EQ(folder.made(), (Names{"manifest.2-of-3.csv", "第2局.pdf", "第5局.pdf"}));
}

}  // namespace
}  // namespace typeset::cli

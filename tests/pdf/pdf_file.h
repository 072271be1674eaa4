// A PDF looked at from outside, through other people's programs.
#pragma once

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace typeset::pdf {

struct ToolResult {
  int status = 0;
  std::string output;
};

// Written to a temporary file, which lives as long as this.
class PdfFile {
 public:
  explicit PdfFile(const std::string& bytes) {
    std::string name = (std::filesystem::temp_directory_path() / "typeset-XXXXXX").string();
    const int descriptor = mkstemp(name.data());
    if (descriptor < 0) throw std::runtime_error("no temporary file");
    close(descriptor);
    path_ = name;
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~PdfFile() { std::filesystem::remove(path_); }
  PdfFile(const PdfFile&) = delete;
  PdfFile& operator=(const PdfFile&) = delete;

  // Runs `before FILE after` in a shell; what it says on stderr is not kept.
  ToolResult run(const std::string& before, const std::string& after = "") const {
    const std::string command = before + " '" + path_.string() + "' " + after + " 2>/dev/null";
    FILE* pipe = popen(command.c_str(), "r");
    if (!pipe) throw std::runtime_error("cannot run " + command);
    ToolResult result;
    std::array<char, 4096> buffer{};
    while (const std::size_t size = fread(buffer.data(), 1, buffer.size(), pipe)) {
      result.output.append(buffer.data(), size);
    }
    result.status = WEXITSTATUS(pclose(pipe));
    return result;
  }

  // What pdftotext makes of it; without the form feeds between pages and the last line end.
  std::string text(const std::string& mode = "") const {
    std::string text = run("pdftotext -nopgbrk " + mode, "-").output;
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
  }

  // The operators of a page, counted from 1.
  std::string content(int page = 1) const {
    return run("mutool show -b", "pages/" + std::to_string(page) + "/Contents").output;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace typeset::pdf

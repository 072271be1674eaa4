// The reports of examples/, as they are and changed.
#pragma once

#include <filesystem>
#include <gtest/gtest.h>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/file_io.h"
#include "document/layout_library.h"
#include "document/yaml_fixture.h"

namespace typeset::document {

class ExampleReport {
 public:
  explicit ExampleReport(const std::string& name)
      : path_(std::filesystem::path(TYPESET_SOURCE_DIR) / "examples" / name / "report.yaml") {
    Diagnostics diagnostics;
    const auto file = read_text_file(path_, diagnostics);
    if (file) text_ = file->text();
    const std::filesystem::path root = TYPESET_SOURCE_DIR;
    layout_ = layout_of_report(this->root(), {root / "layouts"}, diagnostics);
    EXPECT_TRUE(diagnostics.empty()) << rendered(diagnostics);
  }

  const std::string& text() const { return text_; }
  source::Node root() const { return parsed(text_, path_.string()); }

  // The report with `insertion` in the place of `length` bytes at `position`.
  std::string changed(const SourcePosition& position, std::size_t length,
                      const std::string& insertion) const {
    std::size_t offset = 0;
    for (std::size_t line = 1; line < position.line; ++line) offset = text_.find('\n', offset) + 1;
    for (std::size_t column = 1; column < position.column; ++column) {
      do ++offset;
      while ((static_cast<unsigned char>(text_[offset]) & 0xC0U) == 0x80U);
    }
    return std::string(text_).replace(offset, length, insertion);
  }

  // What is found in a report of that text in the place of this one.
  std::vector<Diagnostic> findings(const std::string& text) const {
    Diagnostics diagnostics;
    build(text, diagnostics);
    return diagnostics.sorted();
  }

  // Without a finding.
  Document document() const {
    Diagnostics diagnostics;
    auto document = build(text_, diagnostics);
    EXPECT_TRUE(diagnostics.empty()) << rendered(diagnostics);
    return document.value_or(Document());
  }

 private:
  std::optional<Document> build(const std::string& text, Diagnostics& diagnostics) const {
    if (!layout_) return std::nullopt;
    return build_document(*layout_, parsed(text, path_.string()), diagnostics);
  }

  std::filesystem::path path_;
  std::string text_;
  LayoutRef layout_;
};

}  // namespace typeset::document

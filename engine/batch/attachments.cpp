#include "batch/attachments.h"

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "source/csv_text.h"
#include "table/records.h"

namespace typeset::batch {
namespace {

using pdf::Attachment;

// Names of files that no two share.
class FileNames {
 public:
  std::string unique(std::string_view wanted, std::string_view extension) {
    const std::string stem = safe(wanted);
    std::string name = stem + std::string(extension);
    for (int i = 2; !taken_.insert(name).second; ++i) {
      name = stem + "-" + std::to_string(i) + std::string(extension);
    }
    return name;
  }

 private:
  // Without what file systems do not allow in names.
  static std::string safe(std::string_view wanted) {
    constexpr std::string_view forbidden = "/\\:*?\"<>|";
    std::string name;
    for (const char c : wanted) {
      const bool is_control = static_cast<unsigned char>(c) < 0x20;
      if (!is_control) name += forbidden.find(c) == std::string_view::npos ? c : '_';
    }
    return name.empty() ? "table" : name;
  }

  std::set<std::string> taken_;
};

class AttachmentMaker {
 public:
  explicit AttachmentMaker(const SourceFile& report) {
    const std::filesystem::path path = report.path();
    add(path.stem().string(), path.extension().string(), "application/yaml",
        Attachment::Relationship::source, std::string(report.text()));
  }

  void add_table(const document::Table& table) {
    for (const table::Records& section : table::records_of(table)) {
      add(table.name, ".csv", "text/csv", Attachment::Relationship::data,
          source::csv_text(section.rows));
      attachments_.back().description = section.band.empty() ? table.name : section.band;
    }
  }

  std::vector<Attachment> take() { return std::move(attachments_); }

 private:
  void add(std::string_view name, std::string_view extension, std::string media_type,
           Attachment::Relationship relationship, std::string bytes) {
    attachments_.push_back({names_.unique(name, extension),
                            {},
                            std::move(media_type),
                            relationship,
                            std::move(bytes)});
  }

  FileNames names_;
  std::vector<Attachment> attachments_;
};

}  // namespace

std::vector<Attachment> attachments_of(const SourceFile& report,
                                       const document::Document& document) {
  AttachmentMaker maker(report);
  for (const document::PageSequence& sequence : document.sequences) {
    for (const document::Block& block : sequence.blocks) {
      if (const auto* table = std::get_if<document::Table>(&block)) maker.add_table(*table);
    }
  }
  return maker.take();
}

}  // namespace typeset::batch

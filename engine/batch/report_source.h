// Where the reports of a batch come from: a template and its rows, or report files.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "base/diagnostic.h"
#include "batch/layout_cache.h"
#include "batch/report_template.h"
#include "source/row_file.h"

namespace typeset::batch {

// Safe to share between threads.
class ReportSource {
 public:
  virtual ~ReportSource() = default;

  virtual std::size_t size() const = 0;
  // What the names of files are made from. None, with diagnostics, when the row is broken.
  virtual std::optional<source::Node> row(std::size_t index, Diagnostics& diagnostics) const = 0;
  // The row's report; `row` is what row() gave.
  virtual std::optional<source::Node> report(std::size_t index, const source::Node& row,
                                             Diagnostics& diagnostics) const = 0;
  // Where the row is.
  virtual SourcePosition position(std::size_t index) const = 0;
  // Whether a finding at that place is about this row alone, and not about all.
  virtual bool is_own_place(const SourcePosition& position, std::size_t index) const = 0;
};

// Reports what is the same for all rows; null then, when it is an error. `other_uses`: columns that
// something besides the template asks for. `layouts` must outlive the source.
std::unique_ptr<ReportSource> rows_of_template(ReportTemplate report_template,
                                               std::shared_ptr<const source::RowFile> rows,
                                               std::vector<ColumnUse> other_uses,
                                               LayoutCache& layouts, Diagnostics& diagnostics);

// Whole reports, each its own row. The one column they have for names of files is `file`: the path
// below the folder it was found in, without extension.
struct ReportFile {
  std::filesystem::path path;
  std::filesystem::path name;
};
std::unique_ptr<ReportSource> report_files(std::vector<ReportFile> files);

// The YAML files of a folder and the folders below it, by name, but for hidden ones; or the file
// itself.
std::vector<ReportFile> find_reports(const std::filesystem::path& path, Diagnostics& diagnostics);

// The column of report files' names.
inline constexpr std::string_view file_column = "file";

}  // namespace typeset::batch

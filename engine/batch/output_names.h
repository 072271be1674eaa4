// What the file of each row is called.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "batch/text_template.h"
#include "source/node.h"

namespace typeset::batch {

// A name that every file system takes: without / \ : * ? " < > | and control characters, without
// blanks and full stops at its ends, none of the names Windows keeps for devices, and at most 200
// bytes long (a longer one is cut and ends in a digest of the whole).
std::string safe_name(std::string_view text);

class OutputNames {
 public:
  // Whether slashes of values make folders, as those of the pattern do, or are replaced.
  enum class ValueSlashes { replaced, kept };

  // A pattern such as {{district}}/{{org}}.pdf; besides columns, {{row}} is the row's number. None,
  // with diagnostics, when its tags are wrong or it leads out of the output folder.
  static std::optional<OutputNames> parse(const std::string& pattern, ValueSlashes value_slashes,
                                          Diagnostics& diagnostics);

  // Columns that the pattern asks for.
  std::vector<ColumnUse> columns() const;

  // The file of a row (from 0), relative to the output folder, always with .pdf at its end; _7.pdf
  // for row 7 where the columns of its name are empty.
  std::filesystem::path name_of(const source::Node& row, std::size_t index) const;

  // Keeps a name for something that is no row.
  void reserve(const std::filesystem::path& name);
  static constexpr std::size_t reserved = static_cast<std::size_t>(-1);

  // Keeps the name for the row; where another has it already, that row, or
  // `reserved`. Names that differ only in
  // case or width are the same: some file systems see no difference.
  std::optional<std::size_t> take(const std::filesystem::path& name, std::size_t index);

 private:
  TextTemplate pattern_;
  ValueSlashes value_slashes_ = ValueSlashes::replaced;
  std::unordered_map<std::string, std::size_t> taken_;
};

// The column for a row's number in patterns.
inline constexpr std::string_view row_column = "row";

}  // namespace typeset::batch

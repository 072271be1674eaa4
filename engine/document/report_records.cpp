#include "document/report_records.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file_io.h"
#include "document/folder_paths.h"
#include "document/node_reading.h"
#include "document/record_rows.h"
#include "document/table_index.h"
#include "source/csv.h"

namespace typeset::document {
namespace {

namespace fs = std::filesystem;

class RecordsReader {
 public:
  RecordsReader(const TableDefinition& table, Diagnostics& diagnostics)
      : table_(table), diagnostics_(diagnostics) {}

  ReportRecords read(const source::Node& data) {
    if (data.is_mapping()) {
      read_mapping(data);
    } else {
      take_list(data);
    }
    result_.is_complete = !findings_.has_errors();
    for (Diagnostic& finding : findings_.sorted()) diagnostics_.add(std::move(finding));
    return std::move(result_);
  }

 private:
  void read_mapping(const source::Node& data) {
    std::vector<source::Entry> rows;
    const source::Entry* before = nullptr;
    for (const source::Entry& entry : data.entries()) {
      if (entry.key != records_key && entry.key != csv_key) {
        rows.push_back(entry);
        continue;
      }
      if (before) {
        findings_.error(entry.key_position,
                        {MessageId::content_of_two_kinds, {before->key, entry.key}});
        continue;
      }
      before = &entry;
      if (entry.key == csv_key) {
        take_file(entry.value);
      } else {
        take_list(entry.value);
      }
    }
    if (rows.empty()) return;
    if (!before && is_none_known(rows)) {
      findings_.error(data.position(), {MessageId::expected_list, {table_.name}},
                      Message{MessageId::hint_records_list, {}});
      return;
    }
    result_.rows = source::Node::mapping(std::move(rows), data.position());
  }

  // Records written as rows are, each under a name.
  bool is_none_known(const std::vector<source::Entry>& rows) const {
    const TableIndex index = index_table(table_);
    return std::ranges::none_of(rows, [&](const source::Entry& row) {
      return !find_below(index.rows, row.key).empty();
    });
  }

  void take_list(const source::Node& list) {
    for (const source::Node& item : read_list(list, table_.name, findings_)) {
      if (item.is_mapping()) {
        result_.records.push_back(item);
      } else if (!item.is_null()) {
        report_no_mapping(item, table_.name, findings_);
      }
    }
  }

  void take_file(const source::Node& name) {
    if (name.is_null() || !read_text(name, csv_key, findings_)) return;
    const auto path = path_of(name);
    const auto bytes = path ? read_binary_file(*path, findings_, name.position()) : std::nullopt;
    if (!bytes) return;
    const std::string shown = generic_name(*path);
    auto text = source::decode_csv(*bytes);
    if (!text) {
      findings_.error(name.position(), {MessageId::file_not_utf8, {shown}},
                      Message{MessageId::hint_save_as_utf8, {}});
      return;
    }
    const auto file = std::make_shared<const SourceFile>(shown, *std::move(text));
    if (is_blank(file->text())) {
      findings_.error({file, 0, 0}, {MessageId::csv_empty, {shown}},
                      Message{MessageId::hint_csv_head, {expected_head()}});
      return;
    }
    const auto table = source::parse_csv(file, findings_);
    if (table && has_group_columns(table->head, shown)) result_.records = table->records.items();
  }

  static bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\n") == std::string_view::npos;
  }

  // The names that the first line of a file needs.
  std::string expected_head() const {
    std::string names;
    for (const ColumnDefinition* column : needed_columns(index_table(table_))) {
      names += (names.empty() ? "" : ", ") + column->name;
    }
    return names;
  }

  static std::vector<const ColumnDefinition*> needed_columns(const TableIndex& index) {
    std::vector<const ColumnDefinition*> columns = index.sections.front().leaf_columns;
    std::erase_if(columns, [](const ColumnDefinition* column) {
      return column->is_sum || column->is_serial;
    });
    return columns;
  }

  // From the folder that the report is in.
  std::optional<fs::path> path_of(const source::Node& name) {
    const std::string& text = name.text();
    const fs::path written(std::u8string(text.begin(), text.end()));
    const SourcePosition& place = name.position();
    const fs::path folder = place.file ? fs::path(place.file->path()).parent_path() : fs::path();
    fs::path path = folder / written;
    const fs::path real_folder = real_path(folder.empty() ? fs::path(".") : folder);
    if (is_within(real_path(path), real_folder)) return path;
    findings_.error(place,
                    {MessageId::include_outside, {text, generic_name(real_folder.filename())}});
    return std::nullopt;
  }

  // Reports columns that are missing or not known. Returns whether the records can be grouped, so
  // that what is wrong in them can be found too.
  bool has_group_columns(const source::Node& head, const std::string& file) {
    const TableIndex index = index_table(table_);
    std::vector<std::string> known = names_below(index.sections.front().columns);
    std::ranges::sort(known);
    for (const source::Entry& entry : head.entries()) {
      if (std::ranges::find(known, entry.key) != known.end()) continue;
      findings_.error(entry.key_position, {MessageId::unknown_column, {entry.key, table_.name}},
                      hint_for_key(entry, known));
    }
    const std::vector<std::string>& groups = records_row(table_)->records->group_by;
    bool good = true;
    for (const ColumnDefinition* column : needed_columns(index)) {
      if (head.find(column->name) || is_misspelt_in(head, column->name, known)) continue;
      findings_.error(head.position(), {MessageId::missing_key, {column->name, file}});
      good = good && std::ranges::find(groups, column->name) == groups.end();
    }
    return good;
  }

  const TableDefinition& table_;
  Diagnostics& diagnostics_;
  Diagnostics findings_;  // before they are passed on
  ReportRecords result_;
};

}  // namespace

ReportRecords read_records(const TableDefinition& table, const source::Node& data,
                           Diagnostics& diagnostics) {
  return RecordsReader(table, diagnostics).read(data);
}

}  // namespace typeset::document

#include "document/report_records.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/file_io.h"
#include "document/folder_paths.h"
#include "document/node_reading.h"
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
        diagnostics_.error(entry.key_position,
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
      diagnostics_.error(data.position(), {MessageId::expected_list, {table_.name}},
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
    for (const source::Node& item : read_list(list, table_.name, diagnostics_)) {
      if (item.is_mapping()) {
        result_.records.push_back(item);
      } else if (!item.is_null()) {
        report_no_mapping(item, table_.name, diagnostics_);
      }
    }
  }

  void take_file(const source::Node& name) {
    if (name.is_null() || !read_text(name, csv_key, diagnostics_)) return;
    const auto path = path_of(name);
    const auto bytes = path ? read_binary_file(*path, diagnostics_, name.position()) : std::nullopt;
    if (!bytes) return;
    const std::string shown = generic_name(*path);
    auto text = source::decode_csv(*bytes);
    if (!text) {
      diagnostics_.error(name.position(), {MessageId::file_not_utf8, {shown}},
                         Message{MessageId::hint_save_as_utf8, {}});
      return;
    }
    const auto file = std::make_shared<const SourceFile>(shown, *std::move(text));
    const auto table = source::parse_csv(file, diagnostics_);
    if (table && has_right_columns(table->head, shown)) result_.records = table->records.items();
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
    diagnostics_.error(place,
                       {MessageId::include_outside, {text, generic_name(real_folder.filename())}});
    return std::nullopt;
  }

  bool has_right_columns(const source::Node& head, const std::string& file) {
    const TableIndex index = index_table(table_);
    const NamedNode& columns = index.sections.front().columns;
    const std::vector<std::string> known = names_below(columns);
    bool good = true;
    for (const source::Entry& entry : head.entries()) {
      if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
      diagnostics_.error(entry.key_position, {MessageId::unknown_column, {entry.key, table_.name}},
                         suggest(entry.key, known));
      good = false;
    }
    for (const ColumnDefinition* column : index.sections.front().leaf_columns) {
      const bool needed = !column->is_sum && !column->is_serial;
      if (!needed || head.find(column->name)) continue;
      good = false;
      if (is_misspelt_in(head, column->name, known)) continue;
      diagnostics_.error(head.position(), {MessageId::missing_key, {column->name, file}});
    }
    return good;
  }

  const TableDefinition& table_;
  Diagnostics& diagnostics_;
  ReportRecords result_;
};

}  // namespace

ReportRecords read_records(const TableDefinition& table, const source::Node& data,
                           Diagnostics& diagnostics) {
  return RecordsReader(table, diagnostics).read(data);
}

}  // namespace typeset::document

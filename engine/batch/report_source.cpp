#include "batch/report_source.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <string>
#include <system_error>
#include <utility>

#include "base/file_io.h"
#include "batch/column_matching.h"
#include "document/report_keys.h"
#include "source/parser.h"

namespace typeset::batch {
namespace {

namespace fs = std::filesystem;

// Enough to meet every key that rows without a head may have.
constexpr std::size_t rows_looked_at = 200;

// --- A template and its rows ---

class TemplateRows : public ReportSource {
 public:
  TemplateRows(ReportTemplate report_template, std::shared_ptr<const source::RowFile> rows,
               std::vector<ColumnUse> other_uses, LayoutCache& layouts)
      : template_(std::move(report_template)),
        rows_(std::move(rows)),
        other_uses_(std::move(other_uses)),
        uses_(template_.columns()),
        layouts_(layouts) {
    uses_.insert(uses_.end(), other_uses_.begin(), other_uses_.end());
  }

  // The first rows stand for all.
  bool check(Diagnostics& diagnostics) {
    columns_ = rows_->columns();
    std::optional<source::Node> first;
    Diagnostics broken;  // said where the rows are gone through
    for (std::size_t i = 0; i < std::min(rows_->size(), rows_looked_at); ++i) {
      const auto row = rows_->row(i, broken);
      if (row && !first) first = row;
      if (row && !rows_->columns().is_mapping()) add_columns(*row);
    }
    if (!first) return true;
    const ColumnMatching* columns = matching(layout_named(*first), diagnostics);
    if (is_layout_fixed()) fixed_matching_ = columns;
    return columns != nullptr;
  }

  std::size_t size() const override { return rows_->size(); }
  SourcePosition position(std::size_t index) const override { return rows_->position(index); }
  bool is_own_place(const SourcePosition& position, std::size_t) const override {
    return position.file && position.file->path() == rows_->path();
  }

  std::optional<source::Node> row(std::size_t index, Diagnostics& diagnostics) const override {
    return rows_->row(index, diagnostics);
  }

  std::optional<source::Node> report(std::size_t, const source::Node& row,
                                     Diagnostics& diagnostics) const override {
    const ColumnMatching* columns =
        fixed_matching_ ? fixed_matching_ : matching(layout_named(row), diagnostics);
    if (!columns || !has_texts_for_tags(row, diagnostics)) return std::nullopt;
    return columns->apply(template_.expand(row), row);
  }

 private:
  // A report that says no more than which layout it has: a column may say so.
  source::Node layout_named(const source::Node& row) const {
    std::vector<source::Entry> entries;
    for (const source::Node& where : {template_.expand(row), row}) {
      for (const source::Entry& entry : where.entries()) {
        if (!document::is_layout_key(entry.key) || entry.value.is_null()) continue;
        if (entries.empty()) entries.push_back(entry);
      }
    }
    return source::Node::mapping(std::move(entries), template_.report().position());
  }

  // No column and no tag says which layout it is.
  bool is_layout_fixed() const {
    return std::ranges::none_of(document::layout_keys, [this](std::string_view key) {
      const source::Node* written = template_.report().find(key);
      return columns_.find(key) || (written && written->text().find("{{") != std::string::npos);
    });
  }

  // Rows of JSON and YAML have what they have something to say about.
  void add_columns(const source::Node& row) {
    std::vector<source::Entry> columns = columns_.entries();
    for (const source::Entry& entry : row.entries()) {
      if (!columns_.find(entry.key)) columns.push_back(entry);
    }
    columns_ = source::Node::mapping(std::move(columns), row.position());
  }

  // A tag stands for a text; a list would vanish in it without a word.
  bool has_texts_for_tags(const source::Node& row, Diagnostics& diagnostics) const {
    bool good = true;
    for (const ColumnUse& use : uses_) {
      const source::Node* value = row.find(use.name);
      if (!value || value->is_null() || value->is_scalar()) continue;
      diagnostics.error(value->position(), {MessageId::expected_text, {use.name}});
      good = false;
    }
    return good;
  }

  const ColumnMatching* matching(const source::Node& named, Diagnostics& diagnostics) const {
    const auto layout = layouts_.of(named, diagnostics);
    if (!layout) return nullptr;
    const std::lock_guard guard(mutex_);
    const auto known = matchings_.find(layout.get());
    if (known != matchings_.end()) return known->second.get();
    auto columns = ColumnMatching::of(columns_, template_, other_uses_, *layout, diagnostics);
    auto kept = columns ? std::make_unique<ColumnMatching>(*std::move(columns)) : nullptr;
    return matchings_.emplace(layout.get(), std::move(kept)).first->second.get();
  }

  ReportTemplate template_;
  std::shared_ptr<const source::RowFile> rows_;
  std::vector<ColumnUse> other_uses_;  // of the names of files
  std::vector<ColumnUse> uses_;        // of template and names
  LayoutCache& layouts_;
  source::Node columns_;
  const ColumnMatching* fixed_matching_ = nullptr;  // where all rows have the same layout
  mutable std::mutex mutex_;
  mutable std::map<const document::LayoutDefinition*, std::unique_ptr<const ColumnMatching>>
      matchings_;
};

// --- Files ---

class ReportFiles : public ReportSource {
 public:
  explicit ReportFiles(std::vector<ReportFile> files) : files_(std::move(files)) {}

  std::size_t size() const override { return files_.size(); }
  SourcePosition position(std::size_t index) const override {
    return {std::make_shared<const SourceFile>(files_[index].path.string(), std::string()), 0, 0};
  }
  bool is_own_place(const SourcePosition& position, std::size_t index) const override {
    return position.file && position.file->path() == files_[index].path.string();
  }

  std::optional<source::Node> row(std::size_t index, Diagnostics&) const override {
    const SourcePosition where = position(index);
    const source::Node name =
        source::Node::scalar(files_[index].name.generic_string(), source::ScalarStyle::cell, where);
    return source::Node::mapping({{std::string(file_column), where, name}}, where);
  }

  std::optional<source::Node> report(std::size_t index, const source::Node&,
                                     Diagnostics& diagnostics) const override {
    Diagnostics own;
    const auto file = read_text_file(files_[index].path, own);
    auto report = file ? source::parse_yaml(file, own) : std::nullopt;
    const bool good = report && !own.has_errors();
    for (Diagnostic& finding : own.sorted()) diagnostics.add(std::move(finding));
    return good ? std::move(report) : std::nullopt;
  }

 private:
  std::vector<ReportFile> files_;
};

bool is_yaml(const fs::path& path) {
  return path.extension() == ".yaml" || path.extension() == ".yml";
}

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

}  // namespace

std::unique_ptr<ReportSource> rows_of_template(ReportTemplate report_template,
                                               std::shared_ptr<const source::RowFile> rows,
                                               std::vector<ColumnUse> other_uses,
                                               LayoutCache& layouts, Diagnostics& diagnostics) {
  auto source = std::make_unique<TemplateRows>(std::move(report_template), std::move(rows),
                                               std::move(other_uses), layouts);
  if (!source->check(diagnostics)) return nullptr;
  return source;
}

std::unique_ptr<ReportSource> report_files(std::vector<ReportFile> files) {
  return std::make_unique<ReportFiles>(std::move(files));
}

std::vector<ReportFile> find_reports(const fs::path& path, Diagnostics& diagnostics) {
  std::error_code error;
  if (!fs::is_directory(path, error)) {
    if (fs::exists(path, error)) return {{path, path.stem()}};
    diagnostics.error({}, {MessageId::file_not_found, {path.string()}});
    return {};
  }
  std::vector<ReportFile> files;
  fs::recursive_directory_iterator entry(path, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    if (is_hidden(entry->path())) {
      if (entry->is_directory()) entry.disable_recursion_pending();
    } else if (is_yaml(entry->path()) && entry->is_regular_file()) {
      fs::path name = entry->path().lexically_relative(path).replace_extension();
      files.push_back({entry->path(), std::move(name)});
    }
  }
  std::ranges::sort(files, {}, &ReportFile::path);
  if (files.empty()) {
    diagnostics.error({}, {MessageId::batch_no_reports, {path.string()}});
  }
  return files;
}

}  // namespace typeset::batch

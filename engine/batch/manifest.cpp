#include "batch/manifest.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <utility>

#include "source/csv_text.h"
#include "source/row_file.h"

namespace typeset::batch {
namespace {

using Json = nlohmann::ordered_json;

const std::vector<std::string> columns = {"row",   "of",     "file",     "status", "pages",
                                          "bytes", "sha256", "findings", "input"};
constexpr std::size_t digest_digits = 64;
constexpr std::string_view ok = "ok", failed = "failed";

std::vector<std::string> cells_of(const ManifestEntry& entry) {
  std::string findings;
  for (const std::string& finding : entry.findings) {
    findings += (findings.empty() ? "" : "\n") + finding;
  }
  return {std::to_string(entry.row),
          std::to_string(entry.of),
          entry.file,
          std::string(entry.failed ? failed : ok),
          std::to_string(entry.pages),
          std::to_string(entry.bytes),
          entry.sha256,
          findings,
          entry.input};
}

Json json_of(const ManifestEntry& entry) {
  Json json;
  json["row"] = entry.row;
  json["of"] = entry.of;
  json["file"] = entry.file;
  json["status"] = entry.failed ? failed : ok;
  json["pages"] = entry.pages;
  json["bytes"] = entry.bytes;
  json["sha256"] = entry.sha256;
  json["findings"] = entry.findings;
  json["input"] = entry.input;
  return json;
}

std::string text_in(const source::Node& row, std::string_view column) {
  const source::Node* value = row.find(column);
  return value && value->is_scalar() ? value->text() : std::string();
}

template <typename Number>
bool read_number(const source::Node& row, std::string_view column, Number& number) {
  const std::string text = text_in(row, column);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && !text.empty() && end == text.data() + text.size();
}

std::vector<std::string> findings_in(const source::Node& row) {
  const source::Node* value = row.find("findings");
  std::vector<std::string> findings;
  if (!value) return findings;
  for (const source::Node& item : value->items()) findings.push_back(item.text());
  std::string_view rest = value->text();
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    findings.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return findings;
}

std::optional<ManifestEntry> entry_of(const source::Node& row) {
  ManifestEntry entry;
  const std::string status = text_in(row, "status");
  if (status != ok && status != failed) return std::nullopt;
  const bool good = read_number(row, "row", entry.row) && entry.row > 0 &&
                    read_number(row, "of", entry.of) && read_number(row, "pages", entry.pages) &&
                    read_number(row, "bytes", entry.bytes);
  if (!good) return std::nullopt;
  entry.file = text_in(row, "file");
  entry.failed = status == failed;
  entry.sha256 = text_in(row, "sha256");
  entry.input = text_in(row, "input");
  entry.findings = findings_in(row);
  // Cut off where its writer was killed.
  if (!entry.failed && entry.input.size() != digest_digits) return std::nullopt;
  return entry;
}

}  // namespace

ManifestFormat manifest_format(const std::filesystem::path& path) {
  return path.extension() == ".json" ? ManifestFormat::json : ManifestFormat::csv;
}

std::string manifest_text(const std::vector<ManifestEntry>& entries, ManifestFormat format) {
  std::string text;
  if (format == ManifestFormat::json) {
    for (const ManifestEntry& entry : entries) {
      const std::string line = json_of(entry).dump(-1, ' ', false, Json::error_handler_t::replace);
      text += (text.empty() ? "[\n" : ",\n") + line;
    }
    return text.empty() ? "[]\n" : text + "\n]\n";
  }
  text = manifest_head();
  for (const ManifestEntry& entry : entries) text += manifest_line(entry);
  return text;
}

std::string manifest_head() { return source::csv_text({columns}); }

std::string manifest_line(const ManifestEntry& entry) { return source::csv_line(cells_of(entry)); }

std::optional<std::vector<ManifestEntry>> read_manifest(const std::filesystem::path& path,
                                                        Damage damage, Diagnostics& diagnostics) {
  Diagnostics own;
  const auto rows = source::RowFile::open(path, own);
  std::vector<ManifestEntry> entries;
  for (std::size_t i = 0; rows && i < rows->size(); ++i) {
    const auto row = rows->row(i, own);
    auto entry = row ? entry_of(*row) : std::nullopt;
    if (entry) {
      entries.push_back(*std::move(entry));
    } else if (row) {
      own.error(row->position(), {MessageId::manifest_invalid, {path.string()}});
    }
  }
  if (damage == Damage::skipped) return entries;
  const bool good = rows && !own.has_errors();
  for (Diagnostic& finding : own.sorted()) diagnostics.add(std::move(finding));
  if (!good) return std::nullopt;
  return entries;
}

std::optional<std::vector<ManifestEntry>> merged_manifests(
    const std::vector<std::filesystem::path>& paths, Diagnostics& diagnostics) {
  std::vector<ManifestEntry> all;
  bool good = true;
  for (const std::filesystem::path& path : paths) {
    auto entries = read_manifest(path, Damage::reported, diagnostics);
    good = good && entries;
    if (entries) std::ranges::move(*entries, std::back_inserter(all));
  }
  if (!good) return std::nullopt;
  std::ranges::stable_sort(all, {}, &ManifestEntry::row);
  std::size_t expected = 1;
  const auto report_missing = [&](std::size_t end) {
    if (expected >= end) return;
    diagnostics.error(
        {}, {MessageId::manifest_row_missing, {std::to_string(expected), std::to_string(end - 1)}});
    good = false;
  };
  for (const ManifestEntry& entry : all) {
    report_missing(entry.row);
    if (entry.row < expected) {
      diagnostics.error({}, {MessageId::manifest_row_twice, {std::to_string(entry.row)}});
      good = false;
    }
    expected = entry.row + 1;
  }
  if (!all.empty()) report_missing(all.front().of + 1);
  if (!good) return std::nullopt;
  return all;
}

}  // namespace typeset::batch

#include "batch/output_names.h"

#include <algorithm>
#include <array>
#include <utility>

#include "unicode/uchar.h"

#include "base/unicode.h"
#include "batch/digest.h"
#include "batch/slashes.h"

namespace typeset::batch {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_name = 200;  // bytes; 255 are allowed, and .pdf comes yet
constexpr std::size_t digest_digits = 12;
constexpr std::string_view extension = ".pdf";

bool is_forbidden(char c) {
  constexpr std::string_view forbidden = "/\\:*?\"<>|";
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F || forbidden.find(c) != std::string_view::npos;
}

bool is_device_name(std::string_view name) {
  std::string stem(name.substr(0, name.find('.')));
  std::ranges::transform(stem, stem.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; });
  constexpr std::array<std::string_view, 4> plain = {"CON", "PRN", "AUX", "NUL"};
  if (std::ranges::find(plain, stem) != plain.end()) return true;
  const bool is_numbered = stem.size() == 4 && stem[3] >= '1' && stem[3] <= '9';
  return is_numbered && (stem.starts_with("COM") || stem.starts_with("LPT"));
}

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  const std::size_t last = text.find_last_not_of(" \t\r\n.");
  return last == std::string_view::npos || last < first
             ? std::string()
             : std::string(text.substr(first, last - first + 1));
}

// At most `size` bytes, no character cut in two.
std::string_view cut(std::string_view text, std::size_t size) {
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  return text.substr(0, size);
}

// Without characters that show nothing or turn the others around, and what no name may have.
std::string without_forbidden(std::string_view text, bool keeps_slashes) {
  const std::u16string units = to_utf16(text);
  std::u16string kept;
  for (std::size_t i = 0; i < units.size();) {
    const std::size_t next = next_code_point(units, i);
    const char32_t character = code_point_at(units, i);
    const bool is_ascii = character < 0x80;
    if (is_ascii && is_forbidden(static_cast<char>(character)) &&
        !(character == U'/' && keeps_slashes)) {
      kept += u'_';
    } else if (u_charType(static_cast<UChar32>(character)) != U_FORMAT_CHAR) {
      kept += units.substr(i, next - i);
    }
    i = next;
  }
  return to_utf8(kept);
}

}  // namespace

std::string safe_name(std::string_view text) {
  std::string name = trimmed(text);
  std::ranges::replace_if(name, is_forbidden, '_');
  if (name.empty()) return "_";
  if (name.front() == '.') name.front() = '_';
  if (is_device_name(name)) name += '_';
  if (name.size() <= longest_name) return name;
  const std::string digest = sha256(name).substr(0, digest_digits);
  return std::string(cut(name, longest_name - digest_digits - 1)) + '-' + digest;
}

std::optional<OutputNames> OutputNames::parse(const std::string& pattern,
                                              ValueSlashes value_slashes,
                                              Diagnostics& diagnostics) {
  const auto scalar = source::Node::scalar(pattern, source::ScalarStyle::quoted, {});
  auto text = TextTemplate::parse(scalar, diagnostics);
  if (!text) return std::nullopt;
  const bool leads_out = pattern.starts_with('/') ||
                         std::ranges::any_of(split_at_slashes(pattern), [](std::string_view part) {
                           return part == ".." || part == "." || part.empty();
                         });
  if (leads_out) {
    diagnostics.error({}, {MessageId::batch_name_invalid, {pattern}});
    return std::nullopt;
  }
  OutputNames names;
  names.pattern_ = *std::move(text);
  names.value_slashes_ = value_slashes;
  return names;
}

std::vector<ColumnUse> OutputNames::columns() const {
  std::vector<ColumnUse> columns;
  pattern_.append_columns(columns);
  std::erase_if(columns, [](const ColumnUse& use) { return use.name == row_column; });
  return columns;
}

fs::path OutputNames::name_of(const source::Node& row, std::size_t index) const {
  bool is_nameless = false;
  const std::string text =
      pattern_.expand_text(row, [&](std::string_view column, const source::Node* value) {
        if (column == row_column && !value) return std::to_string(index + 1);
        std::string written = value && value->is_scalar() ? value->text() : std::string();
        written = without_forbidden(written, value_slashes_ == ValueSlashes::kept);
        is_nameless = is_nameless || written.empty();
        return written;
      });
  std::string_view rest = text;
  if (rest.ends_with(extension)) rest.remove_suffix(extension.size());
  fs::path name;
  for (const std::string_view part : split_at_slashes(rest)) name /= safe_name(part);
  // What lacks its name is not taken for another that does: the row says itself what it lacks.
  if (is_nameless && name.filename() == "_") name.replace_filename("_" + std::to_string(index + 1));
  name += extension;
  return name;
}

void OutputNames::reserve(const fs::path& name) {
  taken_.emplace(case_folded(name.string()), reserved);
}

std::optional<std::size_t> OutputNames::take(const fs::path& name, std::size_t index) {
  const auto [entry, is_new] = taken_.emplace(case_folded(name.string()), index);
  return is_new ? std::nullopt : std::optional(entry->second);
}

}  // namespace typeset::batch

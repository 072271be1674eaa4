#include "batch/output_names.h"

#include <algorithm>
#include <array>
#include <utility>

#include "unicode/bytestream.h"
#include "unicode/normalizer2.h"

#include "batch/digest.h"

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

// Equal for names that some file system takes for the same.
std::string identity_of(const fs::path& name) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded);
  if (U_SUCCESS(status)) fold->normalizeUTF8(0, name.string(), sink, nullptr, status);
  return U_SUCCESS(status) ? folded : name.string();
}

std::vector<std::string_view> components(std::string_view path) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t slash = path.find('/');
    parts.push_back(path.substr(0, slash));
    if (slash == std::string_view::npos) return parts;
    path.remove_prefix(slash + 1);
  }
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
                         std::ranges::any_of(components(pattern), [](std::string_view part) {
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
        std::ranges::replace_if(
            written,
            [this](char c) {
              return is_forbidden(c) && !(c == '/' && value_slashes_ == ValueSlashes::kept);
            },
            '_');
        is_nameless = is_nameless || written.empty();
        return written;
      });
  std::string_view rest = text;
  if (rest.ends_with(extension)) rest.remove_suffix(extension.size());
  fs::path name;
  for (const std::string_view part : components(rest)) name /= safe_name(part);
  // What lacks its name is not taken for another that does: the row says itself what it lacks.
  if (is_nameless && name.filename() == "_") name.replace_filename("_" + std::to_string(index + 1));
  name += extension;
  return name;
}

std::optional<std::size_t> OutputNames::take(const fs::path& name, std::size_t index) {
  const auto [entry, is_new] = taken_.emplace(identity_of(name), index);
  return is_new ? std::nullopt : std::optional(entry->second);
}

}  // namespace typeset::batch

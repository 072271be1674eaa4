#include "batch/environment.h"

#include <algorithm>
#include <system_error>

#include "base/file_io.h"
#include "batch/digest.h"

namespace typeset::batch {
namespace {

namespace fs = std::filesystem;

void add_options(const pdf::WriteOptions& options, Sha256& digest) {
  digest.add_text(options.creation_time ? std::to_string(*options.creation_time) : "");
  digest.add_text(std::to_string(static_cast<int>(options.conformance)));
  digest.add_text(options.output_profile ? options.output_profile->icc : "");
  digest.add_text(std::to_string(options.marks.bleed.to_pt()));
  digest.add_text(options.marks.crop_marks ? "crop" : "");
  digest.add_text(options.seal_field ? "seal" : "");
  digest.add_text(options.encryption ? "encrypted" : "");
}

void add_layouts(const fs::path& folder, Sha256& digest) {
  std::vector<fs::path> files;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    if (entry->path().extension() == ".yaml") files.push_back(entry->path());
  }
  std::ranges::sort(files);
  for (const fs::path& file : files) {
    Diagnostics unreadable;
    digest.add_text(file.lexically_relative(folder).generic_string());
    digest.add_text(read_binary_file(file, unreadable).value_or(""));
  }
}

void add_fonts(const font::Catalogue& fonts, Sha256& digest) {
  digest.add_text(fonts.missing_glyph() == font::MissingGlyph::box ? "box" : "");
  for (const font::RoleWish& wish : fonts.wishes()) {
    digest.add_text(wish.role);
    for (const auto& face : fonts.chain(wish.role)) {
      const font::FaceDescription& description = face->description();
      std::error_code ignored;
      const auto time = fs::last_write_time(description.path, ignored).time_since_epoch().count();
      digest.add_text(description.path.filename().string());
      digest.add_text(std::to_string(description.index));
      digest.add_text(std::to_string(fs::file_size(description.path, ignored)));
      digest.add_text(std::to_string(time));
    }
  }
}

}  // namespace

std::string environment_digest(std::string_view version, const pdf::WriteOptions& options,
                               std::string_view signing_key_file,
                               const std::vector<fs::path>& layouts, const font::Catalogue& fonts) {
  Sha256 digest;
  digest.add_text(version);
  digest.add_text(signing_key_file);
  add_options(options, digest);
  for (const fs::path& folder : layouts) add_layouts(folder, digest);
  add_fonts(fonts, digest);
  return digest.hexadecimal();
}

}  // namespace typeset::batch

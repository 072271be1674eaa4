#include "document/report_image.h"

#include <string>
#include <utility>

namespace typeset::document {

std::filesystem::path path_beside(const TracedText& name, const SourceFile* file) {
  const std::string text = name.utf8();
  const std::filesystem::path path(std::u8string(text.begin(), text.end()));
  if (!file) return path;
  const std::string& beside = file->path();
  return std::filesystem::path(std::u8string(beside.begin(), beside.end())).parent_path() / path;
}

image::ImageRef read_seal(const TracedText& name, const SourceFile* beside,
                          Diagnostics& diagnostics) {
  Diagnostics own;
  image::ImageRef image = image::read_image(path_beside(name, beside), name.position_at(0), own);
  for (Diagnostic& finding : own.sorted()) {
    diagnostics.warning(finding.position, std::move(finding.message),
                        Message{MessageId::hint_picture_left_out, {}});
  }
  return image;
}

}  // namespace typeset::document

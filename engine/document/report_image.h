// Files that a report names to have them printed: pictures of figures, seals and signature stamps.
#pragma once

#include <filesystem>

#include "base/diagnostic.h"
#include "document/traced_text.h"
#include "image/image.h"

namespace typeset::document {

// The file of that name in the folder of `file`, which may be null: then as the name says.
std::filesystem::path path_beside(const TracedText& name, const SourceFile* file);

// A seal or signature stamp. What is wrong with the file does not keep the document from being
// made, since its room is left for the real one: null and a warning at the name.
image::ImageRef read_seal(const TracedText& name, const SourceFile* beside,
                          Diagnostics& diagnostics);

}  // namespace typeset::document

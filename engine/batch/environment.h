// What all rows of a run are made with, as one digest: when it changes, everything is made anew.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "font/catalogue.h"
#include "pdf/writer.h"

namespace typeset::batch {

// The program's version, what `options` say of the PDF (of a signature: the bytes of its key's
// file), every YAML file below `layouts`, and which font files there are: by name, size and time of
// change.
std::string environment_digest(std::string_view version, const pdf::WriteOptions& options,
                               std::string_view signing_key_file,
                               const std::vector<std::filesystem::path>& layouts,
                               const font::Catalogue& fonts);

}  // namespace typeset::batch

// Reading whole files, and writing them so that none is ever seen half-written.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "base/diagnostic.h"
#include "base/source_file.h"

namespace typeset {

// Reads a text file of at most `limit` bytes as UTF-8 (a byte-order mark is dropped). Null with a
// diagnostic when it is missing, unreadable, binary, too large, or in another encoding.
// `referrer` is the place that named the file, when some file did.
std::shared_ptr<const SourceFile> read_text_file(const std::filesystem::path& path,
                                                 Diagnostics& diagnostics,
                                                 SourcePosition referrer = {},
                                                 std::size_t limit = std::size_t{64} << 20);

// The bytes of a file of at most `limit` bytes, whatever they are. Nullopt with a diagnostic at
// `referrer` when it is missing, unreadable or too large.
std::optional<std::string> read_binary_file(const std::filesystem::path& path,
                                            Diagnostics& diagnostics, SourcePosition referrer = {},
                                            std::size_t limit = std::size_t{64} << 20);

// Writes to a temporary file in the same folder, flushes it to the disk and renames it over `path`.
// False with a diagnostic when the machine refuses; `path` is then as it was before.
bool write_file_atomically(const std::filesystem::path& path, std::string_view bytes,
                           Diagnostics& diagnostics);

// Why the system would not let a file be read or written, by its error number.
Message unreadable_file(const std::string& path, int error);
Message unwritable_file(const std::string& path, int error);

// What the system would not do, for failures that name no file.
Message system_failure(const std::error_code& error);

}  // namespace typeset

#include "base/file_io.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "base/unicode.h"

namespace typeset {
namespace {

namespace fs = std::filesystem;

class FileDescriptor {
 public:
  explicit FileDescriptor(int number) : number_(number) {}
  ~FileDescriptor() {
    if (number_ >= 0) ::close(number_);
  }
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;

  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }
  // Some file systems report a failed write only here.
  bool close() { return ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

std::optional<MessageId> known_reason(int error) {
  switch (error) {
    case ENOENT:
      return MessageId::reason_no_folder;
    case EACCES:
    case EPERM:
      return MessageId::reason_no_permission;
    case ENOSPC:
    case EDQUOT:
      return MessageId::reason_disk_full;
    case EROFS:
      return MessageId::reason_read_only;
    case EISDIR:
      return MessageId::reason_is_folder;
    case ENOTDIR:
      return MessageId::reason_not_a_folder;
    default:
      return std::nullopt;
  }
}

// The system's own words, in English, only where the catalogue has none.
Message refusal(MessageId id, std::string path, int error) {
  if (const auto reason = known_reason(error)) return {id, {std::move(path)}, reason};
  return {id, {std::move(path), std::generic_category().message(error)}};
}

// --- Reading ---

struct ReadResult {
  std::string bytes;
  int error = 0;
  bool too_large = false;
};

ReadResult read_all(const FileDescriptor& file, std::size_t limit) {
  ReadResult result;
  std::array<char, 65536> buffer;
  for (;;) {
    const ssize_t count = ::read(file.number(), buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) result.error = errno;
    if (count <= 0) return result;
    result.bytes.append(buffer.data(), static_cast<std::size_t>(count));
    // Counted while reading: a pipe or a device does not tell its size beforehand.
    if (result.bytes.size() > limit) {
      result.too_large = true;
      return result;
    }
  }
}

std::string size_with_unit(std::size_t bytes) {
  for (const auto& [shift, unit] : {std::pair{30, " GiB"}, {20, " MiB"}, {10, " KiB"}}) {
    const std::size_t size = std::size_t{1} << shift;
    if (bytes >= size && bytes % size == 0) return std::to_string(bytes / size) + unit;
  }
  return std::to_string(bytes) + " B";
}

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

// Where the UTF-8 breaks off, shown in the file's text as far as it can be read.
SourcePosition malformed_position(const std::string& path, std::string_view bytes,
                                  std::size_t offset) {
  auto file = std::make_shared<const SourceFile>(path, to_utf8(to_utf16(bytes)));
  std::size_t line = 1;
  std::size_t start = 0;
  for (std::size_t i = 0; i < offset; ++i) {
    if (bytes[i] != '\n') continue;
    ++line;
    start = i + 1;
  }
  return {std::move(file), line, count_code_points(bytes.substr(start, offset - start)) + 1};
}

// Says what is wrong with the encoding, if anything is.
bool is_sound_text(const std::string& path, std::string_view bytes, Diagnostics& diagnostics) {
  const SourcePosition whole_file{std::make_shared<const SourceFile>(path, ""), 0, 0};
  const Message not_utf8{MessageId::file_not_utf8, {path}};
  if (has_utf16_mark(bytes)) {
    diagnostics.error(whole_file, not_utf8, Message{MessageId::hint_reencode, {"UTF-16"}});
    return false;
  }
  if (bytes.find('\0') != std::string_view::npos) {
    diagnostics.error(whole_file, {MessageId::file_not_text, {path}});
    return false;
  }
  const std::optional<std::size_t> malformed = invalid_utf8_at(bytes);
  if (!malformed) return true;
  if (utf8_from_gb18030(bytes)) {
    diagnostics.error(whole_file, not_utf8, Message{MessageId::hint_reencode, {"GB18030"}});
  } else {
    diagnostics.error(malformed_position(path, bytes, *malformed), not_utf8,
                      Message{MessageId::hint_save_as_utf8, {}});
  }
  return false;
}

// --- Writing ---

// 0, or the error number.
int write_all(const FileDescriptor& file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file.number(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

// A new file in `folder`, for this call alone. Not named after the target, whose name may be as
// long as names can be.
FileDescriptor create_temporary(const fs::path& folder, fs::path& temporary) {
  static std::atomic<unsigned> serial{0};
  for (;;) {
    temporary = folder / (".typeset-" + std::to_string(::getpid()) + '-' +
                          std::to_string(serial.fetch_add(1)) + ".tmp");
    // Not mkstemp: its files are readable by the owner alone, whatever the umask.
    const int number = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (number >= 0 || errno != EEXIST) return FileDescriptor(number);
  }
}

int write_and_flush(FileDescriptor& file, std::string_view bytes, const struct stat* replaced) {
  if (const int error = write_all(file, bytes)) return error;
  // A failure leaves the usual permissions, which is no reason to lose the document.
  if (replaced) static_cast<void>(::fchmod(file.number(), replaced->st_mode & 07777));
  // EINVAL: a file system that cannot flush single files.
  if (::fsync(file.number()) != 0 && errno != EINVAL) return errno;
  return file.close() ? 0 : errno;
}

// The rename itself reaches the disk with its folder. Best effort: the file is already whole.
void flush_folder(const fs::path& folder) {
  const FileDescriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory.is_open()) static_cast<void>(::fsync(directory.number()));
}

int replace_file(const fs::path& target, std::string_view bytes, const struct stat* replaced) {
  const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
  fs::path temporary;
  FileDescriptor file = create_temporary(folder, temporary);
  if (!file.is_open()) return errno;
  int error = write_and_flush(file, bytes, replaced);
  if (error == 0 && ::rename(temporary.c_str(), target.c_str()) != 0) error = errno;
  if (error != 0) {
    ::unlink(temporary.c_str());
    return error;
  }
  flush_folder(folder);
  return 0;
}

// /dev/stdout and its like lead to whatever the shell has opened, be it a regular file: to replace
// that would leave the shell with a file that has no name.
bool names_open_file(const fs::path& path) {
  const fs::path normal = path.lexically_normal();
  const fs::path folder = normal.parent_path();
  return normal == "/dev/stdout" || normal == "/dev/stderr" || folder == "/dev/fd" ||
         folder == "/proc/self/fd";
}

// Pipes, devices and open files cannot be replaced, and must not be.
int write_into(const fs::path& target, std::string_view bytes) {
  FileDescriptor file(::open(target.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC));
  if (!file.is_open()) return errno;
  if (const int error = write_all(file, bytes)) return error;
  return file.close() ? 0 : errno;
}

// 0, or the error number.
int write_whole_file(const fs::path& path, std::string_view bytes) {
  struct stat existing {};
  const bool exists = ::stat(path.c_str(), &existing) == 0;
  if (exists && S_ISDIR(existing.st_mode)) return EISDIR;
  if (exists && (!S_ISREG(existing.st_mode) || names_open_file(path))) {
    return write_into(path, bytes);
  }
  // Through a symbolic link to the file it stands for; the link stays.
  std::error_code unresolved;
  const fs::path resolved = exists ? fs::canonical(path, unresolved) : path;
  return replace_file(unresolved ? path : resolved, bytes, exists ? &existing : nullptr);
}

}  // namespace

std::shared_ptr<const SourceFile> read_text_file(const std::filesystem::path& path,
                                                 Diagnostics& diagnostics, SourcePosition referrer,
                                                 std::size_t limit) {
  std::optional<std::string> bytes =
      read_binary_file(path, diagnostics, std::move(referrer), limit);
  const std::string name = path.string();
  if (!bytes || !is_sound_text(name, *bytes, diagnostics)) return nullptr;
  if (bytes->starts_with(utf8_mark)) bytes->erase(0, utf8_mark.size());
  return std::make_shared<const SourceFile>(name, std::move(*bytes));
}

std::optional<std::string> read_binary_file(const std::filesystem::path& path,
                                            Diagnostics& diagnostics, SourcePosition referrer,
                                            std::size_t limit) {
  const std::string name = path.string();
  const auto refuse = [&](Message message) {
    diagnostics.error(std::move(referrer), std::move(message));
    return std::nullopt;
  };
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) return refuse(unreadable_file(name, errno));
  ReadResult content = read_all(file, limit);
  if (content.error != 0) return refuse(unreadable_file(name, content.error));
  if (content.too_large) {
    return refuse({MessageId::file_too_large, {name, size_with_unit(limit)}});
  }
  return std::move(content.bytes);
}

bool write_file_atomically(const std::filesystem::path& path, std::string_view bytes,
                           Diagnostics& diagnostics) {
  const int error = write_whole_file(path, bytes);
  if (error == 0) return true;
  diagnostics.error({}, unwritable_file(path.string(), error));
  return false;
}

Message unreadable_file(const std::string& path, int error) {
  if (error == ENOENT || error == ENOTDIR) return {MessageId::file_not_found, {path}};
  if (error == EISDIR) return {MessageId::file_is_directory, {path}};
  return refusal(MessageId::file_unreadable, path, error);
}

Message unwritable_file(const std::string& path, int error) {
  return refusal(MessageId::file_unwritable, path, error);
}

Message system_failure(const std::error_code& error) {
  if (const auto reason = known_reason(error.value())) {
    return {MessageId::machine_failure, {}, reason};
  }
  return {MessageId::machine_failure, {error.message()}};
}

}  // namespace typeset

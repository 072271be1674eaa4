#include "source/row_bytes.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file_io.h"

namespace typeset::source {

std::unique_ptr<RowBytes> RowBytes::open(const std::filesystem::path& path,
                                         Diagnostics& diagnostics) {
  const auto refuse = [&](int error) {
    diagnostics.error({}, unreadable_file(path.string(), error));
    return nullptr;
  };
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return refuse(errno);
  struct stat status {};
  if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)) {
    return std::unique_ptr<RowBytes>(
        new RowBytes(descriptor, static_cast<std::size_t>(status.st_size)));
  }
  ::close(descriptor);
  // A pipe cannot be gone through twice.
  return refuse(S_ISDIR(status.st_mode) ? EISDIR : ESPIPE);
}

RowBytes::~RowBytes() { ::close(descriptor_); }

void RowBytes::view(const std::function<void(std::string_view)>& visit) const {
  void* address =
      size_ == 0 ? MAP_FAILED : ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, descriptor_, 0);
  if (address == MAP_FAILED) {
    visit(read(0, size_).value_or(std::string()));
    return;
  }
  visit({static_cast<const char*>(address), size_});
  ::munmap(address, size_);
}

std::optional<std::string> RowBytes::read(std::size_t offset, std::size_t length) const {
  std::string bytes(length, '\0');
  std::size_t done = 0;
  while (done < length) {
    const ssize_t count =
        ::pread(descriptor_, bytes.data() + done, length - done, static_cast<off_t>(offset + done));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return std::nullopt;
    done += static_cast<std::size_t>(count);
  }
  return bytes;
}

}  // namespace typeset::source

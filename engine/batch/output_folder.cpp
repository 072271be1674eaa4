#include "batch/output_folder.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "base/file_io.h"
#include "batch/digest.h"
#include "document/folder_paths.h"

namespace typeset::batch {
namespace {

namespace fs = std::filesystem;

constexpr const char* work_folder = ".typeset";
constexpr const char* journal_name = "journal.csv";

// 0, or the error number.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

int write_new_file(const fs::path& path, std::string_view bytes) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) return errno;
  int error = write_all(descriptor, bytes);
  // Some file systems report a failed write only here.
  if (::close(descriptor) != 0 && error == 0) error = errno;
  return error;
}

bool has_digest(const fs::path& path, const ManifestEntry& entry) {
  Diagnostics ignored;
  const auto bytes = read_binary_file(path, ignored);
  return bytes && sha256(*bytes) == entry.sha256;
}

}  // namespace

OutputFolder::OutputFolder(fs::path root, fs::path manifest, const Shard& shard)
    : root_(std::move(root)),
      manifest_(std::move(manifest)),
      work_(root_ / work_folder / (shard.is_whole() ? "all" : shard.name())) {}

OutputFolder::~OutputFolder() {
  if (journal_ >= 0) ::close(journal_);
  if (lock_ >= 0) ::close(lock_);
}

std::unique_ptr<OutputFolder> OutputFolder::open(fs::path root, fs::path manifest,
                                                 const Shard& shard, Diagnostics& diagnostics) {
  std::unique_ptr<OutputFolder> folder(
      new OutputFolder(std::move(root), std::move(manifest), shard));
  return folder->prepare(diagnostics) ? std::move(folder) : nullptr;
}

bool OutputFolder::prepare(Diagnostics& diagnostics) {
  std::error_code error;
  fs::create_directories(work_, error);
  if (error) return refuse(root_, error.value(), diagnostics);
  root_ = fs::canonical(root_, error);
  if (error) return refuse(root_, error.value(), diagnostics);
  if (!lock(diagnostics)) return false;
  take_up_earlier_runs();
  // What a killed run left half-written.
  for (fs::directory_iterator entry(work_, error), end; !error && entry != end;
       entry.increment(error)) {
    std::error_code ignored;
    if (entry->path().extension() == ".tmp") fs::remove(entry->path(), ignored);
  }
  return begin_journal(diagnostics);
}

bool OutputFolder::lock(Diagnostics& diagnostics) {
  const fs::path path = work_ / "lock";
  lock_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (lock_ < 0) return refuse(path, errno, diagnostics);
  // A file system without locks has none to break.
  if (::flock(lock_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return true;
  diagnostics.error({}, {MessageId::batch_folder_in_use, {root_.string()}});
  return false;
}

void OutputFolder::take_up_earlier_runs() {
  for (const fs::path& path : {manifest_, work_ / journal_name}) {
    std::error_code ignored;
    if (!fs::is_regular_file(path, ignored)) continue;
    Diagnostics damage;
    auto entries = read_manifest(path, Damage::skipped, damage);
    for (ManifestEntry& entry : *entries) {
      std::string file = entry.file;
      if (!entry.failed) earlier_.insert_or_assign(std::move(file), std::move(entry));
    }
  }
}

// The new journal takes the place of the old one at once, and of the manifest, which until the end
// of the run would vouch for what is being made anew.
bool OutputFolder::begin_journal(Diagnostics& diagnostics) {
  std::string text = manifest_head();
  for (const auto& [file, entry] : earlier_) text += manifest_line(entry);
  const fs::path path = work_ / journal_name;
  const fs::path temporary = work_ / "journal.tmp";
  if (const int error = write_new_file(temporary, text)) return refuse(path, error, diagnostics);
  if (::rename(temporary.c_str(), path.c_str()) != 0) return refuse(path, errno, diagnostics);
  std::error_code error;
  fs::remove(manifest_, error);
  if (!error) fs::create_directories(fs::absolute(manifest_).parent_path(), error);
  if (error) return refuse(manifest_, error.value(), diagnostics);
  journal_ = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
  return journal_ >= 0 || refuse(path, errno, diagnostics);
}

void OutputFolder::protect(const std::vector<fs::path>& files) {
  for (const fs::path& file : files) protected_.insert(document::real_path(file));
}

const ManifestEntry* OutputFolder::earlier(const std::string& file, std::string_view input) const {
  const auto found = earlier_.find(file);
  if (found == earlier_.end() || found->second.input != input) return nullptr;
  return has_digest(root_ / file, found->second) ? &found->second : nullptr;
}

bool OutputFolder::has(const fs::path& file) const {
  std::error_code ignored;
  return fs::is_regular_file(root_ / file, ignored);
}

bool OutputFolder::make_parent(const fs::path& file, Diagnostics& diagnostics) {
  const fs::path folder = root_ / file.parent_path();
  const std::lock_guard guard(folders_mutex_);
  if (folders_.contains(folder)) return true;
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return refuse(folder, error.value(), diagnostics);
  const fs::path real = fs::canonical(folder, error);
  if (error || !document::is_within(real, root_)) {
    diagnostics.error({}, {MessageId::batch_folder_leads_out, {folder.string()}});
    return false;
  }
  folders_.insert(folder);
  return true;
}

bool OutputFolder::write(const fs::path& file, std::string_view bytes, Diagnostics& diagnostics) {
  if (!make_parent(file, diagnostics)) return false;
  const fs::path target = root_ / file;
  if (!protected_.empty() && protected_.contains(document::real_path(target))) {
    diagnostics.error({}, {MessageId::batch_would_overwrite, {target.string()}});
    return false;
  }
  const fs::path temporary = work_ / (std::to_string(next_temporary_.fetch_add(1)) + ".tmp");
  int error = write_new_file(temporary, bytes);
  if (error == 0 && ::rename(temporary.c_str(), target.c_str()) != 0) error = errno;
  if (error == 0) return true;
  ::unlink(temporary.c_str());
  return refuse(target, error, diagnostics);
}

bool OutputFolder::note(const ManifestEntry& entry, Diagnostics& diagnostics) {
  const int error = write_all(journal_, manifest_line(entry));
  return error == 0 || refuse(work_ / journal_name, error, diagnostics);
}

bool OutputFolder::finish(const std::vector<ManifestEntry>& entries, Diagnostics& diagnostics) {
  // The manifest vouches for its files, after a power failure too.
  static_cast<void>(::syncfs(journal_));
  const std::string text = manifest_text(entries, manifest_format(manifest_));
  if (!write_file_atomically(manifest_, text, diagnostics)) return false;
  report_stale(entries, diagnostics);
  std::error_code ignored;
  fs::remove_all(work_, ignored);
  fs::remove(work_.parent_path(), ignored);  // unless another shard is at work
  return true;
}

void OutputFolder::report_stale(const std::vector<ManifestEntry>& entries,
                                Diagnostics& diagnostics) const {
  std::set<std::string_view> made;
  for (const ManifestEntry& entry : entries) {
    if (!entry.failed) made.insert(entry.file);
  }
  for (const auto& [file, entry] : earlier_) {
    if (!made.contains(file) && has(file)) {
      diagnostics.warning({}, {MessageId::batch_stale_file, {(root_ / file).string()}});
    }
  }
}

bool OutputFolder::refuse(const fs::path& path, int error, Diagnostics& diagnostics) const {
  diagnostics.error({}, unwritable_file(path.string(), error));
  return false;
}

}  // namespace typeset::batch

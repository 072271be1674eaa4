#include "font/font_files.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <system_error>

namespace typeset::font {
namespace {

namespace fs = std::filesystem;

// Latin letters in lower case; other scripts' names have no case.
std::string folded(std::string_view name) {
  std::string result(name);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

bool is_font_file_name(const fs::path& path) {
  constexpr std::array<std::string_view, 4> extensions = {".ttf", ".otf", ".ttc", ".otc"};
  const std::string extension = folded(path.extension().string());
  return std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
}

void collect(const fs::path& directory, std::set<fs::path>& entered, std::vector<fs::path>& files) {
  std::error_code error;
  const fs::path real = fs::canonical(directory, error);
  if (error || !entered.insert(real).second) return;
  std::vector<fs::path> folders;
  for (fs::directory_iterator entry(directory, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    std::error_code ignored;
    if (entry->is_directory(ignored)) {
      folders.push_back(entry->path());
    } else if (is_font_file_name(entry->path())) {
      files.push_back(entry->path());
    }
  }
  // Sorted so that which of two links to a folder is followed does not hang on the file system.
  std::sort(folders.begin(), folders.end());
  for (const fs::path& folder : folders) collect(folder, entered, files);
}

// How far a face of a family is from the one that the family's bare name means. Slant weighs more
// than any weight, width more than a step of weight.
int distance_from_regular(const FaceDescription& face) {
  return std::abs(face.weight - 400) + 150 * std::abs(face.width - 5) + (face.italic ? 1000 : 0);
}

}  // namespace

std::vector<fs::path> find_font_files(const fs::path& directory) {
  std::set<fs::path> entered;
  std::vector<fs::path> files;
  collect(directory, entered, files);
  std::sort(files.begin(), files.end());
  return files;
}

FaceIndex::FaceIndex(const std::vector<fs::path>& directories) {
  for (const fs::path& directory : directories) {
    for (const fs::path& path : find_font_files(directory)) add_file(path);
  }
}

void FaceIndex::add_file(const fs::path& path) {
  File file{.path = path, .faces = {}};
  for (FaceDescription& description : describe_faces(path)) {
    const Candidate member{distance_from_regular(description), faces_.size()};
    for (const std::string& name : description.full_names) add_name(name, {0, member.face});
    for (const std::string& name : description.families) add_name(name, member);
    file.faces.push_back(member);
    faces_.push_back(std::move(description));
  }
  by_stem_[path.stem().string()].push_back(std::move(file));
}

void FaceIndex::add_name(const std::string& name, Candidate candidate) {
  by_name_[folded(name)].push_back(candidate);
}

std::shared_ptr<const Face> FaceIndex::open_best(std::vector<Candidate> candidates) {
  // Faces count up in the order they were found, so of equally near ones the first is tried first.
  std::sort(candidates.begin(), candidates.end());
  for (const Candidate& candidate : candidates) {
    auto [entry, is_new] = opened_.try_emplace(candidate.face);
    if (is_new) entry->second = Face::open(faces_[candidate.face]);
    if (entry->second) return entry->second;
  }
  return nullptr;
}

std::shared_ptr<const Face> FaceIndex::take(std::string_view name) {
  const auto found = by_name_.find(folded(name));
  return found == by_name_.end() ? nullptr : open_best(found->second);
}

FaceIndex::StemResult FaceIndex::take_by_stem(const std::string& stem) {
  StemResult result;
  const auto found = by_stem_.find(stem);
  if (found == by_stem_.end()) return result;
  for (const File& file : found->second) {
    result.face = open_best(file.faces);
    if (result.face) return result;
    result.unreadable.push_back(file.path);
  }
  return result;
}

}  // namespace typeset::font

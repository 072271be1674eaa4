// The faces that folders hold, by name. Private to this room.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "font/face.h"

namespace typeset::font {

// Font files (.ttf .otf .ttc .otc) in the folder and the folders below it, sorted by path. Each
// folder is entered once, whatever links lead to it.
std::vector<std::filesystem::path> find_font_files(const std::filesystem::path& directory);

// Every face found, ready to be asked for by name; opens only the faces that are taken.
class FaceIndex {
 public:
  // The folder most preferred comes first.
  explicit FaceIndex(const std::vector<std::filesystem::path>& directories);

  // The best face of that name which opens: by full or PostScript name, or the face of that family
  // nearest to a regular one; of equals the first found. Null when there is none.
  std::shared_ptr<const Face> take(std::string_view name);

  struct StemResult {
    std::shared_ptr<const Face> face;
    std::vector<std::filesystem::path> unreadable;
  };
  // The most regular face of the first file with that stem which opens, and the files before it
  // which do not.
  StemResult take_by_stem(const std::string& stem);

 private:
  struct Candidate {
    int distance;  // from what the name means: 0 is the face itself
    std::size_t face;
    auto operator<=>(const Candidate&) const = default;
  };
  struct File {
    std::filesystem::path path;
    std::vector<Candidate> faces;
  };

  void add_file(const std::filesystem::path& path);
  void add_name(const std::string& name, Candidate candidate);
  std::shared_ptr<const Face> open_best(std::vector<Candidate> candidates);

  std::vector<FaceDescription> faces_;
  std::unordered_map<std::string, std::vector<Candidate>> by_name_;
  std::unordered_map<std::string, std::vector<File>> by_stem_;
  std::map<std::size_t, std::shared_ptr<const Face>> opened_;
};

}  // namespace typeset::font

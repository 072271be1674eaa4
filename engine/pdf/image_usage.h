// Which pictures a document shows: each is embedded once, however often it is shown.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "page/pages.h"

namespace typeset::pdf {

class ImageUsage {
 public:
  explicit ImageUsage(const page::Pages& pages);

  // Those that differ, in the order of their first use.
  const std::vector<image::ImageRef>& images() const { return images_; }
  // Of a picture of the document.
  std::size_t index_of(const image::Image& image) const { return indices_.at(&image); }
  // Its name in the resources of a page.
  std::string resource_of(const image::Image& image) const;

 private:
  std::size_t find_or_add(const image::ImageRef& image);

  std::vector<image::ImageRef> images_;
  std::unordered_map<const image::Image*, std::size_t> indices_;
};

}  // namespace typeset::pdf

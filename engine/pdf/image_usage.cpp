#include "pdf/image_usage.h"

#include <algorithm>

namespace typeset::pdf {

ImageUsage::ImageUsage(const page::Pages& pages) {
  for (const page::Page& page : pages.pages) {
    for (const page::FigureFragment& figure : page.figures) {
      if (indices_.contains(figure.image.get())) continue;
      indices_.emplace(figure.image.get(), find_or_add(figure.image));
    }
  }
}

// The same picture may have been read twice.
std::size_t ImageUsage::find_or_add(const image::ImageRef& image) {
  const auto same =
      std::ranges::find_if(images_, [&](const image::ImageRef& known) { return image::show_the_same(*known, *image); });
  const auto index = static_cast<std::size_t>(same - images_.begin());
  if (same == images_.end()) images_.push_back(image);
  return index;
}

std::string ImageUsage::resource_of(const image::Image& image) const {
  return "Im" + std::to_string(index_of(image) + 1);
}

}  // namespace typeset::pdf

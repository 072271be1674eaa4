// Pages with pictures, put together by hand.
#pragma once

#include <string>
#include <string_view>

#include "image/image.h"
#include "pdf/handmade_pages.h"
#include "support/pictures.h"
#include "support/temporary_folder.h"

namespace typeset::pdf {

inline image::ImageRef picture(std::string_view bytes) {
  const tests::TemporaryFolder folder;
  Diagnostics diagnostics;
  image::ImageRef image = image::read_image(folder.write("图", bytes), {}, diagnostics);
  if (!image) throw std::runtime_error("the picture was refused");
  return image;
}

// Adds a figure to the last page, with its element.
inline void add_figure(page::Pages& pages, const image::ImageRef& image, const Rect& box) {
  const page::ElementId element = StructureBuilder(pages).add(page::StructureRole::figure);
  pages.structure.back().alternative_text = "示意图";
  pages.pages.back().figures.push_back({image, box, element});
}

inline Rect box_in_points(double x, double y, double width, double height) {
  return {Length::pt(x), Length::pt(y), Length::pt(width), Length::pt(height)};
}

// One picture on a page of 200 × 150 pt: 160 × 120 pt of it, or upright 120 × 90 pt.
inline page::Pages one_figure(const image::ImageRef& image) {
  page::Pages pages;
  pages.pages.push_back(a4_page());
  pages.pages[0].size = {Length::pt(200), Length::pt(200)};
  const bool upright = image->height > image->width;
  add_figure(pages, image,
             upright ? box_in_points(20, 20, 120, 160) : box_in_points(20, 20, 160, 120));
  pages.metadata.title = "图";
  return pages;
}

}  // namespace typeset::pdf

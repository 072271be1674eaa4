#include "page/concatenation.h"

#include <iterator>
#include <utility>

namespace typeset::page {

Concatenation::Concatenation(std::string title) {
  result_.structure.emplace_back().role = StructureRole::document;
  result_.metadata.title = std::move(title);
}

void Concatenation::add(Pages document) {
  const std::size_t first_page = result_.pages.size();
  const ElementId first_element = result_.structure.size();
  if (first_page == 0) {
    result_.metadata.author = document.metadata.author;
    result_.metadata.language = document.metadata.language;
  } else if (result_.metadata.author != document.metadata.author) {
    result_.metadata.author.clear();
  }
  for (StructureElement& element : document.structure) {
    const bool is_root = !element.parent;
    if (is_root) element.role = StructureRole::section;
    element.parent = is_root ? 0 : *element.parent + first_element;
    for (ElementId& header : element.headers) header += first_element;
    result_.structure.push_back(std::move(element));
  }
  Bookmark& own = result_.bookmarks.emplace_back();
  own.title = document.metadata.title;
  own.page = first_page;
  for (Bookmark& bookmark : document.bookmarks) {
    ++bookmark.level;
    bookmark.page += first_page;
    result_.bookmarks.push_back(std::move(bookmark));
  }
  for (Page& page : document.pages) {
    for (TextFragment& line : page.lines) {
      if (line.element) line.element = *line.element + first_element;
    }
    for (FigureFragment& figure : page.figures) figure.element += first_element;
    result_.pages.push_back(std::move(page));
  }
}

}  // namespace typeset::page

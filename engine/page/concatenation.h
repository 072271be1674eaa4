// Several documents as one: a district's reports in one file.
#pragma once

#include <string>

#include "page/pages.h"

namespace typeset::page {

class Concatenation {
 public:
  // `title` is that of the whole.
  explicit Concatenation(std::string title);

  // Its pages follow, numbered as they are. Its structure becomes a section, and its outline stands
  // below a bookmark with its title.
  void add(Pages document);

  Pages take() { return std::move(result_); }

 private:
  Pages result_;
};

}  // namespace typeset::page

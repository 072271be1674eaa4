#include "page/page_numbers.h"

namespace typeset::page {
namespace {

void replace_all(std::string& text, std::string_view place, const std::string& value) {
  for (auto at = text.find(place); at != std::string::npos; at = text.find(place, at)) {
    text.replace(at, place.size(), value);
    at += value.size();
  }
}

}  // namespace

std::string fill_in_page_numbers(std::string_view pattern, int page, std::size_t pages) {
  std::string text(pattern);
  replace_all(text, "{{page}}", std::to_string(page));
  replace_all(text, "{{pages}}", std::to_string(pages));
  return text;
}

}  // namespace typeset::page

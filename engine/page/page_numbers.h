// Page numbers in text that stands on every page.
#pragma once

#include <string>
#include <string_view>

namespace typeset::page {

// `pattern` with every {{page}} and {{pages}} replaced by the page's number and by how many there
// are.
std::string fill_in_page_numbers(std::string_view pattern, int page, std::size_t pages);

}  // namespace typeset::page

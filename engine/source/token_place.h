// What the text says at the places that yaml-cpp's events give, where these are not quite the
// places people would point at.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "source/node.h"

namespace typeset::source {

// The offset of the value itself, after the anchors and tags before it.
std::size_t skip_properties(std::string_view text, std::size_t offset);

// ~ or a spelling of null that stands at the offset; empty when there is none.
std::string_view null_word(std::string_view text, std::size_t offset);

// The dash of an item left out of a block list, given where the next thing after it stands.
std::size_t omitted_item(std::string_view text, std::size_t next);

// Whether the key of a block mapping that starts at the offset is written as one: with a colon
// after it, or a question mark before.
bool key_has_colon(std::string_view text, std::size_t key);

ScalarStyle scalar_style_at(std::string_view text, std::size_t offset);

// Whether yaml-cpp's name for a tag, or for its absence, is one that loses nothing by being
// ignored.
bool is_known_tag(const std::string& tag);

}  // namespace typeset::source

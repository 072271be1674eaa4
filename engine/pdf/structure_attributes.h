// What a structure element says of itself besides its type (ISO 32000-1, 14.8.5).
#pragma once

#include <string>
#include <string_view>

#include "page/pages.h"

namespace typeset::pdf {

// The identifier by which others refer to the element, a string object.
void append_identifier(std::string& out, page::ElementId element);

// The entry A of the element's dictionary, when there is anything to say. `bounding_box` is the
// syntax of a rectangle in default user space, of an element that has one.
void append_attributes(std::string& out, const page::StructureElement& element,
                       std::string_view bounding_box);

}  // namespace typeset::pdf

// What a layout lets its reports say, as a JSON Schema: for editors, which complete names from it
// and mark mistakes as they are typed.
#pragma once

#include <string>

#include "document/layout_definition.h"

namespace typeset::document {

// The schema (draft-07) as text that ends in a line end, everything in the layout's order. It is
// for reports as a reader of YAML 1.2 sees them, where 25 is a number and 2021-01-19 a string.
//
// Every report that build_document takes is valid, but for spellings that only some readers of YAML
// take for numbers. What a schema cannot tell is left to build_document: sums and relations, one
// cell written twice, the last day of a month, ranges of numbers written as text, lengths of texts
// from which characters are dropped.
std::string json_schema(const LayoutDefinition& layout);

}  // namespace typeset::document

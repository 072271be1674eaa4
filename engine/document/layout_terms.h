// The `terms` of a layout: what its titles do not break, and where its reports add to it.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "document/layout_definition.h"
#include "source/node.h"

namespace typeset::document {

// A list of words, or `words` and the `field` of a report that has more.
TermsDefinition read_terms(const source::Node& node, Diagnostics& diagnostics);

// Reports and takes away a field that is no list of texts among `fields`.
void check_terms_field(TermsDefinition& terms, const std::vector<FieldDefinition>& fields,
                       Diagnostics& diagnostics);

// `below` and `above` as one: the words of both, and the field of `above` before that of `below`.
// What is neither a list nor a mapping is given back, for read_terms to say so.
source::Node joined_terms(const source::Node& below, const source::Node& above);

}  // namespace typeset::document

// A layout and a report → a Document: values resolved, numbers given, sums filled in and checked.
#pragma once

#include <optional>

#include "base/diagnostic.h"
#include "document/document.h"
#include "document/layout_definition.h"
#include "source/node.h"

namespace typeset::document {

// Everything that is wrong with the report is reported in one go; none when there is an error.
std::optional<Document> build_document(const LayoutDefinition& layout, const source::Node& report,
                                       Diagnostics& diagnostics);

}  // namespace typeset::document

// The masthead, lines and labelled texts of a document, with the report's values in them.
#pragma once

#include <vector>

#include "document/document.h"
#include "document/inline_styles.h"
#include "document/layout_definition.h"
#include "document/report_fields.h"

namespace typeset::document {

// Each adds its blocks to `blocks`; none where there is nothing to be printed.
void append_masthead(const MastheadItem& item, const FieldScope& fields,
                     const InlineStyles& inline_styles, std::vector<Block>& blocks);
void append_split_line(const SplitLineItem& item, const FieldScope& fields,
                       const InlineStyles& inline_styles, std::vector<Block>& blocks);
void append_labelled(const LabelledItem& item, const FieldScope& fields,
                     const InlineStyles& inline_styles, std::vector<Block>& blocks);

}  // namespace typeset::document

// Lines with texts at both ends, and rules.
#pragma once

#include "base/diagnostic.h"
#include "document/document.h"
#include "font/catalogue.h"
#include "page/flow_box.h"

namespace typeset::page {

// The texts at the end stand in columns as wide as the widest of them, a character apart, the first
// behind the label; the text at the start is set in the measure that they leave. Where that is too
// little, it stands above them. Their lines are as far apart as the style's.
FlowBox lay_out_split_line(const document::SplitLine& line, Length measure,
                           const font::Catalogue& fonts, Diagnostics& diagnostics);

FlowBox lay_out_rule(const document::SeparatorRule& rule, const document::PageStyle& page);

}  // namespace typeset::page

// Underlines and 着重号: what stands between lines (CLReq 3.1.8, interlinear punctuation).
#pragma once

#include <vector>

#include "document/text_span.h"
#include "text/paragraph_layout.h"
#include "text/prepared_paragraph.h"

namespace typeset::text {

// What a cluster takes of its line, as adjusted: no more than reaches to the next cluster.
struct InlineExtent {
  Length start, end;
  // Where its advance starts: before `start` where blank before its glyphs was removed.
  Length pen;
};

// Sets Cluster::marks of all clusters and PreparedParagraph::mark_offsets.
void set_marks(PreparedParagraph& paragraph, const document::RichText& spans);

// Adds the rules and dots of a line, whose clusters stand at `extents`. A stretch of underlined
// text has one rule, which ends where the line's last visible character does. Each letter,
// ideograph and digit that is emphasised has its dot in the middle; punctuation, spaces and what is
// raised or lowered have none. Under both, the rule is nearer to the text. In vertical lines rules
// are at the left and dots at the right.
void add_marks(const PreparedParagraph& paragraph, const LineRange& range,
               const std::vector<InlineExtent>& extents, Line& line);

}  // namespace typeset::text

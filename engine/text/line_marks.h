// Underlines, 着重号, 专名号 and 书名号乙式: what stands between lines (CLReq 3.1.8, interlinear
// punctuation).
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

// How far the marks under (at the left of) a paragraph's lines reach beyond their em boxes.
Length lines_size(const PreparedParagraph& paragraph);
// And how far 着重号 do, under or at the right of the lines.
Length dots_size(const PreparedParagraph& paragraph);

// Adds the rules, waves and dots of a line, whose clusters stand at `extents`.
//
// A stretch of underlined text has one rule, which ends where the line's last visible character
// does. So has a name, and a title one wave; they begin and end 1/16 em inside their text, so that
// neighbours are told apart, but reach to the line's end where they go on in the next. Each letter,
// ideograph and digit that is emphasised has its dot in the middle; punctuation, spaces and what is
// raised or lowered have none. Where several marks meet, names are nearest to the text, then
// titles, underlines and dots. In vertical lines rules and waves are at the left and dots at the
// right.
void add_marks(const PreparedParagraph& paragraph, const LineRange& range,
               const std::vector<InlineExtent>& extents, Line& line);

}  // namespace typeset::text

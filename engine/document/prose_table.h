// Tables in running text: | lines | of | cells |.
#pragma once

#include <optional>
#include <vector>

#include "document/report_prose.h"

namespace typeset::document {

bool is_table_row(const TracedText& line);
// 表：各平台发布数
bool is_table_caption(const TracedText& line);

// The first row is the head; a second one of |---|:--:|--:| sets how the columns are aligned. Rows
// with more or fewer cells than the head are reported. `caption` is the caption's line, or empty.
std::optional<Table> prose_table(const TracedText& caption, const std::vector<TracedText>& rows,
                                 const ProseContext& context);

}  // namespace typeset::document

// 发文机关标志: the mark of the organs at the head of a document.
#pragma once

#include "base/diagnostic.h"
#include "document/head_parts.h"
#include "font/catalogue.h"
#include "page/flow_box.h"

namespace typeset::page {

// In characters as large as the style's size, but no wider than `measure` and no higher than the
// masthead may be: smaller ones, in half points, down to its least size, where they do (GB/T
// 9704-2012, 7.2.4: the more organs, the smaller, so that the first page shows text). One name that
// is too long even then is set in lines of about equal length. `leading` is what the box owns below.
FlowBox lay_out_masthead(const document::Masthead& masthead, Length measure, Length leading,
                         const font::Catalogue& fonts, Diagnostics& diagnostics);

}  // namespace typeset::page

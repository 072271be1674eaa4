// Paragraphs behind a label: 附件：1.…… (GB/T 9704-2012, 7.3.4), 抄送：…… (7.4.2), 出席：…… (10.3).
#pragma once

#include "base/diagnostic.h"
#include "document/paragraph.h"
#include "font/catalogue.h"
#include "text/paragraph_layout.h"

namespace typeset::page {

// From the start of a label to the start of text in `style` that follows it.
Length label_width(const document::RichText& label, const document::StyleRef& style,
                   const font::Catalogue& fonts, Diagnostics& diagnostics);

// The label stands where the style's indents have the first line start; all lines of the text start
// where the label, at its natural width, ends.
text::ParagraphLayout lay_out_behind_label(const document::Paragraph& paragraph, Length measure,
                                           const font::Catalogue& fonts, Diagnostics& diagnostics);

}  // namespace typeset::page

// A signature as items of the flow.
#pragma once

#include <functional>
#include <vector>

#include "base/diagnostic.h"
#include "document/document.h"
#include "font/catalogue.h"
#include "page/flow_item.h"

namespace typeset::page {

// Several organs, seals or stamps: boxes with what stands beside and over each other. One box, or
// as many as there are rows of seals or stamps where no page would hold them all. What one organ
// signs without a seal is a paragraph, which is not made here: see has_boxes().
//
// `report_overfull` is told of each text that was set.
std::vector<FlowBox> signature_boxes(
    const document::Signature& signature, const document::PageStyle& page,
    const font::Catalogue& fonts, Diagnostics& diagnostics,
    const std::function<void(const text::ParagraphLayout&, const SourcePosition&)>&
        report_overfull);

bool has_boxes(const document::Signature& signature);

}  // namespace typeset::page

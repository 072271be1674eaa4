// What a PDF carries so that its numbers can be read back.
#pragma once

#include <vector>

#include "base/source_file.h"
#include "document/document.h"
#include "pdf/attachment.h"

namespace typeset::batch {

// The report, and the data of each section of its tables as CSV, under the tables' names.
std::vector<pdf::Attachment> attachments_of(const SourceFile& report,
                                            const document::Document& document);

}  // namespace typeset::batch

// The objects → the file's bytes, the small ones packed into object streams.
//
// PoDoFo 0.9.8 can write none. A tagged table page has hundreds of structure elements; one by one,
// each costs some 145 bytes and cannot be compressed, in an object stream it costs a tenth of that
// (ISO 32000-1, 7.5.7).
#pragma once

#include <string>

#include "pdf/document.h"

namespace typeset::pdf {

// PDF 1.7 with a cross-reference stream. The file identifier is a digest of the contents.
std::string write_file(Document& document);

}  // namespace typeset::pdf

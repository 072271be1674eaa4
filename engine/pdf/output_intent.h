// What device colours mean (ISO 19005-2, 6.2.3 and 6.2.4.3).
#pragma once

#include "pdf/document.h"
#include "pdf/output_profile.h"

namespace typeset::pdf {

// Enters an OutputIntent of the profile into the catalog.
void add_output_intent(Document& document, const OutputProfile& profile);

}  // namespace typeset::pdf

// One report on top of another.
#pragma once

#include "source/node.h"

namespace typeset::batch {

// Mappings are merged key by key; anything else that `above` says replaces what is below it, and a
// null leaves it. Stands where `above` does, or for a null where `below` does.
source::Node merged(const source::Node& below, const source::Node& above);

}  // namespace typeset::batch

// What other languages of layout call the keys of ours.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"

namespace typeset::document {

// What to say of a key that is not known, but that people know from CSS, LaTeX, word processors or
// another part of a layout: which of the `known` keys it is here, or that it belongs in the table
// style. None for other keys.
std::optional<Message> hint_for_synonym(std::string_view key,
                                        const std::vector<std::string>& known);

}  // namespace typeset::document

// One sentence in both languages. Private to this room.
#pragma once

#include <string_view>

#include "base/messages.h"

namespace typeset {

struct CatalogueEntry {
  MessageId id;
  std::string_view chinese;
  std::string_view english;
};

}  // namespace typeset

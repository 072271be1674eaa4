#include "batch/merged_nodes.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace typeset::batch {

source::Node merged(const source::Node& below, const source::Node& above) {
  if (above.is_null()) return below;
  if (!below.is_mapping() || !above.is_mapping()) return above;
  std::vector<source::Entry> entries = below.entries();
  for (const source::Entry& entry : above.entries()) {
    const auto same = std::ranges::find(entries, entry.key, &source::Entry::key);
    if (same == entries.end()) {
      entries.push_back(entry);
    } else {
      *same = {entry.key, entry.key_position, merged(same->value, entry.value)};
    }
  }
  return source::Node::mapping(std::move(entries), above.position());
}

}  // namespace typeset::batch

#include "document/inheritance.h"

#include <algorithm>
#include <cstddef>

#include "document/node_reading.h"

namespace typeset::document {
namespace {

// Far more than any layout has use for; each takes its share of the stack.
constexpr std::size_t most_generations = 64;

}  // namespace

InheritanceChain::InheritanceChain(const source::Node& styles, Diagnostics& diagnostics)
    : diagnostics_(diagnostics) {
  for (const source::Entry& entry : styles.entries()) entries_.emplace(entry.key, &entry);
}

const source::Entry* InheritanceChain::parent_of(const source::Entry& entry) {
  const source::Node* inherit = entry.value.find("inherit");
  if (!inherit || inherit->is_null()) return nullptr;
  const auto name = read_text(*inherit, "inherit", diagnostics_);
  if (!name) return nullptr;
  if (const auto cycle = std::find(open_.begin(), open_.end(), *name); cycle != open_.end()) {
    std::string circle;
    for (auto style = cycle; style != open_.end(); ++style) circle += *style + " → ";
    diagnostics_.error(inherit->position(), {MessageId::style_cycle, {circle + *name}});
    return nullptr;
  }
  if (open_.size() > most_generations) {
    diagnostics_.error(inherit->position(),
                       {MessageId::yaml_too_deep, {std::to_string(most_generations)}});
    return nullptr;
  }
  return named(*name, *inherit, entry);
}

const source::Entry* InheritanceChain::named(const std::string& name, const source::Node& inherit,
                                             const source::Entry& entry) {
  if (const auto found = entries_.find(name); found != entries_.end()) return found->second;
  std::vector<std::string> names;
  for (const auto& [candidate, definition] : entries_) {
    if (candidate != entry.key) names.emplace_back(candidate);
  }
  diagnostics_.error(inherit.position(), {MessageId::unknown_style, {name}}, suggest(name, names));
  return nullptr;
}

}  // namespace typeset::document

#include "document/layout_parts.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "document/node_reading.h"

namespace typeset::document {
namespace {

class PartExpander {
 public:
  PartExpander(const source::Node& parts, Diagnostics& diagnostics)
      : parts_(parts), diagnostics_(diagnostics) {}

  source::Node expanded(const source::Node& content) {
    if (!content.is_sequence()) return content;
    std::vector<source::Node> items;
    for (const source::Node& item : content.items()) {
      if (auto node = expanded_item(item)) items.push_back(*std::move(node));
    }
    // Where no part can be used it has been said why, and not that the list is empty.
    if (items.empty() && !content.items().empty()) return source::Node::null(content.position());
    return source::Node::sequence(std::move(items), content.position());
  }

 private:
  // None where the part cannot be used.
  std::optional<source::Node> expanded_item(const source::Node& item) {
    if (!item.is_mapping()) return item;
    std::vector<source::Entry> entries;
    for (const source::Entry& entry : item.entries()) {
      if (entry.key == "part") {
        auto content = content_of(entry.value);
        if (!content) return std::nullopt;
        entries.push_back({"group", entry.key_position, *std::move(content)});
      } else if (entry.key == "group" || entry.key == "imprint") {
        entries.push_back({entry.key, entry.key_position, expanded(entry.value)});
      } else {
        entries.push_back(entry);
      }
    }
    return source::Node::mapping(std::move(entries), item.position());
  }

  std::optional<source::Node> content_of(const source::Node& name_node) {
    const auto name = read_text(name_node, "part", diagnostics_);
    if (!name) return std::nullopt;
    const source::Node* part = parts_.find(*name);
    if (!part) {
      report_unknown(*name, name_node);
      return std::nullopt;
    }
    const auto same = std::ranges::find(open_, *name);
    if (same != open_.end()) {
      std::string circle;
      for (auto step = same; step != open_.end(); ++step) circle += *step + " → ";
      diagnostics_.error(name_node.position(), {MessageId::part_cycle, {circle + *name}});
      return std::nullopt;
    }
    open_.push_back(*name);
    source::Node content = expanded(*part);
    open_.pop_back();
    return content;
  }

  void report_unknown(const std::string& name, const source::Node& where) const {
    std::vector<std::string> known;
    for (const source::Entry& entry : parts_.entries()) known.push_back(entry.key);
    diagnostics_.error(where.position(), {MessageId::unknown_part, {name}}, suggest(name, known));
  }

  const source::Node& parts_;
  Diagnostics& diagnostics_;
  std::vector<std::string> open_;  // the parts that the one being read stands in, outermost first
};

}  // namespace

source::Node with_parts(const source::Node& content, const source::Node& parts,
                        Diagnostics& diagnostics) {
  read_entries(parts, "parts", diagnostics);
  return PartExpander(parts, diagnostics).expanded(content);
}

}  // namespace typeset::document

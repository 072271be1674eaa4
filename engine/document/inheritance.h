// `inherit`: what a style takes over from another of its kind.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "source/node.h"

namespace typeset::document {

// Finds the style that a style inherits from, along the chain that is being followed.
class InheritanceChain {
 public:
  InheritanceChain(const source::Node& styles, Diagnostics& diagnostics);

  void open(const std::string& name) { open_.push_back(name); }
  void close() { open_.pop_back(); }
  // Of the style opened last. Null when it inherits from none; also, with a finding, when that one
  // does not exist, closes a circle or makes the chain too long.
  const source::Entry* parent_of(const source::Entry& entry);

 private:
  const source::Entry* named(const std::string& name, const source::Node& inherit,
                             const source::Entry& entry);

  Diagnostics& diagnostics_;
  std::map<std::string_view, const source::Entry*> entries_;
  std::vector<std::string> open_;  // the style being read and those that inherit from it
};

// What each style comes to, worked out once.
template <typename Value>
class InheritanceResolver {
 public:
  // Lays what a style says itself over what it inherits.
  using Overlay = std::function<void(const source::Entry& entry, Value& value)>;

  InheritanceResolver(const source::Node& styles, Overlay overlay, Diagnostics& diagnostics)
      : chain_(styles, diagnostics), overlay_(std::move(overlay)) {}

  const Value& value_of(const source::Entry& entry) {
    if (const auto known = finished_.find(entry.key); known != finished_.end()) {
      return known->second;
    }
    chain_.open(entry.key);
    Value value;
    if (const source::Entry* parent = chain_.parent_of(entry)) value = value_of(*parent);
    overlay_(entry, value);
    chain_.close();
    return finished_.emplace(entry.key, std::move(value)).first->second;
  }

 private:
  InheritanceChain chain_;
  Overlay overlay_;
  std::map<std::string, Value, std::less<>> finished_;
};

}  // namespace typeset::document

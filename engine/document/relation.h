// Relations between figures that a layout demands (勾稽关系): 甲 + 乙 = 丙 / 总计 + 丁.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "document/decimal.h"
#include "source/node.h"

namespace typeset::document {

struct NamedNode;

enum class Comparison { equal, at_most, at_least, less, greater };

struct RelationTerm {
  std::size_t leaf = 0;  // of the rows, or of the columns
  bool negative = false;
};

struct Relation {
  std::vector<RelationTerm> left, right;
  Comparison comparison = Comparison::equal;
  source::Node origin;  // as the layout writes it
};

// Reads a relation of the leaves below `scope`. Signs and comparisons (+ - = <= >= < >) stand
// between spaces, so that names may hold them too (本年增/减); ` / ` leads from a group into it.
// Faults are reported. `table` is the table's name, `unknown` says that it has no such leaf.
std::optional<Relation> read_relation(const source::Node& node, const NamedNode& scope,
                                      const std::string& table, MessageId unknown,
                                      Diagnostics& diagnostics);

// The relation with `names` for its leaves.
std::string in_words(const Relation& relation, const std::vector<std::string>& names);

bool holds(const Decimal& left, Comparison comparison, const Decimal& right);

}  // namespace typeset::document

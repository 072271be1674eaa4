// The content of a YAML file as a tree in which every value knows where it stands.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_file.h"

namespace typeset::source {

enum class NodeKind { null, scalar, sequence, mapping };

// How a scalar is written. Quoted and block scalars are text whatever they look like, and so is a
// cell of a CSV file, quoted or not.
enum class ScalarStyle { plain, quoted, block, cell };

struct Entry;

// One value. Immutable and cheap to copy: copies share what they hold. Every question may be asked
// of every kind; a kind that has no answer gives an empty one.
class Node {
 public:
  // A null that stands nowhere.
  Node() = default;

  // Nodes that no parser made: the cells of a data file, parts of a test. `position` is where the
  // value starts: the quotation mark of a quoted scalar, the | or > of a block.
  static Node null(SourcePosition position);
  static Node scalar(std::string text, ScalarStyle style, SourcePosition position);
  static Node sequence(std::vector<Node> items, SourcePosition position);
  // A text put together from others: each piece runs up to the next, and its first byte is the one
  // at `origin_offset` of its origin's text. `pieces` begin at 0 and are in order.
  struct Piece;
  static Node composed(std::string text, std::vector<Piece> pieces, SourcePosition position);
  // Keys must differ from each other.
  static Node mapping(std::vector<Entry> entries, SourcePosition position);

  NodeKind kind() const;
  bool is_null() const { return kind() == NodeKind::null; }
  bool is_scalar() const { return kind() == NodeKind::scalar; }
  bool is_sequence() const { return kind() == NodeKind::sequence; }
  bool is_mapping() const { return kind() == NodeKind::mapping; }

  // A scalar's text, folded and unescaped but never interpreted: 08 and no stay as written.
  const std::string& text() const;
  ScalarStyle style() const;
  // A sequence's items.
  const std::vector<Node>& items() const;
  // A mapping's entries in the order of the file.
  const std::vector<Entry>& entries() const;
  // The value of a mapping's key; null when there is no such key (a key may also hold a null node).
  const Node* find(std::string_view key) const;

  // Where the value starts; for a value left out, its key or the dash of its item.
  const SourcePosition& position() const;
  // Where the byte at `utf8_offset` of a scalar's text stands in the file; the end of the text is a
  // place too. Falls back to the line or to the start of the scalar where no place can be told.
  SourcePosition position_at(std::size_t utf8_offset) const;

 private:
  struct Data;
  explicit Node(std::shared_ptr<const Data> data) : data_(std::move(data)) {}

  std::shared_ptr<const Data> data_;
};

struct Node::Piece {
  std::size_t start = 0;
  Node origin;
  std::size_t origin_offset = 0;
};

struct Entry {
  std::string key;
  SourcePosition key_position;
  Node value;
};

}  // namespace typeset::source

#include "source/node.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>

#include "source/locator.h"
#include "source/scalar_place.h"

namespace typeset::source {
namespace {

// Up to here a mapping is searched from end to end.
constexpr std::size_t entries_without_index = 16;

}  // namespace

struct Node::Data {
  NodeKind kind = NodeKind::null;
  ScalarStyle style = ScalarStyle::plain;
  SourcePosition position;
  std::string text;
  std::vector<Piece> pieces;  // of a composed text
  std::vector<Node> items;
  std::vector<Entry> entries;
  std::vector<std::uint32_t> by_key;  // indices of entries in the order of their keys
};

Node Node::null(SourcePosition position) {
  auto data = std::make_shared<Data>();
  data->position = std::move(position);
  return Node(std::move(data));
}

Node Node::scalar(std::string text, ScalarStyle style, SourcePosition position) {
  auto data = std::make_shared<Data>();
  data->kind = NodeKind::scalar;
  data->style = style;
  data->position = std::move(position);
  data->text = std::move(text);
  return Node(std::move(data));
}

Node Node::composed(std::string text, std::vector<Piece> pieces, SourcePosition position) {
  auto data = std::make_shared<Data>();
  data->kind = NodeKind::scalar;
  data->style = ScalarStyle::cell;
  data->position = std::move(position);
  data->text = std::move(text);
  data->pieces = std::move(pieces);
  return Node(std::move(data));
}

Node Node::sequence(std::vector<Node> items, SourcePosition position) {
  auto data = std::make_shared<Data>();
  data->kind = NodeKind::sequence;
  data->position = std::move(position);
  data->items = std::move(items);
  return Node(std::move(data));
}

Node Node::mapping(std::vector<Entry> entries, SourcePosition position) {
  auto data = std::make_shared<Data>();
  data->kind = NodeKind::mapping;
  data->position = std::move(position);
  data->entries = std::move(entries);
  if (data->entries.size() > entries_without_index) {
    data->by_key.resize(data->entries.size());
    std::iota(data->by_key.begin(), data->by_key.end(), std::uint32_t{0});
    std::sort(data->by_key.begin(), data->by_key.end(), [&](std::uint32_t a, std::uint32_t b) {
      return data->entries[a].key < data->entries[b].key;
    });
  }
  return Node(std::move(data));
}

NodeKind Node::kind() const { return data_ ? data_->kind : NodeKind::null; }

const std::string& Node::text() const {
  static const std::string none;
  return data_ ? data_->text : none;
}

ScalarStyle Node::style() const { return data_ ? data_->style : ScalarStyle::plain; }

const std::vector<Node>& Node::items() const {
  static const std::vector<Node> none;
  return data_ ? data_->items : none;
}

const std::vector<Entry>& Node::entries() const {
  static const std::vector<Entry> none;
  return data_ ? data_->entries : none;
}

const Node* Node::find(std::string_view key) const {
  if (!data_) return nullptr;
  const std::vector<Entry>& entries = data_->entries;
  if (data_->by_key.empty()) {
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const Entry& entry) { return entry.key == key; });
    return found == entries.end() ? nullptr : &found->value;
  }
  const auto found = std::lower_bound(
      data_->by_key.begin(), data_->by_key.end(), key,
      [&](std::uint32_t index, std::string_view wanted) { return entries[index].key < wanted; });
  if (found == data_->by_key.end() || entries[*found].key != key) return nullptr;
  return &entries[*found].value;
}

const SourcePosition& Node::position() const {
  static const SourcePosition nowhere;
  return data_ ? data_->position : nowhere;
}

SourcePosition Node::position_at(std::size_t utf8_offset) const {
  if (data_ && !data_->pieces.empty()) {
    const auto next = std::ranges::upper_bound(data_->pieces, utf8_offset, {}, &Piece::start);
    const Piece& piece = next == data_->pieces.begin() ? *next : *std::prev(next);
    return piece.origin.position_at(piece.origin_offset + utf8_offset - piece.start);
  }
  const SourcePosition& start = position();
  if (!is_scalar() || !start.file || start.line == 0) return start;
  const std::string_view source = start.file->text();
  const std::size_t start_offset = offset_of(start);
  const std::size_t offset = std::min(utf8_offset, text().size());
  return Locator(start.file).position(source_offset(source, start_offset, style(), text(), offset));
}

}  // namespace typeset::source

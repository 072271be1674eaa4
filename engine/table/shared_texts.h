// What cells say that many cells of a table say: 0, 万元, the names of months.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "document/table.h"
#include "table/cell_content.h"
#include "text/prepared_texts.h"

namespace typeset::table {

// A cell's text as it is prepared, with what has been laid out of it.
struct SharedText {
  text::PreparedRef paragraph;
  // By the width that the cell leaves it, and where it starts there if it has a place of its own.
  using Place = std::pair<Length, std::optional<Length>>;
  std::vector<std::pair<Place, std::shared_ptr<const CellContent>>> contents = {};
};

// Short plain texts, each kept for as long as it is asked for now and then: a table of a million
// cells has no room for all of them.
class SharedTexts {
 public:
  // Null when the text is not known, or none that is kept.
  std::shared_ptr<SharedText> find(const document::CellText& content);
  void keep(const document::CellText& content, std::shared_ptr<SharedText> text);

 private:
  // What a text is looked up by; points into what it is of.
  struct View {
    const document::Style* style;
    const document::Style* span_style;
    std::u16string_view text;
    bool operator==(const View&) const = default;
  };
  struct Key {
    document::StyleRef style, span_style;
    std::u16string text;
    View view() const { return {style.get(), span_style.get(), text}; }
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(const View& view) const;
    std::size_t operator()(const Key& key) const { return (*this)(key.view()); }
  };
  struct Equal {
    using is_transparent = void;
    bool operator()(const Key& a, const Key& b) const { return a.view() == b.view(); }
    bool operator()(const View& a, const Key& b) const { return a == b.view(); }
    bool operator()(const Key& a, const View& b) const { return a.view() == b; }
  };
  using Generation = std::unordered_map<Key, std::shared_ptr<SharedText>, Hash, Equal>;

  // None when the text is not of those that are kept.
  static std::optional<View> view_of(const document::CellText& content);

  // When the young are many enough they become the old, and the old are let go; what is asked for
  // becomes young again.
  Generation young_, old_;
};

}  // namespace typeset::table

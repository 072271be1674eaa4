#include "document/inline_brackets.h"

#include <utility>

namespace typeset::document {
namespace {

// Brackets of one kind that are open at the place at hand.
class OpenBrackets {
 public:
  void open(std::size_t at) { open_.push_back({at, {}}); }

  void add_bar(std::size_t at) {
    if (!open_.empty()) open_.back().second.bars.push_back(at);
  }

  void close(std::size_t at, InlineBrackets& closed) {
    if (open_.empty()) return;
    open_.back().second.close = at;
    closed.insert(std::move(open_.back()));
    open_.pop_back();
  }

 private:
  std::vector<std::pair<std::size_t, InlineBracket>> open_;
};

}  // namespace

InlineBrackets find_inline_brackets(std::u16string_view text) {
  InlineBrackets closed;
  OpenBrackets brackets, braces;
  for (std::size_t i = 0; i < text.size(); ++i) {
    switch (text[i]) {
      case u'\\':
        ++i;
        break;
      case u'[':
        brackets.open(i);
        break;
      case u']':
        brackets.close(i, closed);
        break;
      case u'{':
        braces.open(i);
        break;
      case u'}':
        braces.close(i, closed);
        break;
      case u'|':
        braces.add_bar(i);
        break;
      default:
        break;
    }
  }
  return closed;
}

}  // namespace typeset::document

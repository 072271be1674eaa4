#include "document/relation.h"

#include <array>
#include <string_view>
#include <utility>

#include "document/table_index.h"

namespace typeset::document {
namespace {

struct Sign {
  std::string_view text;
  bool negative;
};
constexpr std::array<Sign, 5> signs = {
    {{"+", false}, {"＋", false}, {"-", true}, {"－", true}, {"−", true}}};

constexpr auto comparisons =
    std::to_array<std::pair<std::string_view, Comparison>>({{"=", Comparison::equal},
                                                            {"＝", Comparison::equal},
                                                            {"<=", Comparison::at_most},
                                                            {"≤", Comparison::at_most},
                                                            {">=", Comparison::at_least},
                                                            {"≥", Comparison::at_least},
                                                            {"<", Comparison::less},
                                                            {">", Comparison::greater}});

// A piece of the text between spaces, with its place in it.
struct Word {
  std::string_view text;
  std::size_t offset = 0;
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  std::size_t start = 0;
  while ((start = text.find_first_not_of(" \n", start)) != std::string_view::npos) {
    const std::size_t end = std::min(text.find_first_of(" \n", start), text.size());
    words.push_back({text.substr(start, end - start), start});
    start = end;
  }
  return words;
}

std::optional<bool> sign_of(std::string_view word) {
  for (const Sign& sign : signs) {
    if (sign.text == word) return sign.negative;
  }
  return std::nullopt;
}

std::optional<Comparison> comparison_of(std::string_view word) {
  for (const auto& [text, comparison] : comparisons) {
    if (text == word) return comparison;
  }
  return std::nullopt;
}

std::string_view symbol_of(Comparison wanted) {
  // The first of those that mean the same.
  for (const auto& [text, comparison] : comparisons) {
    if (comparison == wanted) return text;
  }
  return {};
}

class RelationReader {
 public:
  RelationReader(const source::Node& node, const NamedNode& scope, const std::string& table,
                 MessageId unknown, Diagnostics& diagnostics)
      : node_(node), scope_(scope), table_(table), unknown_(unknown), diagnostics_(diagnostics) {}

  std::optional<Relation> read() {
    relation_.origin = node_;
    bool has_comparison = false;
    for (const Word& word : words_of(node_.text())) {
      if (const auto comparison = comparison_of(word.text)) {
        if (has_comparison || !end_term()) return malformed();
        has_comparison = true;
        relation_.comparison = *comparison;
        terms_ = &relation_.right;
      } else if (const auto sign = sign_of(word.text)) {
        // A side may begin with its sign.
        if (!(names_.empty() && terms_->empty() && !negative_) && !end_term()) return malformed();
        negative_ = *sign;
      } else if (word.text == "/") {
        if (!name_open_) return malformed();
        name_open_ = false;
      } else {
        add_to_name(word);
      }
    }
    if (!has_comparison || !end_term()) return malformed();
    if (failed_) return std::nullopt;
    return std::move(relation_);
  }

 private:
  // A name with spaces in it is several words.
  void add_to_name(const Word& word) {
    if (name_open_) {
      names_.back().text =
          std::string_view(node_.text())
              .substr(names_.back().offset, word.offset + word.text.size() - names_.back().offset);
    } else {
      names_.push_back(word);
      name_open_ = true;
    }
  }

  std::optional<Relation> malformed() {
    diagnostics_.error(node_.position(), {MessageId::relation_invalid, {node_.text()}});
    return std::nullopt;
  }

  // False when there is no name where one has to be.
  bool end_term() {
    if (!name_open_) return false;
    if (const auto leaf = resolve()) terms_->push_back({*leaf, negative_});
    names_.clear();
    name_open_ = false;
    negative_ = false;
    return true;
  }

  std::optional<std::size_t> resolve() {
    const NamedNode* place = &scope_;
    for (const Word& name : names_) {
      const std::vector<NamedMatch> matches = find_below(*place, name.text);
      if (matches.size() != 1) return report(name, *place, matches);
      place = matches.front().node;
    }
    if (place->is_leaf()) return place->first_leaf;
    return fail(names_.back(), {MessageId::not_a_figure, {std::string(names_.back().text)}},
                Message{MessageId::hint_name_inside, {}});
  }

  std::optional<std::size_t> report(const Word& name, const NamedNode& place,
                                    const std::vector<NamedMatch>& matches) {
    const std::string text(name.text);
    if (matches.empty())
      return fail(name, {unknown_, {text, table_}}, suggest(text, names_below(place)));
    std::string parents;
    for (const NamedMatch& match : matches) {
      if (match.parent.empty()) continue;
      parents += (parents.empty() ? "" : ", ") + match.parent + " / " + text;
    }
    return fail(name, {MessageId::ambiguous_name, {text, table_}},
                Message{MessageId::hint_expected_one_of, {parents}});
  }

  std::optional<std::size_t> fail(const Word& name, Message message, std::optional<Message> hint) {
    diagnostics_.error(node_.position_at(name.offset), std::move(message), std::move(hint));
    failed_ = true;
    return std::nullopt;
  }

  const source::Node& node_;
  const NamedNode& scope_;
  const std::string& table_;
  MessageId unknown_;
  Diagnostics& diagnostics_;

  Relation relation_;
  std::vector<RelationTerm>* terms_ = &relation_.left;
  std::vector<Word> names_;  // of the term being read, outermost first
  bool name_open_ = false;
  bool negative_ = false;
  bool failed_ = false;
};

}  // namespace

std::optional<Relation> read_relation(const source::Node& node, const NamedNode& scope,
                                      const std::string& table, MessageId unknown,
                                      Diagnostics& diagnostics) {
  return RelationReader(node, scope, table, unknown, diagnostics).read();
}

std::string in_words(const Relation& relation, const std::vector<std::string>& names) {
  std::string text;
  const auto add = [&](const std::vector<RelationTerm>& side) {
    for (std::size_t i = 0; i < side.size(); ++i) {
      if (side[i].negative) text += i > 0 ? " - " : "- ";
      if (i > 0 && !side[i].negative) text += " + ";
      text += names[side[i].leaf];
    }
  };
  add(relation.left);
  text += " " + std::string(symbol_of(relation.comparison)) + " ";
  add(relation.right);
  return text;
}

bool holds(const Decimal& left, Comparison comparison, const Decimal& right) {
  switch (comparison) {
    case Comparison::equal:
      return left == right;
    case Comparison::at_most:
      return left <= right;
    case Comparison::at_least:
      return left >= right;
    case Comparison::less:
      return left < right;
    case Comparison::greater:
      break;
  }
  return left > right;
}

}  // namespace typeset::document

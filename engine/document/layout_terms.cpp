#include "document/layout_terms.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "document/name_lookup.h"
#include "document/node_reading.h"

namespace typeset::document {
namespace {

std::vector<source::Node> words_of(const source::Node& terms) {
  if (!terms.is_mapping()) return terms.items();
  const source::Node* words = terms.find("words");
  return words ? words->items() : std::vector<source::Node>();
}

bool is_readable(const source::Node& terms) {
  if (!terms.is_mapping()) return terms.is_sequence();
  const source::Node* words = terms.find("words");
  return !words || words->is_null() || words->is_sequence();
}

}  // namespace

TermsDefinition read_terms(const source::Node& node, Diagnostics& diagnostics) {
  TermsDefinition terms;
  source::Node words = node;
  if (node.is_mapping()) {
    MappingReader mapping(node, "terms", diagnostics);
    const source::Node* list = mapping.find("words");
    words = list ? *list : source::Node();
    if (const source::Node* field = mapping.find("field")) {
      terms.field = read_text(*field, "field", diagnostics).value_or("");
      terms.field_position = field->position();
    }
    mapping.report_keys();
  }
  if (words.is_null()) return terms;
  std::vector<std::u16string> texts;
  for (const source::Node& word : read_list(words, "terms", diagnostics)) {
    if (const auto text = read_text(word, "terms", diagnostics)) texts.push_back(to_utf16(*text));
  }
  terms.words = std::make_shared<const Terms>(std::move(texts));
  return terms;
}

void check_terms_field(TermsDefinition& terms, const std::vector<FieldDefinition>& fields,
                       Diagnostics& diagnostics) {
  if (terms.field.empty()) return;
  std::vector<std::string> lists;
  for (const FieldDefinition& field : fields) {
    if (field.rules.type == ValueType::list && field.items.empty()) lists.push_back(field.name);
  }
  if (std::ranges::find(lists, terms.field) != lists.end()) return;
  diagnostics.error(terms.field_position, {MessageId::unknown_field, {terms.field}},
                    suggest(terms.field, lists));
  terms.field.clear();
}

source::Node joined_terms(const source::Node& below, const source::Node& above) {
  if (above.is_null() || !is_readable(below)) return below;
  if (below.is_null() || !is_readable(above)) return above;
  std::vector<source::Node> words = words_of(below);
  for (const source::Node& word : words_of(above)) words.push_back(word);
  std::vector<source::Entry> entries;
  entries.push_back(
      {"words", above.position(), source::Node::sequence(std::move(words), above.position())});
  for (const source::Node* terms : {&above, &below}) {
    if (!terms->is_mapping()) continue;
    for (const source::Entry& entry : terms->entries()) {
      const bool known =
          std::ranges::find(entries, entry.key, &source::Entry::key) != entries.end();
      if (!known) entries.push_back(entry);
    }
  }
  return source::Node::mapping(std::move(entries), above.position());
}

}  // namespace typeset::document

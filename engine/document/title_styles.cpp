#include "document/title_styles.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "document/layout_fields.h"

namespace typeset::document {

TitleStyles::TitleStyles(const TermsDefinition& terms, const FieldValues& values) {
  const FieldValue* own = terms.field.empty() ? nullptr : values.find(terms.field);
  if (!own || own->items.empty()) return;
  std::vector<std::u16string> words;
  if (terms.words) words = terms.words->words();
  for (const auto& item : own->items) {
    if (const FieldValue* word = item->find(item_name)) words.push_back(word->text.text());
  }
  terms_ = std::make_shared<const Terms>(std::move(words));
}

StyleRef TitleStyles::with_terms(const StyleRef& style) {
  if (!terms_ || !style || style->shape != LineShape::tapered) return style;
  StyleRef& own = styles_[style];
  if (!own) {
    Style changed = *style;
    changed.terms = terms_;
    own = std::make_shared<const Style>(std::move(changed));
  }
  return own;
}

}  // namespace typeset::document

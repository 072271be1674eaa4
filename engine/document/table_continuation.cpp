#include "document/table_continuation.h"

#include "document/report_prose.h"

namespace typeset::document {

PatternNames continued_caption_names() {
  return {{"caption", ValueType::text}, {"n", ValueType::integer}};
}

PatternNames continued_label_names() { return {{"label", ValueType::text}}; }

TracedText continued_label(const Pattern& pattern, const TracedText& label) {
  FieldValue value;
  value.text = label;
  value.origin = label.origin();
  return expand(pattern, [&](std::string_view) { return &value; });
}

void add_continuation(const TableStyleDefinition& definition, const TracedText& caption, int number,
                      const InlineStyles& inline_styles, Table& table) {
  if (!definition.continued_caption || !table.caption) return;
  const TracedText text = numbered_caption(definition.continued_caption, "", number, caption);
  table.continued_caption = *table.caption;
  table.continued_caption->text = inline_styles.spans(text, table.caption->style);
  table.continued_caption->footnotes.clear();
}

}  // namespace typeset::document

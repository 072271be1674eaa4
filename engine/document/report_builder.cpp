#include "document/report_builder.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "document/heading_numbering.h"
#include "document/node_reading.h"
#include "document/report_fields.h"
#include "document/report_keys.h"
#include "document/report_prose.h"
#include "document/report_table.h"

namespace typeset::document {
namespace {

class ReportBuilder {
 public:
  ReportBuilder(const LayoutDefinition& layout, const source::Node& report,
                Diagnostics& diagnostics)
      : layout_(layout),
        report_(report),
        diagnostics_(diagnostics),
        fields_(FieldValues::read(layout, report, diagnostics)) {}

  Document build() {
    check_keys();
    document_.sequences.push_back({layout_.page, {}});
    set_metadata();
    for (const ContentItem& item : layout_.content) {
      std::visit([this](const auto& content) { add(content); }, item);
    }
    // Figures must be right also where the layout does not show them.
    for (const TableDefinition& table : layout_.tables) {
      if (!tables_shown_.contains(table.name)) build_table_named(table.name);
    }
    return std::move(document_);
  }

 private:
  std::vector<Block>& blocks() { return document_.sequences.back().blocks; }

  void check_keys() {
    const std::vector<std::string> known = known_keys(layout_);
    const SourcePosition& where = report_.position();
    const std::string file = where.file ? where.file->path() : std::string();
    for (const source::Entry& entry : report_.entries()) {
      if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
      diagnostics_.error(entry.key_position, {MessageId::unknown_key, {entry.key, file}},
                         hint_for_key(entry, known));
    }
  }

  void set_metadata() {
    const MetadataDefinition& definition = layout_.metadata;
    DocumentMetadata& metadata = document_.metadata;
    metadata.language = definition.language;
    metadata.title = metadata_text(definition.title);
    metadata.author = metadata_text(definition.author);
    metadata.subject = metadata_text(definition.subject);
  }

  std::string metadata_text(const std::optional<Pattern>& pattern) const {
    return pattern ? bookmark_text({}, fields_.expand(*pattern)) : std::string();
  }

  void add(const TitleItem& item) {
    Paragraph paragraph;
    paragraph.role = ParagraphRole::title;
    paragraph.style = item.style;
    paragraph.text = fields_.expand(item.text).trimmed().spans(item.style);
    blocks().emplace_back(std::move(paragraph));
  }

  void add(const HeadingItem& item) {
    constexpr int level = 1;
    Paragraph paragraph;
    paragraph.role = ParagraphRole::heading;
    paragraph.level = level;
    paragraph.style = layout_.heading_style(level);
    const TracedText number = layout_.numbering.number(level, counter_.next(level));
    const TracedText text = fields_.expand(item.text).trimmed();
    number.append_spans(paragraph.style, paragraph.text);
    text.append_spans(paragraph.style, paragraph.text);
    paragraph.bookmark = bookmark_text(number, text);
    paragraph.bookmark_level = level;
    blocks().emplace_back(std::move(paragraph));
  }

  void add(const ProseItem& item) {
    const FieldValue* prose = fields_.find(item.field);
    if (!prose) return;
    append_prose(*prose, item.field, layout_, counter_, blocks(), diagnostics_);
  }

  void add(const TableItem& item) {
    tables_shown_.insert(item.table);
    blocks().emplace_back(build_table_named(item.table));
  }

  void add(const SignatureItem& item) {
    Signature signature;
    signature.style = item.style;
    signature.organ = fields_.expand(item.organ).trimmed().spans(item.style);
    signature.date = fields_.expand(item.date).trimmed().spans(item.style);
    blocks().emplace_back(std::move(signature));
  }

  Table build_table_named(const std::string& name) {
    const source::Node* data = report_.find(name);
    return build_table(*layout_.table(name), data ? *data : source::Node(), fields_, diagnostics_);
  }

  const LayoutDefinition& layout_;
  const source::Node& report_;
  Diagnostics& diagnostics_;
  FieldValues fields_;
  HeadingCounter counter_;
  std::set<std::string> tables_shown_;
  Document document_;
};

}  // namespace

std::optional<Document> build_document(const LayoutDefinition& layout, const source::Node& report,
                                       Diagnostics& diagnostics) {
  // What was wrong before does not count against this report.
  Diagnostics own;
  Document document = ReportBuilder(layout, report, own).build();
  for (Diagnostic& finding : own.sorted()) diagnostics.add(std::move(finding));
  if (own.has_errors()) return std::nullopt;
  return document;
}

}  // namespace typeset::document

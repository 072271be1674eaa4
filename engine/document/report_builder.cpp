#include "document/report_builder.h"

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "document/conditions.h"
#include "document/inline_styles.h"
#include "document/node_reading.h"
#include "document/report_checks.h"
#include "document/report_counters.h"
#include "document/report_fields.h"
#include "document/report_head_parts.h"
#include "document/report_keys.h"
#include "document/report_prose.h"
#include "document/report_signature.h"
#include "document/report_table.h"
#include "document/table_continuation.h"
#include "document/title_styles.h"
#include "document/vertical_text.h"

namespace typeset::document {
namespace {

class ReportBuilder {
 public:
  ReportBuilder(const LayoutDefinition& layout, const source::Node& report,
                Diagnostics& diagnostics)
      : layout_(layout),
        report_(report),
        diagnostics_(diagnostics),
        values_(FieldValues::read(layout, report, diagnostics)),
        fields_(values_),
        inline_styles_(layout.prose.bold_font),
        title_styles_(layout.terms, values_),
        page_(of_report(layout.page)),
        landscape_page_(of_report(layout.landscape_page)) {}

  Document build() {
    check_keys();
    run_checks(layout_, report_, values_, diagnostics_);
    set_metadata();
    document_.landscape_page = landscape_page_;
    document_.variants = layout_.variants;
    add_all(layout_.content, fields_);
    if (document_.sequences.empty()) blocks();
    // Figures must be right also where the layout does not show them.
    for (const TableDefinition& table : layout_.tables) {
      if (!tables_shown_.contains(table.name)) build_table_named(table.name, fields_);
    }
    return std::move(document_);
  }

 private:
  bool are_met(const std::vector<Condition>& conditions, const FieldScope& fields) const {
    return std::ranges::all_of(conditions, [&](const Condition& condition) {
      return is_met(condition, fields, layout_, report_);
    });
  }

  // The page as this report's values make it: its header and footer have them in them. Page numbers
  // come later.
  PageStyle of_report(PageStyle page) const {
    page.mirrored = page.mirrored && are_met(layout_.mirroring, fields_);
    if (page.header && layout_.header) page.header->pattern = running_text(*layout_.header);
    if (page.footer && layout_.footer) page.footer->pattern = running_text(*layout_.footer);
    return page;
  }

  std::string running_text(const Pattern& pattern) const {
    FieldValue page, pages;
    page.text = TracedText::generated("{{page}}", pattern.origin);
    pages.text = TracedText::generated("{{pages}}", pattern.origin);
    return expand(pattern,
                  [&](std::string_view name) {
                    if (name == "page") return static_cast<const FieldValue*>(&page);
                    return name == "pages" ? &pages : fields_.find(name);
                  })
        .trimmed()
        .utf8();
  }

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
    metadata.title = metadata_text(definition.title ? definition.title : title_of(layout_.content));
    // PDF/UA-1, 7.1: every document has one.
    if (metadata.title.empty()) metadata.title = layout_.title;
    metadata.author = metadata_text(definition.author);
    metadata.subject = metadata_text(definition.subject);
  }

  // The first title or heading stands in for one the layout does not give.
  static std::optional<Pattern> title_of(const std::vector<ContentItem>& content) {
    for (const ContentItem& item : content) {
      if (const auto* title = std::get_if<TitleItem>(&item.part)) return title->text;
    }
    for (const ContentItem& item : content) {
      if (const auto* heading = std::get_if<HeadingItem>(&item.part)) return heading->text;
    }
    return std::nullopt;
  }

  std::string metadata_text(const std::optional<Pattern>& pattern) const {
    return pattern ? bookmark_text({}, fields_.expand(*pattern)) : std::string();
  }

  // Where the next block goes: the sequence at hand, or a new one where a page must begin.
  std::vector<Block>& blocks() {
    if (nested_blocks_) return *nested_blocks_;
    std::vector<PageSequence>& sequences = document_.sequences;
    const bool turned = !sequences.empty() && orientation_ != sequence_orientation_;
    if (sequences.empty() || turned || (new_page_ && !sequences.back().blocks.empty())) {
      const bool landscape = orientation_ == Orientation::landscape;
      sequences.push_back({landscape ? landscape_page_ : page_, {}});
      sequence_orientation_ = orientation_;
    }
    new_page_ = false;
    return sequences.back().blocks;
  }

  void add_all(const std::vector<ContentItem>& content, const FieldScope& fields) {
    for (const ContentItem& item : content) {
      if (!are_met(item.conditions, fields)) continue;
      const Orientation before = orientation_;
      const VariantSet variants_before = variants_;
      variants_ = variants_ & item.variants;
      if (item.orientation) orientation_ = *item.orientation;
      new_page_ = new_page_ || item.new_page;
      std::visit([&](const auto& part) { add(part, item, fields); }, item.part);
      orientation_ = before;
      if (!layout_.variants.empty()) mark_variants();
      variants_ = variants_before;
    }
  }

  // What was added last is there in the variants at hand only.
  void mark_variants() {
    const auto mark = [&](const std::vector<Block>& blocks, std::vector<VariantSet>& variants) {
      if (variants.size() < blocks.size()) variants.resize(blocks.size(), variants_);
    };
    for (PageSequence& sequence : document_.sequences) mark(sequence.blocks, sequence.variants);
    if (document_.imprint) mark(document_.imprint->blocks, document_.imprint->variants);
  }

  void add(const TitleItem& item, const ContentItem&, const FieldScope& fields) {
    add_line(ParagraphRole::title, item.text, item.style, fields);
  }

  void add(const TextItem& item, const ContentItem&, const FieldScope& fields) {
    add_line(ParagraphRole::body, item.text, item.style, fields);
  }

  void add_line(ParagraphRole role, const Pattern& pattern, const StyleRef& style,
                const FieldScope& fields) {
    Paragraph paragraph;
    paragraph.role = role;
    paragraph.style = title_styles_.with_terms(style);
    paragraph.text = inline_styles_.spans(fields.expand(pattern).trimmed(), paragraph.style);
    blocks().emplace_back(std::move(paragraph));
  }

  void add(const HeadingItem& item, const ContentItem&, const FieldScope& fields) {
    Paragraph paragraph;
    paragraph.role = ParagraphRole::heading;
    paragraph.level = item.level;
    paragraph.style = title_styles_.with_terms(layout_.heading_style(item.level));
    const TracedText number =
        layout_.numbering.number(item.level, counters_.headings.next(item.level));
    const TracedText text = fields.expand(item.text).trimmed();
    number.append_spans(paragraph.style, paragraph.text);
    inline_styles_.append_spans(text, paragraph.style, paragraph.text);
    paragraph.bookmark = bookmark_text(number, text);
    paragraph.bookmark_level = item.level;
    blocks().emplace_back(std::move(paragraph));
  }

  void add(const ProseItem& item, const ContentItem&, const FieldScope& fields) {
    const FieldValue* prose = fields.find(item.field);
    if (!prose) return;
    const ProseContext context{layout_, inline_styles_, counters_, diagnostics_};
    std::vector<Block>& target = blocks();
    const std::size_t first = target.size();
    append_prose(*prose, item.field, context, target);
    for (std::size_t i = first; i < target.size(); ++i) {
      if (auto* paragraph = std::get_if<Paragraph>(&target[i])) paragraph->is_prose = true;
    }
  }

  void add(const TableItem& item, const ContentItem&, const FieldScope& fields) {
    tables_shown_.insert(item.table);
    blocks().emplace_back(build_table_named(item.table, fields));
  }

  void add(const SignatureItem& item, const ContentItem&, const FieldScope& fields) {
    blocks().emplace_back(build_signature(item, fields, inline_styles_, diagnostics_));
  }

  void add(const MastheadItem& item, const ContentItem&, const FieldScope& fields) {
    append_masthead(item, fields, inline_styles_, blocks());
  }

  void add(const SplitLineItem& item, const ContentItem&, const FieldScope& fields) {
    append_split_line(item, fields, inline_styles_, blocks());
  }

  void add(const LabelledItem& item, const ContentItem&, const FieldScope& fields) {
    append_labelled(item, fields, inline_styles_, blocks());
  }

  void add(const RuleItem& item, const ContentItem&, const FieldScope&) {
    blocks().emplace_back(item.rule);
  }

  void add(const ImprintItem& item, const ContentItem&, const FieldScope& fields) {
    if (!document_.imprint) document_.imprint = Imprint{page_, {}, item.even_page};
    nested_blocks_ = &document_.imprint->blocks;
    add_all(item.content, fields);
    nested_blocks_ = nullptr;
  }

  void add(const GroupItem& group, const ContentItem& item, const FieldScope& fields) {
    if (group.list.empty()) {
      add_once(group, fields);
      return;
    }
    const FieldValue* list = fields.find(group.list);
    if (!list) return;
    for (const auto& values : list->items) {
      new_page_ = new_page_ || item.new_page;
      // Without headings above, the text of each item is counted on its own: an annex.
      if (layout_.prose.first_level == 1) counters_.headings = {};
      add_once(group, FieldScope(*values, &fields));
    }
  }

  void add_once(const GroupItem& group, const FieldScope& fields) {
    if (group.writing_mode == WritingMode::horizontal || nested_blocks_) {
      add_all(group.content, fields);
      return;
    }
    std::vector<Block> inside;
    nested_blocks_ = &inside;
    add_all(group.content, fields);
    nested_blocks_ = nullptr;
    auto text = vertical_text(std::move(inside), group.height, diagnostics_);
    if (text) blocks().emplace_back(*std::move(text));
  }

  Table build_table_named(const std::string& name, const FieldScope& fields) {
    const TableDefinition& definition = *layout_.table(name);
    const source::Node* data = report_.find(name);
    Table table = build_table(definition, data ? *data : source::Node(),
                              {fields, inline_styles_, diagnostics_});
    const TracedText words =
        definition.caption ? fields.expand(*definition.caption).trimmed() : TracedText();
    if (words.empty()) return table;
    Paragraph& caption = table.caption.emplace();
    caption.role = ParagraphRole::caption;
    caption.style = definition.caption_style;
    const TracedText text =
        numbered_caption(layout_.prose.table_caption, "表", ++counters_.tables, words);
    caption.text = inline_styles_.spans(text, definition.caption_style);
    add_continuation(definition.style, text, counters_.tables, inline_styles_, table);
    return table;
  }

  const LayoutDefinition& layout_;
  const source::Node& report_;
  Diagnostics& diagnostics_;
  FieldValues values_;
  FieldScope fields_;
  InlineStyles inline_styles_;
  TitleStyles title_styles_;
  PageStyle page_, landscape_page_;
  ReportCounters counters_;
  std::set<std::string> tables_shown_;
  Orientation orientation_ = Orientation::portrait;
  Orientation sequence_orientation_ = Orientation::portrait;  // of the last sequence
  bool new_page_ = false;                                     // before the next block
  std::vector<Block>* nested_blocks_ = nullptr;  // of the vertical group or imprint at hand
  VariantSet variants_ = VariantSet::all();  // of what is added now
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

#include "document/report_checks.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "document/conditions.h"
#include "document/layout_fields.h"

namespace typeset::document {
namespace {

// A text full of the same mistake needs not be told of each.
constexpr std::size_t most_findings = 5;
// Of what was found, in a message: UTF-16 units.
constexpr std::size_t longest_shown = 40;

// The values of one group of fields and the mapping that they were written in.
struct Group {
  const FieldValues& values;
  source::Node node;
};

std::string shown(const TracedText& text) {
  if (text.size() <= longest_shown) return text.utf8();
  std::size_t end = longest_shown;
  if ((text.text()[end] & 0xFC00) == 0xDC00) --end;  // no half of a pair
  return text.substr(0, end).utf8() + "……";
}

// Titles are cut into lines by hand, and spaces between names do not make others of them.
std::u16string without_blanks(const TracedText& text) {
  std::u16string result = text.text();
  std::erase_if(result, is_blank);
  return result;
}

// Where the line at `index` names the file of a figure, ![…](file "…"): from there on it says
// nothing that is printed as it stands.
bool is_in_figure_file(std::u16string_view text, std::size_t index) {
  constexpr std::u16string_view mark = u"![", file = u"](";
  const std::size_t line_break = index == 0 ? index : text.rfind(u'\n', index - 1);
  const bool first_line = index == 0 || line_break == std::u16string_view::npos;
  const std::size_t line = first_line ? 0 : line_break + 1;
  const std::size_t content = text.find_first_not_of(u' ', line);
  if (content == std::u16string_view::npos) return false;
  if (text.substr(content, mark.size()) != mark) return false;
  return text.find(file, content) < index;
}

class CheckRun {
 public:
  CheckRun(const LayoutDefinition& layout, const source::Node& report, const FieldValues& values,
           const Check& check, Diagnostics& diagnostics)
      : layout_(layout),
        report_{values, report},
        fields_(values),
        check_(check),
        diagnostics_(diagnostics) {}

  void run() {
    const bool wanted = std::all_of(check_.conditions.begin(), check_.conditions.end(),
                                    [&](const Condition& condition) {
                                      return is_met(condition, fields_, layout_, report_.node);
                                    });
    if (!wanted) return;
    for (const FieldPath& path : check_.fields) {
      found_ = 0;
      run_on(path);
      if (found_ <= most_findings) continue;
      diagnostics_.add({check_.severity, next_place_,
                        Message{MessageId::check_failed_again,
                                {std::to_string(found_ - most_findings), check_.name}},
                        std::nullopt});
    }
  }

 private:
  void run_on(const FieldPath& path) {
    if (path.list.empty()) {
      look_at(path, definition_of(layout_.fields, path.name), report_);
      return;
    }
    const FieldDefinition* list = layout_.field(path.list);
    const FieldValue* value = fields_.find(path.list);
    if (!list || !value) return;
    const FieldDefinition* field = definition_of(list->items, path.name);
    std::map<std::u16string, const FieldValue*> seen;
    for (const auto& item : value->items) {
      const FieldValue* number = item->find(item_number_name);
      const Group group{*item, number ? number->origin : source::Node()};
      if (check_.rule == CheckRule::unique) {
        look_for_twin(path, group, seen);
      } else {
        look_at(path, field, group);
      }
    }
  }

  static const FieldDefinition* definition_of(const std::vector<FieldDefinition>& fields,
                                              std::string_view name) {
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const FieldDefinition& f) { return f.name == name; });
    return found == fields.end() ? nullptr : &*found;
  }

  // `field` is null for an item that is a text.
  void look_at(const FieldPath& path, const FieldDefinition* field, const Group& group) {
    if (check_.rule == CheckRule::written) {
      if (!is_said(path, group)) report(group.node.position(), path, {}, {});
      return;
    }
    const FieldValue* value = group.values.find(path.name);
    if (!value || is_default(field, *value)) return;
    switch (check_.rule) {
      case CheckRule::matches:
        return match_whole(path, *value);
      case CheckRule::not_matches:
        return search(path, *value);
      case CheckRule::needs:
        if (!is_said(*check_.other, group_of(*check_.other, group))) report(path, *value, {});
        return;
      case CheckRule::equals:
      case CheckRule::not_before:
        return compare(path, *value, group);
      case CheckRule::written:
      case CheckRule::unique:
        return;
    }
  }

  static bool is_default(const FieldDefinition* field, const FieldValue& value) {
    if (!field || !field->fallback) return false;
    const SourcePosition& fallback = field->fallback->origin.position();
    return compare_positions(value.origin.position(), fallback) == 0;
  }

  const Group& group_of(const FieldPath& path, const Group& item) const {
    return path.list.empty() ? report_ : item;
  }

  // A value that is wrong has been written too, and its own finding says what to do about it.
  static bool is_said(const FieldPath& path, const Group& group) {
    if (group.values.find(path.name)) return true;
    const source::Node* node = group.node.find(path.name);
    if (!node || node->is_null()) return false;
    if (node->is_scalar()) return node->text().find_first_not_of(' ') != std::string::npos;
    return !node->items().empty() || !node->entries().empty();
  }

  void match_whole(const FieldPath& path, const FieldValue& value) {
    const auto answer = check_.expression->is_whole(value.text.text());
    if (answer == RegularExpression::Answer::gave_up) {
      report_gave_up(value);
    } else if (answer == RegularExpression::Answer::no) {
      report(path, value, {});
    }
  }

  void search(const FieldPath& path, const FieldValue& value) {
    bool gave_up = false;
    const std::u16string& text = value.text.text();
    for (const auto& match : check_.expression->find_all(text, gave_up)) {
      if (value.type == ValueType::prose && is_in_figure_file(text, match.start)) continue;
      report(value.text.position_at(match.start), path,
             value.text.substr(match.start, match.length), {});
    }
    if (gave_up) report_gave_up(value);
  }

  void compare(const FieldPath& path, const FieldValue& value, const Group& group) {
    const FieldValue* other = group_of(*check_.other, group).values.find(check_.other->name);
    if (!other) return;
    const bool dates = check_.rule == CheckRule::not_before;
    const bool good = dates ? !value.date || !other->date || *value.date >= *other->date
                            : without_blanks(value.text) == without_blanks(other->text);
    if (!good) report(path, value, other->text);
  }

  void look_for_twin(const FieldPath& path, const Group& group,
                     std::map<std::u16string, const FieldValue*>& seen) {
    const FieldValue* value = group.values.find(path.name);
    if (!value) return;
    const auto [first, fresh] = seen.emplace(without_blanks(value->text), value);
    if (!fresh) report(path, *value, first->second->text);
  }

  void report_gave_up(const FieldValue& value) {
    diagnostics_.warning(value.text.position_at(0), {MessageId::check_gave_up, {check_.name}});
  }

  void report(const FieldPath& path, const FieldValue& value, const TracedText& other) {
    const bool is_list = value.type == ValueType::list;
    report(is_list ? value.origin.position() : value.text.position_at(0), path, value.text, other);
  }

  void report(SourcePosition place, const FieldPath& path, const TracedText& match,
              const TracedText& other) {
    if (++found_ > most_findings) {
      if (found_ == most_findings + 1) next_place_ = std::move(place);
      return;
    }
    FieldValue field_value, match_value, other_value;
    field_value.text = TracedText::generated(path.text(), report_.node);
    match_value.text = TracedText::generated(shown(match), report_.node);
    other_value.text = TracedText::generated(shown(other), report_.node);
    const ValueLookup names = [&](std::string_view name) -> const FieldValue* {
      return name == "field" ? &field_value : name == "match" ? &match_value : &other_value;
    };
    std::optional<Message> hint;
    if (check_.hint) hint = said(MessageId::hint_check, *check_.hint, {}, names);
    diagnostics_.add({check_.severity, std::move(place),
                      said(MessageId::check_failed, check_.message, {check_.name}, names),
                      std::move(hint)});
  }

  static Message said(MessageId id, const CheckWords& words, const std::vector<std::string>& rest,
                      const ValueLookup& names) {
    Message message{id, {expand(words.chinese, names).utf8()}};
    message.arguments.insert(message.arguments.end(), rest.begin(), rest.end());
    if (words.english) {
      message.english_arguments.push_back(expand(*words.english, names).utf8());
      message.english_arguments.insert(message.english_arguments.end(), rest.begin(), rest.end());
    }
    return message;
  }

  const LayoutDefinition& layout_;
  const Group report_;
  const FieldScope fields_;
  const Check& check_;
  Diagnostics& diagnostics_;
  std::size_t found_ = 0;      // in the field at hand
  SourcePosition next_place_;  // of the first finding that is not listed
};

}  // namespace

void run_checks(const LayoutDefinition& layout, const source::Node& report,
                const FieldValues& values, Diagnostics& diagnostics) {
  for (const Check& check : layout.checks) {
    CheckRun(layout, report, values, check, diagnostics).run();
  }
}

}  // namespace typeset::document

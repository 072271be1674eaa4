#include "document/layout_signature.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>

#include "document/node_reading.h"

namespace typeset::document {
namespace {

using Form = Signature::Form;

// Of the seals of offices below a province; what a signature stamp usually has.
Length usual_seal() { return Length::mm(42); }
Length usual_stamp() { return Length::mm(15); }
Length smallest_picture() { return Length::mm(5); }

std::string millimetres(Length length) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.0fmm", length.to_mm());
  return text.data();
}

class SignatureReader {
 public:
  SignatureReader(const source::Node& node, const std::vector<FieldDefinition>& fields,
                  const LayoutContext& context)
      : node_(node),
        mapping_(node, "signature", context.diagnostics),
        fields_(fields),
        context_(context) {}

  std::optional<SignatureItem> read() {
    const source::Node* list = mapping_.find("list");
    const source::Node* title = mapping_.find("title");
    const source::Node* stamp = title ? mapping_.require("stamp") : mapping_.find("stamp");
    const source::Node* seal = mapping_.find("seal");
    const bool is_stamped = title || stamp;
    const std::string_view name_key = is_stamped ? "title" : "organ";
    const source::Node* name = mapping_.require(name_key);
    const source::Node* date = mapping_.require("date");
    if (is_stamped) {
      refuse_beside("organ", "title");
      refuse_beside("seal", "stamp");
    }
    const source::Node* seal_size = mapping_.find("seal-size");
    const source::Node* stamp_height = mapping_.find("stamp-height");
    mapping_.report_keys();
    need(seal_size, "seal", seal);
    need(stamp_height, "stamp", stamp);

    item_.form = is_stamped ? Form::stamped : seal ? Form::sealed : Form::unsealed;
    item_.style = context_.styles.require_flow("signature", node_.position(), context_.diagnostics);
    std::optional<NamedList> named;
    if (list) named = read_list_name(*list, "list", fields_, context_);
    if (named) item_.list = named->name;
    // What a list's items are called is not known where there is no such list.
    const bool good_names =
        (!list || named) && read_names(name, name_key, is_stamped ? stamp : seal,
                                       named ? named->names : context_.names);
    if (item_.form == Form::sealed)
      read_size(seal_size, usual_seal(), context_.styles.grid().measure / 2);
    if (item_.form == Form::stamped) read_size(stamp_height, usual_stamp(), Length::mm(30));
    auto date_text = date ? context_.pattern(*date, "date") : std::nullopt;
    if (!good_names || !date_text) return std::nullopt;
    item_.date = *std::move(date_text);
    return std::move(item_);
  }

 private:
  // An organ has a seal, a person a stamp.
  void refuse_beside(std::string_view key, std::string_view other) {
    if (!mapping_.find(key)) return;
    for (const source::Entry& entry : node_.entries()) {
      if (entry.key != key) continue;
      context_.diagnostics.error(entry.key_position, {MessageId::content_of_two_kinds,
                                                      {std::string(other), std::string(key)}});
    }
  }

  void need(const source::Node* size, std::string_view key, const source::Node* picture) {
    if (!size || picture) return;
    context_.diagnostics.error(size->position(),
                               {MessageId::missing_key, {std::string(key), "signature"}});
  }

  // In the names of an item where there is a list.
  bool read_names(const source::Node* name, std::string_view name_key, const source::Node* picture,
                  const PatternNames& names) {
    const LayoutContext inside{context_.styles, names, context_.diagnostics};
    if (picture) {
      const auto field = read_text(*picture, "seal", context_.diagnostics);
      if (!field || !inside.expect_field(*picture, *field, ValueType::image)) return false;
      item_.picture = *field;
    }
    auto text = name ? inside.pattern(*name, name_key) : std::nullopt;
    if (!text) return false;
    item_.name = *std::move(text);
    return true;
  }

  void read_size(const source::Node* node, Length usual, Length greatest) {
    item_.picture_size = std::min(usual, greatest);
    if (!node) return;
    const auto length = read_length(*node, context_.diagnostics);
    if (!length) return;
    const PageGrid& grid = context_.styles.grid();
    const Length size = length->resolve({grid.character_pitch, grid.line_pitch});
    if (size >= smallest_picture() && size <= greatest) {
      item_.picture_size = size;
      return;
    }
    context_.diagnostics.error(node->position(), {MessageId::invalid_length, {node->text()}},
                               Message{MessageId::hint_length_range,
                                       {millimetres(smallest_picture()), millimetres(greatest)}});
  }

  const source::Node& node_;
  MappingReader mapping_;
  const std::vector<FieldDefinition>& fields_;
  const LayoutContext& context_;
  SignatureItem item_;
};

}  // namespace

std::optional<SignatureItem> read_signature(const source::Node& node,
                                            const std::vector<FieldDefinition>& fields,
                                            const LayoutContext& context) {
  return SignatureReader(node, fields, context).read();
}

}  // namespace typeset::document

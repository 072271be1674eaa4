#include "pdf/navigation.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "base/unicode.h"
#include "pdf/number_format.h"
#include "pdf/text_string.h"

namespace typeset::pdf {
namespace {

using PoDoFo::PdfName;
using PoDoFo::PdfObject;

// An outline item, or the outline itself.
struct OutlineNode {
  PdfObject* object = nullptr;
  int level = 0;
  OutlineNode* parent = nullptr;
  PdfObject* first = nullptr;
  PdfObject* last = nullptr;
  int descendants = 0;
};

void set_reference(PdfObject& object, const char* key, const PdfObject& target) {
  object.GetDictionary().AddKey(PdfName(key), target.Reference());
}

void append_child(OutlineNode& parent, PdfObject& child) {
  set_reference(child, "Parent", *parent.object);
  if (parent.last) {
    set_reference(child, "Prev", *parent.last);
    set_reference(*parent.last, "Next", child);
  } else {
    parent.first = &child;
  }
  parent.last = &child;
  for (OutlineNode* node = &parent; node; node = node->parent) ++node->descendants;
}

// Keeps the left edge and the zoom as the reader has them.
std::string destination(const page::Bookmark& bookmark, const page::Page& page,
                        const PdfObject& page_object) {
  std::string syntax = '[' + reference_syntax(page_object) + "/XYZ null ";
  append_number(syntax, (page.size.height - bookmark.top).to_pt(), point_decimals);
  return syntax + " null]";
}

void write_node(const OutlineNode& node) {
  if (!node.first) return;
  set_reference(*node.object, "First", *node.first);
  set_reference(*node.object, "Last", *node.last);
  node.object->GetDictionary().AddKey(PdfName("Count"), integer(node.descendants));
}

// A label that is a number, perhaps between the dashes of a folio.
std::optional<int> label_number(std::string_view label) {
  constexpr std::string_view digits = "0123456789";
  const std::size_t start = label.find_first_of(digits);
  if (start == std::string_view::npos) return std::nullopt;
  const std::size_t end = label.find_last_of(digits) + 1;
  const auto is_ornament = [](char16_t unit) {
    return is_white_space({&unit, 1}) || unit == u'-' || (unit >= 0x2010 && unit <= 0x2015);
  };
  for (const std::string_view around : {label.substr(0, start), label.substr(end)}) {
    const std::u16string text = to_utf16(around);
    if (!std::all_of(text.begin(), text.end(), is_ornament)) return std::nullopt;
  }
  int value = 0;
  const auto result = std::from_chars(label.data() + start, label.data() + end, value);
  if (result.ec != std::errc() || result.ptr != label.data() + end || value < 1) {
    return std::nullopt;
  }
  return value;
}

struct PageLabel {
  std::optional<int> number;
  std::string text;

  bool operator==(const PageLabel&) const = default;
  // The label of the next page within one range of labels.
  bool continues(const PageLabel& before) const {
    return number && before.number && *number == *before.number + 1;
  }
};

PageLabel page_label(const page::Page& page) {
  if (page.label.empty()) return {.number = page.number, .text = {}};
  if (const std::optional<int> value = label_number(page.label)) {
    return {.number = value, .text = {}};
  }
  return {.number = std::nullopt, .text = page.label};
}

std::string label_syntax(const PageLabel& label) {
  if (!label.number) return "<</P" + text_string(label.text) + ">>";
  std::string syntax = "<</S/D";
  if (*label.number != 1) {
    syntax += "/St ";
    append_integer(syntax, *label.number);
  }
  return syntax + ">>";
}

}  // namespace

void add_outline(Document& document, const page::Pages& pages,
                 const std::vector<PdfObject*>& page_objects) {
  if (pages.bookmarks.empty() || page_objects.empty()) return;
  // Not a growing vector: the nodes point at each other.
  std::vector<OutlineNode> nodes(pages.bookmarks.size() + 1);
  nodes[0].object = &document.add_dictionary();
  OutlineNode* before = nodes.data();
  for (std::size_t i = 0; i < pages.bookmarks.size(); ++i) {
    const page::Bookmark& bookmark = pages.bookmarks[i];
    const std::size_t page = std::min(bookmark.page, page_objects.size() - 1);
    OutlineNode* parent = before;
    while (parent->parent && parent->level >= bookmark.level) parent = parent->parent;
    OutlineNode& node = nodes[i + 1];
    node = {.object = &document.add_dictionary(), .level = bookmark.level, .parent = parent};
    node.object->GetDictionary().AddKey(PdfName("Title"), raw(text_string(bookmark.title)));
    node.object->GetDictionary().AddKey(
        PdfName("Dest"), raw(destination(bookmark, pages.pages[page], *page_objects[page])));
    append_child(*parent, *node.object);
    before = &node;
  }
  std::for_each(nodes.begin(), nodes.end(), write_node);
  nodes[0].object->GetDictionary().AddKey(PdfName::KeyType, name("Outlines"));
  document.catalog().AddKey(PdfName("Outlines"), nodes[0].object->Reference());
}

void add_page_labels(Document& document, const std::vector<page::Page>& pages) {
  std::string numbers;
  bool plain = true;
  std::optional<PageLabel> before;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const PageLabel label = page_label(pages[i]);
    plain = plain && label.number && static_cast<std::size_t>(*label.number) == i + 1;
    if (!before || !label.continues(*before)) {
      if (!numbers.empty()) numbers += ' ';
      append_integer(numbers, static_cast<std::int64_t>(i));
      numbers += label_syntax(label);
    }
    before = label;
  }
  if (plain) return;
  document.catalog().AddKey(PdfName("PageLabels"), raw("<</Nums[" + numbers + "]>>"));
}

}  // namespace typeset::pdf

#include "pdf/structure.h"

#include <algorithm>
#include <utility>

#include "pdf/number_format.h"
#include "pdf/structure_attributes.h"
#include "pdf/text_string.h"

namespace typeset::pdf {
namespace {

using page::ElementId;
using page::standard_type;
using page::StructureElement;
using page::StructureRole;
using PoDoFo::PdfName;
using PoDoFo::PdfObject;

// An empty cell holds its place in the grid, a row without own cells those that span into it.
bool holds_place(StructureRole role) {
  return role == StructureRole::table_row || role == StructureRole::header_cell ||
         role == StructureRole::data_cell;
}

// Stands within a line of text (14.8.4.4).
bool is_inline(StructureRole role) {
  return role == StructureRole::ruby || role == StructureRole::ruby_base ||
         role == StructureRole::ruby_text;
}

// Parts members of an array, but not the first from the bracket; what follows a key has its space.
void append_separator(std::string& out) {
  if (out.back() != '[' && out.back() != ' ') out += ' ';
}

}  // namespace

StructureTree::StructureTree(const std::vector<StructureElement>& elements, std::size_t page_count)
    : elements_(elements),
      content_(elements.size()),
      entered_(elements.size()),
      elements_on_page_(page_count) {
  entries_.reserve(elements.size());
}

std::string_view StructureTree::type_of(ElementId element) const {
  return standard_type(elements_.at(element));
}

std::size_t StructureTree::add_content(ElementId element, std::size_t page) {
  std::vector<ElementId>& elements = elements_on_page_.at(page);
  const std::size_t identifier = elements.size();
  elements.push_back(element);
  add_entry(element, ContentItem{.page = page, .identifier = identifier});
  enter(element);
  return identifier;
}

void StructureTree::add_entry(ElementId element, Content content) {
  const auto index = static_cast<std::uint32_t>(entries_.size());
  entries_.push_back({.content = content});
  Entries& own = content_.at(element);
  (own.first == none ? own.first : entries_[own.last].next) = index;
  own.last = index;
}

void StructureTree::enter(ElementId element) {
  const StructureElement& own = elements_[element];
  if (!is_inline(own.role) || !own.parent || entered_[element]) return;
  entered_[element] = true;
  add_entry(*own.parent, element);
  enter(*own.parent);
}

void StructureTree::set_bounding_box(ElementId element, std::string rectangle) {
  bounding_boxes_[element] = std::move(rectangle);
}

// In the parent tree, pages come first.
std::size_t StructureTree::set_form(const PdfObject& widget, std::size_t page,
                                    std::string alternative_text) {
  form_ = {&widget, page, std::move(alternative_text)};
  return elements_on_page_.size();
}

// Parents come before their children, so that one pass from the end sees every child first.
std::vector<bool> StructureTree::kept_elements() const {
  std::vector<bool> kept(elements_.size());
  for (ElementId element = elements_.size(); element-- > 0;) {
    const StructureElement& own = elements_[element];
    if (content_[element].first != none || holds_place(own.role) || !own.parent)
      kept[element] = true;
    if (kept[element] && own.parent) kept.at(*own.parent) = true;
  }
  return kept;
}

class StructureTree::Writer {
 public:
  Writer(const StructureTree& tree, Document& document, const std::vector<PdfObject*>& pages)
      : tree_(tree),
        document_(document),
        pages_(pages),
        out_(document.closing_objects()),
        numbers_(tree.elements_.size()),
        children_(tree.elements_.size()),
        next_siblings_(tree.elements_.size(), none),
        has_identifier_(tree.elements_.size()) {}

  // Numbers are given before the objects that refer to them are written, in the same order.
  void write() {
    out_.reserve(tree_.elements_.size(), tree_.elements_.size() * usual_size);
    number_objects();
    write_root();
    for (ElementId element = 0; element < numbers_.size(); ++element) {
      if (numbers_[element] != 0) write_element(element);
    }
    if (form_ != 0) write_form();
    write_parent_tree();
    if (identifier_tree_ != 0) write_identifier_tree();
    document_.catalog().AddKey(PdfName("StructTreeRoot"), PoDoFo::PdfReference(root_, 0));
    document_.catalog().AddKey(PdfName("MarkInfo"), raw("<</Marked true>>"));
  }

 private:
  // Of an element, not the least that is enough for all.
  static constexpr std::size_t usual_size = 96;

  void number_objects() {
    std::uint32_t next = out_.next_number();
    root_ = next++;
    const std::vector<bool> kept = tree_.kept_elements();
    for (ElementId element = 0; element < numbers_.size(); ++element) {
      if (!kept[element]) continue;
      numbers_[element] = next++;
      const StructureElement& own = tree_.elements_[element];
      // ISO 14289-1, 7.9.
      if (own.role == StructureRole::note) has_identifier_[element] = true;
      if (own.parent && !tree_.entered_[element]) add_child(*own.parent, element);
      for (const ElementId header : own.headers) has_identifier_.at(header) = true;
    }
    if (tree_.form_.widget) form_ = next++;
    parent_tree_ = next++;
    for (ElementId element = 0; element < numbers_.size(); ++element) {
      if (numbers_[element] != 0 && has_identifier_[element]) identifier_tree_ = next;
    }
  }

  void add_child(ElementId parent, ElementId child) {
    const auto index = static_cast<std::uint32_t>(child);
    Entries& children = children_[parent];
    (children.first == none ? children.first : next_siblings_[children.last]) = index;
    children.last = index;
  }

  void write_root() {
    std::string& syntax = out_.begin();
    syntax += "<</Type/StructTreeRoot/K ";
    append_reference(syntax, numbers_.front());
    syntax += "/ParentTree ";
    append_reference(syntax, parent_tree_);
    syntax += "/ParentTreeNextKey ";
    append_integer(syntax, static_cast<std::int64_t>(pages_.size() + (form_ != 0 ? 1 : 0)));
    // Required when elements have identifiers (table 322).
    if (identifier_tree_ != 0) {
      syntax += "/IDTree ";
      append_reference(syntax, identifier_tree_);
    }
    syntax += ">>";
    out_.end();
  }

  // ISO 14289-1, 7.18.4: a widget within a Form.
  void write_form() {
    const Form& form = tree_.form_;
    std::string& syntax = out_.begin();
    syntax += "<</S/Form/P ";
    append_reference(syntax, numbers_.front());
    syntax += "/Alt" + form.alternative_text + "/K<</Type/OBJR/Obj ";
    append_reference(syntax, *form.widget);
    syntax += "/Pg ";
    append_reference(syntax, *pages_[form.page]);
    syntax += ">>>>";
    out_.end();
  }

  void write_element(ElementId element) {
    const StructureElement& own = tree_.elements_[element];
    std::string& syntax = out_.begin();
    syntax += "<</S/";
    syntax += standard_type(own);
    syntax += "/P ";
    append_reference(syntax, own.parent ? numbers_[*own.parent] : root_);
    if (has_identifier_[element]) {
      syntax += "/ID";
      append_identifier(syntax, element);
    }
    if (!own.alternative_text.empty()) syntax += "/Alt" + text_string(own.alternative_text);
    const auto box = tree_.bounding_boxes_.find(element);
    append_attributes(syntax, own, box == tree_.bounding_boxes_.end() ? "" : box->second);
    append_children(syntax, element);
    syntax += ">>";
    out_.end();
  }

  // An array, where there is not just one. Content that is not on the page of the first item needs
  // a reference of its own (14.7.4.2).
  void append_children(std::string& syntax, ElementId element) const {
    const ContentItem* first = first_item(element);
    if (first) {
      syntax += "/Pg ";
      append_reference(syntax, *pages_[first->page]);
    }
    const std::size_t key = syntax.size();
    syntax += "/K[";
    std::size_t count = 0;
    for (std::uint32_t i = tree_.content_[element].first; i != none; i = tree_.entries_[i].next) {
      append_separator(syntax);
      append_content(syntax, tree_.entries_[i].content, first);
      ++count;
    }
    const auto append_child = [&](std::uint32_t number) {
      append_separator(syntax);
      append_reference(syntax, number);
      ++count;
    };
    for (std::uint32_t i = children_[element].first; i != none; i = next_siblings_[i]) {
      append_child(numbers_[i]);
    }
    if (form_ != 0 && element == 0) append_child(form_);
    if (count == 0) {
      syntax.resize(key);
    } else if (count == 1) {
      syntax[key + 2] = ' ';
    } else {
      syntax += ']';
    }
  }

  const ContentItem* first_item(ElementId element) const {
    for (std::uint32_t i = tree_.content_[element].first; i != none; i = tree_.entries_[i].next) {
      if (const auto* item = std::get_if<ContentItem>(&tree_.entries_[i].content)) return item;
    }
    return nullptr;
  }

  // `first` is the first item of the element, which is there when `content` is one.
  void append_content(std::string& syntax, const Content& content, const ContentItem* first) const {
    const auto* item = std::get_if<ContentItem>(&content);
    if (!item) return append_reference(syntax, numbers_[std::get<ElementId>(content)]);
    if (item->page != first->page) {
      syntax += "<</Type/MCR/Pg ";
      append_reference(syntax, *pages_[item->page]);
      syntax += "/MCID ";
    }
    append_integer(syntax, static_cast<std::int64_t>(item->identifier));
    if (item->page != first->page) syntax += ">>";
  }

  // From the marked content of a page back to its elements (14.7.4.4).
  void write_parent_tree() {
    std::string& syntax = out_.begin();
    syntax += "<</Nums[";
    for (std::size_t page = 0; page < pages_.size(); ++page) {
      pages_[page]->GetDictionary().AddKey(PdfName("StructParents"),
                                           integer(static_cast<std::int64_t>(page)));
      append_integer(syntax, static_cast<std::int64_t>(page));
      syntax += '[';
      for (const ElementId element : tree_.elements_on_page_[page]) {
        append_separator(syntax);
        append_reference(syntax, numbers_[element]);
      }
      syntax += ']';
    }
    if (form_ != 0) {
      append_integer(syntax, static_cast<std::int64_t>(pages_.size()));
      syntax += ' ';
      append_reference(syntax, form_);
    }
    syntax += "]>>";
    out_.end();
  }

  // Sorted as bytes (7.9.6).
  void write_identifier_tree() {
    std::vector<std::pair<std::string, std::uint32_t>> identifiers;
    for (ElementId element = 0; element < numbers_.size(); ++element) {
      if (!has_identifier_[element] || numbers_[element] == 0) continue;
      std::string identifier;
      append_identifier(identifier, element);
      identifiers.emplace_back(std::move(identifier), numbers_[element]);
    }
    std::ranges::sort(identifiers);
    std::string& syntax = out_.begin();
    syntax += "<</Names[";
    for (const auto& [identifier, number] : identifiers) {
      syntax += identifier;
      append_reference(syntax, number);
    }
    syntax += "]>>";
    out_.end();
  }

  const StructureTree& tree_;
  Document& document_;
  const std::vector<PdfObject*>& pages_;
  ClosingObjects& out_;
  std::uint32_t root_ = 0, parent_tree_ = 0;
  std::uint32_t form_ = 0, identifier_tree_ = 0;  // 0: there is none
  std::vector<std::uint32_t> numbers_;            // by element; 0 for those left out
  std::vector<Entries> children_;                 // by element
  std::vector<std::uint32_t> next_siblings_;      // by element
  std::vector<bool> has_identifier_;
};

void StructureTree::write(Document& document, const std::vector<PdfObject*>& pages) const {
  if (!empty()) Writer(*this, document, pages).write();
}

}  // namespace typeset::pdf

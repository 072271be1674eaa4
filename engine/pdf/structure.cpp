#include "pdf/structure.h"

#include <algorithm>
#include <map>
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
using PoDoFo::PdfDictionary;
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
      bounding_boxes_(elements.size()),
      elements_on_page_(page_count) {}

std::string_view StructureTree::type_of(ElementId element) const {
  return standard_type(elements_.at(element));
}

std::size_t StructureTree::add_content(ElementId element, std::size_t page) {
  std::vector<ElementId>& elements = elements_on_page_.at(page);
  const std::size_t identifier = elements.size();
  elements.push_back(element);
  content_.at(element).emplace_back(ContentItem{.page = page, .identifier = identifier});
  enter(element);
  return identifier;
}

void StructureTree::enter(ElementId element) {
  const StructureElement& own = elements_[element];
  if (!is_inline(own.role) || !own.parent || entered_[element]) return;
  entered_[element] = true;
  content_.at(*own.parent).emplace_back(element);
  enter(*own.parent);
}

void StructureTree::set_bounding_box(ElementId element, std::string rectangle) {
  bounding_boxes_.at(element) = std::move(rectangle);
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
    if (!content_[element].empty() || holds_place(own.role) || !own.parent) kept[element] = true;
    if (kept[element] && own.parent) kept.at(*own.parent) = true;
  }
  return kept;
}

class StructureTree::Writer {
 public:
  Writer(const StructureTree& tree, Document& document, const std::vector<PdfObject*>& pages)
      : tree_(tree), document_(document), pages_(pages), objects_(tree.elements_.size()) {}

  void write() {
    root_ = &document_.add_dictionary();
    add_objects();
    if (tree_.form_.widget) add_form();
    for (ElementId element = 0; element < objects_.size(); ++element) {
      if (objects_[element]) fill(element);
    }
    fill_root();
    document_.catalog().AddKey(PdfName("StructTreeRoot"), root_->Reference());
    document_.catalog().AddKey(PdfName("MarkInfo"), raw("<</Marked true>>"));
  }

 private:
  void add_objects() {
    children_.resize(objects_.size());
    has_identifier_.resize(objects_.size());
    const std::vector<bool> kept = tree_.kept_elements();
    for (ElementId element = 0; element < objects_.size(); ++element) {
      if (!kept[element]) continue;
      const StructureElement& own = tree_.elements_[element];
      objects_[element] = &document_.add_null();
      // ISO 14289-1, 7.9.
      if (own.role == StructureRole::note) has_identifier_[element] = true;
      if (own.parent && !tree_.entered_[element]) children_[*own.parent].push_back(element);
      for (const ElementId header : own.headers) has_identifier_.at(header) = true;
    }
  }

  // ISO 14289-1, 7.18.4: a widget within a Form.
  void add_form() {
    const Form& form = tree_.form_;
    std::string syntax = "<</S/Form/P ";
    append_reference(syntax, *objects_.front());
    syntax += "/Alt" + form.alternative_text + "/K<</Type/OBJR/Obj ";
    append_reference(syntax, *form.widget);
    syntax += "/Pg ";
    append_reference(syntax, *pages_[form.page]);
    form_ = &document_.add_null();
    set_raw(*form_, syntax + ">>>>");
  }

  void fill(ElementId element) {
    const StructureElement& own = tree_.elements_[element];
    std::string syntax = "<</S/";
    syntax += standard_type(own);
    syntax += "/P ";
    append_reference(syntax, own.parent ? *objects_[*own.parent] : *root_);
    if (has_identifier_[element]) {
      syntax += "/ID";
      append_identifier(syntax, element);
    }
    if (!own.alternative_text.empty()) syntax += "/Alt" + text_string(own.alternative_text);
    append_attributes(syntax, own, tree_.bounding_boxes_[element]);
    append_children(syntax, element);
    set_raw(*objects_[element], syntax + ">>");
  }

  // Content that is not on the page of the first item needs a reference of its own (14.7.4.2).
  void append_children(std::string& syntax, ElementId element) const {
    const std::vector<Content>& content = tree_.content_[element];
    const bool has_form = form_ && element == 0;
    const std::size_t count = content.size() + children_[element].size() + (has_form ? 1 : 0);
    if (count == 0) return;
    const ContentItem* first = first_item(content);
    if (first) {
      syntax += "/Pg ";
      append_reference(syntax, *pages_[first->page]);
    }
    syntax += count == 1 ? "/K " : "/K[";
    for (const Content& entry : content) {
      if (const auto* item = std::get_if<ContentItem>(&entry)) {
        append_content_item(syntax, *item, first->page);
      } else {
        append_separator(syntax);
        append_reference(syntax, *objects_[std::get<ElementId>(entry)]);
      }
    }
    for (const ElementId child : children_[element]) {
      append_separator(syntax);
      append_reference(syntax, *objects_[child]);
    }
    if (has_form) {
      append_separator(syntax);
      append_reference(syntax, *form_);
    }
    if (count != 1) syntax += ']';
  }

  static const ContentItem* first_item(const std::vector<Content>& content) {
    for (const Content& entry : content) {
      if (const auto* item = std::get_if<ContentItem>(&entry)) return item;
    }
    return nullptr;
  }

  void append_content_item(std::string& syntax, const ContentItem& item, std::size_t page) const {
    append_separator(syntax);
    if (item.page != page) {
      syntax += "<</Type/MCR/Pg ";
      append_reference(syntax, *pages_[item.page]);
      syntax += "/MCID ";
    }
    append_integer(syntax, static_cast<std::int64_t>(item.identifier));
    if (item.page != page) syntax += ">>";
  }

  void fill_root() {
    PdfDictionary& dictionary = root_->GetDictionary();
    dictionary.AddKey(PdfName::KeyType, name("StructTreeRoot"));
    dictionary.AddKey(PdfName("K"), objects_.front()->Reference());
    add_parent_tree(dictionary);
    add_identifier_tree(dictionary);
  }

  // From the marked content of a page back to its elements (14.7.4.4).
  void add_parent_tree(PdfDictionary& dictionary) {
    std::string numbers = "<</Nums[";
    for (std::size_t page = 0; page < pages_.size(); ++page) {
      pages_[page]->GetDictionary().AddKey(PdfName("StructParents"),
                                           integer(static_cast<std::int64_t>(page)));
      append_integer(numbers, static_cast<std::int64_t>(page));
      numbers += '[';
      for (const ElementId element : tree_.elements_on_page_[page]) {
        append_separator(numbers);
        append_reference(numbers, *objects_[element]);
      }
      numbers += ']';
    }
    if (form_) {
      append_integer(numbers, static_cast<std::int64_t>(pages_.size()));
      numbers += ' ';
      append_reference(numbers, *form_);
    }
    dictionary.AddKey(PdfName("ParentTree"), add_raw(numbers + "]>>"));
    dictionary.AddKey(PdfName("ParentTreeNextKey"),
                      integer(static_cast<std::int64_t>(pages_.size() + (form_ ? 1 : 0))));
  }

  // Required when elements have identifiers (table 322); sorted as bytes (7.9.6).
  void add_identifier_tree(PdfDictionary& dictionary) {
    std::map<std::string, const PdfObject*> identifiers;
    for (ElementId element = 0; element < objects_.size(); ++element) {
      if (!has_identifier_[element] || !objects_[element]) continue;
      std::string identifier;
      append_identifier(identifier, element);
      identifiers.emplace(identifier, objects_[element]);
    }
    if (identifiers.empty()) return;
    std::string names = "<</Names[";
    for (const auto& [identifier, object] : identifiers) {
      names += identifier;
      append_reference(names, *object);
    }
    dictionary.AddKey(PdfName("IDTree"), add_raw(names + "]>>"));
  }

  PoDoFo::PdfReference add_raw(std::string_view syntax) {
    PdfObject& object = document_.add_null();
    set_raw(object, syntax);
    return object.Reference();
  }

  const StructureTree& tree_;
  Document& document_;
  const std::vector<PdfObject*>& pages_;
  PdfObject* root_ = nullptr;
  PdfObject* form_ = nullptr;  // none: there is no form
  std::vector<PdfObject*> objects_;  // by element; null for those left out
  std::vector<std::vector<ElementId>> children_;
  std::vector<bool> has_identifier_;
};

void StructureTree::write(Document& document, const std::vector<PdfObject*>& pages) const {
  if (!empty()) Writer(*this, document, pages).write();
}

}  // namespace typeset::pdf

// The structure tree of a tagged PDF (ISO 32000-1, 14.7 and 14.8).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "page/pages.h"
#include "pdf/document.h"

namespace typeset::pdf {

// Gathers the content items of the pages, then becomes objects.
class StructureTree {
 public:
  StructureTree(const std::vector<page::StructureElement>& elements, std::size_t page_count);

  bool empty() const { return elements_.empty(); }
  // The standard structure type: what marks the element's content too.
  std::string_view type_of(page::ElementId element) const;
  // A new content item of the element on a page; its marked-content identifier there. Rubies and
  // their parts stand among their parents' content, in the order in which they first have some; all
  // other elements after it.
  std::size_t add_content(page::ElementId element, std::size_t page);

  // Where an element that is no text stands on its page: the syntax of a rectangle in default user
  // space.
  void set_bounding_box(page::ElementId element, std::string rectangle);

  // The only form field, a widget on a page, comes after all else. `alternative_text` is the syntax
  // of a string. Returns the widget's StructParent.
  std::size_t set_form(const PoDoFo::PdfObject& widget, std::size_t page,
                       std::string alternative_text);

  // Adds StructTreeRoot with all below it, enters it and MarkInfo into the catalog, and gives every
  // page its key in the parent tree. Without elements nothing. All other objects of the document
  // have to be there already.
  void write(Document& document, const std::vector<PoDoFo::PdfObject*>& pages) const;

 private:
  struct ContentItem {
    std::size_t page = 0;
    std::size_t identifier = 0;
  };
  struct Form {
    const PoDoFo::PdfObject* widget = nullptr;  // none: there is no form
    std::size_t page = 0;
    std::string alternative_text;
  };
  // What an element holds among its text: content items and inline elements.
  using Content = std::variant<ContentItem, page::ElementId>;
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  struct Entry {
    Content content;
    std::uint32_t next = none;  // of the same element, in `entries_`
  };
  struct Entries {
    std::uint32_t first = none, last = none;
  };
  class Writer;

  void add_entry(page::ElementId element, Content content);
  void enter(page::ElementId element);
  std::vector<bool> kept_elements() const;

  const std::vector<page::StructureElement>& elements_;
  std::vector<Entry> entries_;                                  // in the order they came
  std::vector<Entries> content_;                                // by element
  std::vector<bool> entered_;                                   // among the parent's content
  std::map<page::ElementId, std::string> bounding_boxes_;       // most elements have none
  std::vector<std::vector<page::ElementId>> elements_on_page_;  // by page and identifier
  Form form_;
};

}  // namespace typeset::pdf

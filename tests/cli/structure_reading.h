// The structure tree of a PDF as poppler reads it, and the grids of the tables in it.
#pragma once

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace typeset::cli {

struct ReadElement {
  std::string type, id;
  std::map<std::string, std::string> attributes;  // Scope → Column
  std::string text;                               // of itself and all below it
  std::vector<ReadElement> children;

  int number(const std::string& attribute) const {
    const auto found = attributes.find(attribute);
    return found == attributes.end() ? 1 : std::stoi(found->second);
  }
};

// Reads what `pdfinfo -struct-text` prints: elements indented by two spaces a level, attributes by
// one more, texts in quotes.
class StructureReader {
 public:
  explicit StructureReader(const std::string& listing) : lines_(listing) {}

  // A nameless element with the roots below it.
  ReadElement read() {
    ReadElement root;
    next();
    while (!at_end_) root.children.push_back(read_element());
    return root;
  }

 private:
  void next() { at_end_ = !std::getline(lines_, line_); }

  std::size_t indent() const { return std::min(line_.find_first_not_of(' '), line_.size()); }

  ReadElement read_element() {
    static const std::regex pattern(R"( *(\w+)(?: <([^>]*)>)?(?: "[^"]*")?(?: \(\w+\))?:?)");
    ReadElement element;
    const std::size_t own = indent();
    std::smatch parts;
    element.type = std::regex_match(line_, parts, pattern) ? parts[1].str() : "?" + line_;
    element.id = parts.size() > 2 ? parts[2].str() : "";
    next();
    while (!at_end_ && indent() > own) read_content(element);
    return element;
  }

  void read_content(ReadElement& element) {
    const std::string content = line_.substr(indent());
    if (content[0] == '/') {
      const std::size_t space = content.find(' ');
      element.attributes.emplace(content.substr(1, space - 1), content.substr(space + 1));
      next();
    } else if (content[0] == '"') {
      element.text += content.substr(1, content.size() - 2);
      next();
    } else {
      element.children.push_back(read_element());
      element.text += element.children.back().text;
    }
  }

  std::istringstream lines_;
  std::string line_;
  bool at_end_ = false;
};

inline void collect(const ReadElement& root, const std::string& type,
                    std::vector<const ReadElement*>& found) {
  if (root.type == type) found.push_back(&root);
  for (const ReadElement& child : root.children) collect(child, type, found);
}

// All elements of a type, in reading order.
inline std::vector<const ReadElement*> elements_of_type(const ReadElement& root,
                                                        const std::string& type) {
  std::vector<const ReadElement*> found;
  collect(root, type, found);
  return found;
}

// A cell where the rows and spans put it.
struct ReadCell {
  int row = 0, column = 0, rowspan = 1, colspan = 1;
  bool is_header = false;
  std::string scope, text;
  std::vector<std::string> headers;  // identifiers
  std::string id;
};

// A table's cells as a reader of the tree has to place them: each in the first column that no cell
// of a row above reaches into (ISO 32000-1, table 349).
class ReadGrid {
 public:
  explicit ReadGrid(const ReadElement& table) {
    int row = 0;
    for (const ReadElement* element : elements_of_type(table, "TR")) {
      int column = 0;
      for (const ReadElement& cell : element->children) {
        while (taken_.contains({row, column})) ++column;
        add(cell, row, column);
      }
      ++row;
    }
  }

  const std::vector<ReadCell>& cells() const { return cells_; }
  bool overlaps() const { return overlaps_; }

 private:
  void add(const ReadElement& element, int row, int column) {
    ReadCell cell{.row = row,
                  .column = column,
                  .rowspan = element.number("RowSpan"),
                  .colspan = element.number("ColSpan"),
                  .is_header = element.type == "TH",
                  .scope = {},
                  .text = element.text,
                  .headers = {},
                  .id = element.id};
    if (const auto scope = element.attributes.find("Scope"); scope != element.attributes.end()) {
      cell.scope = scope->second.substr(1);
    }
    if (const auto list = element.attributes.find("Headers"); list != element.attributes.end()) {
      static const std::regex identifier(R"(\(([^)]*)\))");
      for (std::sregex_iterator i(list->second.begin(), list->second.end(), identifier), end;
           i != end; ++i) {
        cell.headers.push_back((*i)[1]);
      }
    }
    for (int r = row; r < row + cell.rowspan; ++r) {
      for (int c = column; c < column + cell.colspan; ++c) {
        overlaps_ |= !taken_.emplace(r, c).second;
      }
    }
    cells_.push_back(std::move(cell));
  }

  std::set<std::pair<int, int>> taken_;  // row, column
  std::vector<ReadCell> cells_;
  bool overlaps_ = false;
};

}  // namespace typeset::cli

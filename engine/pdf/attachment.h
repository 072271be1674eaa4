// A file to be carried within the PDF.
#pragma once

#include <string>

namespace typeset::pdf {

struct Attachment {
  // What it is to the document (ISO 19005-3, annex E).
  enum class Relationship {
    source,  // the document was made from it
    data,    // what the document shows, for programs
  };

  std::string name;         // of the file, without folders, UTF-8; no two the same
  std::string description;  // UTF-8
  std::string media_type;   // text/csv
  Relationship relationship = Relationship::source;
  std::string bytes;
};

}  // namespace typeset::pdf
